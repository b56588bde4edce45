import type { ReadableDb } from '../../../db/open.ts';
import { countTaken, listDutyExceptions, listWeeklyDuties } from '../../../db/queries/duty.ts';
import type { DutyView } from '../../shared/contract/registration-duty.ts';
import {
  chooseSession,
  type DayPlan,
  type DutyException,
  findDutyState,
  planDay,
  type Session,
  writeHours,
} from '../../shared/domain/duty.ts';
import { type ClinicDay, minuteOfDay } from '../../shared/values/clinic-day.ts';
import type { ClinicId, StaffId } from '../../shared/values/ids.ts';
import type { QueryContext } from '../context.ts';

/** Today's plan with what its sessions have given already. */
export interface DutyToday {
  readonly plan: DayPlan;
  /** Minute of the station's day. */
  readonly minute: number;
  readonly taken: (doctorId: StaffId, session: Session) => number;
}

/** Reads who is on duty today: a dozen rows, so it is read anew for each call. */
export function readDutyToday(context: Pick<QueryContext, 'db' | 'now' | 'today' | 'settings'>): DutyToday {
  const plan = readDayPlan(context.db, context.today);
  const rows = plan.duties.some((one) => one.capacity !== null) ? countTaken(context.db, context.today) : [];
  return {
    plan,
    minute: minuteOfDay(context.now, context.settings.station.utcOffsetMinutes),
    taken: (doctorId, session) =>
      rows.find((row) => row.doctorId === doctorId && row.session === session)?.taken ?? 0,
  };
}

export function readDayPlan(db: ReadableDb, day: ClinicDay): DayPlan {
  return planDay(day, listWeeklyDuties(db), listDutyExceptions(db, day, day).flatMap(asException));
}

type ExceptionRow = ReturnType<typeof listDutyExceptions>[number];

function asException(row: ExceptionRow): DutyException[] {
  const { day, session, doctorId, reason, substituteId, clinicId, fromMinute, toMinute, capacity } = row;
  const shape = { day, session, doctorId, reason };
  if (row.kind === 'stopped') return [{ ...shape, kind: 'stopped' }];
  if (row.kind === 'substitute') {
    return substituteId === null ? [] : [{ ...shape, kind: 'substitute', substituteId }];
  }
  if (clinicId === null || fromMinute === null || toMinute === null) return [];
  return [{ ...shape, kind: 'extra', clinicId, fromMinute, toMinute, capacity }];
}

/** The session for which somebody is registered who asks for none. */
export function sessionNow(today: DutyToday, doctorId: StaffId): Session {
  return chooseSession(today.plan, doctorId, today.minute);
}

export interface DutyPlace {
  readonly doctorId: StaffId;
  readonly clinicId: ClinicId;
  readonly session: Session;
}

/** How a doctor stands for a session in a room, with names. */
export function viewDuty(
  today: DutyToday,
  place: DutyPlace,
  nameOf: (doctorId: StaffId) => string,
): DutyView {
  const taken = today.taken(place.doctorId, place.session);
  const { state, duty, stop } = findDutyState(today.plan, { ...place, minute: today.minute, taken });
  return {
    state,
    hours: duty ? writeHours(duty) : null,
    capacity: duty?.capacity ?? null,
    taken,
    standsInFor: duty && duty.standsInFor !== null ? nameOf(duty.standsInFor) : null,
    stopReason: duty ? null : (stop?.reason ?? null),
    standIn: duty || stop?.standIn == null ? null : nameOf(stop.standIn),
  };
}
