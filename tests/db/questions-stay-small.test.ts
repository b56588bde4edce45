import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { countHistory } from '../../db/queries/overview.ts';
import { verifyBooks } from '../../db/verify-books.ts';
import type { Role } from '../../electron/shared/contract/define.ts';
import type { ProcedureName } from '../../electron/shared/contract/procedures.ts';
import type { CashierStation } from '../support/cashier.ts';
import { openProvenBooks } from '../support/proven-books.ts';

/** Tables that grow with every patient: whoever reads one whole is slower every year. */
const GROWING = [
  'allocations',
  'arrivals',
  'audit',
  'charges',
  'delivery_lines',
  'orders',
  'payments',
  'prescription_lines',
  'prescription_signatures',
  'prescriptions',
  'prints',
  'queue_events',
  'recall_steps',
  'receipts',
  'roundings',
  'stock_movements',
  'tickets',
  'visits',
  'waivers',
] as const;

/** What the desks ask all day, beside everything that a month of work asks by itself. */
const ASKED: readonly (readonly [Role, ProcedureName, object])[] = [
  ['front_desk', 'registration.listToday', {}],
  ['front_desk', 'registration.listRooms', {}],
  ['front_desk', 'registration.preview', { residentId: 1, clinicId: 1, doctorId: 2 }],
  ['front_desk', 'queue.listPoints', {}],
  ['front_desk', 'queue.getBoard', { point: 'consultation' }],
  ['front_desk', 'queue.listGuide', {}],
  ['front_desk', 'queue.listVisitEvents', { visitId: 1 }],
  ['front_desk', 'queue.listAnnouncements', {}],
  ['front_desk', 'cashier.listToday', {}],
  ['front_desk', 'cashier.findReceipt', { term: '12001' }],
  ['front_desk', 'cashier.findReceipt', { term: 'zgf' }],
  ['front_desk', 'cashier.getReceipt', { number: 12_003 }],
  ['front_desk', 'cashier.getDay', { day: '2026-11-30' }],
  ['front_desk', 'cashier.getDay', { day: '2026-12-01' }],
  ['front_desk', 'cashier.calendar', { month: '2026-11' }],
  ['doctor', 'consultation.listToday', {}],
  ['doctor', 'consultation.getVisit', { visitId: 3 }],
  ['pharmacist', 'dispensary.listToday', {}],
  ['pharmacist', 'dispensary.getPrescription', { prescriptionId: 2 }],
  ['pharmacist', 'storeroom.getOverview', {}],
  ['pharmacist', 'storeroom.listStock', {}],
  ['pharmacist', 'storeroom.listMovements', { batchId: 1 }],
  ['pharmacist', 'storeroom.listLossReports', {}],
  ['pharmacist', 'storeroom.listDeliveries', {}],
  ['pharmacist', 'storeroom.getDelivery', { deliveryId: 1 }],
  ['head', 'ledger.getMonth', { month: '2026-11' }],
  ['head', 'ledger.listDrugs', { month: '2026-12' }],
  ['head', 'settings.getOverview', {}],
];

/** Asked once, when a day is closed: which visits it leaves open. No index holds the open ones. */
const AT_THE_CLOSE = /"visits"\."day" <= .*"visits"\."status" in/;

let station: CashierStation;
const asked = new Set<string>();
const proofs = new Set<string>();

beforeAll(async () => {
  let listening = asked;
  const prepare = Database.prototype.prepare;
  vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (this: Database.Database, sql) {
    listening.add(sql);
    return prepare.call(this, sql) as never;
  });
  station = await openProvenBooks();
  for (const [role, name, input] of ASKED) await station.as(role).call(name, input as never);
  listening = proofs;
  verifyBooks(station.db);
  countHistory(station.db);
  vi.restoreAllMocks();
}, 60_000);
afterAll(() => station.close());

/** Tables that SQLite would read from beginning to end, by name and not by alias. */
function readWhole(sql: string): string[] {
  const count = new Set(sql.match(/[:@$]\w+/g) ?? []).size + (sql.match(/\?/g) ?? []).length;
  const plan = station.db.$client
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...(count === 0 ? [] : [bindings(sql)].flat())) as { detail: string }[];
  return plan.flatMap(({ detail }) => {
    // An index over few rows (partial, by its own words) may be read whole.
    const scanned = /^SCAN (\w+)(?! USING INDEX (?:prescriptions_open|visits_pay_later))/.exec(detail)?.[1];
    if (scanned === undefined) return [];
    const named = new RegExp(`\\b(\\w+)"?\\s+(?:AS\\s+)?"?${scanned}\\b`, 'gi');
    const tables = [scanned, ...[...sql.matchAll(named)].map((match) => match[1] ?? '')];
    return GROWING.filter((table) => tables.includes(table));
  });
}

function bindings(sql: string): unknown[] | Record<string, unknown> {
  const names = [...new Set(sql.match(/[:@$]\w+/g) ?? [])].map((name) => name.slice(1));
  if (names.length > 0) return [Object.fromEntries(names.map((name) => [name, 1]))];
  return (sql.match(/\?/g) ?? []).map(() => 1);
}

test('nothing that a desk asks reads all that ever was', () => {
  const questions = [...asked].filter(
    (sql) => !proofs.has(sql) && /^\s*(SELECT|WITH|UPDATE|DELETE)/i.test(sql) && !AT_THE_CLOSE.test(sql),
  );
  expect(questions.length).toBeGreaterThan(150);
  const slow = questions.flatMap((sql) =>
    readWhole(sql).map((table) => `${table}: ${sql.replace(/\s+/g, ' ').trim().slice(0, 160)}`),
  );
  expect(slow).toEqual([]);
});
