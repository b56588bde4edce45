import { z } from 'zod';
import { idCardSchema } from '../domain/id-card.ts';
import { clinicDaySchema } from '../values/clinic-day.ts';
import { residentIdSchema, visitIdSchema } from '../values/ids.ts';
import { query, task } from './define.ts';
import { sexSchema } from './residents.ts';

const todaysVisit = z.object({ visitId: visitIdSchema, number: z.int() });

/** Where card and record disagree; shown and asked. */
const differenceSchema = z.object({
  field: z.enum(['name', 'sex', 'birthDay']),
  card: z.string(),
  record: z.string(),
});
export type CardDifferenceView = z.output<typeof differenceSchema>;

const residentFound = z.object({
  kind: z.literal('resident'),
  residentId: residentIdSchema,
  name: z.string(),
  /** As it was read: the record may be corrected by it. */
  idNumber: z.string(),
  /** Today's newest registration that was not cancelled. */
  visit: todaysVisit.nullable(),
  differences: z.array(differenceSchema),
});

const visitFound = z.object({
  kind: z.literal('visit'),
  ...todaysVisit.shape,
  residentId: residentIdSchema,
  name: z.string(),
});

/** Nobody has this number yet: what a new record begins with. */
const nobodyFound = z.object({
  kind: z.literal('nobody'),
  idNumber: z.string(),
  sex: sexSchema,
  birthDay: clinicDaySchema,
});

const numberRefusals = ['registration.scan-two-records', 'residents.birth-in-future'] as const;

/** What scanners and card readers bring in. */
export const registrationScan = {
  /** Looks up whatever a scanner sent: an identity number, or the code of a ticket. */
  findByScan: query({
    input: z.strictObject({ text: z.string().min(1).max(200) }),
    output: z.discriminatedUnion('kind', [residentFound, visitFound, nobodyFound]),
    refusals: [
      'registration.scan-half-card',
      'registration.scan-wrong-number',
      'registration.scan-unknown',
      'registration.scan-other-day',
      'registration.scan-no-such-ticket',
      ...numberRefusals,
    ],
    access: 'everyone',
  }),
  /**
   * The card that lies on the reader, handed out once and to the window that asks for it; nothing of it is
   * pushed to windows or written to the log.
   */
  takeCard: task({
    input: z.strictObject({}),
    output: z.object({
      card: idCardSchema,
      found: z.discriminatedUnion('kind', [residentFound, nobodyFound]),
    }),
    refusals: [
      'registration.card-gone',
      'registration.card-half-read',
      'registration.card-contradicts',
      ...numberRefusals,
    ],
    access: ['front_desk', 'doctor', 'pharmacist', 'head'],
  }),
} as const;
