import { z } from 'zod';
import { clinicDaySchema } from '../values/clinic-day.ts';
import { residentIdSchema } from '../values/ids.ts';

/** What heads every desk: who this is, at a glance. Numbers are masked; the whole is in the detail view, by right. */
export const patientStripSchema = z.object({
  residentId: residentIdSchema,
  name: z.string(),
  sex: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(9)]),
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

export const residents = {} as const;
