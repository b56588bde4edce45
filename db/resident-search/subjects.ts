import type { SearchSubject } from '../../electron/shared/domain/search-keys.ts';
import type { ResidentId } from '../../electron/shared/values/ids.ts';
import { prepared, type ReadableDb } from '../open.ts';

export interface FoundSubject extends SearchSubject {
  readonly id: ResidentId;
  /** 0: never here. */
  readonly visitedAt: number;
}

/** Columns that a later step adds: keys are also made for a file that has only come so far. */
const LATER: readonly (readonly [column: string, without: string])[] = [
  ['card_no', "''"],
  ['merged_into_id', 'NULL'],
];

function subjectSql(db: ReadableDb, where: string): string {
  const columns = db.$client.prepare("SELECT name FROM pragma_table_info('residents')").pluck().all();
  const [cardNo, mergedInto] = LATER.map(([column, without]) =>
    columns.includes(column) ? column : without,
  );
  return `SELECT id, name, pinyin, initials, id_number AS idNumber, phone, record_no AS recordNo,
      ${cardNo} AS cardNo, coalesce(last_visit_at, 0) AS visitedAt
    FROM residents WHERE ${mergedInto} IS NULL AND ${where}`;
}

const oneSubject = prepared((db) => db.$client.prepare(subjectSql(db, 'id = ?')));
const nextSubjects = prepared((db) => db.$client.prepare(subjectSql(db, 'id > ? ORDER BY id LIMIT 5000')));

/** What a resident is found by; undefined for a record that is found no more (merged into another). */
export function findSubject(db: ReadableDb, residentId: ResidentId): FoundSubject | undefined {
  return oneSubject(db).get(residentId) as FoundSubject | undefined;
}

/** Everybody who is found, by record, in pieces. */
export function* eachSubject(db: ReadableDb): Generator<FoundSubject> {
  let after = 0;
  for (;;) {
    const subjects = nextSubjects(db).all(after) as FoundSubject[];
    yield* subjects;
    const last = subjects.at(-1);
    if (!last) return;
    after = last.id;
  }
}
