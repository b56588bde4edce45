import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../db/migrate.ts';
import type { ReadableDb } from '../../db/open.ts';
import * as schema from '../../db/schema/index.ts';

let folder: string;
let db: ReadableDb;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'schema-'));
  db = openDatabase({ file: join(folder, 'station.db') });
});
afterAll(() => {
  db.$client.close();
  rmSync(folder, { recursive: true, force: true });
});

const tables: SQLiteTable[] = Object.values(schema).flatMap((one) => (is(one, SQLiteTable) ? [one] : []));
const names = tables.map((table) => getTableName(table)).sort();

function tablesInFile(): string[] {
  return db.$client
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' ORDER BY name",
    )
    .pluck()
    .all() as string[];
}

test('the file has exactly the tables of the schema', () => {
  expect(tablesInFile()).toEqual(names);
});

test.each(names)('%s: columns, types and NOT NULL are those of the schema', (name) => {
  const table = tables.find((one) => getTableName(one) === name);
  const described = Object.values(getTableColumns(table as SQLiteTable)).map((column) => ({
    name: column.name,
    type: column.getSQLType().toUpperCase(),
    // A primary key of one integer is the row's own number and never NULL.
    notnull: column.notNull || column.primary ? 1 : 0,
  }));
  const found = db.$client
    .prepare(
      'SELECT name, upper(type) AS type, max("notnull", pk > 0) AS "notnull" FROM pragma_table_info(?)',
    )
    .all(name) as typeof described;
  const compositeKey = db.$client
    .prepare('SELECT count(*) FROM pragma_table_info(?) WHERE pk > 0')
    .pluck()
    .get(name);
  const strict = (rows: typeof described) =>
    rows
      .map((row) => (Number(compositeKey) > 1 ? { name: row.name, type: row.type } : row))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  expect(strict(found)).toEqual(strict(described));
});

test('every table is STRICT, so that a text never lands in a column of money', () => {
  const loose = db.$client
    .prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
    )
    .pluck()
    .all();
  expect(loose).toEqual([]);
});

test('no foreign key deletes or changes rows behind it', () => {
  const actions = tablesInFile().flatMap(
    (name) =>
      db.$client.prepare('SELECT on_delete, on_update FROM pragma_foreign_key_list(?)').all(name) as {
        on_delete: string;
        on_update: string;
      }[],
  );
  expect(new Set(actions.map((one) => `${one.on_delete}/${one.on_update}`))).toEqual(
    new Set(['RESTRICT/NO ACTION']),
  );
});

/** Facts: rows that a correction stands against, never over. */
const FACTS = [
  'audit',
  'cash_count_lines',
  'cash_counts',
  'charges',
  'closing_undos',
  'commands',
  'consultation_revisions',
  'day_closing_amounts',
  'day_closings',
  'deliveries',
  'delivery_lines',
  'escorts',
  'facility_checks',
  'manual_call_reviews',
  'queue_policies',
  'duty_overrides',
  'month_closing_drugs',
  'month_closings',
  'payments',
  'prescription_lines',
  'prescription_signatures',
  'queue_events',
  'prints',
  'recall_steps',
  'receipts',
  'resident_distinctions',
  'resident_merge_fields',
  'resident_merge_undos',
  'resident_merges',
  'revision_diagnoses',
  'roundings',
  'service_prices',
  'stock_movements',
  'visit_groups',
  'waivers',
] as const;

/** Rows whose state moves on, but which are never taken away. */
const KEPT = [
  'allergies',
  'allocations',
  'arrivals',
  'batches',
  'business_days',
  'care_marks',
  'conditions',
  'consultations',
  'credentials',
  'drugs',
  'duty_exceptions',
  'duty_weekly',
  'family_doctor_contracts',
  'medical_history',
  'interactions',
  'loss_reports',
  'stock_counts',
  'orders',
  'prescriptions',
  'receipt_ranges',
  'residents',
  'service_items',
  'seatings',
  'staff',
  'suppliers',
  'tickets',
  'visits',
] as const;

/** One row of whatever fits the columns: triggers, and not rules about its content, are what is tested. */
function plant(name: string): void {
  const columns = db.$client.prepare('SELECT name, type FROM pragma_table_info(?)').all(name) as {
    name: string;
    type: string;
  }[];
  const values = columns.map((column) => (column.type.toUpperCase() === 'TEXT' ? 'x' : 1));
  const places = columns.map((column) => `"${column.name}"`).join(', ');
  db.$client
    // A table that begins with rows has one already.
    .prepare(`INSERT OR IGNORE INTO "${name}" (${places}) VALUES (${columns.map(() => '?').join(', ')})`)
    .run(...values);
}

function inPlantedRow(name: string, sql: string): string {
  db.$client.pragma('foreign_keys = OFF');
  db.$client.pragma('ignore_check_constraints = ON');
  db.$client.exec('BEGIN');
  try {
    plant(name);
    db.$client.exec(sql);
    return 'allowed';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    db.$client.exec('ROLLBACK');
    db.$client.pragma('ignore_check_constraints = OFF');
    db.$client.pragma('foreign_keys = ON');
  }
}

describe('facts are append-only', () => {
  test.each(FACTS)('%s refuses every update and every delete', (name) => {
    const column = db.$client.prepare('SELECT name FROM pragma_table_info(?) LIMIT 1').pluck().get(name);
    expect(inPlantedRow(name, `UPDATE "${name}" SET "${column}" = "${column}"`)).toBe(`append-only: ${name}`);
    expect(inPlantedRow(name, `DELETE FROM "${name}"`)).toBe(`append-only: ${name}`);
  });

  test.each(KEPT)('%s refuses every delete', (name) => {
    expect(inPlantedRow(name, `DELETE FROM "${name}"`)).toMatch(
      new RegExp(`^(append-only|nothing is deleted): ${name}$`),
    );
  });

  test('each table is a fact, kept, or named here as one that may lose rows', () => {
    const free = names.filter(
      (name) => !(FACTS as readonly string[]).includes(name) && !(KEPT as readonly string[]).includes(name),
    );
    expect(free).toEqual([
      'batch_stock',
      'clinics',
      'diagnoses',
      'drafts',
      // What residents are found by follows from their rows, and is made anew from them.
      'resident_fresh',
      'resident_keys',
      'resident_newest',
      'resident_search_state',
      'settings',
      'staff_roles',
      'waiver_rules',
    ]);
  });
});

describe('a closed day takes no more rows', () => {
  const guarded = [
    'arrivals',
    'cash_counts',
    'charges',
    'deliveries',
    'payments',
    'prescriptions',
    'queue_events',
    'receipts',
    'roundings',
    'stock_movements',
    'visits',
    'waivers',
  ];
  test.each(guarded)('%s', (name) => {
    db.$client.pragma('foreign_keys = OFF');
    db.$client.pragma('ignore_check_constraints = ON');
    db.$client.exec('BEGIN');
    db.$client.exec(
      "INSERT INTO business_days (day, status, opened_at, closing_id) VALUES ('x', 'closed', 0, 1)",
    );
    expect(() => plant(name)).toThrow(`closed day: ${name}`);
    db.$client.exec("UPDATE business_days SET status = 'open' WHERE day = 'x'");
    expect(() => plant(name)).not.toThrow(/closed day/);
    db.$client.exec('ROLLBACK');
    db.$client.pragma('ignore_check_constraints = OFF');
    db.$client.pragma('foreign_keys = ON');
  });
});

test('an expired or recalled batch is never handed out, whatever program asks', () => {
  db.$client.pragma('foreign_keys = OFF');
  db.$client.exec('BEGIN');
  const batch = db.$client.prepare(
    'INSERT INTO batches (id, drug_id, supplier_id, batch_no, expires_day, purchase_price, pack_size, locked) VALUES (?, 1, 1, ?, ?, 100, 10, ?)',
  );
  batch.run(1, 'A', '2026-11-19', 0);
  batch.run(2, 'B', '2027-11-19', 1);
  batch.run(3, 'C', '2026-11-20', 0);
  const hand = db.$client.prepare(
    "INSERT INTO stock_movements (batch_id, kind, qty, cost_fen, day, at, staff_id, allocation_id) VALUES (?, 'dispense', -1, -1, '2026-11-20', 0, 1, 1)",
  );
  expect(() => hand.run(1)).toThrow('expired or locked batch');
  expect(() => hand.run(2)).toThrow('expired or locked batch');
  expect(hand.run(3).changes).toBe(1);
  db.$client.exec('ROLLBACK');
  db.$client.pragma('foreign_keys = ON');
});
