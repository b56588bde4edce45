import { and, asc, desc, eq, gte, isNotNull, lte, sql } from 'drizzle-orm';
import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { Fen } from '../../electron/shared/values/fen.ts';
import type { StaffId } from '../../electron/shared/values/ids.ts';
import type { Instant } from '../../electron/shared/values/instant.ts';
import { prepared, type ReadableDb } from '../open.ts';
import { businessDays, cashCountLines, cashCounts, dayClosings, staff } from '../schema/index.ts';

const firstOpen = prepared((db) =>
  db.$client.prepare("SELECT min(day) FROM business_days WHERE status <> 'closed'").pluck(),
);
const bounds = prepared((db) =>
  db.$client.prepare(
    "SELECT min(day) AS first, max(day) AS newest, max(CASE WHEN status = 'closed' THEN day END) AS newestClosed FROM business_days",
  ),
);

/** The oldest day that is not closed; undefined when all are. */
export function findOldestOpenDay(db: ReadableDb): ClinicDay | undefined {
  return (firstOpen(db).get() as ClinicDay | null) ?? undefined;
}

/** The first day of the books, the newest one, and the newest closed one. */
export function readDayBounds(db: ReadableDb) {
  return bounds(db).get() as {
    first: ClinicDay | null;
    newest: ClinicDay | null;
    newestClosed: ClinicDay | null;
  };
}

const daysBetween = prepared((db) =>
  db
    .select({ day: businessDays.day, status: businessDays.status, zeroBusiness: dayClosings.zeroBusiness })
    .from(businessDays)
    .leftJoin(dayClosings, eq(dayClosings.id, businessDays.closingId))
    .where(and(gte(businessDays.day, sql.placeholder('from')), lte(businessDays.day, sql.placeholder('to'))))
    .orderBy(asc(businessDays.day))
    .prepare(),
);

/** The days from one to another, both counted, that were opened; `zeroBusiness` null while a day is not closed. */
export function listBusinessDays(db: ReadableDb, from: ClinicDay, to: ClinicDay) {
  return daysBetween(db).all({ from, to });
}

const newestCount = prepared((db) =>
  db
    .select({
      countId: cashCounts.id,
      at: cashCounts.at,
      byName: staff.name,
      totalFen: cashCounts.totalFen,
      floatFen: cashCounts.floatFen,
    })
    .from(cashCounts)
    .innerJoin(staff, eq(staff.id, cashCounts.staffId))
    .where(eq(cashCounts.day, sql.placeholder('day')))
    .orderBy(desc(cashCounts.id))
    .limit(1)
    .prepare(),
);

const countLines = prepared((db) =>
  db
    .select({ denominationFen: cashCountLines.denominationFen, pieces: cashCountLines.pieces })
    .from(cashCountLines)
    .where(eq(cashCountLines.countId, sql.placeholder('countId')))
    .orderBy(desc(cashCountLines.denominationFen))
    .prepare(),
);

/** The newest count of a day with its pieces; earlier ones were broken by a recount. */
export function findCashCount(db: ReadableDb, day: ClinicDay) {
  const count = newestCount(db).get({ day });
  return count && { ...count, lines: countLines(db).all({ countId: count.countId }) };
}

const floatBefore = prepared((db) =>
  db
    .select({ floatFen: cashCounts.floatFen })
    .from(businessDays)
    .innerJoin(dayClosings, eq(dayClosings.id, businessDays.closingId))
    .innerJoin(cashCounts, eq(cashCounts.id, dayClosings.cashCountId))
    .where(sql`${businessDays.day} < ${sql.placeholder('day')}`)
    .orderBy(desc(businessDays.day))
    .limit(1)
    .prepare(),
);

/** 备用金 that the evening before left in the drawer; undefined before the first counted closing. */
export function findFloatBefore(db: ReadableDb, day: ClinicDay): Fen | undefined {
  return floatBefore(db).get({ day })?.floatFen;
}

const recentClosings = prepared((db) =>
  db
    .select({
      day: businessDays.day,
      at: dayClosings.at,
      madeByName: staff.name,
      checkedByName: sql<string>`coalesce((SELECT name FROM staff c WHERE c.id = ${dayClosings.checkedBy}), '')`,
      zeroBusiness: dayClosings.zeroBusiness,
      netFen: dayClosings.netFen,
      overShortFen: dayClosings.overShortFen,
      overShortReason: dayClosings.overShortReason,
      depositSlip: dayClosings.depositSlip,
    })
    .from(businessDays)
    .innerJoin(dayClosings, eq(dayClosings.id, businessDays.closingId))
    .innerJoin(staff, eq(staff.id, dayClosings.madeBy))
    .where(and(isNotNull(businessDays.closingId), lte(businessDays.day, sql.placeholder('through'))))
    .orderBy(desc(businessDays.day))
    .limit(sql.placeholder('limit'))
    .prepare(),
);

/** Closings in force, newest first. */
export function listRecentClosings(db: ReadableDb, through: ClinicDay, limit: number) {
  return recentClosings(db).all({ through, limit });
}

const slipCounts = prepared((db) =>
  // The indexes of open slips and of charges answer only in the very words by which they were made.
  db.$client.prepare(`WITH open AS (SELECT id, status, valid_to_day FROM prescriptions
      WHERE status IN ('signed', 'settled', 'pay_later', 'prepared'))
    SELECT (SELECT count(*) FROM open WHERE status IN ('settled', 'prepared')) AS notHandedOut,
      (SELECT count(*) FROM open p WHERE p.status <> 'settled' AND p.valid_to_day <= :day
        AND NOT EXISTS (SELECT 1 FROM prescription_lines l CROSS JOIN allocations a ON a.line_id = l.id
          CROSS JOIN charges c ON c.allocation_id = a.id AND c.reverses_id IS NULL
          WHERE l.prescription_id = p.id)) AS lapsing`),
);

/** Slips still in the pharmacy, and those that end unpaid with a day. */
export function readSlipCounts(db: ReadableDb, day: ClinicDay): { notHandedOut: number; lapsing: number } {
  return slipCounts(db).get({ day }) as { notHandedOut: number; lapsing: number };
}

const movedOn = prepared((db) =>
  db.$client.prepare('SELECT EXISTS (SELECT 1 FROM stock_movements WHERE day = ?)').pluck(),
);

/** Whether anything went into or out of the storeroom on a day. */
export function hasStockMovements(db: ReadableDb, day: ClinicDay): boolean {
  return movedOn(db).get(day) === 1;
}

const dayCheck = prepared((db) =>
  db.$client.prepare(`SELECT json_extract(detail, '$.checkedBy') AS checkedBy, at FROM audit
    WHERE id = :checkId AND action = 'cashier.day-checked' AND subject_id = :countId`),
);

/** The second person's signature under one count. */
export function findDayCheck(db: ReadableDb, checkId: number, countId: number) {
  return dayCheck(db).get({ checkId, countId }) as { checkedBy: StaffId; at: Instant } | undefined;
}
