import { and, asc, eq, gte, isNull, lte, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Session } from '../../electron/shared/domain/duty.ts';
import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { StaffId } from '../../electron/shared/values/ids.ts';
import { prepared, type ReadableDb } from '../open.ts';
import { clinics, dutyExceptions, dutyWeekly, staff, visits } from '../schema/index.ts';

const weeklyInForce = prepared((db) =>
  db
    .select({
      id: dutyWeekly.id,
      doctorId: dutyWeekly.doctorId,
      doctor: staff.name,
      clinicId: dutyWeekly.clinicId,
      room: clinics.name,
      weekday: dutyWeekly.weekday,
      session: dutyWeekly.session,
      fromMinute: dutyWeekly.fromMinute,
      toMinute: dutyWeekly.toMinute,
      capacity: dutyWeekly.capacity,
    })
    .from(dutyWeekly)
    .innerJoin(staff, eq(staff.id, dutyWeekly.doctorId))
    .innerJoin(clinics, eq(clinics.id, dutyWeekly.clinicId))
    .where(and(sql`${dutyWeekly.active} = 1`, eq(staff.active, true), eq(clinics.active, true)))
    .orderBy(asc(dutyWeekly.doctorId), asc(dutyWeekly.weekday), asc(dutyWeekly.session))
    .prepare(),
);

/** The week's plan in force; places of people who left and of closed rooms do not count. */
export function listWeeklyDuties(db: ReadableDb) {
  return weeklyInForce(db).all();
}

const substitute = alias(staff, 'substitute');

const exceptionsBetween = prepared((db) =>
  db
    .select({
      id: dutyExceptions.id,
      day: dutyExceptions.day,
      session: dutyExceptions.session,
      kind: dutyExceptions.kind,
      doctorId: dutyExceptions.doctorId,
      doctor: staff.name,
      substituteId: dutyExceptions.substituteId,
      substitute: substitute.name,
      clinicId: dutyExceptions.clinicId,
      room: clinics.name,
      fromMinute: dutyExceptions.fromMinute,
      toMinute: dutyExceptions.toMinute,
      capacity: dutyExceptions.capacity,
      reason: dutyExceptions.reason,
    })
    .from(dutyExceptions)
    .innerJoin(staff, eq(staff.id, dutyExceptions.doctorId))
    .leftJoin(substitute, eq(substitute.id, dutyExceptions.substituteId))
    .leftJoin(clinics, eq(clinics.id, dutyExceptions.clinicId))
    .where(
      and(
        isNull(dutyExceptions.withdrawnAt),
        gte(dutyExceptions.day, sql.placeholder('fromDay')),
        lte(dutyExceptions.day, sql.placeholder('toDay')),
      ),
    )
    .orderBy(asc(dutyExceptions.day), asc(dutyExceptions.session), asc(dutyExceptions.id))
    .prepare(),
);

/** 停诊, 替诊 and 加诊 of these days that were not withdrawn. */
export function listDutyExceptions(db: ReadableDb, fromDay: ClinicDay, toDay: ClinicDay) {
  return exceptionsBetween(db).all({ fromDay, toDay });
}

const takenOfDay = prepared((db) =>
  db
    .select({ doctorId: visits.doctorId, session: visits.session, taken: sql<number>`count(*)` })
    .from(visits)
    .where(and(eq(visits.day, sql.placeholder('day')), sql`${visits.status} <> 'cancelled'`))
    .groupBy(visits.doctorId, visits.session)
    .prepare(),
);

/** Numbers that each doctor's sessions of a day have given, without the cancelled ones. */
export function countTaken(
  db: ReadableDb,
  day: ClinicDay,
): { readonly doctorId: StaffId; readonly session: Session; readonly taken: number }[] {
  return takenOfDay(db).all({ day });
}
