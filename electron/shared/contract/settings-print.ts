import { z } from 'zod';
import { PAPER_USES, printersSchema } from '../domain/printing.ts';
import { nothing, task } from './define.ts';
import { PRINT_REFUSALS, pictureSchema, printedSchema, printToSchema } from './printing.ts';

/** A test page by settings that are being tried and are not saved yet. */
const trial = { use: z.enum(PAPER_USES), printers: printersSchema } as const;

export const settingsPrint = {
  /** The printers of this PC, and whether each could print now as far as it says. */
  listPrinters: task({
    input: nothing,
    output: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        state: z.enum(['ready', 'offline', 'no-paper', 'unknown']),
      }),
    ),
    refusals: ['settings.printers-silent', 'settings.paper-stuck'],
    access: 'everyone',
  }),
  printTestPage: task({
    input: z.strictObject({ ...trial, to: printToSchema }),
    output: printedSchema,
    refusals: PRINT_REFUSALS,
    access: ['head'],
  }),
  pictureTestPage: task({
    input: z.strictObject(trial),
    output: pictureSchema,
    refusals: PRINT_REFUSALS,
    access: ['head'],
  }),
} as const;
