import { z } from 'zod';
import { priorityGroupSchema, proofKindSchema } from '../domain/priority.ts';
import { clinicDaySchema } from '../values/clinic-day.ts';
import { credentialIdSchema, residentIdSchema } from '../values/ids.ts';
import { command, done, optionalText, query, text } from './define.ts';
import { reasonSchema, sexSchema } from './resident-identity.ts';

export const HISTORY_KINDS = ['disease', 'surgery', 'trauma', 'family'] as const;
export type HistoryKind = (typeof HISTORY_KINDS)[number];
export const historyKindSchema = z.enum(HISTORY_KINDS);

/** `2020`, `2020-03` or `2020-03-12`: as exactly as people know. */
export const sinceSchema = z
  .string()
  .trim()
  .regex(/^((19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$/);

const entryIdSchema = z.int().min(1).max(Number.MAX_SAFE_INTEGER);

const contractRefusals = [
  'residents.contract-period',
  'residents.contract-overlaps',
  'residents.agreement-taken',
] as const;

const desk = ['front_desk', 'doctor', 'head'] as const;

/** A document that soon lapses or has lapsed, and nothing newer took its place. */
const dueCredentialSchema = z.object({
  credentialId: credentialIdSchema,
  residentId: residentIdSchema,
  recordNo: z.string(),
  name: z.string(),
  sex: sexSchema,
  age: z.string(),
  maskedPhone: z.string(),
  /** 优先 for the sensitive group unless the reader has the right. */
  label: z.string(),
  kind: proofKindSchema.nullable(),
  validTo: clinicDaySchema,
  lapsed: z.boolean(),
});
export type DueCredential = z.output<typeof dueCredentialSchema>;

/** What is written into a record and ends with a reason; nothing of it is taken away. */
export const residentEntries = {
  /** Somebody has looked at the document; it holds for later visits until it lapses. */
  addCredential: command({
    input: {
      residentId: residentIdSchema,
      group: priorityGroupSchema,
      kind: proofKindSchema,
      number: text(40),
      validTo: clinicDaySchema.optional(),
    },
    output: z.object({ credentialId: credentialIdSchema }),
    refusals: ['residents.not-found', 'residents.wrong-proof', 'residents.credential-lapsed'],
    access: desk,
    changes: ['residents', 'registration'],
  }),
  /** The next document of the same group and kind; who renews need not know which group it is. */
  renewCredential: command({
    input: {
      credentialId: credentialIdSchema,
      /** Left out: the new document bears the same number. */
      number: text(40).optional(),
      validTo: clinicDaySchema.optional(),
    },
    output: z.object({ credentialId: credentialIdSchema }),
    refusals: [
      'residents.no-such-entry',
      'residents.entry-ended',
      'residents.credential-lapsed',
      'residents.credential-not-later',
    ],
    access: desk,
    changes: ['residents', 'registration'],
  }),
  /** Wrongly recorded: from now on it proves nothing. Visits that it was granted to keep their rank. */
  withdrawCredential: command({
    input: { credentialId: credentialIdSchema, reason: reasonSchema },
    output: done,
    refusals: ['residents.no-such-entry', 'residents.entry-ended'],
    access: desk,
    changes: ['residents', 'registration'],
  }),
  /** Documents that lapse within 30 days or lapsed in the last year, the most urgent first. */
  listDueCredentials: query({
    input: z.strictObject({}),
    output: z.object({
      expiring: z.int(),
      lapsed: z.int(),
      rows: z.array(dueCredentialSchema).max(100),
    }),
    access: desk,
  }),
  addContract: command({
    input: {
      residentId: residentIdSchema,
      team: text(40),
      agreementNo: text(40),
      fromDay: clinicDaySchema,
      toDay: clinicDaySchema,
      package: optionalText(20),
    },
    output: done,
    refusals: ['residents.not-found', ...contractRefusals],
    access: desk,
    changes: ['residents', 'registration'],
  }),
  /** Holds no longer from this day on. */
  endContract: command({
    input: { contractId: entryIdSchema, reason: reasonSchema },
    output: done,
    refusals: ['residents.no-such-entry', 'residents.entry-ended'],
    access: desk,
    changes: ['residents', 'registration'],
  }),
  addAllergy: command({
    input: { residentId: residentIdSchema, substance: text(60), reaction: optionalText(60) },
    output: done,
    refusals: ['residents.not-found', 'residents.allergy-known'],
    access: 'everyone',
    changes: ['residents'],
  }),
  addCondition: command({
    input: {
      residentId: residentIdSchema,
      code: text(20),
      name: text(60),
      since: sinceSchema.default(''),
    },
    output: done,
    refusals: ['residents.not-found', 'residents.condition-known'],
    access: ['doctor', 'head'],
    changes: ['residents'],
  }),
  addHistory: command({
    input: {
      residentId: residentIdSchema,
      kind: historyKindSchema,
      what: text(60),
      since: sinceSchema.default(''),
    },
    output: done,
    refusals: ['residents.not-found'],
    access: ['doctor', 'head'],
    changes: ['residents'],
  }),
  /** An allergy, condition or piece of history that does not hold; it stays in the record, struck out. */
  endEntry: command({
    input: {
      entry: z.enum(['allergy', 'condition', 'history']),
      entryId: entryIdSchema,
      reason: reasonSchema,
    },
    output: done,
    refusals: ['residents.no-such-entry', 'residents.entry-ended'],
    access: ['doctor', 'head'],
    changes: ['residents'],
  }),
} as const;
