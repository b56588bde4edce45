import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { StaffId } from '../../electron/shared/values/ids.ts';
import type { Instant } from '../../electron/shared/values/instant.ts';
import { prepared, type Tx } from '../open.ts';

export interface AuditRow {
  readonly at: Instant;
  readonly day: ClinicDay;
  /** Undefined where nobody is signed in: a wrong password, an automatic backup. */
  readonly staffId: StaffId | undefined;
  readonly desk: string;
  readonly action: string;
  readonly subject: string;
  readonly subjectId?: number;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

const insertRow = prepared((db) =>
  db.$client.prepare(
    `INSERT INTO audit (at, day, staff_id, desk, action, subject, subject_id, detail)
     VALUES (:at, :day, :staffId, :desk, :action, :subject, :subjectId, :detail)`,
  ),
);

/** Notes who did what. `detail` holds ids, codes and figures, never names or numbers of people. @returns its id. */
export function insertAudit(tx: Tx, row: AuditRow): number {
  const { lastInsertRowid } = insertRow(tx).run({
    at: row.at,
    day: row.day,
    staffId: row.staffId ?? null,
    desk: row.desk,
    action: row.action,
    subject: row.subject,
    subjectId: row.subjectId ?? null,
    detail: JSON.stringify(row.detail ?? {}),
  });
  return Number(lastInsertRowid);
}
