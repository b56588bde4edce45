import { connect } from './open.ts';
import { countHistory } from './queries/overview.ts';
import { type Breach, RULE_NAMES, verifyBooks } from './verify-books.ts';

export interface Proof {
  readonly ruleCount: number;
  /** Rules that do not hold; none = the books prove themselves. */
  readonly breaches: readonly Breach[];
  readonly tables: ReturnType<typeof countHistory>;
}

/** Called after each rule. */
export type Progress = (done: number, total: number) => void;

/**
 * Proves a station's file on a connection of its own, which cannot write. All rules see one moment, whatever the
 * desks write meanwhile.
 *
 * @throws OpenError when the file cannot be opened.
 */
export function proveFile(file: string, progress: Progress): Proof {
  const db = connect(file, { readonly: true });
  try {
    return db.$client.transaction(() => ({
      breaches: verifyBooks(db, (done) => progress(done, RULE_NAMES.length)),
      ruleCount: RULE_NAMES.length,
      tables: countHistory(db),
    }))();
  } finally {
    db.$client.close();
  }
}
