import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { ImportRow, PlannedImport } from '../../../shared/contract/residents-exchange.ts';
import { maskIdNumber } from '../../../shared/domain/masking.ts';
import { cellsOfRow, isBlankRow, isClosingRow } from '../../../shared/domain/resident-sheet/find-table.ts';
import { explainRemark, type RowRemark } from '../../../shared/domain/resident-sheet/import-words.ts';
import { type ImportedPerson, readRow } from '../../../shared/domain/resident-sheet/read-row.ts';
import { EMPTY_CELL, wordsOf } from '../../../shared/domain/resident-sheet/sheet-cell.ts';
import type { ClinicDay } from '../../../shared/values/clinic-day.ts';
import type { CommandId } from '../../../shared/values/ids.ts';
import type { CommandContext, TaskContext } from '../../context.ts';
import type { Handler } from '../../handler.ts';
import { loadSpelling } from '../../spelling.ts';
import { countVerdicts, type HeldImport, type HeldRow, holdImport, requireImport } from './held-imports.ts';
import { importRow } from './import-row.ts';
import { type ReadSheet, readWorkbook } from './read-workbook.ts';

/** Rows that one transaction tries: a desk waits for it some milliseconds at most. */
const SLICE = 20;
const PAGE = 100;

/**
 * Reads a workbook that the person chooses and tries every row against the records, taking each back again:
 * what it says is what carrying out does. Nothing is written, not even into the audit.
 *
 * @throws Refusal what `readWorkbook` refuses
 */
export const planImport: Handler<'residents.planImport'> = async (task, { overwrite }) => {
  const path = await task.host.chooseWorkbook();
  if (path === undefined) return null;
  await loadSpelling();
  const sheet = await readWorkbook(path);
  const rows = readRows(sheet, task.today);
  markTwice(rows);
  await tryRows(task, rows, overwrite);
  const { db } = task.station();
  const staffId = task.query((query) => query.session.staffId);
  const made: HeldImport = { importId: randomUUID(), staffId, sheet, overwrite, rows, carriedOut: false };
  holdImport(db, made);
  return showImport(made);
};

function showImport({ importId, sheet, rows }: HeldImport): PlannedImport {
  const { fileName, sheetName, table, hiddenSheets, otherSheets } = sheet;
  return {
    importId,
    fileName,
    sheetName,
    counts: countVerdicts(rows),
    ignoredHeads: [...table.ignored],
    hiddenSheets,
    otherSheets,
  };
}

function readRows({ grid, table }: ReadSheet, today: ClinicDay): HeldRow[] {
  const rows: HeldRow[] = [];
  for (let index = table.headRow + 1; index < grid.length; index += 1) {
    const cells = grid[index] ?? [];
    if (isBlankRow(cells)) continue;
    const row = index + 1;
    if (isClosingRow(cells)) {
      const remarks: RowRemark[] = [{ field: 'row', code: 'total-row', details: {} }];
      rows.push({
        row,
        name: '',
        idNumber: '',
        person: undefined,
        verdict: 'skipped',
        recordNo: '',
        remarks,
      });
      continue;
    }
    const fields = cellsOfRow(table, cells);
    const { person, remarks } = readRow(fields, today);
    const name = person?.name ?? wordsOf(fields.name ?? EMPTY_CELL).slice(0, 60);
    const idNumber = person?.idNumber ?? wordsOf(fields.idNumber ?? EMPTY_CELL).slice(0, 40);
    rows.push({ row, name, idNumber, person, verdict: person ? 'new' : 'refused', recordNo: '', remarks });
  }
  return rows;
}

/** Who stands in the sheet twice is imported by the first row; one number with two names by none but the first. */
function markTwice(rows: HeldRow[]): void {
  const firstOf = new Map<string, HeldRow>();
  const cards = new Map<string, HeldRow>();
  for (const row of rows) {
    const { person } = row;
    if (!person) continue;
    const key = keyOf(person);
    const first = firstOf.get(key);
    if (first?.person) {
      const sameName = first.person.name === person.name;
      row.verdict = sameName ? 'twice' : 'refused';
      const code = sameName ? 'twice' : 'twice-other-name';
      row.remarks = [{ field: 'row', code, details: { row: first.row } }, ...row.remarks];
      continue;
    }
    const holder = person.cardNo ? cards.get(person.cardNo) : undefined;
    if (holder) {
      row.verdict = 'refused';
      row.remarks = [{ field: 'cardNo', code: 'twice-card', details: { row: holder.row } }, ...row.remarks];
      continue;
    }
    firstOf.set(key, row);
    if (person.cardNo) cards.set(person.cardNo, row);
  }
}

function keyOf({ idKind, idNumber, name, birthDay, sex }: ImportedPerson): string {
  return idKind === 'none' ? `${name} ${birthDay} ${sex}` : `${idKind} ${idNumber}`;
}

async function tryRows(task: TaskContext, rows: readonly HeldRow[], overwrite: boolean): Promise<void> {
  const due = rows.filter((row) => row.person && row.verdict === 'new');
  for (let from = 0; from < due.length; from += SLICE) {
    task.signal.throwIfAborted();
    task.progress(from, due.length);
    tryAndTakeBack(task, (context) => {
      for (const row of due.slice(from, from + SLICE)) {
        if (!row.person) continue;
        const outcome = importRow(context, row.person, { overwrite, commandId: randomUUID() as CommandId });
        row.verdict = outcome.verdict;
        // The number of a new record is given when it is written.
        row.recordNo = outcome.verdict === 'new' ? '' : outcome.recordNo;
        row.remarks = [...outcome.remarks, ...row.remarks];
      }
    });
    // Others have their turn.
    await setImmediate();
  }
  task.progress(due.length, due.length);
}

class TakenBack extends Error {}

function tryAndTakeBack(task: TaskContext, work: (context: CommandContext) => void): void {
  try {
    task.command((context) => {
      work(context);
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
}

/** @throws Refusal 'residents.no-such-import' */
export const listImportRows: Handler<'residents.listImportRows'> = (context, { importId, verdict, from }) => {
  const { rows } = requireImport(context.db, importId, context.session.staffId);
  const wanted = verdict ? rows.filter((row) => row.verdict === verdict) : rows;
  return { total: wanted.length, rows: wanted.slice(from, from + PAGE).map(showRow) };
};

function showRow({ row, name, idNumber, verdict, recordNo, remarks }: HeldRow): ImportRow {
  return {
    row,
    verdict,
    name,
    maskedIdNumber: maskIdNumber(idNumber),
    recordNo,
    remarks: remarks.map(explainRemark),
  };
}
