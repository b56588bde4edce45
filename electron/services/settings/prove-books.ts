import { countHistory } from '../../../db/queries/overview.ts';
import { RULE_NAMES, verifyBooks } from '../../../db/verify-books.ts';
import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import type { TaskContext } from '../context.ts';

const MOST_ROWS = 10;

/** 账目自证: runs every rule of the proof over the whole file and names what does not hold, with its first rows. */
export async function proveBooks(
  context: TaskContext,
  _input: HandlerInput<'settings.proveBooks'>,
): Promise<Output<'settings.proveBooks'>> {
  const { db } = context.station();
  return {
    ruleCount: RULE_NAMES.length,
    breaches: verifyBooks(db).map((breach) => ({ ...breach, rows: breach.rows.slice(0, MOST_ROWS) })),
    tables: countHistory(db),
  };
}
