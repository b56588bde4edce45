import { z } from 'zod';
import { prescriptionIdSchema } from '../values/ids.ts';
import { type Access, task } from './define.ts';
import { PRINT_REFUSALS, pictureSchema, printedSchema, printShape } from './printing.ts';

const WHO: Access = ['pharmacist', 'doctor', 'head'];
const slip = { prescriptionId: prescriptionIdSchema };

export const dispensaryPrint = {
  /** 处方笺 on A5. */
  printSlip: task({
    input: z.strictObject({ ...slip, ...printShape }),
    output: printedSchema,
    refusals: [...PRINT_REFUSALS, 'dispensary.unknown-prescription'],
    access: WHO,
    changes: ['dispensary'],
  }),
  /** 用法签 of all drugs of the slip in one go. */
  printLabels: task({
    input: z.strictObject({ ...slip, ...printShape }),
    output: printedSchema,
    refusals: [
      ...PRINT_REFUSALS,
      'dispensary.unknown-prescription',
      'dispensary.void',
      'dispensary.already-returned',
    ],
    access: WHO,
    changes: ['dispensary'],
  }),
  pictureSlip: task({
    input: z.strictObject(slip),
    output: pictureSchema,
    refusals: [...PRINT_REFUSALS, 'dispensary.unknown-prescription'],
    access: WHO,
  }),
} as const;
