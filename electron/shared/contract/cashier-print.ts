import { z } from 'zod';
import { clinicDaySchema } from '../values/clinic-day.ts';
import { receiptIdSchema } from '../values/ids.ts';
import { type Access, task } from './define.ts';
import { PRINT_REFUSALS, pictureSchema, printedSchema, printShape } from './printing.ts';

const AT_THE_COUNTER: Access = ['front_desk', 'head'];
const receipt = { receiptId: receiptIdSchema };
const form = { day: clinicDaySchema };

export const cashierPrint = {
  /** 收据, sale or refund; from the second on 补打 第 n 次. */
  printReceipt: task({
    input: z.strictObject({ ...receipt, ...printShape }),
    output: printedSchema,
    refusals: [...PRINT_REFUSALS, 'cashier.unknown-receipt'],
    access: AT_THE_COUNTER,
    changes: ['cashier'],
  }),
  pictureReceipt: task({
    input: z.strictObject(receipt),
    output: pictureSchema,
    refusals: [...PRINT_REFUSALS, 'cashier.unknown-receipt'],
    access: AT_THE_COUNTER,
  }),
  /** 日结表 of a closed day. */
  printDayForm: task({
    input: z.strictObject({ ...form, ...printShape }),
    output: printedSchema,
    refusals: [...PRINT_REFUSALS, 'cashier.day-not-closed'],
    access: AT_THE_COUNTER,
    changes: ['cashier'],
  }),
  pictureDayForm: task({
    input: z.strictObject(form),
    output: pictureSchema,
    refusals: [...PRINT_REFUSALS, 'cashier.day-not-closed'],
    access: AT_THE_COUNTER,
  }),
} as const;
