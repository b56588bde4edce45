import { and, count, eq, sql } from 'drizzle-orm';
import type { StaffId } from '../../electron/shared/values/ids.ts';
import type { Instant } from '../../electron/shared/values/instant.ts';
import { prepared, type ReadableDb, type Tx } from '../open.ts';
import { type PrintKind, type PrintResult, prints } from '../schema/index.ts';

const copiesOf = prepared((db) =>
  db
    .select({ copies: count() })
    .from(prints)
    .where(
      and(
        eq(prints.kind, sql.placeholder('kind')),
        eq(prints.subjectId, sql.placeholder('subjectId')),
        // Spelled out, as in the index that answers it: a bound value would not be recognised.
        sql`${prints.result} <> 'failed'`,
      ),
    )
    .prepare(),
);

/** How many came out of a paper, the original included; what failed does not count. */
export function countPrints(db: ReadableDb, kind: PrintKind, subjectId: number): number {
  return copiesOf(db).get({ kind, subjectId })?.copies ?? 0;
}

export interface PrintStart {
  readonly kind: PrintKind;
  readonly subjectId: number;
  readonly copy: number;
  readonly at: Instant;
  readonly staffId: StaffId;
  readonly printer: string;
  readonly sheets: number;
}

/** Notes a paper on its way, before it is printed. @returns the key to finish it with. */
export function insertPrint(tx: Tx, start: PrintStart): number {
  return tx
    .insert(prints)
    .values({ ...start, result: 'sending' })
    .returning({ id: prints.id })
    .get().id;
}

const settleStranded = prepared((db) =>
  db.$client.prepare(
    `UPDATE prints SET result = CASE printer WHEN '' THEN 'saved' ELSE 'printed' END
     WHERE id > (SELECT max(id) FROM prints) - 1000 AND result = 'sending'`,
  ),
);

/**
 * For a file that was just opened, where nothing can be on its way: what a killed program left so counts as come
 * out, for the paper may be in somebody's hand, and the next one is 补打. Each opening settles its own: those lie
 * among the newest.
 */
export function settleStrandedPrints(db: ReadableDb): void {
  settleStranded(db).run();
}

/** Says once what became of it. */
export function finishPrint(tx: Tx, id: number, result: Exclude<PrintResult, 'sending' | 'noted'>): void {
  tx.update(prints).set({ result }).where(eq(prints.id, id)).run();
}
