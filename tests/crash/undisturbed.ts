import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../build/demo/month/people.ts';
import { openDatabase } from '../../db/migrate.ts';
import type { ReadableDb } from '../../db/open.ts';
import { instant } from '../../electron/shared/values/instant.ts';
import { dumpDatabase } from '../support/dump.ts';
import { answerFrom, playDays, signInThrough } from '../support/played-month.ts';
import { isStepTable } from './added-steps.ts';
import { type House, planOf, readCrew } from './house.ts';

/**
 * Plays the same days on the same seeded file once more, without a kill, and compares all rows: a station
 * that was killed again and again holds exactly what one holds that never was. Names tables that differ.
 */
export async function compareWithUndisturbed(house: House, days: number): Promise<string[]> {
  const file = join(house.folder, 'undisturbed.db');
  copyFileSync(house.seeded, file);
  const undisturbed = openDatabase({ file });
  const killed = openDatabase({ file: house.database, migrations: house.migrations });
  try {
    // This file is thrown away: nothing has to survive a power cut.
    undisturbed.$client.pragma('synchronous = OFF');
    const clock: Clock = { now: instant(0) };
    const station = readCrew(house, signInThrough(answerFrom(undisturbed, file, clock)).signIn);
    await playDays({ station, clock, plan: planOf(house).plan, days });
    return differences(rowsOf(undisturbed), rowsOf(killed));
  } finally {
    undisturbed.$client.close();
    killed.$client.close();
  }
}

function differences(expected: Map<string, string[]>, found: Map<string, string[]>): string[] {
  return [...expected].flatMap(([table, rows]) => {
    const others = found.get(table) ?? [];
    const first = rows.findIndex((row, index) => row !== others[index]);
    if (first < 0 && rows.length === others.length) return [];
    return [
      `${table}: ${rows.length} rows, ${others.length} after kills; first ${rows[first]} / ${others[first]}`,
    ];
  });
}

/**
 * The second signature of a day (复核) is a task and no command: killed between its row and its answer, it
 * is made twice, and audit numbers shift. So numbers of audit rows, that row, and what was hashed from its
 * number are left out.
 */
function rowsOf(db: ReadableDb): Map<string, string[]> {
  const tables = Object.entries(dumpDatabase(db)).filter(([table]) => !isStepTable(table));
  return new Map(
    tables.map(([table, rows]) => {
      const kept = table === 'audit' ? rows.filter((row) => !isSignature(row)) : rows;
      return [
        table,
        kept.map((row) => JSON.stringify(table === 'audit' ? withoutId(row) : withoutHash(row))),
      ];
    }),
  );
}

function isSignature(row: unknown): boolean {
  return (row as { action: string }).action === 'cashier.day-checked';
}

function withoutId(row: unknown): unknown {
  const { _rowid, id, ...rest } = row as Record<string, unknown>;
  return rest;
}

function withoutHash(row: unknown): unknown {
  const { input_hash, ...rest } = row as Record<string, unknown>;
  return rest;
}
