import { z } from 'zod';
import { proofKindSchema } from '../domain/priority.ts';
import { clinicDaySchema } from '../values/clinic-day.ts';
import { credentialIdSchema, residentIdSchema, visitIdSchema } from '../values/ids.ts';
import { instantSchema } from '../values/instant.ts';
import { command, done, nothing, optionalText, query, task, text } from './define.ts';
import { residentEntries } from './resident-entries.ts';
import { residentFile } from './resident-file.ts';
import {
  bloodTypeSchema,
  cardNoSchema,
  idKindSchema,
  insuranceKindSchema,
  phoneSchema,
  sexSchema,
} from './resident-identity.ts';
import { residentMerging } from './resident-merging.ts';
import { residentsExchange } from './residents-exchange.ts';

export {
  ID_KINDS,
  type IdKind,
  INSURANCE_KINDS,
  type InsuranceKind,
  sexSchema,
} from './resident-identity.ts';

/** What heads every desk: who this is, at a glance. Numbers are masked; the whole is in the detail view, by right. */
export const patientStripSchema = z.object({
  residentId: residentIdSchema,
  name: z.string(),
  sex: sexSchema,
  /** `72 岁`, `8 月`, `12 天`. */
  age: z.string(),
  birthDay: clinicDaySchema,
  maskedIdNumber: z.string(),
  maskedPhone: z.string(),
  address: z.string(),
  rank: z.enum(['emergency', 'priority', 'ordinary']),
  /** Public labels only: the sensitive group reads 优先. */
  priorityLabels: z.array(z.string()),
  contract: z.object({ team: z.string(), toDay: clinicDaySchema }).nullable(),
  conditions: z.array(z.string()),
  allergies: z.array(z.object({ substance: z.string(), reaction: z.string(), notedDay: clinicDaySchema })),
});
export type PatientStrip = z.output<typeof patientStripSchema>;

const foundResidentSchema = z.object({
  residentId: residentIdSchema,
  recordNo: z.string(),
  name: z.string(),
  /** How the name is typed: the desk marks what of it was found. */
  pinyin: z.string(),
  initials: z.string(),
  sex: sexSchema,
  age: z.string(),
  maskedIdNumber: z.string(),
  maskedPhone: z.string(),
  address: z.string(),
  lastVisitAt: instantSchema.nullable(),
  /** Today's newest registration that was not cancelled. */
  todayNumber: z.int().nullable(),
});
export type FoundResident = z.output<typeof foundResidentSchema>;

/** A checked document as this person may see it: the sensitive group has neither name, kind nor number. */
const credentialSchema = z.object({
  credentialId: credentialIdSchema,
  /** Public label: 优先 for the sensitive group unless the reader has the right. */
  label: z.string(),
  kind: proofKindSchema.nullable(),
  maskedNumber: z.string(),
  /** The reader may not see more than 优先. */
  restricted: z.boolean(),
  validTo: clinicDaySchema.nullable(),
  lapsed: z.boolean(),
  checkedBy: z.string(),
  checkedAt: instantSchema,
});
export type ResidentCredential = z.output<typeof credentialSchema>;

const recordShape = {
  residentId: residentIdSchema,
  recordNo: z.string(),
  name: z.string(),
  sex: sexSchema,
  age: z.string(),
  birthDay: clinicDaySchema,
  idKind: idKindSchema,
  ethnicity: z.string(),
  address: z.string(),
  householdAddress: z.string(),
  occupation: z.string(),
  insurance: insuranceKindSchema,
  guardianRelation: z.string(),
  emergencyName: z.string(),
  emergencyRelation: z.string(),
  bloodType: bloodTypeSchema,
  /** 流动人口: lives away from the registered home. */
  floating: z.boolean(),
  visitsThisYear: z.int(),
  lastVisitAt: instantSchema.nullable(),
  /** Holds by age alone on this day. */
  elder: z.boolean(),
  elderAge: z.int(),
  credentials: z.array(credentialSchema),
  contract: z
    .object({
      team: z.string(),
      agreementNo: z.string(),
      fromDay: clinicDaySchema,
      toDay: clinicDaySchema,
    })
    .nullable(),
};

/** The record with masked numbers, for the desks. */
export const residentRecordSchema = z.object({
  ...recordShape,
  maskedIdNumber: z.string(),
  maskedPhone: z.string(),
  maskedGuardianName: z.string(),
  maskedGuardianPhone: z.string(),
  maskedEmergencyPhone: z.string(),
  maskedCardNo: z.string(),
});
export type ResidentRecord = z.output<typeof residentRecordSchema>;

/** The record with whole numbers; each reading is noted. */
export const residentDetailSchema = z.object({
  ...recordShape,
  idNumber: z.string().nullable(),
  phone: z.string(),
  guardianName: z.string(),
  guardianPhone: z.string(),
  guardianIdNumber: z.string(),
  emergencyPhone: z.string(),
  cardNo: z.string(),
});

const identityShape = {
  name: text(60),
  idKind: idKindSchema,
  /** Empty only for `none`. */
  idNumber: optionalText(40),
  /** May be left out where the number states it. */
  sex: sexSchema.optional(),
  birthDay: clinicDaySchema.optional(),
};

/** What a record may hold besides identity, address and insurance. */
const furtherShape = {
  cardNo: cardNoSchema,
  guardianPhone: phoneSchema,
  guardianIdNumber: z.string().trim().max(40),
  emergencyName: z.string().trim().max(60),
  emergencyRelation: z.string().trim().max(20),
  emergencyPhone: phoneSchema,
  bloodType: bloodTypeSchema,
};

const identityRefusals = [
  'residents.id-number-wrong',
  'residents.id-number-missing',
  'residents.duplicate-id',
  'residents.number-on-merged',
  'residents.birth-in-future',
  'residents.birth-too-early',
  'residents.birth-missing',
  'residents.sex-missing',
  'residents.card-says-otherwise',
  'residents.guardian-missing',
  'residents.guardian-id-wrong',
  'residents.card-taken',
] as const;

export const residents = {
  /** One field for everything; newest visits first, at most 20 rows. */
  search: query({
    input: z.strictObject({ term: text(60) }),
    /** `total` NULL: more than are shown, too many to count at every letter. */
    output: z.object({ total: z.int().nullable(), rows: z.array(foundResidentSchema).max(20) }),
    access: 'everyone',
  }),
  /** Who was here last, newest first, and how many records stand; what the desk shows before anything is typed. */
  listRecent: query({
    input: nothing,
    output: z.object({ total: z.int(), rows: z.array(foundResidentSchema).max(20) }),
    access: 'everyone',
  }),
  getStrip: query({
    input: z
      .strictObject({ residentId: residentIdSchema.optional(), visitId: visitIdSchema.optional() })
      .refine(
        (asked) => (asked.residentId === undefined) !== (asked.visitId === undefined),
        'one of the two',
      ),
    output: patientStripSchema,
    refusals: ['residents.not-found'],
    access: 'everyone',
  }),
  getRecord: query({
    input: z.strictObject({ residentId: residentIdSchema }),
    output: residentRecordSchema,
    refusals: ['residents.not-found'],
    access: 'everyone',
  }),
  /** Whole numbers. A task and not a question, because the reading itself is noted. */
  getDetail: task({
    input: z.strictObject({ residentId: residentIdSchema }),
    output: residentDetailSchema,
    refusals: ['residents.not-found'],
    access: ['front_desk', 'doctor', 'head'],
  }),
  create: command({
    input: {
      ...identityShape,
      ethnicity: text(20).default('汉族'),
      phone: phoneSchema.default(''),
      address: optionalText(120),
      householdAddress: optionalText(120),
      occupation: optionalText(40),
      insurance: insuranceKindSchema.default('none'),
      guardianName: optionalText(60),
      guardianRelation: optionalText(20),
      ...z.object(furtherShape).partial().shape,
    },
    output: z.object({ residentId: residentIdSchema, recordNo: z.string() }),
    refusals: identityRefusals,
    access: ['front_desk', 'doctor', 'head'],
    changes: ['residents'],
  }),
  /** Only what is given changes. Identity is corrected as a whole, with the same checks as at first. */
  update: command({
    input: {
      residentId: residentIdSchema,
      identity: z.strictObject(identityShape).optional(),
      ethnicity: text(20).optional(),
      phone: phoneSchema.optional(),
      address: z.string().trim().max(120).optional(),
      householdAddress: z.string().trim().max(120).optional(),
      occupation: z.string().trim().max(40).optional(),
      insurance: insuranceKindSchema.optional(),
      guardianName: z.string().trim().max(60).optional(),
      guardianRelation: z.string().trim().max(20).optional(),
      ...z.object(furtherShape).partial().shape,
    },
    output: done,
    refusals: ['residents.not-found', 'residents.merged-away', ...identityRefusals],
    access: ['front_desk', 'doctor', 'head'],
    changes: ['residents'],
  }),
  ...residentEntries,
  ...residentFile,
  ...residentMerging,
  ...residentsExchange,
} as const;
