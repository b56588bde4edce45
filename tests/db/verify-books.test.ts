import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type ReadableDb } from '../../db/open.ts';
import { pricedLine } from '../../db/verify/rule.ts';
import { RULE_NAMES, verifyBooks } from '../../db/verify-books.ts';
import { priceDrugLine } from '../../electron/shared/domain/pricing.ts';
import { price } from '../../electron/shared/values/price.ts';
import { quantity } from '../../electron/shared/values/quantity.ts';
import type { CashierStation } from '../support/cashier.ts';
import { openProvenBooks } from '../support/proven-books.ts';
import { TAMPERINGS, type Tampering } from './tampering.ts';

let folder: string;
let station: CashierStation;
let copies = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'station-verify-'));
  station = await openProvenBooks();
}, 60_000);
afterAll(() => {
  station.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A copy of the sound books, into which another program writes as it likes. */
function tamperedCopy(sql: string): string {
  copies += 1;
  const file = join(folder, `copy-${copies}.db`);
  station.db.$client.prepare('VACUUM INTO ?').run(file);
  const { $client: client } = connect(file);
  // What better-sqlite3 forbids, another program may do.
  client.unsafeMode(true);
  client.pragma('foreign_keys = OFF');
  client.pragma('ignore_check_constraints = ON');
  const triggers = client.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all();
  for (const trigger of triggers) client.exec(`DROP TRIGGER "${String(trigger)}"`);
  client.exec(sql);
  client.close();
  return file;
}

function withCopy<Result>(sql: string, look: (db: ReadableDb) => Result): Result {
  const db = connect(tamperedCopy(sql), { readonly: true });
  try {
    return look(db);
  } finally {
    db.$client.close();
  }
}

function runVerify(...args: string[]): { status: number; out: string } {
  try {
    const out = execFileSync(process.execPath, ['--import', 'tsx', 'build/verify.ts', ...args], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return { status: 0, out };
  } catch (error) {
    const failed = error as { status: number; stdout: string; stderr: string };
    return { status: failed.status, out: failed.stdout + failed.stderr };
  }
}

describe('verifyBooks', () => {
  it('finds nothing in books that only the program wrote', () => {
    expect(verifyBooks(station.db)).toEqual([]);
    expect(withCopy('', verifyBooks)).toEqual([]);
  });

  it.each(TAMPERINGS.map((one): [string, string, Tampering] => [one.rule, one.what, one]))(
    '%s: sees %s, and blames nothing else',
    (rule, _, { sql }) => {
      const breaches = withCopy(sql, verifyBooks);
      expect(breaches.map((breach) => breach.rule)).toEqual([rule]);
      const [breach] = breaches;
      expect(breach?.rows.length).toBeGreaterThan(0);
      expect(breach?.count).toBe(breach?.rows.length);
      expect(breach?.sentence).toMatch(/[\u4e00-\u9fff]/);
    },
  );

  it('has a tampering for every rule', () => {
    expect([...new Set(TAMPERINGS.map((one) => one.rule))].sort()).toEqual([...RULE_NAMES].sort());
  });

  it('names the row with what it holds and what it should hold', () => {
    const sql = "UPDATE payments SET amount_fen = amount_fen + 1 WHERE receipt_id = 1 AND tender = 'wechat'";
    const [breach] = withCopy(sql, verifyBooks);
    expect(breach).toEqual({
      rule: 'receipt.money-agrees',
      sentence: '收据的应交与各收款方式加现金舍入不符',
      table: 'receipts',
      rows: [{ id: 1, number: 12_001, expected: 988, found: 989 }],
      count: 1,
    });
  });

  it('finds stock that was below nothing at any moment, even when it is right now', () => {
    const sql = `UPDATE stock_movements SET qty = qty - 400, cost_fen = cost_fen - 5600 WHERE kind = 'loss';
      INSERT INTO stock_movements (batch_id, kind, qty, cost_fen, day, at, staff_id, reason, approved_by)
        VALUES (1, 'adjust', 400, 5600, '2026-12-01', 0, 2, '盘点', 2)`;
    expect(withCopy(sql, verifyBooks).map((breach) => breach.rule)).toEqual([
      'stock.valued-at-purchase-cost',
    ]);
  });

  it('prices in SQL as the domain does, to the fen', () => {
    const statement = station.db.$client
      .prepare(`SELECT ${pricedLine('p', 'n', 'q')} AS fen FROM
        (SELECT CAST(? AS INTEGER) AS p, CAST(? AS INTEGER) AS n, CAST(? AS INTEGER) AS q)`)
      .pluck();
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000_000 }),
        fc.integer({ min: 1, max: 1_000 }),
        fc.integer({ min: 0, max: 9_999 }),
        (perPack, pack, qty) => {
          expect(statement.get(perPack, pack, qty)).toBe(priceDrugLine(price(perPack), pack, quantity(qty)));
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('npm run verify -- FILE', () => {
  it('ends with 0 for sound books, and writes nothing into the file', () => {
    const file = tamperedCopy('');
    const { status, out } = runVerify(file);
    expect(out).toContain(`${RULE_NAMES.length} rules hold`);
    expect(status).toBe(0);
  });

  it('ends with 1 and names each breach with its rows', () => {
    const file = tamperedCopy('UPDATE receipts SET change_fen = change_fen + 1 WHERE id = 3');
    const { status, out } = runVerify(file);
    expect(out).toContain('receipt.change-agrees');
    expect(out).toContain('"number":12003');
    expect(status).toBe(1);
  });

  it('ends with 2 when there is nothing to read', () => {
    expect(runVerify(join(folder, 'nowhere.db')).status).toBe(2);
    expect(runVerify().status).toBe(2);
  });
});
