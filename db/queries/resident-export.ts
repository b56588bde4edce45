import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import { prepared, type ReadableDb } from '../open.ts';

export interface ExportedResident {
  readonly id: number;
  readonly recordNo: string;
  readonly name: string;
  readonly sex: number;
  readonly birthDay: ClinicDay;
  readonly idNumber: string | null;
  readonly ethnicity: string;
  readonly phone: string;
  readonly address: string;
  readonly insurance: string;
  /** 0: never here. */
  readonly visitedAt: number;
  /** The team of the newest family-doctor contract that was not ended. */
  readonly team: string | null;
  /** Chronic conditions, joined by 、. */
  readonly conditions: string | null;
}

const standing = 'merged_into_id IS NULL AND coalesce(last_visit_at, 0) >= ?';

const counted = prepared((db) =>
  db.$client.prepare(`SELECT count(*) FROM residents WHERE ${standing}`).pluck(),
);

const listed = prepared((db) =>
  db.$client.prepare(
    `SELECT r.id, r.record_no AS recordNo, r.name, r.sex, r.birth_day AS birthDay, r.id_number AS idNumber,
       r.ethnicity, r.phone, r.address, r.insurance, coalesce(r.last_visit_at, 0) AS visitedAt,
       (SELECT c.team FROM family_doctor_contracts c WHERE c.resident_id = r.id AND c.ended_day IS NULL
        ORDER BY c.to_day DESC LIMIT 1) AS team,
       (SELECT group_concat(c.name, '、') FROM conditions c WHERE c.resident_id = r.id AND c.active) AS conditions
     FROM residents r WHERE ${standing} AND r.id > ? ORDER BY r.id LIMIT ?`,
  ),
);

/** The station's own residents for a list that leaves the program, in the order of their records. */
export function residentsForExport(db: ReadableDb) {
  return {
    count: (visitedFrom: number): number => Number(counted(db).get(visitedFrom)),
    page: (visitedFrom: number, after: ExportedResident | undefined, limit: number): ExportedResident[] =>
      listed(db).all(visitedFrom, after?.id ?? 0, limit) as ExportedResident[],
  };
}
