import { z } from 'zod';
import { queuePointSchema } from '../domain/queue-points.ts';
import { queueRankSchema } from '../domain/queue-policy.ts';
import { windowEndSchema } from '../domain/window-stay.ts';
import { clinicIdSchema, orderIdSchema, ticketIdSchema, visitIdSchema } from '../values/ids.ts';
import { command, optionalText, query, text } from './define.ts';
import { ownerShape } from './queue-board.ts';

const calledSchema = z.object({
  ticketId: ticketIdSchema,
  ...ownerShape,
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

export const queueCalls = {
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
  /**
   * Takes back the room's newest call, with its repetitions, as if it had not been: within the time of the
   * rule, before the patient came to the window, and with nobody called there since.
   */
  undoCall: command({
    input: { ticketId: ticketIdSchema },
    output: z.object({ number: z.int(), position: z.int() }),
    refusals: [...ticketRefusals, 'queue.not-called', 'queue.undo-too-late', 'queue.undo-not-newest'],
    access: 'everyone',
    changes: ['queue', 'registration'],
  }),
  /** One who waits (or was missed) goes to another room of the point and keeps the place by arrival. */
  moveTicket: command({
    input: { ticketId: ticketIdSchema, clinicId: clinicIdSchema, reason: optionalText(100) },
    output: z.object({ number: z.int(), room: z.string(), position: z.int() }),
    refusals: [
      ...ticketRefusals,
      'queue.not-waiting',
      'queue.no-such-room',
      'queue.room-of-another-point',
      'queue.already-there',
    ],
    access: 'everyone',
    changes: ['queue', 'registration'],
  }),
  /** Everybody who waits for one room (the doctor leaves) goes to another of the point, in the same order. */
  moveWaiting: command({
    input: { fromClinicId: clinicIdSchema, toClinicId: clinicIdSchema, reason: optionalText(100) },
    output: z.object({ moved: z.int(), room: z.string() }),
    refusals: [
      'queue.no-such-room',
      'queue.room-of-another-point',
      'queue.already-there',
      'queue.nobody-waits',
    ],
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
  /** How the one at a window may leave it now, beside being served: the usual way first. */
  listWindowEnds: query({
    input: z.strictObject({ ticketId: ticketIdSchema }),
    output: z.array(windowEndSchema),
    refusals: [...ticketRefusals, 'queue.not-serving'],
    access: 'everyone',
  }),
  /** Ends a stay at the window that nobody serves any more, with a reason: 回到队里, 过号, 办完, 作废. */
  endStay: command({
    input: { ticketId: ticketIdSchema, end: windowEndSchema, reason: text(100) },
    /** `position` where he waits on; `givenUp` when this 过号 was the last that the rule allows. */
    output: z.object({ number: z.int(), position: z.int().nullable(), givenUp: z.boolean() }),
    refusals: [
      ...ticketRefusals,
      'queue.not-serving',
      'queue.consultation-open',
      'queue.still-to-do',
      'queue.register-or-cancel',
      'queue.only-from-the-door',
    ],
    access: 'everyone',
    changes: ['queue', 'registration', 'consultation'],
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
