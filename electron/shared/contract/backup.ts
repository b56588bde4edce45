import { z } from 'zod';
import { instantSchema } from '../values/instant.ts';
import { command, done, nothing, optionalText, task } from './define.ts';

const fileSchema = z.object({ at: instantSchema, name: z.string(), bytes: z.int() });

/** `second`: what became of the copy at the second place; `none` when there is no such place. */
const madeSchema = fileSchema.extend({ second: z.enum(['none', 'copied', 'failed']) });

export const backup = {
  /** A copy made by SQLite while the station works, read again and proven before it counts. */
  now: task({
    input: nothing,
    output: madeSchema,
    refusals: ['backup.folder-unusable', 'backup.copy-unsound'],
    access: 'everyone',
    changes: ['backup'],
  }),
  getLast: task({ input: nothing, output: z.object({ last: madeSchema.nullable() }), access: 'anyone' }),
  /** The copies that lie on this PC, newest first. */
  listBackups: task({ input: nothing, output: z.array(fileSchema), access: ['head'] }),
  /** Where a second copy goes: a removable disk or another PC. Empty: nowhere. */
  changeFolder: command({
    input: { folder: optionalText(300) },
    output: done,
    refusals: ['backup.folder-unusable'],
    access: ['head'],
    changes: ['backup', 'settings'],
  }),
} as const;
