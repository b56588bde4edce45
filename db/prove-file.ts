import { connect, type ReadableDb } from './open.ts';
import { countHistory } from './queries/overview.ts';
import { monthClosingDrugs, monthClosings } from './schema/index.ts';
import { type Breach, RULE_NAMES, verifyBooks } from './verify-books.ts';

export interface Proof {
  readonly ruleCount: number;
  /** Rules that do not hold; none = the books prove themselves. */
  readonly breaches: readonly Breach[];
  readonly tables: ReturnType<typeof countHistory>;
}

/** A month's closing as it would be written, to be proven before it is. */
export interface PlannedClosing {
  readonly closing: Omit<typeof monthClosings.$inferInsert, 'id'>;
  readonly drugs: readonly Omit<typeof monthClosingDrugs.$inferInsert, 'closingId'>[];
}

export interface ProofOrder {
  readonly file: string;
  /** The books are proven as if this month were closed. */
  readonly planned?: PlannedClosing;
  /** Folder of the steps that the program ships; the default is the one beside the sources. */
  readonly migrations?: string;
}

/** Called after each rule. */
export type Progress = (done: number, total: number) => void;

/**
 * Proves a station's file on a connection of its own, which cannot write. All rules see one moment, whatever the
 * desks write meanwhile.
 *
 * @throws OpenError when the file cannot be opened.
 */
export function proveFile({ file, planned, migrations }: ProofOrder, progress: Progress): Proof {
  const db = connect(file, { readonly: true });
  try {
    return db.$client.transaction(() => {
      if (planned) layOver(db, planned);
      return {
        breaches: verifyBooks(db, (done) => progress(done, RULE_NAMES.length), migrations),
        ruleCount: RULE_NAMES.length,
        tables: countHistory(db),
      };
    })();
  } finally {
    db.$client.close();
  }
}

/** No row of a closing has this number: the rules see it beside those that are written. */
const PLANNED_ID = 0;

/** Tables of this connection alone, which hide the file's: the rules read the month's closings from them. */
function layOver(db: ReadableDb, { closing, drugs }: PlannedClosing): void {
  db.$client.exec(`
    CREATE TEMP TABLE month_closings AS SELECT * FROM main.month_closings;
    CREATE TEMP TABLE month_closing_drugs AS SELECT * FROM main.month_closing_drugs;
    CREATE INDEX temp.planned_drugs ON month_closing_drugs (closing_id, drug_id);
  `);
  db.insert(monthClosings)
    .values({ ...closing, id: PLANNED_ID as never })
    .run();
  for (const drug of drugs) {
    db.insert(monthClosingDrugs)
      .values({ ...drug, closingId: PLANNED_ID as never })
      .run();
  }
}
