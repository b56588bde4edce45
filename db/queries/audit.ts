import { sql } from 'drizzle-orm';
import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { StaffId } from '../../electron/shared/values/ids.ts';
import type { Instant } from '../../electron/shared/values/instant.ts';
import { prepared, type Tx } from '../open.ts';
import { audit } from '../schema/index.ts';

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
  db
    .insert(audit)
    .values({
      at: sql.placeholder('at'),
      day: sql.placeholder('day'),
      staffId: sql.placeholder('staffId'),
      desk: sql.placeholder('desk'),
      action: sql.placeholder('action'),
      subject: sql.placeholder('subject'),
      subjectId: sql.placeholder('subjectId'),
      detail: sql.placeholder('detail'),
    })
    .prepare(),
);

/** Notes who did what. `detail` holds ids, codes and figures, never names or numbers of people. */
export function insertAudit(tx: Tx, row: AuditRow): void {
  insertRow(tx).run({
    at: row.at,
    day: row.day,
    staffId: row.staffId ?? null,
    desk: row.desk,
    action: row.action,
    subject: row.subject,
    subjectId: row.subjectId ?? null,
    detail: JSON.stringify(row.detail ?? {}),
  });
}
