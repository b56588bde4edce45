import { z } from 'zod';
import { queuePointSchema } from '../domain/queue-points.ts';
import { tenderSchema } from '../domain/tenders.ts';
import { clinicDaySchema } from '../values/clinic-day.ts';
import { fenSchema } from '../values/fen.ts';
import { done, nothing, query, task, text } from './define.ts';

export const settingsOverview = {
  /** Today at a glance for the head, from raw rows. */
  getOverview: query({
    input: nothing,
    output: z.object({
      visits: z.object({
        registered: z.int(),
        cancelled: z.int(),
        waiting: z.int(),
        inConsultation: z.int(),
        finished: z.int(),
      }),
      /** Registrations that were not cancelled, by the hour of the station's clock. */
      hours: z.array(z.object({ hour: z.int(), priority: z.int(), ordinary: z.int() })),
      money: z.object({
        grossFen: fenSchema,
        waivedFen: fenSchema,
        refundedFen: fenSchema,
        netFen: fenSchema,
        /** Null while nobody has paid. */
        perVisitFen: fenSchema.nullable(),
      }),
      /** By how it was paid, the largest first. Null until the drawer is counted: the count is blind. */
      tenders: z.array(z.object({ tender: tenderSchema, amountFen: fenSchema })).nullable(),
      /** Median minutes from coming to the point to the first call; null when nobody was called. */
      waits: z.array(
        z.object({ point: queuePointSchema, priority: z.int().nullable(), ordinary: z.int().nullable() }),
      ),
      /** Net takings of this month's days so far. */
      month: z.array(z.object({ day: clinicDaySchema, netFen: fenSchema })),
    }),
    access: ['head'],
  }),
  /** Stops long work that this window has running, by its full name: `settings.proveBooks`. */
  stopTask: task({ input: z.strictObject({ task: text(60) }), output: done, access: 'everyone' }),
  /** 账目自证: every invariant of the books worked out again from raw rows, over all history. */
  proveBooks: task({
    input: nothing,
    output: z.object({
      ruleCount: z.int(),
      /** Rules that do not hold, each with its first rows; none = the books prove themselves. */
      breaches: z.array(
        z.object({
          rule: z.string(),
          sentence: z.string(),
          table: z.string(),
          count: z.int(),
          rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
        }),
      ),
      tables: z.object({ visits: z.int(), receipts: z.int(), movements: z.int(), days: z.int() }),
    }),
    access: ['head'],
  }),
} as const;
