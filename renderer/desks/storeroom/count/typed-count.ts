/** What stands in the two fields of a line: whole packs, and smallest units beside them. */
export interface TypedCount {
  readonly packs: number | undefined;
  readonly loose: number | undefined;
}

/** Smallest units; undefined while both fields are empty. */
export function unitsOf({ packs, loose }: TypedCount, packSize: number): number | undefined {
  if (packs === undefined && loose === undefined) return undefined;
  return (packs ?? 0) * packSize + (loose ?? 0);
}

/** The same the other way, for a line that is counted. */
export function typedOf(units: number | undefined, packSize: number): TypedCount {
  if (units === undefined) return { packs: undefined, loose: undefined };
  return { packs: Math.floor(units / packSize), loose: units % packSize };
}
