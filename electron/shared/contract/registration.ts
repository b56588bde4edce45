import { z } from 'zod';
import { feeCategorySchema } from '../domain/fee-categories.ts';
import { queuePointSchema, ticketStatusSchema } from '../domain/queue-points.ts';
import { queueRankSchema } from '../domain/queue-policy.ts';
import { clinicDaySchema } from '../values/clinic-day.ts';
import { fenSchema } from '../values/fen.ts';
import {
  arrivalIdSchema,
  clinicIdSchema,
  residentIdSchema,
  staffIdSchema,
  ticketIdSchema,
  visitIdSchema,
} from '../values/ids.ts';
import { instantSchema } from '../values/instant.ts';
import { SETTLE_REFUSALS } from './cashier.ts';
import { command, nothing, optionalText, query, text } from './define.ts';
import { cashGivenSchema, statedTendersSchema } from './payment-intent.ts';
import { dutyViewSchema, registrationDuty, visitSessionSchema } from './registration-duty.ts';
import { registrationPrint } from './registration-print.ts';
import { registrationScan } from './registration-scan.ts';
import { sexSchema } from './residents.ts';

export const visitKindSchema = z.enum(['first', 'return']);

/** What the desk chooses; everything else follows from the resident, the clock and the published prices. */
const choiceShape = {
  residentId: residentIdSchema,
  clinicId: clinicIdSchema,
  doctorId: staffIdSchema,
  /** Left out: by the doctors' plan and the clock. */
  session: visitSessionSchema.optional(),
  /** Left out: decided from the resident's earlier visits. */
  kind: visitKindSchema.optional(),
  /** 急危重, as triage says. */
  emergency: z.boolean().default(false),
};

/** The same plan that registering would carry out. */
const planShape = {
  rank: queueRankSchema,
  session: visitSessionSchema,
  /** How the doctor stands for that session. */
  duty: dutyViewSchema,
  kind: visitKindSchema,
  /** Public labels of the groups that hold, the main one first. */
  priorityLabels: z.array(z.string()),
  /** Documents that would give priority were they not out of date; the sensitive group reads 优先. */
  lapsed: z.array(z.object({ label: z.string(), validTo: clinicDaySchema })),
  fees: z.array(
    z.object({
      name: z.string(),
      category: feeCategorySchema,
      amountFen: fenSchema,
    }),
  ),
  /** Fees are charged once a day and were charged with this number. */
  feesChargedWith: z.int().nullable(),
  waivers: z.array(z.object({ name: z.string(), basis: z.string(), amountFen: fenSchema })),
  /** The family-doctor contract in force, the basis of its waivers. */
  agreement: z.object({ agreementNo: z.string(), toDay: clinicDaySchema }).nullable(),
  grossFen: fenSchema,
  waivedFen: fenSchema,
  dueFen: fenSchema,
  /** 1 = next, were everybody called from now on. */
  position: z.int().min(1),
  /** 前面：013 优先、015 优先、012 普通。 */
  aheadText: z.string(),
};

/** A number that the person has today, beyond the doctor's line: still in the house, or seen and free to come back. */
const numberTodaySchema = z.object({
  visitId: visitIdSchema,
  number: z.int(),
  /** Where he waits or is served now; null = nowhere any more. */
  at: z
    .object({ point: queuePointSchema, status: ticketStatusSchema, waitedMinutes: z.int().min(0) })
    .nullable(),
  /** The doctor has seen him: 回诊 takes him back without a new number. */
  mayReturn: z.boolean(),
});
export type NumberToday = z.output<typeof numberTodaySchema>;

const registrationRefusals = [
  'registration.no-such-resident',
  'registration.no-such-room',
  'registration.no-such-doctor',
  'registration.already-waiting',
] as const;

/** 待诊 就诊中 已诊 过号 退号 弃号, as the doctor's line sees the visit. */
export const visitStageSchema = z.enum(['waiting', 'in_room', 'seen', 'missed', 'cancelled', 'given_up']);
export type VisitStage = z.output<typeof visitStageSchema>;

const registeredVisitSchema = z.object({
  visitId: visitIdSchema,
  residentId: residentIdSchema,
  number: z.int(),
  name: z.string(),
  sex: sexSchema,
  age: z.string(),
  rank: queueRankSchema,
  stage: visitStageSchema,
  registeredAt: instantSchema,
});

/** What stands on the ticket, and nothing that others must not read. */
const ticketSlipSchema = z.object({
  number: z.int(),
  rank: queueRankSchema,
  /** Masked: 周*芳. */
  maskedName: z.string(),
  room: z.string(),
  doctor: z.string(),
  session: visitSessionSchema,
  day: clinicDaySchema,
  registeredAt: instantSchema,
  ahead: z.int(),
});
export type TicketSlip = z.output<typeof ticketSlipSchema>;

export const registration = {
  ...registrationPrint,
  ...registrationDuty,
  ...registrationScan,
  register: command({
    input: {
      ...choiceShape,
      /** The number from the door (取号) under which this one is registered. */
      arrivalId: arrivalIdSchema.optional(),
      reason: optionalText(200),
      /** Said on purpose: one more number for somebody who is still in the house. */
      again: z.boolean().default(false),
      /** Why a doctor is chosen who is not on duty, or whose session is full. */
      dutyWord: optionalText(60),
      /** Tenths of a degree Celsius. */
      temperatureDeci: z.int().min(300).max(450).optional(),
      /** 先诊疗后付费. */
      payLater: z.boolean().default(false),
      /** Paid at this desk now: what other tenders take, and the cash laid down. */
      payNow: z
        .strictObject({ tenders: statedTendersSchema, cashGivenFen: cashGivenSchema.optional() })
        .optional(),
    },
    output: z.object({
      visitId: visitIdSchema,
      ticketId: ticketIdSchema,
      ...planShape,
      slip: ticketSlipSchema,
      /** Printed numbers of the receipt, when it was paid now. */
      receiptNo: z.int().nullable(),
      changeFen: fenSchema.nullable(),
    }),
    refusals: [
      ...registrationRefusals,
      'registration.still-here',
      'registration.pay-later-not-allowed',
      'registration.pay-now-or-later',
      'registration.no-such-arrival',
      'registration.arrival-not-today',
      'registration.arrival-used',
      'registration.arrival-cancelled',
      'registration.arrival-of-another',
      'registration.doctor-stopped',
      'registration.doctor-off',
      'registration.session-full',
      ...SETTLE_REFUSALS,
    ],
    access: ['front_desk', 'head'],
    changes: ['registration', 'queue', 'residents', 'cashier', 'ledger'],
  }),
  /** The plan without doing it, for the panel beside the form. */
  preview: query({
    input: z.strictObject(choiceShape),
    output: z.object({ ...planShape, numberToday: numberTodaySchema.nullable() }),
    refusals: registrationRefusals,
    access: ['front_desk', 'head'],
  }),
  /** 退号: only before the doctor has taken the patient, and with nothing paid. */
  cancel: command({
    input: { visitId: visitIdSchema, reason: text(100) },
    output: z.object({ number: z.int() }),
    refusals: [
      'registration.no-such-visit',
      'registration.not-today',
      'registration.already-cancelled',
      'registration.already-seen',
      'registration.paid-first-refund',
    ],
    access: ['front_desk', 'head'],
    changes: ['registration', 'queue', 'cashier'],
  }),
  /** Today's registrations, newest first; one that is asked for comes along, however far down it stands. */
  listToday: query({
    input: z.strictObject({
      limit: z.int().min(1).max(100).default(60),
      visitId: visitIdSchema.optional(),
      number: z.int().optional(),
    }),
    output: z.object({
      counts: z.object({
        registered: z.int(),
        waiting: z.int(),
        inRoom: z.int(),
        seen: z.int(),
        missed: z.int(),
        cancelled: z.int(),
      }),
      rows: z.array(registeredVisitSchema),
      asked: registeredVisitSchema.nullable(),
    }),
    access: 'everyone',
  }),
  /** Doctors with the room where each one sees patients, and how many wait there. */
  listRooms: query({
    input: nothing,
    output: z.object({
      doctors: z.array(z.object({ doctorId: staffIdSchema, name: z.string(), title: z.string() })),
      rooms: z.array(
        z.object({
          clinicId: clinicIdSchema,
          name: z.string(),
          waiting: z.int(),
          /** Who was registered last for this room; none on a new station. */
          lastDoctorId: staffIdSchema.nullable(),
        }),
      ),
      /** Whom the desk offers, in this order: on duty now with the shortest line first. */
      choices: z.array(
        z.object({
          doctorId: staffIdSchema,
          doctor: z.string(),
          clinicId: clinicIdSchema,
          room: z.string(),
          /** The session for which a registration would be. */
          session: visitSessionSchema,
          waiting: z.int(),
          /** Was registered last for this room. */
          last: z.boolean(),
          duty: dutyViewSchema,
        }),
      ),
      payLaterAllowed: z.boolean(),
      feverDeci: z.int(),
      /** By the clock. */
      session: visitSessionSchema,
    }),
    access: 'everyone',
  }),
  getSlip: query({
    input: z.strictObject({ visitId: visitIdSchema }),
    output: ticketSlipSchema,
    refusals: ['registration.no-such-visit'],
    access: 'everyone',
  }),
} as const;
