import { z } from 'zod';
import { doorClaimSchema, mobilitySchema } from '../domain/care-marks.ts';
import { queuePointSchema, ticketStatusSchema } from '../domain/queue-points.ts';
import { queueRankSchema } from '../domain/queue-policy.ts';
import { ticketIdSchema, visitIdSchema } from '../values/ids.ts';
import { instantSchema } from '../values/instant.ts';
import { command, nothing, query } from './define.ts';
import { careShape, MOST_SHOWN, ownerShape } from './queue-board.ts';
import { sexSchema } from './residents.ts';

const seatNumber = z.int().min(1).max(60);
/** A number of today: the guide reads it off the ticket. */
const number = z.int().min(1).max(99_999);

const guideRowSchema = z.object({
  ticketId: ticketIdSchema,
  ...ownerShape,
  number: z.int(),
  name: z.string(),
  initials: z.string(),
  sex: sexSchema,
  age: z.string(),
  rank: queueRankSchema,
  claim: doorClaimSchema.nullable(),
  elder: z.boolean(),
  infant: z.boolean(),
  point: queuePointSchema,
  status: ticketStatusSchema,
  returned: z.boolean(),
  position: z.int().nullable(),
  since: instantSchema,
  /** Room or window to go to, or the point that follows; empty when nothing follows. */
  next: z.string(),
  /** 已送到: the guide brought him to where he waits now. */
  delivered: z.boolean(),
  ...careShape,
});

export const queueGuide = {
  /**
   * 导医: everybody in the station: elders first, then other priority and infants, then those with a mark,
   * then the rest; where, since when, where next.
   */
  listGuide: query({
    input: nothing,
    output: z.object({
      inHouse: z.int(),
      elders: z.int(),
      /** 要陪. */
      accompanied: z.int(),
      /** The elders' area (老年人专用座): who sits on which seat. */
      seats: z.object({
        total: z.int(),
        taken: z.array(z.object({ seat: z.int(), number: z.int() })),
      }),
      rows: z.array(guideRowSchema).max(MOST_SHOWN),
    }),
    access: 'everyone',
  }),
  listVisitEvents: query({
    input: z.strictObject({ visitId: visitIdSchema }),
    output: z.array(
      z.object({
        at: instantSchema,
        point: queuePointSchema,
        kind: z.enum([
          'enter',
          'call',
          'call_out_of_order',
          'call_again',
          'undo_call',
          'move',
          'serve',
          'miss',
          'come_back',
          'return_with_results',
          'done',
          'cancel',
        ]),
        statusAfter: ticketStatusSchema,
        room: z.string(),
        by: z.string(),
        reason: z.string(),
      }),
    ),
    access: 'everyone',
  }),
  /** 陪同, 轮椅, 抱: stays with the number through all points. */
  markCare: command({
    input: { number, accompany: z.boolean(), mobility: mobilitySchema },
    output: z.object({ number: z.int() }),
    refusals: ['queue.no-such-number'],
    access: 'everyone',
    changes: ['queue'],
  }),
  /** 入座: on the seat asked for or the first free one; who sits elsewhere changes seats. */
  takeSeat: command({
    input: { number, seat: seatNumber.optional() },
    output: z.object({ number: z.int(), seat: z.int() }),
    refusals: [
      'queue.no-such-number',
      'queue.gone-already',
      'queue.no-such-seat',
      'queue.seat-taken',
      'queue.no-seat-free',
    ],
    access: 'everyone',
    changes: ['queue'],
  }),
  /** Seats free themselves when the visit ends; by hand before. */
  leaveSeat: command({
    input: { number },
    output: z.object({ number: z.int(), seat: z.int() }),
    refusals: ['queue.not-seated'],
    access: 'everyone',
    changes: ['queue'],
  }),
  /** 已送到, for the wait that stands now; a later wait is to be brought anew. */
  markDelivered: command({
    input: { ticketId: ticketIdSchema },
    output: z.object({ number: z.int() }),
    refusals: ['queue.no-such-ticket', 'queue.not-today'],
    access: 'everyone',
    changes: ['queue'],
  }),
} as const;
