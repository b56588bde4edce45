import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseOptions } from '../../build/demo/options.ts';
import type { PlannedRefund, PlannedVisit } from '../../build/demo/population/plan.ts';
import { summarise } from '../../build/demo/summary.ts';
import type { ReadableDb } from '../../db/open.ts';
import { verifyBooks } from '../../db/verify-books.ts';
import { replayDays } from '../../electron/services/queue/evidence/day-figures.ts';
import type { QueuePoint } from '../../electron/shared/domain/queue-points.ts';
import { addDays, clinicDay, firstDayOf, lastDayOf } from '../../electron/shared/values/clinic-day.ts';
import { MINUTE } from '../../electron/shared/values/instant.ts';
import { planDemo, playDemo } from '../support/played-demo.ts';
import type { PlayedPlan } from '../support/played-month.ts';

/** Two weeks of a station of 书院街's size. */
const DAYS = 14;

let db: ReadableDb;
let close = () => {};
let planned: PlayedPlan;

beforeAll(async () => {
  planned = withRefunds(planDemo({ seed: 9, month: '2026-11', residents: 2_500, visitsPerYear: 14_600 }));
  ({ db, close } = await playDemo(planned, DAYS));
}, 60_000);
afterAll(() => close());

/** Every tenth visit with drugs or a test gets money back: enough to look at, as the planner would plan it. */
function withRefunds({ people, plan }: PlayedPlan): PlayedPlan {
  let seen = 0;
  const days = plan.days.map((day) => ({
    ...day,
    visits: day.visits.map((visit): PlannedVisit => {
      const able = !visit.cancels && !visit.missedCall && visit.paysLaterOn === null && !visit.emergency;
      const [test] = visit.tests;
      if (!able || (visit.prescriptions.length === 0 && !test)) return visit;
      seen += 1;
      if (seen % 10 !== 0) return visit;
      const refund: PlannedRefund = test
        ? { kind: 'test_not_done', itemCode: test.itemCode, reason: '本次不做', afterMinutes: 9.5 }
        : { kind: 'drugs_not_fetched', reason: '本次不取药', afterMinutes: 14.25 };
      const payment = { ...visit.payment, poolPermille: 0, accountPermille: 0 };
      return { ...visit, refund, payment, calledByHand: null };
    }),
  }));
  return { people, plan: { ...plan, days } };
}

const rows = <Row>(sql: string) => db.$client.prepare(sql).all() as Row[];
const one = (sql: string) => Number(db.$client.prepare(sql).pluck().get());

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length * share)] ?? 0;
}

const ofMonth = () => {
  const { month } = planned.plan;
  return replayDays(
    { db, today: addDays(lastDayOf(month), 1) },
    { from: firstDayOf(month), to: lastDayOf(month) },
  );
};

/** Minutes waited at a point, day by day. */
function waitsAt(point: QueuePoint, rank: 'ordinary' | 'priority' | 'emergency'): number[][] {
  return ofMonth().map(({ stories }) =>
    stories
      .filter((story) => story.point === point && story.rank === rank && story.takenAt !== null)
      .map(({ arrivedAt, takenAt }) => ((takenAt ?? arrivedAt) - arrivedAt) / MINUTE),
  );
}

describe('the waits of two weeks', () => {
  it('are such as two doctors have with some fifty patients a day', () => {
    const ordinary = waitsAt('consultation', 'ordinary').flat();
    expect(percentile(ordinary, 0.5)).toBeGreaterThan(4);
    expect(percentile(ordinary, 0.5)).toBeLessThan(13);
    expect(percentile(ordinary, 0.9)).toBeLessThan(31);
    expect(Math.max(...ordinary)).toBeLessThan(60);
  });

  it('are shorter for those who have priority, and none for 急危重', () => {
    const [ordinary, priority] = [waitsAt('consultation', 'ordinary'), waitsAt('consultation', 'priority')];
    const days = ordinary.map((waits, day) => [waits, priority[day] ?? []] as const);
    const longer = days.filter(([of, before]) => percentile(before, 0.5) > percentile(of, 0.5));
    expect(longer.length).toBeLessThanOrEqual(2);
    expect(percentile(priority.flat(), 0.5) * 1.5).toBeLessThan(percentile(ordinary.flat(), 0.5));
    const emergencies = waitsAt('consultation', 'emergency').flat();
    expect(emergencies.length).toBeGreaterThan(2);
    expect(Math.max(...emergencies)).toBeLessThan(0.1);
  });

  it('are short at the windows, also for those who pay last', () => {
    for (const point of ['registration', 'cashier', 'pickup'] as const) {
      const waits = [...waitsAt(point, 'ordinary'), ...waitsAt(point, 'priority')].flat();
      expect([point, Math.max(...waits) < 12]).toEqual([point, true]);
    }
  });

  it('are much the same before either doctor', () => {
    const medians = rows<{ room: number; waits: string }>(
      `SELECT line_clinic_id AS room, group_concat((called - entered) / 60000.0) AS waits FROM
        (SELECT ticket_id, max(line_clinic_id) AS line_clinic_id, min(CASE WHEN kind = 'enter' THEN at END) AS entered,
          min(CASE WHEN kind = 'call' THEN at END) AS called FROM queue_events WHERE point = 'consultation' GROUP BY ticket_id)
        WHERE called IS NOT NULL GROUP BY 1`,
    ).map(({ waits }) => percentile(waits.split(',').map(Number), 0.5));
    expect(medians).toHaveLength(2);
    expect(Math.max(...medians)).toBeLessThan(Math.min(...medians) * 3);
  });
});

interface Refund {
  readonly receiptId: number;
  readonly originalId: number;
  readonly minutesLater: number;
  readonly netFen: number;
  readonly reason: string;
  readonly approvedBy: number | null;
}

const listRefunds = () =>
  rows<Refund>(
    `SELECT refund.id AS receiptId, sale.id AS originalId, (refund.at - sale.at) / 60000.0 AS minutesLater,
      -refund.net_fen AS netFen, refund.reason, refund.approved_by AS approvedBy
      FROM receipts AS refund JOIN receipts AS sale ON sale.id = refund.original_id ORDER BY refund.id`,
  );

describe('the refunds of two weeks', () => {
  it('come minutes to hours after the sale', () => {
    const refunds = listRefunds();
    expect(refunds.length).toBeGreaterThan(15);
    expect(refunds.filter(({ minutesLater }) => minutesLater < 9 || minutesLater > 240)).toEqual([]);
  });

  it('are for what was not given: a test for its reason, drugs for theirs', () => {
    const what = rows<{ reason: string; category: string; status: string }>(
      `SELECT DISTINCT receipts.reason, CASE WHEN charges.allocation_id IS NULL THEN charges.category ELSE 'drug' END
        AS category, coalesce(orders.status, allocations.status) AS status
        FROM charges JOIN receipts ON receipts.id = charges.receipt_id
        LEFT JOIN orders ON orders.id = charges.order_id LEFT JOIN allocations ON allocations.id = charges.allocation_id
        WHERE receipts.kind = 'refund' AND receipts.reason IN ('本次不做', '本次不取药') ORDER BY 1, 2`,
    );
    expect(what).toEqual([
      { reason: '本次不做', category: 'examination', status: 'refunded' },
      { reason: '本次不做', category: 'lab', status: 'refunded' },
      { reason: '本次不取药', category: 'drug', status: 'released' },
    ]);
  });

  it('go back by the tender they came by, and never by 医保 alone', () => {
    const tenders = (receiptId: number) =>
      rows<{ tender: string }>(`SELECT tender FROM payments WHERE receipt_id = ${receiptId} ORDER BY 1`).map(
        ({ tender }) => tender,
      );
    for (const { receiptId, originalId } of listRefunds())
      expect(tenders(receiptId)).toEqual(tenders(originalId));
  });

  it('have the head’s approval above the station’s limit, and only there', () => {
    const head = one("SELECT id FROM staff WHERE name = '刘文涛'");
    const refunds = listRefunds();
    const large = refunds.filter(({ netFen }) => netFen > 3_000);
    expect(large.length).toBeGreaterThan(0);
    expect(refunds.filter(({ approvedBy }) => approvedBy === head)).toEqual(large);
  });

  it('leave nobody behind: whoever had a test refunded saw the doctor again', () => {
    const left = one(
      `SELECT count(*) FROM visits WHERE lapsed_as IS NOT NULL AND id IN
        (SELECT visit_id FROM receipts WHERE kind = 'refund')`,
    );
    expect(left).toBe(0);
  });
});

describe('the rest of the house', () => {
  it('takes its time over tests and writes what came out', () => {
    const quick = rows(
      `SELECT service_items.code FROM orders JOIN service_prices ON service_prices.id = orders.service_price_id
        JOIN service_items ON service_items.id = service_prices.item_id
        WHERE orders.status = 'done' AND service_items.code = 'HY05' AND orders.done_at - orders.ordered_at < 10 * 60000`,
    );
    expect(quick).toEqual([]);
    expect(
      one("SELECT count(DISTINCT result) FROM orders WHERE status = 'done' AND result <> ''"),
    ).toBeGreaterThan(20);
    expect(one("SELECT count(*) FROM consultations WHERE findings = '' OR advice = ''")).toBe(
      one('SELECT count(*) FROM consultations WHERE signed_at IS NULL'),
    );
  });

  it('registers at any second of a minute', () => {
    expect(one('SELECT count(DISTINCT registered_at / 1000 % 60) FROM visits')).toBe(60);
  });

  it('knows calls by hand with a reason, checked facilities, and people who pay another day', () => {
    expect(
      one("SELECT count(*) FROM queue_events WHERE kind = 'call_out_of_order' AND reason <> ''"),
    ).toBeGreaterThan(0);
    expect(one('SELECT count(DISTINCT facility) FROM facility_checks')).toBe(3);
    const later =
      "SELECT count(*) FROM receipts JOIN visits ON visits.id = visit_id WHERE receipts.kind = 'sale'";
    expect(one(`${later} AND receipts.day > visits.day AND pay_later`)).toBeGreaterThan(0);
    expect(one(`${later} AND receipts.day > visits.day AND NOT pay_later`)).toBe(0);
  });

  it('closes no day short on which no cash came in', () => {
    const slips = rows<{ day: string; cash: number }>(
      `SELECT day, (SELECT count(*) FROM payments WHERE payments.day = day_closings.day AND tender = 'cash') AS cash
        FROM day_closings WHERE over_short_fen <> 0`,
    );
    expect(slips.filter(({ cash }) => cash === 0)).toEqual([]);
    expect(
      one(`SELECT count(*) FROM day_closings WHERE deposit_slip = '' AND day > '${clinicDay('2026-11-01')}'
      AND day IN (SELECT day FROM receipts)`),
    ).toBe(0);
  });

  it('charges for drugs what they cost, what splitting rounds, and what is still to be handed out or paid', () => {
    expect(verifyBooks(db)).toEqual([]);
    const options = { ...parseOptions([]), month: planned.plan.month };
    const ended = { evening: { keys: 0, numbers: [] }, breaches: [], stages: [], latency: [] };
    const { fen } = summarise(db, { options, ...ended }).figures;
    const { drugCharged = 0, drugCost = 0, splitRounding = 0, paidNotOut = 0, outNotPaid = 0 } = fen;
    expect(drugCharged).toBe(drugCost + splitRounding + paidNotOut - outNotPaid);
    expect(outNotPaid).toBeGreaterThan(0);
  });
});
