import type { RecordVisit } from '../../electron/shared/contract/resident-file.ts';
import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { Fen } from '../../electron/shared/values/fen.ts';
import type { ResidentId, ResidentMergeId, VisitId } from '../../electron/shared/values/ids.ts';
import type { Instant } from '../../electron/shared/values/instant.ts';
import { prepared, type ReadableDb } from '../open.ts';

/** All records of one person; `:id` is any of them. The same as `recordsOfPerson`, for statements in SQL. */
const PERSON = `(
  SELECT coalesce(asked.merged_into_id, asked.id) FROM residents asked WHERE asked.id = :id
  UNION ALL
  SELECT merged.id FROM residents asked
    JOIN residents merged ON merged.merged_into_id = coalesce(asked.merged_into_id, asked.id)
    WHERE asked.id = :id)`;

const BETWEEN_NAMES = '\u001f';

interface VisitRow {
  readonly visitId: VisitId;
  readonly residentId: ResidentId;
  readonly day: ClinicDay;
  readonly number: number;
  readonly status: RecordVisit['status'];
  readonly diagnoses: string | null;
  readonly revisions: number;
  readonly doctorName: string;
  readonly drugs: number;
  readonly longTermDays: number;
  readonly netFen: Fen;
}

const visitsOfPerson = prepared((db) =>
  db.$client.prepare<{ id: number; before: number; limit: number }, VisitRow>(
    `SELECT v.id AS visitId, v.resident_id AS residentId, v.day, v.number, v.status, s.name AS doctorName,
       (SELECT group_concat(name, char(31)) FROM (SELECT name FROM diagnoses WHERE visit_id = v.id ORDER BY position))
         AS diagnoses,
       (SELECT count(*) FROM consultation_revisions WHERE visit_id = v.id) AS revisions,
       (SELECT count(*) FROM prescriptions p JOIN prescription_lines l ON l.prescription_id = p.id
         WHERE p.visit_id = v.id AND p.status <> 'void') AS drugs,
       (SELECT coalesce(max(l.days), 0) FROM prescriptions p JOIN prescription_lines l ON l.prescription_id = p.id
         WHERE p.visit_id = v.id AND p.status <> 'void' AND p.kind = 'long_term') AS longTermDays,
       (SELECT coalesce(sum(r.net_fen), 0) FROM receipts r WHERE r.visit_id = v.id) AS netFen
     FROM visits v JOIN staff s ON s.id = v.doctor_id
     WHERE v.resident_id IN ${PERSON} AND v.id < :before
     ORDER BY v.id DESC LIMIT :limit`,
  ),
);

/** Visits of a person under all records, newest first, those before a visit; diagnoses as a list. */
export function listVisitsOfPerson(
  db: ReadableDb,
  id: ResidentId,
  { before, limit }: { readonly before: number; readonly limit: number },
) {
  return visitsOfPerson(db)
    .all({ id, before, limit })
    .map((row) => ({ ...row, diagnoses: row.diagnoses?.split(BETWEEN_NAMES) ?? [] }));
}

const visitCounts = prepared((db) =>
  db.$client.prepare<
    { id: number; year: string; today: string },
    { total: number; thisYear: number; todayNumber: number | null }
  >(
    `SELECT count(*) AS total, coalesce(sum(day >= :year), 0) AS thisYear,
       max(CASE WHEN day = :today THEN number END) AS todayNumber
     FROM visits WHERE resident_id IN ${PERSON} AND status <> 'cancelled'`,
  ),
);

/** How often a person was registered, in all and since the first of January, and today's newest number. */
export function countVisits(db: ReadableDb, id: ResidentId, today: ClinicDay) {
  const year = `${today.slice(0, 4)}-01-01`;
  return visitCounts(db).get({ id, year, today }) ?? { total: 0, thisYear: 0, todayNumber: null };
}

export interface EntryEnding {
  readonly endedAt: Instant | null;
  readonly endReason: string;
}

const allergyEntries = prepared((db) =>
  db.$client.prepare<
    { id: number },
    { entryId: number; substance: string; reaction: string; notedDay: ClinicDay } & EntryEnding
  >(
    `SELECT id AS entryId, substance, reaction, noted_day AS notedDay, ended_at AS endedAt, end_reason AS endReason
     FROM allergies WHERE resident_id IN ${PERSON} ORDER BY active DESC, noted_day DESC, id`,
  ),
);

const conditionEntries = prepared((db) =>
  db.$client.prepare<
    { id: number },
    { entryId: number; code: string; name: string; since: string } & EntryEnding
  >(
    `SELECT id AS entryId, code, name, since, ended_at AS endedAt, end_reason AS endReason
     FROM conditions WHERE resident_id IN ${PERSON} ORDER BY active DESC, id`,
  ),
);

const historyEntries = prepared((db) =>
  db.$client.prepare<
    { id: number },
    {
      entryId: number;
      kind: 'disease' | 'surgery' | 'trauma' | 'family';
      what: string;
      since: string;
    } & EntryEnding
  >(
    `SELECT id AS entryId, kind, what, since, ended_at AS endedAt, end_reason AS endReason
     FROM medical_history WHERE resident_id IN ${PERSON} ORDER BY ended_at IS NOT NULL, kind = 'family', id`,
  ),
);

interface ContractRow {
  readonly contractId: number;
  readonly team: string;
  readonly agreementNo: string;
  readonly package: string;
  readonly fromDay: ClinicDay;
  readonly toDay: ClinicDay;
  readonly endedDay: ClinicDay | null;
  readonly endReason: string;
}

const contractEntries = prepared((db) =>
  db.$client.prepare<{ id: number }, ContractRow>(
    `SELECT id AS contractId, team, agreement_no AS agreementNo, package, from_day AS fromDay, to_day AS toDay,
       ended_day AS endedDay, end_reason AS endReason
     FROM family_doctor_contracts WHERE resident_id IN ${PERSON} ORDER BY from_day DESC, id DESC LIMIT 20`,
  ),
);

/** Everything written into the records of a person, standing entries first. */
export function listEntries(db: ReadableDb, id: ResidentId) {
  return {
    allergies: allergyEntries(db).all({ id }),
    conditions: conditionEntries(db).all({ id }),
    history: historyEntries(db).all({ id }),
    contracts: contractEntries(db).all({ id }),
  };
}

const sameAddress = prepared((db) =>
  db.$client.prepare<
    { id: number; address: string },
    { residentId: ResidentId; name: string; sex: 0 | 1 | 2 | 9; birthDay: ClinicDay }
  >(
    `SELECT id AS residentId, name, sex, birth_day AS birthDay FROM residents
     WHERE address = :address AND address <> '' AND id <> :id AND merged_into_id IS NULL
     ORDER BY birth_day LIMIT 6`,
  ),
);

/** Others whose record holds the very same address (同户), the oldest first. */
export function listHousehold(db: ReadableDb, id: ResidentId, address: string) {
  return sameAddress(db).all({ id, address });
}

const mergedIn = prepared((db) =>
  db.$client.prepare<
    { id: number },
    { mergeId: ResidentMergeId; recordNo: string; name: string; at: Instant; by: string; reason: string }
  >(
    `SELECT m.id AS mergeId, r.record_no AS recordNo, r.name, m.at, s.name AS by, m.reason
     FROM resident_merges m JOIN residents r ON r.id = m.merged_id JOIN staff s ON s.id = m.staff_id
     WHERE m.merged_id IN ${PERSON} AND NOT EXISTS (SELECT 1 FROM resident_merge_undos u WHERE u.merge_id = m.id)
     ORDER BY m.id DESC`,
  ),
);

/** Merges that hold, by which other records came to this person, newest first. */
export function listMergesOf(db: ReadableDb, id: ResidentId) {
  return mergedIn(db).all({ id });
}
