import type { ReadableDb } from '../../../../db/open.ts';
import type { ImportCounts } from '../../../shared/contract/residents-exchange.ts';
import type { ImportVerdict, RowRemark } from '../../../shared/domain/resident-sheet/import-words.ts';
import type { ImportedPerson } from '../../../shared/domain/resident-sheet/read-row.ts';
import type { StaffId } from '../../../shared/values/ids.ts';
import { refuse } from '../../refusal.ts';
import type { ReadSheet } from './read-workbook.ts';

/** One row with what is to become, or became, of it. */
export interface HeldRow {
  /** As Excel numbers it. */
  readonly row: number;
  /** As they stand in the sheet, to know the row by. */
  readonly name: string;
  readonly idNumber: string;
  /** Undefined for a row that is refused before anybody looks at the records. */
  readonly person: ImportedPerson | undefined;
  verdict: ImportVerdict;
  recordNo: string;
  remarks: readonly RowRemark[];
}

/** A workbook that was read and tried, waiting to be carried out. */
export interface HeldImport {
  readonly importId: string;
  readonly staffId: StaffId;
  readonly sheet: ReadSheet;
  readonly overwrite: boolean;
  readonly rows: HeldRow[];
  carriedOut: boolean;
}

/**
 * The newest import of each open station. It is in memory alone: other people's lists are not kept for longer
 * than somebody sits before them, and after a restart the file is chosen again.
 */
const held = new WeakMap<object, HeldImport>();

export function holdImport(db: ReadableDb, made: HeldImport): void {
  held.set(db.$client, made);
}

/** @throws Refusal 'residents.no-such-import' when it is another's or a newer one took its place. */
export function requireImport(db: ReadableDb, importId: string, staffId: StaffId): HeldImport {
  const found = held.get(db.$client);
  if (!found || found.importId !== importId || found.staffId !== staffId) {
    throw refuse('residents.no-such-import');
  }
  return found;
}

export function countVerdicts(rows: readonly HeldRow[]): ImportCounts {
  const counts: ImportCounts = {
    new: 0,
    update: 0,
    same: 0,
    twice: 0,
    refused: 0,
    skipped: 0,
    unreached: 0,
  };
  for (const { verdict } of rows) counts[verdict] += 1;
  return counts;
}
