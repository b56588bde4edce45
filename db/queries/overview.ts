import { sql } from 'drizzle-orm';
import type { QueueRank } from '../../electron/shared/domain/queue-order.ts';
import type { QueuePoint } from '../../electron/shared/domain/queue-points.ts';
import type { Tender } from '../../electron/shared/domain/tenders.ts';
import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { Fen } from '../../electron/shared/values/fen.ts';
import type { Instant } from '../../electron/shared/values/instant.ts';
import type { ReadableDb } from '../open.ts';
import type { VisitStatus } from '../schema/index.ts';

/** The day's registrations: when, by which rank, how far. */
export function listVisitsOfDay(
  db: ReadableDb,
  day: ClinicDay,
): { status: VisitStatus; rank: QueueRank; registeredAt: Instant }[] {
  return db.all(
    sql`SELECT status, rank, registered_at AS registeredAt FROM visits WHERE day = ${day} ORDER BY registered_at`,
  );
}

/** Sales and refunds of a day apart, as the day's closing has them. */
export function getTakings(
  db: ReadableDb,
  day: ClinicDay,
): { grossFen: Fen; waivedFen: Fen; refundedFen: Fen; netFen: Fen; payingVisits: number } {
  return db.get(sql`
    SELECT
      coalesce(sum(CASE WHEN kind = 'sale' THEN gross_fen END), 0) AS grossFen,
      coalesce(sum(CASE WHEN kind = 'sale' THEN waived_fen END), 0) AS waivedFen,
      coalesce(-sum(CASE WHEN kind = 'refund' THEN net_fen END), 0) AS refundedFen,
      coalesce(sum(net_fen), 0) AS netFen,
      count(DISTINCT CASE WHEN kind = 'sale' THEN visit_id END) AS payingVisits
    FROM receipts WHERE day = ${day}`);
}

/** Money of a day by tender, refunds taken off, the largest first. */
export function listTendersOfDay(db: ReadableDb, day: ClinicDay): { tender: Tender; amountFen: Fen }[] {
  return db.all(sql`
    SELECT tender, sum(amount_fen) AS amountFen FROM payments
    WHERE day = ${day} GROUP BY tender ORDER BY amountFen DESC`);
}

/** How long each ticket of a day waited for its first call that was not taken back, in milliseconds. */
export function listWaitsOfDay(
  db: ReadableDb,
  day: ClinicDay,
): { point: QueuePoint; rank: QueueRank; waitedMs: number }[] {
  return db.all(sql`
    SELECT t.point, t.rank, min(e.at) - t.arrived_at AS waitedMs
    FROM queue_events e JOIN tickets t ON t.id = e.ticket_id
    WHERE e.day = ${day} AND e.kind IN ('call', 'call_out_of_order')
      AND NOT EXISTS (SELECT 1 FROM queue_events undo WHERE undo.undoes_id = e.id)
    GROUP BY t.id`);
}

/** Net takings by day from one day to another, days without receipts too. */
export function listNetByDay(
  db: ReadableDb,
  between: { from: ClinicDay; to: ClinicDay },
): { day: ClinicDay; netFen: Fen }[] {
  return db.all(sql`
    SELECT d.day, coalesce(sum(r.net_fen), 0) AS netFen
    FROM business_days d LEFT JOIN receipts r ON r.day = d.day
    WHERE d.day BETWEEN ${between.from} AND ${between.to}
    GROUP BY d.day ORDER BY d.day`);
}

/** How much history there is to prove. */
export function countHistory(db: ReadableDb): {
  visits: number;
  receipts: number;
  movements: number;
  days: number;
} {
  return db.get(sql`
    SELECT
      (SELECT count(*) FROM visits) AS visits,
      (SELECT count(*) FROM receipts) AS receipts,
      (SELECT count(*) FROM stock_movements) AS movements,
      (SELECT count(*) FROM business_days) AS days`);
}
