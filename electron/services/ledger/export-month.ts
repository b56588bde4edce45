import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LedgerMonth } from '../../shared/contract/ledger.ts';
import type { Output } from '../../shared/contract/procedures.ts';
import { type ClinicMonth, clinicDayAt } from '../../shared/values/clinic-day.ts';
import type { Instant } from '../../shared/values/instant.ts';
import type { QueryContext, TaskContext } from '../context.ts';
import { refuse } from '../refusal.ts';
import { readMonth } from './read-month.ts';
import { makeWorkbook } from './workbook/make-workbook.ts';
import type { SheetPaper } from './workbook/sheet-frame.ts';

const STEPS = 3;

/**
 * Writes the month's ledger as `ledger-YYYY-MM.xlsx` into the exports folder, over an older one of the same
 * month. It is written beside it first and then renamed, so a file that is there is whole.
 *
 * @throws Refusal 'ledger.file-in-use' when the file is open elsewhere, 'disk.full'.
 */
export async function exportMonth(
  context: TaskContext,
  month: ClinicMonth,
): Promise<Output<'ledger.exportMonth'>> {
  const fileName = `ledger-${month}.xlsx`;
  const folder = context.host.exportsFolder;
  const path = join(folder, fileName);
  const { books, paper } = context.query((query) => {
    const read = readMonth(query, month);
    return { books: read, paper: paperOf(query, read.ledger, context.station().practice) };
  });
  context.progress(1, STEPS);
  const workbook = await makeWorkbook(books, paper, context.now);
  const bytes = await workbook.xlsx.writeBuffer();
  context.progress(2, STEPS);
  await writeWhole(path, new Uint8Array(bytes), folder);
  context.progress(STEPS, STEPS);
  return { path, fileName };
}

async function writeWhole(path: string, bytes: Uint8Array, folder: string): Promise<void> {
  const draft = `${path}.part`;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(draft, bytes, { flush: true });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOSPC') throw refuse('disk.full');
    if (code === 'EBUSY' || code === 'EPERM' || code === 'EACCES' || code === 'EISDIR') {
      throw refuse('ledger.file-in-use', { file: path });
    }
    throw error;
  }
}

function paperOf(context: QueryContext, ledger: LedgerMonth, practice: boolean): SheetPaper {
  const { station } = context.settings;
  const { closing } = ledger;
  const moment = (at: Instant) => momentWords(at, station.utcOffsetMinutes);
  return {
    station: station.name,
    center: station.center,
    monthWords: monthWords(ledger.month),
    daysWords: `${ledger.fromDay} 至 ${ledger.toDay}`,
    closingWords: closing ? `${moment(closing.at)} 由 ${closing.byName} 月结` : '未月结',
    madeByName: context.session.name,
    madeAtWords: moment(context.now),
    practice: practice || station.practice,
  };
}

/** `2026-11` → `2026 年 11 月`. */
function monthWords(month: ClinicMonth): string {
  return `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`;
}

/** `2026-11-30 17:46` at the station. */
function momentWords(at: Instant, utcOffsetMinutes: number): string {
  const minutes = Math.floor(at / 60_000) + utcOffsetMinutes;
  const two = (value: number) => value.toString().padStart(2, '0');
  return `${clinicDayAt(at, utcOffsetMinutes)} ${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}
