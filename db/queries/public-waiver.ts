import { type SQL, sql } from 'drizzle-orm';
import { SENSITIVE_WAIVER_NAME } from '../../electron/shared/domain/waivers.ts';

/** `publicWaiverWords` for statements in SQL; `rule` is the name under which the table of waivers is joined. */
export function publicWaiverSql(rule: string): { readonly name: string; readonly basis: string } {
  const isSensitive = `${rule}.priority_group = 'special_family'`;
  return {
    name: `CASE WHEN ${isSensitive} THEN '${SENSITIVE_WAIVER_NAME}' ELSE ${rule}.name END`,
    basis: `CASE WHEN ${isSensitive} THEN '' ELSE ${rule}.basis END`,
  };
}

const words = publicWaiverSql('waiver_rules');

/** The same for a select that joins the table by its own name. */
export const publicWaiverName: SQL<string | null> = sql<string | null>`${sql.raw(words.name)}`;
export const publicWaiverBasis: SQL<string | null> = sql<string | null>`${sql.raw(words.basis)}`;
