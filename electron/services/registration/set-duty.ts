import { and, eq, isNull, sql } from 'drizzle-orm';
import { listDutyExceptions, listWeeklyDuties } from '../../../db/queries/duty.ts';
import { listRoomsOfPoint } from '../../../db/queries/queue.ts';
import { findConsultationRoom, listDoctors } from '../../../db/queries/registration.ts';
import { dutyExceptions, dutyWeekly, visits } from '../../../db/schema/index.ts';
import type { HandlerInput } from '../../shared/contract/procedures.ts';
import type { Session } from '../../shared/domain/duty.ts';
import { addDays, type ClinicDay } from '../../shared/values/clinic-day.ts';
import type { ClinicId, StaffId } from '../../shared/values/ids.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { refuse } from '../refusal.ts';
import { readDayPlan } from './duty-plan.ts';

/** Exceptions are planned for weeks, seldom for a year. */
const DAYS_AHEAD = 400;

/** The week's plan, and what is otherwise from today on. */
export const listDuties: Handler<'registration.listDuties'> = (context) => ({
  today: context.today,
  doctors: listDoctors(context.db),
  rooms: listRoomsOfPoint(context.db, 'consultation').map(({ clinicId, name }) => ({ clinicId, name })),
  weekly: listWeeklyDuties(context.db),
  exceptions: listDutyExceptions(context.db, context.today, addDays(context.today, DAYS_AHEAD)),
});

/**
 * One place of the week's plan. What was planned before stays readable under its rows; a room holds one
 * doctor at a time.
 *
 * @throws Refusal 'registration.no-such-doctor' | 'no-such-room' | 'duty-hours' |
 *   'duty-hours-overlap' (the doctor's own morning and afternoon) | 'duty-room-taken'
 */
export const setDuty: Handler<'registration.setDuty'> = (context, input) => {
  const { doctorId, weekday, session, duty } = input;
  requireDoctor(context, doctorId);
  if (duty) {
    requireHours(duty);
    requireRoom(context, duty.clinicId);
    const meanwhile = listWeeklyDuties(context.db).filter(
      (one) => one.weekday === weekday && one.fromMinute < duty.toMinute && duty.fromMinute < one.toMinute,
    );
    if (meanwhile.some((one) => one.doctorId === doctorId && one.session !== session)) {
      throw refuse('registration.duty-hours-overlap');
    }
    const other = meanwhile.find((one) => one.doctorId !== doctorId && one.clinicId === duty.clinicId);
    if (other) throw refuse('registration.duty-room-taken', { room: other.room, doctor: other.doctor });
  }
  context.db
    .update(dutyWeekly)
    .set({ active: false })
    .where(
      and(
        eq(dutyWeekly.doctorId, doctorId),
        eq(dutyWeekly.weekday, weekday),
        eq(dutyWeekly.session, session),
        sql`${dutyWeekly.active} = 1`,
      ),
    )
    .run();
  if (duty) {
    context.db
      .insert(dutyWeekly)
      .values({ doctorId, weekday, session, ...duty, setBy: context.session.staffId, setAt: context.now })
      .run();
  }
  context.audit({
    action: 'registration.duty-set',
    subject: 'duty_weekly',
    detail: { doctorId, weekday, session, planned: duty !== null, capacity: duty?.capacity ?? null },
  });
  return {};
};

/**
 * 停诊, 替诊 or 加诊. Whoever is registered already stays registered: the answer says how many wait for that
 * doctor, so that the desk can move them.
 *
 * @throws Refusal 'registration.duty-day-over' | 'no-such-doctor' | 'no-such-room' | 'duty-hours' |
 *   'duty-room-taken' | 'exception-exists' | 'not-planned' | 'stand-in-busy'
 */
export const addDutyException: Handler<'registration.addDutyException'> = (context, input) => {
  const { day, session, doctorId, reason, what } = input;
  if (day < context.today) throw refuse('registration.duty-day-over', { day });
  const doctor = requireDoctor(context, doctorId);
  const standing = listDutyExceptions(context.db, day, day).find(
    (one) => one.session === session && one.doctorId === doctorId,
  );
  if (standing) throw refuse('registration.exception-exists', { doctor: doctor.name, day });
  requireSense(context, input);
  const { id } = context.db
    .insert(dutyExceptions)
    .values({ day, session, doctorId, reason, ...what, setBy: context.session.staffId, setAt: context.now })
    .returning({ id: dutyExceptions.id })
    .get();
  context.audit({
    action: 'registration.duty-exception-added',
    subject: 'duty_exceptions',
    subjectId: id,
    detail: { day, session, doctorId, kind: what.kind },
  });
  return { id, waiting: what.kind === 'extra' ? 0 : countWaitingFor(context, day, doctorId, session) };
};

/** 停诊 and 替诊 need a duty; 加诊 a free doctor and a free room; a stand-in is nowhere else. */
function requireSense(context: CommandContext, input: HandlerInput<'registration.addDutyException'>): void {
  const { day, session, doctorId, what } = input;
  const plan = readDayPlan(context.db, day);
  const own = plan.duties.find((one) => one.doctorId === doctorId && one.session === session);
  if (what.kind === 'extra') {
    requireHours(what);
    const room = requireRoom(context, what.clinicId);
    if (own) throw refuse('registration.stand-in-busy', { doctor: requireDoctor(context, doctorId).name });
    const there = plan.duties.find(
      (one) =>
        one.clinicId === what.clinicId && one.fromMinute < what.toMinute && what.fromMinute < one.toMinute,
    );
    if (there) {
      const taker = listDoctors(context.db).find((one) => one.doctorId === there.doctorId);
      throw refuse('registration.duty-room-taken', { room: room.name, doctor: taker?.name ?? '' });
    }
    return;
  }
  if (plan.planned && !own) {
    throw refuse('registration.not-planned', { doctor: requireDoctor(context, doctorId).name, day });
  }
  if (what.kind !== 'substitute') return;
  const other = requireDoctor(context, what.substituteId);
  const busy =
    what.substituteId === doctorId ||
    plan.duties.some((one) => one.doctorId === what.substituteId && one.session === session);
  if (busy) throw refuse('registration.stand-in-busy', { doctor: other.name });
}

/** Takes an exception back before its day is over. @throws Refusal 'registration.no-such-exception' | 'duty-day-over' */
export const withdrawDutyException: Handler<'registration.withdrawDutyException'> = (context, { id }) => {
  const standing = context.db
    .select({ day: dutyExceptions.day })
    .from(dutyExceptions)
    .where(and(eq(dutyExceptions.id, id), isNull(dutyExceptions.withdrawnAt)))
    .get();
  if (!standing) throw refuse('registration.no-such-exception');
  if (standing.day < context.today) throw refuse('registration.duty-day-over', { day: standing.day });
  context.db
    .update(dutyExceptions)
    .set({ withdrawnBy: context.session.staffId, withdrawnAt: context.now })
    .where(eq(dutyExceptions.id, id))
    .run();
  context.audit({
    action: 'registration.duty-exception-withdrawn',
    subject: 'duty_exceptions',
    subjectId: id,
  });
  return {};
};

function requireDoctor(context: QueryContext, doctorId: StaffId) {
  const doctor = listDoctors(context.db).find((one) => one.doctorId === doctorId);
  if (!doctor) throw refuse('registration.no-such-doctor');
  return doctor;
}

function requireRoom(context: QueryContext, clinicId: ClinicId) {
  const room = findConsultationRoom(context.db, clinicId);
  if (!room) throw refuse('registration.no-such-room');
  return room;
}

function requireHours(hours: { readonly fromMinute: number; readonly toMinute: number }): void {
  if (hours.fromMinute >= hours.toMinute) throw refuse('registration.duty-hours');
}

function countWaitingFor(
  context: CommandContext,
  day: ClinicDay,
  doctorId: StaffId,
  session: Session,
): number {
  return context.db
    .select({ id: visits.id })
    .from(visits)
    .where(
      and(
        eq(visits.day, day),
        eq(visits.doctorId, doctorId),
        eq(visits.session, session),
        eq(visits.status, 'waiting'),
      ),
    )
    .all().length;
}
