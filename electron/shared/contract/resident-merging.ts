import { z } from 'zod';
import { LIKENESS } from '../domain/same-person.ts';
import { clinicDaySchema } from '../values/clinic-day.ts';
import { residentIdSchema, residentMergeIdSchema } from '../values/ids.ts';
import { command, done, query } from './define.ts';
import {
  bloodTypeSchema,
  idKindSchema,
  insuranceKindSchema,
  reasonSchema,
  sexSchema,
} from './resident-identity.ts';

/** One of two records side by side, with masked numbers. */
const comparedSchema = z.object({
  residentId: residentIdSchema,
  recordNo: z.string(),
  name: z.string(),
  sex: sexSchema,
  birthDay: clinicDaySchema,
  idKind: idKindSchema,
  maskedIdNumber: z.string(),
  maskedPhone: z.string(),
  maskedCardNo: z.string(),
  address: z.string(),
  householdAddress: z.string(),
  insurance: insuranceKindSchema,
  ethnicity: z.string(),
  occupation: z.string(),
  bloodType: bloodTypeSchema,
  maskedGuardianName: z.string(),
  emergencyName: z.string(),
  allergies: z.array(z.string()),
  conditions: z.array(z.string()),
  /** Agreement numbers in force. */
  contracts: z.array(z.string()),
  /** Documents that hold, by their public label. */
  credentials: z.array(z.string()),
  visits: z.int(),
  lastVisitDay: clinicDaySchema.nullable(),
  createdDay: clinicDaySchema,
});
export type ComparedRecord = z.output<typeof comparedSchema>;

/** What of the two rows differs though both masks may look alike. */
const differsSchema = z.array(z.enum(['idNumber', 'phone', 'cardNo', 'guardianName']));

const desk = ['front_desk', 'doctor', 'head'] as const;

/** Two records of one person: found, compared, merged, and taken apart again. */
export const residentMerging = {
  /** Records that may be the same person, the likeliest first, at most five; those found different are left out. */
  findDuplicates: query({
    input: z.strictObject({ residentId: residentIdSchema }),
    output: z.object({
      self: comparedSchema,
      rows: z.array(
        z.object({ record: comparedSchema, alike: z.array(z.enum(LIKENESS)), differs: differsSchema }),
      ),
    }),
    refusals: ['residents.not-found'],
    access: desk,
  }),
  compare: query({
    input: z.strictObject({ firstId: residentIdSchema, secondId: residentIdSchema }),
    output: z.object({
      first: comparedSchema,
      second: comparedSchema,
      differs: differsSchema,
      /** Both hold a right citizen's number, and not the same: only the head merges these. */
      twoValidNumbers: z.boolean(),
      /** The record that should be kept: the one with a document, then the one with more visits, then the older. */
      keepId: residentIdSchema,
    }),
    refusals: ['residents.not-found', 'residents.merge-same-record'],
    access: desk,
  }),
  /** The other record is read through the kept one from now on; what the kept one lacks it takes from the other. */
  merge: command({
    input: {
      keptId: residentIdSchema,
      mergedId: residentIdSchema,
      reason: reasonSchema,
      /** The head says that one of two right numbers is wrong. */
      despiteNumbers: z.boolean().default(false),
    },
    output: z.object({ mergeId: residentMergeIdSchema, recordNo: z.string() }),
    refusals: [
      'residents.not-found',
      'residents.merge-same-record',
      'residents.merged-away',
      'residents.merge-two-numbers',
      'residents.merge-keep-other',
      'residents.merge-both-waiting',
    ],
    access: desk,
    changes: ['residents', 'registration', 'consultation'],
  }),
  /** Both records stand again as before; what was written since stays with the record that it was written for. */
  undoMerge: command({
    input: { mergeId: residentMergeIdSchema, reason: reasonSchema },
    output: z.object({ recordNo: z.string() }),
    refusals: ['residents.no-such-merge', 'residents.merge-undone'],
    access: desk,
    changes: ['residents', 'registration', 'consultation'],
  }),
  /** Two people: not asked again. */
  markDistinct: command({
    input: { firstId: residentIdSchema, secondId: residentIdSchema },
    output: done,
    refusals: ['residents.not-found', 'residents.merge-same-record'],
    access: desk,
    changes: ['residents'],
  }),
} as const;
