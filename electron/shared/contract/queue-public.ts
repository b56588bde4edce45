import { z } from 'zod';
import { queuePointSchema } from '../domain/queue-points.ts';
import { queueRankSchema } from '../domain/queue-policy.ts';
import { clinicDaySchema } from '../values/clinic-day.ts';
import { clinicIdSchema } from '../values/ids.ts';
import { instantSchema } from '../values/instant.ts';
import { task } from './define.ts';

/** What anybody in the waiting room may read: never a whole name, never why somebody has priority. */
const publicShape = {
  number: z.int(),
  /** 王*明; empty where the door does not know who it is. */
  maskedName: z.string(),
  /** 急, 优先 or nothing; no group is in this answer. */
  rank: queueRankSchema,
};

const publicPointSchema = z.object({
  point: queuePointSchema,
  waiting: z.int(),
  rooms: z.array(
    z.object({
      clinicId: clinicIdSchema,
      name: z.string(),
      /** Newest call first; at most two. */
      now: z.array(
        z.object({
          ...publicShape,
          status: z.enum(['called', 'serving']),
          calledAt: instantSchema.nullable(),
          calls: z.int(),
        }),
      ),
    }),
  ),
  /** The next six of the point, in the order of the call; `room` is empty where any window may call. */
  next: z.array(z.object({ ...publicShape, room: z.string() })).max(6),
  /** 过号, at most twelve. */
  missed: z.array(z.object(publicShape)).max(12),
});
export type PublicPoint = z.output<typeof publicPointSchema>;

/** Tasks and not questions: they need no sign-in, and a question is always asked by somebody. */
export const queuePublic = {
  /** The board of the second screen; without points, all six in their order. */
  getPublicBoard: task({
    input: z.strictObject({ points: z.array(queuePointSchema).max(6).optional() }),
    output: z.object({
      station: z.string(),
      /** From which age on somebody goes first; the only group that the board names. */
      elderAge: z.int(),
      day: clinicDaySchema,
      at: instantSchema,
      points: z.array(publicPointSchema),
    }),
    access: 'anyone',
  }),
  /**
   * Calls after a cursor, oldest first, at most 50; calls that were taken back are left out. Without a
   * cursor: no rows, and the cursor from which to go on.
   */
  listAnnouncements: task({
    input: z.strictObject({ after: z.int().min(0).optional() }),
    output: z.object({
      cursor: z.int(),
      /** Another number: another file is open, whose calls have nothing to do with the cursor. */
      file: z.int(),
      now: instantSchema,
      rows: z
        .array(
          z.object({
            id: z.int(),
            at: instantSchema,
            point: queuePointSchema,
            number: z.int(),
            maskedName: z.string(),
            room: z.string(),
            /** Speak slower. */
            elder: z.boolean(),
            /** Called once more. */
            again: z.boolean(),
            /** 016 号 唐*梅，请到全科诊断室 */
            text: z.string(),
          }),
        )
        .max(50),
    }),
    access: 'anyone',
  }),
} as const;
