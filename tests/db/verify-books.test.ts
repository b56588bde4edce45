import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
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
import { rewriteAudit } from './rewrite-audit.ts';
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

/** A copy of the sound books, into which another program writes as it likes; then it sets the triggers back. */
function tamperedCopy(sql: string, more: Pick<Tampering, 'afterwards' | 'auditStays'> = {}): string {
  copies += 1;
  const file = join(folder, `copy-${copies}.db`);
  station.db.$client.prepare('VACUUM INTO ?').run(file);
  const { $client: client } = connect(file);
  // What better-sqlite3 forbids, another program may do.
  client.unsafeMode(true);
  client.pragma('foreign_keys = OFF');
  client.pragma('ignore_check_constraints = ON');
  const triggers = client
    .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY rowid")
    .all() as { name: string; sql: string }[];
  for (const trigger of triggers) client.exec(`DROP TRIGGER "${trigger.name}"`);
  client.exec(sql);
  if (!more.auditStays) rewriteAudit(client);
  for (const trigger of triggers) client.exec(trigger.sql);
  client.exec(more.afterwards ?? '');
  client.close();
  return file;
}

function withCopy<Result>(
  sql: string,
  look: (db: ReadableDb) => Result,
  more: Pick<Tampering, 'afterwards' | 'auditStays'> = {},
): Result {
  const db = connect(tamperedCopy(sql, more), { readonly: true });
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
    (rule, _, { sql, also = [], ...more }) => {
      const breaches = withCopy(sql, verifyBooks, more);
      expect(breaches.map((breach) => breach.rule).sort()).toEqual([rule, ...also].sort());
      const breach = breaches.find((one) => one.rule === rule);
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
      'count.book-is-its-movements',
      'count.each-adjustment-was-counted',
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

/** The file under its usual name in a folder of its own, with what lies beside it. */
function aloneIn(name: string, file: string, ...ends: string[]): string {
  const own = join(folder, name);
  mkdirSync(own);
  for (const end of ['', ...ends]) copyFileSync(file + end, join(own, `station.db${end}`));
  return join(own, 'station.db');
}

function contentsOf(file: string): Record<string, string> {
  const own = dirname(file);
  return Object.fromEntries(
    readdirSync(own)
      .sort()
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(own, name)))
          .digest('hex'),
      ]),
  );
}

describe('npm run verify -- FILE', () => {
  it('ends with 0 for sound books, and writes nothing into the file', () => {
    const file = tamperedCopy('');
    const { status, out } = runVerify(file);
    expect(out).toContain(`${RULE_NAMES.length} rules hold`);
    expect(status).toBe(0);
  });

  it('leaves the folder as it found it', () => {
    const file = aloneIn('closed', tamperedCopy(''));
    const before = contentsOf(file);
    expect(runVerify(file).status).toBe(0);
    expect(contentsOf(file)).toEqual(before);
    expect(Object.keys(before)).toEqual(['station.db']);
  });

  it('reads what a crash left in the log, and leaves file and log as they were', () => {
    const source = tamperedCopy('');
    const writer = connect(source);
    writer.$client.unsafeMode(true);
    writer.$client.exec('DROP TRIGGER receipts_no_update');
    const file = aloneIn('crashed', source, '-wal');
    writer.$client.close();
    const before = contentsOf(file);
    const { status, out } = runVerify(file);
    expect(out).toContain('receipts_no_update');
    expect(status).toBe(1);
    expect(contentsOf(file)).toEqual(before);
    expect(Object.keys(before)).toEqual(['station.db', 'station.db-wal']);
  });

  it('reads a station that is open meanwhile', () => {
    const file = aloneIn('open', tamperedCopy(''));
    const open = connect(file);
    open.$client.prepare("UPDATE staff SET phone = '1' WHERE id = 1").run();
    const names = Object.keys(contentsOf(file));
    expect(runVerify(file).status).toBe(0);
    expect(Object.keys(contentsOf(file))).toEqual(names);
    expect(names).toEqual(['station.db', 'station.db-shm', 'station.db-wal']);
    open.$client.close();
  });

  it('proves the file of an earlier version as this one takes it over, and leaves it as it is', () => {
    const folderOfOld = join(folder, 'old');
    mkdirSync(folderOfOld);
    const file = join(folderOfOld, 'station.db');
    const packed = new URL('./releases/0.1.0.db.gz', import.meta.url);
    writeFileSync(file, gunzipSync(readFileSync(packed)));
    const before = contentsOf(file);
    expect(runVerify(file)).toMatchObject({ status: 0 });
    expect(contentsOf(file)).toEqual(before);
  });

  it('blames nobody for search keys by the rules of an earlier version: this one makes them anew', () => {
    const file = tamperedCopy(
      "UPDATE resident_search_state SET key_version = 0; DELETE FROM resident_keys WHERE key LIKE '1%'",
    );
    const own = aloneIn('earlier-keys', file);
    const before = contentsOf(own);
    expect(runVerify(own)).toMatchObject({ status: 0 });
    expect(contentsOf(own)).toEqual(before);
  });

  it('names a row once that two halves of a rule find', () => {
    const file = tamperedCopy(
      "UPDATE day_closing_amounts SET amount_fen = amount_fen + 1 WHERE code = 'wechat'",
    );
    const rows = runVerify(file)
      .out.split('\n')
      .filter((line) => line.includes('"code":"wechat"'));
    expect(rows).toHaveLength(1);
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
