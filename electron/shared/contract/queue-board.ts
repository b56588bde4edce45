import { z } from 'zod';
import { doorClaimSchema, mobilitySchema } from '../domain/care-marks.ts';
import { queuePointSchema, ticketStatusSchema } from '../domain/queue-points.ts';
import { queuePolicySchema, queueRankSchema } from '../domain/queue-policy.ts';
import { callReasonSchema } from '../domain/queue-reasons.ts';
import {
  arrivalIdSchema,
  clinicIdSchema,
  residentIdSchema,
  ticketIdSchema,
  visitIdSchema,
} from '../values/ids.ts';
import { instantSchema } from '../values/instant.ts';
import { nothing, query } from './define.ts';
import { sexSchema } from './residents.ts';

/** Rows of a line, and of the guide's list: the whole of the worst day, so that everybody can be found there. */
export const MOST_SHOWN = 400;

/** A ticket of a visit, or of an arrival that is not registered yet (only at the point 挂号): one of the two. */
export const ownerShape = {
  visitId: visitIdSchema.nullable(),
  /** Number taken at the door (取号); null once registered. */
  arrivalId: arrivalIdSchema.nullable(),
};

export const careShape = {
  /** 陪: must not walk alone. */
  accompany: z.boolean(),
  /** 轮椅, 抱. */
  mobility: mobilitySchema,
  /** Number of the seat in the elders' area; null = none. */
  seat: z.int().nullable(),
};

const boardTicketSchema = z.object({
  ticketId: ticketIdSchema,
  ...ownerShape,
  residentId: residentIdSchema.nullable(),
  number: z.int(),
  /** Whole: these are staff's screens. Empty for an arrival without a record. */
  name: z.string(),
  /** Of the name's pinyin, to be found by: wyz. */
  initials: z.string(),
  /** 0 and an empty age where the door does not know them. */
  sex: sexSchema,
  age: z.string(),
  rank: queueRankSchema,
  /** At 挂号 only: by what the rank was given at the door; `word` is to be shown at the window (待验). */
  claim: doorClaimSchema.nullable(),
  status: ticketStatusSchema,
  /** 回诊. */
  returned: z.boolean(),
  waitingSince: instantSchema,
  waitedMinutes: z.int(),
  calls: z.int(),
  misses: z.int(),
  lastCalledAt: instantSchema.nullable(),
  /** When the one at the window came to it; null before. */
  servingSince: instantSchema.nullable(),
  /** 久在窗口: minutes at the window when they are more than the rule expects; null otherwise. */
  longMinutes: z.int().nullable(),
  /** The room it is meant for; null = any window of the point. */
  clinicId: clinicIdSchema.nullable(),
  calledClinicId: clinicIdSchema.nullable(),
  /** Stands at the window of another point now and is not called here until done there. */
  busyAt: queuePointSchema.nullable(),
  ...careShape,
});
export type BoardTicket = z.output<typeof boardTicketSchema>;

const waitingTicketSchema = z.object({
  ...boardTicketSchema.shape,
  /** 1 = next, were everybody called from now on; those who are busy elsewhere come last. */
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
  ...ownerShape,
  number: z.int(),
  name: z.string(),
  sex: sexSchema,
  age: z.string(),
  rank: queueRankSchema,
  reason: callReasonSchema,
  /** One sentence: why this one. */
  sentence: z.string(),
});

const roomSchema = z.object({
  clinicId: clinicIdSchema,
  name: z.string(),
  waiting: z.int(),
  /** Meant for this room and no other: what 医生离开 would move. */
  bound: z.int(),
  /** Who called there last today; empty when nobody did. */
  staff: z.string(),
  /** Called or being served there, newest call first. */
  current: z.array(boardTicketSchema),
});

const boardSchema = z.object({
  point: queuePointSchema,
  /** The room whose line this is; null at a point without rooms. */
  clinicId: clinicIdSchema.nullable(),
  rooms: z.array(roomSchema),
  waitingCount: z.int(),
  priorityCount: z.int(),
  /** In the order in which they would be called. */
  waiting: z.array(waitingTicketSchema).max(MOST_SHOWN),
  /** At the pace so far; null = nobody waits, or too few were called to tell. `orMore`: nobody can promise more. */
  lastOneWaits: z.object({ minutes: z.int(), orMore: z.boolean() }).nullable(),
  /** 过号, with the place that each would take when he came back now. */
  missed: z.array(z.object({ ...boardTicketSchema.shape, positionIfBack: z.int() })),
  next: nextSchema.nullable(),
  judgement: z.array(judgementSchema),
  doneCount: z.int(),
  /** Priority calls in a row so far. */
  priorityRun: z.int(),
  /** The room's newest call, while it can still be taken back; null = nothing to undo. */
  undo: z.object({ ticketId: ticketIdSchema, number: z.int(), until: instantSchema }).nullable(),
  policy: queuePolicySchema,
  /** The rule in force, in one line. */
  policyText: z.string(),
  /** Who set it, and when (刘文涛 2026-10-08 设); null = as the program came. */
  policyChanged: z.object({ by: z.string(), at: instantSchema }).nullable(),
  callsBeforeMissed: z.int(),
  callGapSeconds: z.int(),
  recallAfterOrdinary: z.int(),
  missesBeforeGivenUp: z.int(),
  /** Calls out of order today, at this point. */
  outOfOrder: z.array(
    z.object({
      number: z.int(),
      name: z.string(),
      at: instantSchema,
      reason: z.string(),
      by: z.string(),
      /** Taken back afterwards. */
      undone: z.boolean(),
    }),
  ),
});
export type Board = z.output<typeof boardSchema>;

export const queueBoard = {
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
        /** Who has stood at a window there longer than the rule expects (久在窗口), longest first. */
        forgotten: z.array(z.int()),
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
} as const;
