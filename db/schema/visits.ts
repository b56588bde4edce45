import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { PriorityGroup } from '../../electron/shared/domain/priority.ts';
import type { QueueRank } from '../../electron/shared/domain/queue-order.ts';
import type {
  ClinicId,
  ClosingId,
  CredentialId,
  OrderId,
  ResidentId,
  ServicePriceId,
  StaffId,
  VisitId,
  WaiverRuleId,
} from '../../electron/shared/values/ids.ts';
import { atColumn, dayColumn, fenColumn, flag, idColumn, key, qtyColumn } from './columns.ts';
import { dayClosings } from './day-closings.ts';
import { servicePrices, waiverRules } from './price-list.ts';
import { credentials, residents } from './residents.ts';
import { clinics, staff } from './staff.ts';

export type DayStatus = 'open' | 'counted' | 'closed';

/** Business days without a gap. Every fact's `_day` points here, and a closed day takes no more rows. */
export const businessDays = sqliteTable(
  'business_days',
  {
    day: dayColumn('day').primaryKey(),
    status: text('status').$type<DayStatus>().notNull(),
    openedAt: atColumn('opened_at').notNull(),
    /** The closing in force; NULL while open. Written by the closing itself, cleared by its undoing. */
    closingId: idColumn<ClosingId>('closing_id').references((): AnySQLiteColumn => dayClosings.id, {
      onDelete: 'restrict',
    }),
  },
  (table) => [
    check('business_days_status', sql`${table.status} IN ('open', 'counted', 'closed')`),
    check('business_days_closed_by', sql`(${table.status} = 'closed') = (${table.closingId} IS NOT NULL)`),
  ],
);

export type VisitStatus = 'waiting' | 'in_consultation' | 'finished' | 'cancelled';

export type LapsedAs = 'not_seen' | 'unfinished';

/** One registration (挂号). `number` is the number on every ticket of the visit, counted from 1 each day. */
export const visits = sqliteTable(
  'visits',
  {
    id: key<VisitId>(),
    day: dayColumn('day')
      .notNull()
      .references(() => businessDays.day, { onDelete: 'restrict' }),
    number: integer('number').notNull(),
    residentId: idColumn<ResidentId>('resident_id')
      .notNull()
      .references(() => residents.id, { onDelete: 'restrict' }),
    clinicId: idColumn<ClinicId>('clinic_id')
      .notNull()
      .references(() => clinics.id, { onDelete: 'restrict' }),
    doctorId: idColumn<StaffId>('doctor_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    session: text('session').$type<'am' | 'pm'>().notNull(),
    kind: text('kind').$type<'first' | 'return'>().notNull(),
    status: text('status').$type<VisitStatus>().notNull(),
    rank: text('rank').$type<QueueRank>().notNull(),
    payLater: flag('pay_later').notNull().default(false),
    reason: text('reason').notNull().default(''),
    /** Tenths of a degree Celsius. */
    temperatureDeci: integer('temperature_deci'),
    registeredAt: atColumn('registered_at').notNull(),
    registeredBy: idColumn<StaffId>('registered_by')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    finishedAt: atColumn('finished_at'),
    cancelledAt: atColumn('cancelled_at'),
    cancelReason: text('cancel_reason'),
    /** Still open when its day was over: never seen, or begun and not finished. NULL for all others. */
    lapsedAs: text('lapsed_as').$type<LapsedAs>(),
  },
  (table) => [
    uniqueIndex('visits_number').on(table.day, table.number),
    index('visits_pay_later').on(table.id).where(sql`pay_later = 1`),
    index('visits_resident').on(table.residentId, table.registeredAt),
    check('visits_session', sql`${table.session} IN ('am', 'pm')`),
    check('visits_kind', sql`${table.kind} IN ('first', 'return')`),
    check('visits_status', sql`${table.status} IN ('waiting', 'in_consultation', 'finished', 'cancelled')`),
    check('visits_rank', sql`${table.rank} IN ('emergency', 'priority', 'ordinary')`),
    check('visits_cancelled', sql`(${table.status} = 'cancelled') = (${table.cancelledAt} IS NOT NULL)`),
    check(
      'visits_lapsed',
      sql`${table.lapsedAs} IS NULL OR (${table.lapsedAs} IN ('not_seen', 'unfinished') AND ${table.status} = 'finished')`,
    ),
  ],
);

/** The groups by which a visit has priority: all are recorded, the main one ranks. */
export const visitGroups = sqliteTable(
  'visit_groups',
  {
    visitId: idColumn<VisitId>('visit_id')
      .notNull()
      .references(() => visits.id, { onDelete: 'restrict' }),
    group: text('priority_group').$type<PriorityGroup>().notNull(),
    credentialId: idColumn<CredentialId>('credential_id').references(() => credentials.id, {
      onDelete: 'restrict',
    }),
    main: flag('main').notNull(),
  },
  (table) => [primaryKey({ columns: [table.visitId, table.group] })],
);

export type OrderStatus = 'ordered' | 'settled' | 'done' | 'cancelled' | 'refunded';

/**
 * A service item asked for: registration fees, treatments, tests. Priced by the published price row it
 * names. The waiver is decided by rule when it is ordered and shown before it is paid.
 */
export const orders = sqliteTable(
  'orders',
  {
    id: key<OrderId>(),
    visitId: idColumn<VisitId>('visit_id')
      .notNull()
      .references(() => visits.id, { onDelete: 'restrict' }),
    servicePriceId: idColumn<ServicePriceId>('service_price_id')
      .notNull()
      .references(() => servicePrices.id, { onDelete: 'restrict' }),
    qty: qtyColumn('qty').notNull(),
    amountFen: fenColumn('amount_fen').notNull(),
    waiverRuleId: idColumn<WaiverRuleId>('waiver_rule_id').references(() => waiverRules.id, {
      onDelete: 'restrict',
    }),
    waiverFen: fenColumn('waiver_fen')
      .notNull()
      .default(0 as never),
    source: text('source').$type<'registration' | 'consultation'>().notNull(),
    status: text('status').$type<OrderStatus>().notNull(),
    orderedBy: idColumn<StaffId>('ordered_by')
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    orderedAt: atColumn('ordered_at').notNull(),
    doneBy: idColumn<StaffId>('done_by').references(() => staff.id, { onDelete: 'restrict' }),
    doneAt: atColumn('done_at'),
    result: text('result').notNull().default(''),
  },
  (table) => [
    index('orders_visit').on(table.visitId),
    check('orders_qty', sql`${table.qty} > 0`),
    check('orders_amount', sql`${table.amountFen} >= 0`),
    check('orders_waiver', sql`${table.waiverFen} BETWEEN 0 AND ${table.amountFen}`),
    check('orders_waiver_rule', sql`(${table.waiverFen} > 0) = (${table.waiverRuleId} IS NOT NULL)`),
    check('orders_source', sql`${table.source} IN ('registration', 'consultation')`),
    check('orders_status', sql`${table.status} IN ('ordered', 'settled', 'done', 'cancelled', 'refunded')`),
  ],
);

/** The doctor's record of a visit (门诊日志 is made from it). Pressures in mmHg, glucose in 1/10 mmol/L, weight in 1/10 kg. */
export const consultations = sqliteTable('consultations', {
  visitId: idColumn<VisitId>('visit_id')
    .primaryKey()
    .references(() => visits.id, { onDelete: 'restrict' }),
  complaint: text('complaint').notNull().default(''),
  findings: text('findings').notNull().default(''),
  advice: text('advice').notNull().default(''),
  onsetDay: dayColumn('onset_day'),
  temperatureDeci: integer('temperature_deci'),
  pulse: integer('pulse'),
  systolic: integer('systolic'),
  diastolic: integer('diastolic'),
  glucoseDeci: integer('glucose_deci'),
  weightDeci: integer('weight_deci'),
  startedAt: atColumn('started_at').notNull(),
  doctorId: idColumn<StaffId>('doctor_id')
    .notNull()
    .references(() => staff.id, { onDelete: 'restrict' }),
  signedAt: atColumn('signed_at'),
});

export const diagnoses = sqliteTable(
  'diagnoses',
  {
    visitId: idColumn<VisitId>('visit_id')
      .notNull()
      .references(() => visits.id, { onDelete: 'restrict' }),
    position: integer('position').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
  },
  (table) => [primaryKey({ columns: [table.visitId, table.position] })],
);
