import { sql } from 'drizzle-orm';
import { check, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Session } from '../../electron/shared/domain/duty.ts';
import type { ClinicId, StaffId, VisitId } from '../../electron/shared/values/ids.ts';
import { atColumn, dayColumn, flag, idColumn, key } from './columns.ts';
import { clinics, staff } from './staff.ts';
import { visits } from './visits.ts';

/** The week's plan (排班): who sees patients where, on which half day. A changed place is a new row. */
export const dutyWeekly = sqliteTable(
  'duty_weekly',
  {
    id: key<number>(),
    doctorId: idColumn<StaffId>('doctor_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    clinicId: idColumn<ClinicId>('clinic_id')
      .notNull()
      .references(() => clinics.id, { onDelete: 'restrict' }),
    /** 0 = Sunday. */
    weekday: integer('weekday').notNull(),
    session: text('session').$type<Session>().notNull(),
    fromMinute: integer('from_minute').notNull(),
    toMinute: integer('to_minute').notNull(),
    /** 限号; NULL: as many as come. */
    capacity: integer('capacity'),
    active: flag('active').notNull().default(true),
    setBy: idColumn<StaffId>('set_by')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    setAt: atColumn('set_at').notNull(),
  },
  (table) => [
    uniqueIndex('duty_weekly_place').on(table.doctorId, table.weekday, table.session).where(sql`active = 1`),
    check('duty_weekly_weekday', sql`${table.weekday} BETWEEN 0 AND 6`),
    check('duty_weekly_session', sql`${table.session} IN ('am', 'pm')`),
    check(
      'duty_weekly_hours',
      sql`${table.fromMinute} >= 0 AND ${table.toMinute} > ${table.fromMinute} AND ${table.toMinute} <= 1440`,
    ),
    check('duty_weekly_capacity', sql`${table.capacity} IS NULL OR ${table.capacity} BETWEEN 1 AND 999`),
  ],
);

/** 停诊, 替诊 and 加诊 of one day; withdrawn by a stamp, never changed. */
export const dutyExceptions = sqliteTable(
  'duty_exceptions',
  {
    id: key<number>(),
    day: dayColumn('day').notNull(),
    session: text('session').$type<Session>().notNull(),
    kind: text('kind').$type<'stopped' | 'substitute' | 'extra'>().notNull(),
    /** Who does not come; with 加诊 who comes. */
    doctorId: idColumn<StaffId>('doctor_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    substituteId: idColumn<StaffId>('substitute_id').references(() => staff.id, { onDelete: 'restrict' }),
    clinicId: idColumn<ClinicId>('clinic_id').references(() => clinics.id, { onDelete: 'restrict' }),
    fromMinute: integer('from_minute'),
    toMinute: integer('to_minute'),
    capacity: integer('capacity'),
    reason: text('reason').notNull(),
    setBy: idColumn<StaffId>('set_by')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    setAt: atColumn('set_at').notNull(),
    withdrawnBy: idColumn<StaffId>('withdrawn_by').references(() => staff.id, { onDelete: 'restrict' }),
    withdrawnAt: atColumn('withdrawn_at'),
  },
  (table) => [
    uniqueIndex('duty_exceptions_one')
      .on(table.day, table.session, table.doctorId)
      .where(sql`withdrawn_at IS NULL`),
    check('duty_exceptions_session', sql`${table.session} IN ('am', 'pm')`),
    check('duty_exceptions_kind', sql`${table.kind} IN ('stopped', 'substitute', 'extra')`),
    check(
      'duty_exceptions_substitute',
      sql`(${table.kind} = 'substitute') = (${table.substituteId} IS NOT NULL) AND ${table.substituteId} IS NOT ${table.doctorId}`,
    ),
    check(
      'duty_exceptions_extra',
      sql`(${table.kind} = 'extra') = (${table.clinicId} IS NOT NULL AND ${table.fromMinute} IS NOT NULL AND ${table.toMinute} IS NOT NULL)`,
    ),
    check(
      'duty_exceptions_hours',
      sql`${table.fromMinute} IS NULL OR (${table.fromMinute} >= 0 AND ${table.toMinute} > ${table.fromMinute} AND ${table.toMinute} <= 1440)`,
    ),
    check('duty_exceptions_capacity', sql`${table.capacity} IS NULL OR ${table.capacity} BETWEEN 1 AND 999`),
    check('duty_exceptions_reason', sql`length(${table.reason}) > 0`),
    check('duty_exceptions_withdrawn', sql`(${table.withdrawnBy} IS NULL) = (${table.withdrawnAt} IS NULL)`),
  ],
);

/** A registration that the plan did not allow, and the word by which it was made. */
export const dutyOverrides = sqliteTable(
  'duty_overrides',
  {
    visitId: idColumn<VisitId>('visit_id')
      .primaryKey()
      .references(() => visits.id, { onDelete: 'restrict' }),
    state: text('state').$type<'full' | 'over' | 'off'>().notNull(),
    reason: text('reason').notNull(),
    allowedBy: idColumn<StaffId>('allowed_by')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    at: atColumn('at').notNull(),
  },
  (table) => [
    check('duty_overrides_state', sql`${table.state} IN ('full', 'over', 'off')`),
    check('duty_overrides_reason', sql`length(${table.reason}) > 0`),
  ],
);
