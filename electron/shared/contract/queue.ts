import { z } from 'zod';
import { queuePointSchema, ticketStatusSchema } from '../domain/queue-points.ts';
import { queuePolicySchema, queueRankSchema } from '../domain/queue-policy.ts';
import { callReasonSchema } from '../domain/queue-reasons.ts';
import {
  clinicIdSchema,
  orderIdSchema,
  residentIdSchema,
  ticketIdSchema,
  visitIdSchema,
} from '../values/ids.ts';
import { instantSchema } from '../values/instant.ts';
import { command, nothing, optionalText, query, text } from './define.ts';
import { sexSchema } from './residents.ts';

const boardTicketSchema = z.object({
  ticketId: ticketIdSchema,
  visitId: visitIdSchema,
  residentId: residentIdSchema,
  number: z.int(),
  /** Whole: these are staff's screens. */
  name: z.string(),
  sex: sexSchema,
  age: z.string(),
  rank: queueRankSchema,
  status: ticketStatusSchema,
  /** 回诊. */
  returned: z.boolean(),
  waitingSince: instantSchema,
  waitedMinutes: z.int(),
  calls: z.int(),
  misses: z.int(),
  lastCalledAt: instantSchema.nullable(),
  /** The room it is meant for; null = any window of the point. */
  clinicId: clinicIdSchema.nullable(),
  calledClinicId: clinicIdSchema.nullable(),
});
export type BoardTicket = z.output<typeof boardTicketSchema>;

const waitingTicketSchema = z.object({
  ...boardTicketSchema.shape,
  /** 1 = next, were everybody called from now on. */
  position: z.int().min(1),
  /** A few words: why at this place. */
  label: z.string(),
});
export type WaitingTicket = z.output<typeof waitingTicketSchema>;

const judgementSchema = z.object({
  rule: z.enum(['emergency', 'waited-out', 'returned', 'priority', 'ordinary', 'weighted']),
  label: z.string(),
  numbers: z.array(z.int()),
  /** How many in all; `numbers` holds the first six. */
  count: z.int(),
  decides: z.boolean(),
  nearest: z.object({ number: z.int(), minutesLeft: z.int() }).nullable(),
});

const nextSchema = z.object({
  ticketId: ticketIdSchema,
  visitId: visitIdSchema,
  number: z.int(),
  name: z.string(),
  sex: sexSchema,
  age: z.string(),
  rank: queueRankSchema,
  reason: callReasonSchema,
  /** One sentence: why this one. */
  sentence: z.string(),
});

export const boardSchema = z.object({
  point: queuePointSchema,
  /** The room whose line this is; null at a point without rooms. */
  clinicId: clinicIdSchema.nullable(),
  rooms: z.array(
    z.object({
      clinicId: clinicIdSchema,
      name: z.string(),
      waiting: z.int(),
      /** Called or being served there, newest call first. */
      current: z.array(boardTicketSchema),
    }),
  ),
  waitingCount: z.int(),
  priorityCount: z.int(),
  /** In the order in which they would be called; at most 100. */
  waiting: z.array(waitingTicketSchema),
  /** 过号, with the place that each would take when he came back now. */
  missed: z.array(z.object({ ...boardTicketSchema.shape, positionIfBack: z.int() })),
  next: nextSchema.nullable(),
  judgement: z.array(judgementSchema),
  doneCount: z.int(),
  /** Priority calls in a row so far. */
  priorityRun: z.int(),
  policy: queuePolicySchema,
  /** The rule in force, in one line. */
  policyText: z.string(),
  callsBeforeMissed: z.int(),
  callGapSeconds: z.int(),
  recallAfterOrdinary: z.int(),
  /** Calls out of order today, at this point. */
  outOfOrder: z.array(
    z.object({
      number: z.int(),
      name: z.string(),
      at: instantSchema,
      reason: z.string(),
      by: z.string(),
    }),
  ),
});
export type Board = z.output<typeof boardSchema>;

const calledSchema = z.object({
  ticketId: ticketIdSchema,
  visitId: visitIdSchema,
  number: z.int(),
  name: z.string(),
  rank: queueRankSchema,
  room: z.string(),
  /** What the board and the voice may say: number, masked name, room. */
  announcement: z.string(),
  sentence: z.string(),
});

const ticketRefusals = ['queue.no-such-ticket', 'queue.not-today'] as const;

const pointOrderSchema = z.object({
  orderId: orderIdSchema,
  code: z.string(),
  name: z.string(),
  qty: z.int(),
  status: z.enum(['ordered', 'settled', 'done']),
  result: z.string(),
});

export const queue = {
  /** One line for each of the six points. */
  listPoints: query({
    input: nothing,
    output: z.array(
      z.object({
        point: queuePointSchema,
        waiting: z.int(),
        oldestMinutes: z.int(),
        /** The newest number called or being served. */
        current: z.int().nullable(),
        done: z.int(),
      }),
    ),
    access: 'everyone',
  }),
  /** The line of one room of a point; without a room, the point's first one. */
  getBoard: query({
    input: z.strictObject({ point: queuePointSchema, clinicId: clinicIdSchema.optional() }),
    output: boardSchema,
    refusals: ['queue.no-such-room'],
    access: 'everyone',
  }),
  /** 导医: everybody in the station, elders first: where, since when, where next. */
  listGuide: query({
    input: nothing,
    output: z.object({
      inHouse: z.int(),
      elders: z.int(),
      rows: z
        .array(
          z.object({
            visitId: visitIdSchema,
            number: z.int(),
            name: z.string(),
            sex: sexSchema,
            age: z.string(),
            rank: queueRankSchema,
            elder: z.boolean(),
            infant: z.boolean(),
            point: queuePointSchema,
            status: ticketStatusSchema,
            returned: z.boolean(),
            position: z.int().nullable(),
            since: instantSchema,
            /** Room or window to go to, or the point that follows; empty when nothing follows. */
            next: z.string(),
          }),
        )
        .max(100),
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
  /** Calls whoever is next at this moment, whatever the screen showed. */
  callNext: command({
    input: { point: queuePointSchema, clinicId: clinicIdSchema },
    /** `waitingLeft`: how many still wait in this room's line. */
    output: calledSchema.extend({ waitingLeft: z.int() }),
    refusals: ['queue.no-such-room', 'queue.nobody-waits', 'queue.called-not-answered'],
    access: 'everyone',
    changes: ['queue', 'registration'],
  }),
  callAgain: command({
    input: { ticketId: ticketIdSchema },
    output: calledSchema,
    refusals: [...ticketRefusals, 'queue.not-called', 'queue.too-soon', 'queue.called-enough'],
    access: 'everyone',
    changes: ['queue'],
  }),
  /** 过号, after the calls that the rule asks for; the last miss gives the ticket up (弃号). */
  markMissed: command({
    input: { ticketId: ticketIdSchema },
    output: z.object({ number: z.int(), misses: z.int(), givenUp: z.boolean() }),
    refusals: [...ticketRefusals, 'queue.not-called', 'queue.too-soon', 'queue.not-called-enough'],
    access: 'everyone',
    changes: ['queue', 'registration'],
  }),
  comeBack: command({
    input: { ticketId: ticketIdSchema },
    output: z.object({ number: z.int(), position: z.int() }),
    refusals: [...ticketRefusals, 'queue.not-missed'],
    access: 'everyone',
    changes: ['queue', 'registration'],
  }),
  callOutOfOrder: command({
    input: { ticketId: ticketIdSchema, clinicId: clinicIdSchema.optional(), reason: text(100) },
    output: calledSchema,
    refusals: [...ticketRefusals, 'queue.no-such-room', 'queue.not-waiting'],
    access: 'everyone',
    changes: ['queue', 'registration'],
  }),
  startServing: command({
    input: { ticketId: ticketIdSchema },
    output: z.object({ number: z.int() }),
    refusals: [...ticketRefusals, 'queue.not-called'],
    access: 'everyone',
    changes: ['queue', 'registration', 'consultation'],
  }),
  finish: command({
    input: { ticketId: ticketIdSchema },
    output: z.object({ number: z.int() }),
    refusals: [...ticketRefusals, 'queue.not-called'],
    access: 'everyone',
    changes: ['queue', 'registration'],
  }),
  /** 回诊: back to the doctor's line, without a new registration or fee. */
  returnWithResults: command({
    input: { visitId: visitIdSchema },
    output: z.object({ ticketId: ticketIdSchema, number: z.int(), position: z.int() }),
    refusals: ['queue.not-seen-yet', 'queue.not-today', 'queue.visit-over'],
    access: 'everyone',
    changes: ['queue', 'registration'],
  }),
  /** What a visit has to have done in the laboratory or the examination room. */
  listPointOrders: query({
    input: z.strictObject({ visitId: visitIdSchema, point: z.enum(['lab', 'examination']) }),
    output: z.array(pointOrderSchema),
    access: 'everyone',
  }),
  /** Results are in: the orders are done, the visit goes on, and back to the doctor when nothing is left. */
  finishOrders: command({
    input: {
      ticketId: ticketIdSchema,
      results: z
        .array(z.strictObject({ orderId: orderIdSchema, result: optionalText(500) }))
        .min(1)
        .max(40),
      returnToDoctor: z.boolean().default(true),
    },
    output: z.object({ number: z.int(), returned: z.boolean(), left: z.int() }),
    refusals: [...ticketRefusals, 'queue.not-called', 'queue.no-such-order', 'queue.order-not-paid'],
    access: ['doctor', 'front_desk', 'head'],
    changes: ['queue', 'registration', 'consultation'],
  }),
} as const;
