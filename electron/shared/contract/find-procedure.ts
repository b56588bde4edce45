import type { ProcedureDefinition } from './define.ts';
import { contract } from './index.ts';

/** A Map, so that `constructor` and the like name nothing. */
const PROCEDURES: ReadonlyMap<string, ProcedureDefinition> = new Map(
  Object.entries(contract).flatMap(([area, entries]) =>
    Object.entries<ProcedureDefinition>(entries).map(([verb, definition]): [string, ProcedureDefinition] => [
      `${area}.${verb}`,
      definition,
    ]),
  ),
);

/** What the contract says of `area.verb`; undefined for a name that it does not hold. */
export function findProcedure(name: string): ProcedureDefinition | undefined {
  return PROCEDURES.get(name);
}
