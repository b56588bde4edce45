import { z } from 'zod';
import { doorClaimSchema, mobilitySchema } from '../domain/care-marks.ts';
import { queueRankSchema } from '../domain/queue-policy.ts';
import { clinicDaySchema } from '../values/clinic-day.ts';
import { arrivalIdSchema, residentIdSchema, ticketIdSchema } from '../values/ids.ts';
import { instantSchema } from '../values/instant.ts';
import { command, query, text } from './define.ts';

/** What stands on the ticket of the door, and nothing that others must not read. */
const numberSlipSchema = z.object({
  arrivalId: arrivalIdSchema,
  number: z.int(),
  rank: queueRankSchema,
  /** Priority by word alone: 请在窗口出示证件. */
  toBeShown: z.boolean(),
  /** Masked; empty when the door does not know who it is. */
  maskedName: z.string(),
  /** 70 and over (by the station's age): print in large type. */
  elder: z.boolean(),
  /** The window, or the point's name where there are several. */
  room: z.string(),
  day: clinicDaySchema,
  arrivedAt: instantSchema,
  ahead: z.int(),
  /** By the pace of today's calls there, as the ticket prints it; null while too few were made. */
  expectedMinutes: z.int().nullable(),
});
export type NumberSlip = z.output<typeof numberSlipSchema>;

export const queueDoor = {
  /**
   * 取号: a number of the day at the door, and a place in the line of 挂号. Priority is proven by the card's
   * age or by documents on record; who only says so gets it too and shows the document at the window.
   */
  takeNumber: command({
    input: {
      residentId: residentIdSchema.optional(),
      /** As the card reader gives it; for somebody without a record it gives the age and is not kept. */
      idNumber: text(24).optional(),
      /** Says that he belongs to 六优先 and shows it at the window. */
      claimsPriority: z.boolean().default(false),
      /** 急危重, as triage says. */
      emergency: z.boolean().default(false),
      accompany: z.boolean().default(false),
      mobility: mobilitySchema.default('none'),
    },
    output: z.object({
      arrivalId: arrivalIdSchema,
      ticketId: ticketIdSchema,
      number: z.int(),
      rank: queueRankSchema,
      claim: doorClaimSchema.nullable(),
      position: z.int(),
      slip: numberSlipSchema,
    }),
    refusals: [
      'queue.no-such-resident',
      'queue.bad-id-number',
      'queue.card-of-another',
      'queue.number-taken-already',
      'queue.registered-already',
    ],
    access: 'everyone',
    changes: ['queue', 'registration'],
  }),
  getNumberSlip: query({
    input: z.strictObject({ arrivalId: arrivalIdSchema }),
    output: numberSlipSchema,
    refusals: ['queue.no-such-arrival'],
    access: 'everyone',
  }),
  /** Leaves without registering. The number is not used again. */
  cancelNumber: command({
    input: { arrivalId: arrivalIdSchema, reason: text(100) },
    output: z.object({ number: z.int() }),
    refusals: ['queue.no-such-arrival', 'queue.not-today', 'queue.number-used', 'queue.number-cancelled'],
    access: 'everyone',
    changes: ['queue', 'registration'],
  }),
} as const;
