import { z } from 'zod';
import { clinicDaySchema } from '../values/clinic-day.ts';
import { type VisitId, visitIdSchema } from '../values/ids.ts';
import { instantSchema } from '../values/instant.ts';
import { optionalText, query } from './define.ts';

/** Where what is typed of a visit is kept: the window saves it there, and the signature removes it. */
export function draftOfVisit(visitId: VisitId): { readonly desk: 'consultation'; readonly subject: string } {
  return { desk: 'consultation', subject: `visit:${visitId}` };
}

/** Measured at the desk; all optional. Tenths of ℃, of mmol/L and of kg; pressures in mmHg. */
export const vitalsSchema = z.strictObject({
  temperatureDeci: z.int().min(300).max(450).optional(),
  pulse: z.int().min(20).max(300).optional(),
  systolic: z.int().min(40).max(300).optional(),
  diastolic: z.int().min(20).max(200).optional(),
  glucoseDeci: z.int().min(5).max(600).optional(),
  weightDeci: z.int().min(3).max(4000).optional(),
});
export type Vitals = z.output<typeof vitalsSchema>;

export const diagnosisSchema = z.object({ code: z.string(), name: z.string() });

const contentSchema = z.object({
  complaint: z.string(),
  findings: z.string(),
  advice: z.string(),
  onsetDay: clinicDaySchema.nullable(),
  vitals: vitalsSchema,
});

/** The record as it stands. */
export const recordSchema = contentSchema.extend({
  startedAt: instantSchema,
  signedAt: instantSchema.nullable(),
  /** How often it was signed. */
  revisions: z.number(),
});

/** Why a signed record is signed again; a first signature needs none, and keeps none. */
export const signedAgainSchema = optionalText(100);

const revisionSchema = contentSchema.extend({
  /** From 1. */
  revision: z.number(),
  signedAt: instantSchema,
  signedBy: z.string(),
  /** Empty for the first one. */
  reason: z.string(),
  diagnoses: z.array(diagnosisSchema),
  /** What was prescribed and ordered with this signature. */
  slips: z.array(z.string()),
  orders: z.array(z.string()),
});
export type Revision = z.output<typeof revisionSchema>;

export const consultationRevisions = {
  /** What every signature of a visit signed, the first one first; nothing of it can be changed. */
  listRevisions: query({
    input: z.strictObject({ visitId: visitIdSchema }),
    output: z.object({ revisions: z.array(revisionSchema) }),
    refusals: ['consultation.unknown-visit'],
    access: ['doctor', 'head'],
  }),
} as const;
