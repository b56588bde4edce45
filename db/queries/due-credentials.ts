import { and, asc, gte, isNull, lte, sql } from 'drizzle-orm';
import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import { prepared, type ReadableDb } from '../open.ts';
import { credentials, residents } from '../schema/index.ts';
import { recordsOfPerson } from './one-person.ts';

const validTo = sql<ClinicDay>`${credentials.validToDay}`;

const due = prepared((db) =>
  db
    .select({
      credentialId: credentials.id,
      group: credentials.group,
      kind: credentials.kind,
      validTo,
      residentId: residents.id,
      recordNo: residents.recordNo,
      name: residents.name,
      sex: residents.sex,
      birthDay: residents.birthDay,
      phone: residents.phone,
    })
    .from(credentials)
    .innerJoin(
      residents,
      sql`${residents.id} = (SELECT coalesce(held.merged_into_id, held.id) FROM residents held WHERE held.id = ${credentials.residentId})`,
    )
    .where(
      and(
        isNull(credentials.withdrawnAt),
        gte(credentials.validToDay, sql.placeholder('fromDay')),
        lte(credentials.validToDay, sql.placeholder('toDay')),
        // A later document of the same group takes its place, whatever it says about renewing.
        sql`NOT EXISTS (SELECT 1 FROM credentials newer
          WHERE newer.resident_id IN ${recordsOfPerson(sql`${credentials.residentId}`)}
            AND newer.priority_group = ${credentials.group}
            AND newer.withdrawn_at IS NULL
            AND (newer.valid_to_day IS NULL OR newer.valid_to_day > ${credentials.validToDay}))`,
      ),
    )
    .orderBy(asc(credentials.validToDay), asc(credentials.id))
    .limit(2_000)
    .prepare(),
);

/** Documents whose last day lies in a span and that no later one of the person's took the place of, first to end first. */
export function listDueCredentialRows(
  db: ReadableDb,
  span: { readonly fromDay: ClinicDay; readonly toDay: ClinicDay },
) {
  return due(db).all(span);
}
