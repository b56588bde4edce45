import type Database from 'better-sqlite3';
import type { ReadableDb } from '../../db/open.ts';
import { AUDIT_RULES, TOLD } from '../../db/verify/audit.ts';

interface Untold {
  readonly found: string;
  readonly action: string;
  readonly id: number;
  readonly at: number;
  readonly staff_id: number | null;
  readonly figure: string | number | null;
  readonly other: string | number | null;
}

/** Makes the audit tell what the tables now say, as whoever wrote into them would: no other rule leans on it. */
export function rewriteAudit(client: Database.Database): void {
  const [rule] = AUDIT_RULES;
  const rows = (rule?.find({ $client: client } as ReadableDb) ?? []) as unknown as readonly Untold[];
  // What is not told any more goes first: what is told instead would look like it.
  for (const row of [...rows].sort((a, b) => b.found.localeCompare(a.found))) {
    const told = TOLD.find((one) => one.action === row.action);
    if (!told) throw new Error(`nothing tells ${row.action}`);
    if (row.found === 'nothing done') {
      client
        .prepare(
          `UPDATE audit SET action = 'settings.looked-at' WHERE action = ? AND subject_id = ? AND at = ?
             AND coalesce(json_extract(detail, ?), ?) IS ?`,
        )
        .run(row.action, row.id, row.at, `$.${told.figures?.[0] ?? 'none'}`, row.figure, row.figure);
      continue;
    }
    const [figure, other] = told.figures ?? [];
    const detail = { ...(figure && { [figure]: row.figure }), ...(other && { [other]: row.other }) };
    client
      .prepare(
        "INSERT INTO audit (at, day, staff_id, desk, action, subject, subject_id, detail) VALUES (?, '', ?, '', ?, ?, ?, ?)",
      )
      .run(row.at, row.staff_id, row.action, told.subject, row.id, JSON.stringify(detail));
  }
}
