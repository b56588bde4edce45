import { z } from 'zod';
import { DUTY_STATES, SESSIONS } from '../domain/duty.ts';
import { clinicDaySchema } from '../values/clinic-day.ts';
import { clinicIdSchema, staffIdSchema } from '../values/ids.ts';
import { command, done, query, text } from './define.ts';

export const visitSessionSchema = z.enum(SESSIONS);

/** How a doctor stands for a session, in words that the desk can show. */
export const dutyViewSchema = z.object({
  state: z.enum(DUTY_STATES),
  /** `08:00–12:00`; null without a duty. */
  hours: z.string().nullable(),
  /** 限号; null: as many as come. */
  capacity: z.int().nullable(),
  taken: z.int(),
  /** 替诊: whose place it is. */
  standsInFor: z.string().nullable(),
  /** Why the doctor does not come, and who does instead. */
  stopReason: z.string().nullable(),
  standIn: z.string().nullable(),
});
export type DutyView = z.output<typeof dutyViewSchema>;

const minute = z.int().min(0).max(1440);
const capacity = z.int().min(1).max(999).nullable();
const weekday = z.int().min(0).max(6);

const hoursShape = { fromMinute: minute, toMinute: minute };

const weeklySchema = z.object({
  id: z.int(),
  doctorId: staffIdSchema,
  doctor: z.string(),
  clinicId: clinicIdSchema,
  room: z.string(),
  weekday,
  session: visitSessionSchema,
  ...hoursShape,
  capacity,
});

const exceptionSchema = z.object({
  id: z.int(),
  day: clinicDaySchema,
  session: visitSessionSchema,
  kind: z.enum(['stopped', 'substitute', 'extra']),
  doctorId: staffIdSchema,
  doctor: z.string(),
  substitute: z.string().nullable(),
  room: z.string().nullable(),
  fromMinute: minute.nullable(),
  toMinute: minute.nullable(),
  capacity,
  reason: z.string(),
});

const dutyRefusals = [
  'registration.no-such-doctor',
  'registration.no-such-room',
  'registration.duty-hours',
  'registration.duty-room-taken',
] as const;

/** 排班: the week's plan of the doctors and what is otherwise on single days. */
export const registrationDuty = {
  listDuties: query({
    input: z.strictObject({}),
    output: z.object({
      today: clinicDaySchema,
      doctors: z.array(z.object({ doctorId: staffIdSchema, name: z.string(), title: z.string() })),
      rooms: z.array(z.object({ clinicId: clinicIdSchema, name: z.string() })),
      weekly: z.array(weeklySchema),
      /** From today on. */
      exceptions: z.array(exceptionSchema),
    }),
    access: 'everyone',
  }),
  /** One place of the week's plan; `duty: null` takes the doctor out of it. */
  setDuty: command({
    input: {
      doctorId: staffIdSchema,
      weekday,
      session: visitSessionSchema,
      duty: z.strictObject({ clinicId: clinicIdSchema, ...hoursShape, capacity }).nullable(),
    },
    output: done,
    refusals: [...dutyRefusals, 'registration.duty-hours-overlap'],
    access: ['head'],
    changes: ['registration'],
  }),
  /** 停诊, 替诊 or 加诊 on one day, from today on. */
  addDutyException: command({
    input: {
      day: clinicDaySchema,
      session: visitSessionSchema,
      doctorId: staffIdSchema,
      reason: text(60),
      what: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('stopped') }),
        z.strictObject({ kind: z.literal('substitute'), substituteId: staffIdSchema }),
        z.strictObject({ kind: z.literal('extra'), clinicId: clinicIdSchema, ...hoursShape, capacity }),
      ]),
    },
    output: z.object({ id: z.int(), waiting: z.int() }),
    refusals: [
      ...dutyRefusals,
      'registration.duty-day-over',
      'registration.exception-exists',
      'registration.not-planned',
      'registration.stand-in-busy',
    ],
    access: ['head'],
    changes: ['registration'],
  }),
  withdrawDutyException: command({
    input: { id: z.int().min(1) },
    output: done,
    refusals: ['registration.no-such-exception', 'registration.duty-day-over'],
    access: ['head'],
    changes: ['registration'],
  }),
} as const;
