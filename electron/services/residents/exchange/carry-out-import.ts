import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { CommandId } from '../../../shared/values/ids.ts';
import type { CommandContext, TaskContext } from '../../context.ts';
import type { Handler } from '../../handler.ts';
import { refuse } from '../../refusal.ts';
import { countVerdicts, type HeldImport, type HeldRow, requireImport } from './held-imports.ts';
import { importRow } from './import-row.ts';
import { writeResultWorkbook } from './result-workbook.ts';

/** Rows of one transaction: a desk waits for it some milliseconds at most. */
const SLICE = 20;

/**
 * Writes every row that was found good, once: some rows in each transaction, each decided anew by the records
 * as they are then. Stopped or cut off in the middle, the written rows stay; the same file tried again finds
 * them there and goes on with the rest. A workbook says what became of each row.
 *
 * @throws Refusal 'residents.no-such-import' | 'residents.import-done' | 'residents.file-in-use'
 */
export const carryOutImport: Handler<'residents.carryOutImport'> = async (task, { importId }) => {
  const { db } = task.station();
  const found = task.query((query) => requireImport(db, importId, query.session.staffId));
  if (found.carriedOut) throw refuse('residents.import-done');
  found.carriedOut = true;
  const stopped = await writeRows(task, found);
  const written = await writeResultWorkbook(task, found);
  return { counts: countVerdicts(found.rows), stopped, ...written };
};

/** @returns whether it was stopped: what is written stays written, so that is an answer and no refusal. */
async function writeRows(task: TaskContext, found: HeldImport): Promise<boolean> {
  const due = found.rows.filter((row) => row.person && ['new', 'update', 'same'].includes(row.verdict));
  for (let from = 0; from < due.length; from += SLICE) {
    if (task.signal.aborted) {
      for (const row of due.slice(from)) leaveUnreached(row);
      return true;
    }
    task.progress(from, due.length);
    writeSlice(task, found, due.slice(from, from + SLICE));
    // Others have their turn.
    await setImmediate();
  }
  task.progress(due.length, due.length);
  return false;
}

/** What a row became counts only when its transaction is kept. */
function writeSlice(task: TaskContext, found: HeldImport, rows: readonly HeldRow[]): void {
  const outcomes = task.command((context) => {
    const made = rows.map((row) => ({ row, outcome: writeRow(context, found, row) }));
    context.audit({
      action: 'residents.imported',
      subject: 'residents',
      detail: {
        importId: found.importId,
        fromRow: rows[0]?.row ?? 0,
        toRow: rows.at(-1)?.row ?? 0,
        created: made.filter(({ outcome }) => outcome?.verdict === 'new').length,
        updated: made.filter(({ outcome }) => outcome?.verdict === 'update').length,
      },
    });
    return made;
  });
  for (const { row, outcome } of outcomes) {
    if (!outcome) continue;
    row.verdict = outcome.verdict;
    row.recordNo = outcome.recordNo;
    row.remarks = [...remarksOfTheSheet(row), ...outcome.remarks];
  }
}

function writeRow(context: CommandContext, { overwrite }: HeldImport, { person }: HeldRow) {
  return person && importRow(context, person, { overwrite, commandId: randomUUID() as CommandId });
}

/** What the trial said of the records did not come to pass. */
function leaveUnreached(row: HeldRow): void {
  row.verdict = 'unreached';
  row.remarks = remarksOfTheSheet(row);
}

/** Without what is said anew by each look at the records. */
function remarksOfTheSheet({ remarks }: HeldRow): HeldRow['remarks'] {
  return remarks.filter(({ code }) => !['kept', 'changed', 'filled'].includes(code));
}
