import { type SQL, sql } from 'drizzle-orm';

// Why records of one person are resolved at reading and no row is moved when two records are merged: a visit's
// resident stands on paper that people hold (trigger visits_identity_fixed), and so do the documents that a
// visit's priority names. What nobody moved needs no moving back, so taking a merge back is exact however much
// was written since. The price is one look into an index of merged records, a few microseconds a question.

/**
 * All records of the person whose record this is, as `IN (…)` of a condition: the kept one and those merged
 * into it, whichever of them was asked for. Column names are written out: in a select from one table Drizzle
 * names columns without their table.
 */
export function recordsOfPerson(residentId: SQL | ReturnType<typeof sql.placeholder>): SQL {
  return sql`(
    SELECT coalesce(asked.merged_into_id, asked.id) FROM residents asked WHERE asked.id = ${residentId}
    UNION ALL
    SELECT merged.id FROM residents asked
      JOIN residents merged ON merged.merged_into_id = coalesce(asked.merged_into_id, asked.id)
      WHERE asked.id = ${residentId})`;
}

/** The kept record of the person whose record this is: itself, unless it was merged into another. */
export function keptRecordOf(residentId: SQL | ReturnType<typeof sql.placeholder>): SQL {
  return sql`(SELECT coalesce(asked.merged_into_id, asked.id) FROM residents asked WHERE asked.id = ${residentId})`;
}
