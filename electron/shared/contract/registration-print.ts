import { z } from 'zod';
import { arrivalIdSchema, visitIdSchema } from '../values/ids.ts';
import { task } from './define.ts';
import { PRINT_REFUSALS, pictureSchema, printedSchema, printShape } from './printing.ts';

const TICKET_REFUSALS = [
  ...PRINT_REFUSALS,
  'registration.no-such-visit',
  'registration.ticket-cancelled',
  'queue.no-such-arrival',
] as const;

/** A visit's ticket, or the number taken at the door. */
const whose = z.union([
  z.strictObject({ visitId: visitIdSchema, ...printShape }),
  z.strictObject({ arrivalId: arrivalIdSchema, ...printShape }),
]);

export const registrationPrint = {
  /** 号票: with the registration, and again with Ctrl+P as 补打 第 n 次. */
  printTicket: task({
    input: whose,
    output: printedSchema,
    refusals: TICKET_REFUSALS,
    access: 'everyone',
    changes: ['registration'],
  }),
  pictureTicket: task({
    input: z.union([
      z.strictObject({ visitId: visitIdSchema }),
      z.strictObject({ arrivalId: arrivalIdSchema }),
    ]),
    output: pictureSchema,
    refusals: TICKET_REFUSALS,
    access: 'everyone',
  }),
} as const;
