import { z } from 'zod';
import { RECORD_ITEMS } from '../domain/record-completeness.ts';
import { clinicDaySchema } from '../values/clinic-day.ts';
import { fenSchema } from '../values/fen.ts';
import { residentIdSchema, residentMergeIdSchema, visitIdSchema } from '../values/ids.ts';
import { instantSchema } from '../values/instant.ts';
import { query } from './define.ts';
import { historyKindSchema } from './resident-entries.ts';
import { sexSchema } from './resident-identity.ts';

const ended = {
  endedAt: instantSchema.nullable(),
  endReason: z.string(),
};

const recordVisitSchema = z.object({
  visitId: visitIdSchema,
  day: clinicDaySchema,
  number: z.int(),
  status: z.enum(['waiting', 'in_consultation', 'finished', 'cancelled']),
  diagnoses: z.array(z.string()),
  /** How often its record was signed; more than once: it was corrected. */
  revisions: z.int(),
  doctorName: z.string(),
  /** Drugs on the slips of the visit that were not voided. */
  drugs: z.int(),
  /** Days of the longest slip for chronic illness, 0 without one. */
  longTermDays: z.int(),
  /** What was taken less what was paid back. */
  netFen: fenSchema,
  /** Registered under a record that was merged into this one. */
  fromMerged: z.boolean(),
});
export type RecordVisit = z.output<typeof recordVisitSchema>;

const fileSchema = z.object({
  residentId: residentIdSchema,
  allergies: z.array(
    z.object({
      entryId: z.int(),
      substance: z.string(),
      reaction: z.string(),
      notedDay: clinicDaySchema,
      ...ended,
    }),
  ),
  conditions: z.array(
    z.object({ entryId: z.int(), code: z.string(), name: z.string(), since: z.string(), ...ended }),
  ),
  history: z.array(
    z.object({
      entryId: z.int(),
      kind: historyKindSchema,
      what: z.string(),
      since: z.string(),
      ...ended,
    }),
  ),
  /** Newest first, ended ones too. */
  contracts: z.array(
    z.object({
      contractId: z.int(),
      team: z.string(),
      agreementNo: z.string(),
      package: z.string(),
      fromDay: clinicDaySchema,
      toDay: clinicDaySchema,
      endedDay: clinicDaySchema.nullable(),
      endReason: z.string(),
      inForce: z.boolean(),
    }),
  ),
  visits: z.object({ thisYear: z.int(), total: z.int(), newest: z.array(recordVisitSchema).max(5) }),
  /** The newest registration of today that was not cancelled. */
  todayNumber: z.int().nullable(),
  /** Others at the same address, at most six. */
  household: z.array(
    z.object({ residentId: residentIdSchema, name: z.string(), sex: sexSchema, age: z.string() }),
  ),
  completeness: z.object({ filled: z.int(), total: z.int(), missing: z.array(z.enum(RECORD_ITEMS)) }),
  /** Records that were found to be this person. */
  merged: z.array(
    z.object({
      mergeId: residentMergeIdSchema,
      recordNo: z.string(),
      name: z.string(),
      at: instantSchema,
      by: z.string(),
      reason: z.string(),
    }),
  ),
});
export type ResidentFile = z.output<typeof fileSchema>;

/** What stands in a record besides identity: health, contracts, visits, and who lives there too. */
export const residentFile = {
  getFile: query({
    input: z.strictObject({ residentId: residentIdSchema }),
    output: fileSchema,
    refusals: ['residents.not-found'],
    access: 'everyone',
  }),
  /** All visits, newest first, page by page: those registered before `before`. */
  listVisits: query({
    input: z.strictObject({ residentId: residentIdSchema, before: visitIdSchema.optional() }),
    output: z.object({ rows: z.array(recordVisitSchema).max(50), more: z.boolean() }),
    refusals: ['residents.not-found'],
    access: 'everyone',
  }),
} as const;
