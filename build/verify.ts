import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { isOfEarlierVersion, openDatabase } from '../db/migrate.ts';
import { connect, OpenError } from '../db/open.ts';
import { type Breach, RULE_NAMES, verifyBooks } from '../db/verify-books.ts';

/** `npm run verify -- FILE`: 0 when the books prove themselves, 1 with each breach, 2 when the file can't be read. */
function verify(file: string | undefined): number {
  if (!file) {
    console.error('usage: npm run verify -- FILE');
    return 2;
  }
  try {
    const breaches = proveWithoutTrace(file);
    for (const breach of breaches) {
      console.log(`✗ ${breach.rule} · ${breach.sentence} · ${breach.table}: ${breach.count}`);
      for (const row of breach.rows) console.log(`    ${JSON.stringify(row)}`);
    }
    if (breaches.length === 0) console.log(`✓ 账目自证相符: ${RULE_NAMES.length} rules hold in ${file}`);
    return breaches.length === 0 ? 0 : 1;
  } catch (error) {
    const reason = error instanceof OpenError ? error.reason : 'unreadable';
    console.error(`${file}: ${reason}: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
}

/**
 * Leaves the file and its folder as they were: even a connection that only reads makes a -wal and a -shm beside a
 * file that nobody has open. Such a file is proven as a copy, with the log that a crash may have left. Where both
 * lie there already somebody may be writing: then the file itself is read, whose locks hold the two apart.
 */
function proveWithoutTrace(file: string): Breach[] {
  if (!existsSync(file) || (existsSync(`${file}-wal`) && existsSync(`${file}-shm`))) return prove(file);
  const folder = mkdtempSync(join(tmpdir(), 'station-verify-'));
  try {
    const copy = join(folder, basename(file));
    copyFileSync(file, copy);
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
    carryOver(copy);
    return prove(copy);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The rules are those of this version: the copy of an earlier version's file is brought to it. */
function carryOver(copy: string): void {
  const db = connect(copy, { readonly: true });
  const earlier = isOfEarlierVersion(db);
  db.$client.close();
  if (!earlier) return;
  openDatabase({ file: copy, backUp: () => undefined }).$client.close();
}

function prove(file: string): Breach[] {
  const db = connect(file, { readonly: true });
  try {
    return db.$client.transaction(() => verifyBooks(db))();
  } finally {
    db.$client.close();
  }
}

process.exitCode = verify(process.argv[2]);
