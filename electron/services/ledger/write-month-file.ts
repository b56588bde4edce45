import { connect } from '../../../db/open.ts';
import { type ClinicDay, type ClinicMonth, formatMoment } from '../../shared/values/clinic-day.ts';
import type { Instant } from '../../shared/values/instant.ts';
import { loadSettings } from '../settings/load-settings.ts';
import { writeWhole } from '../write-whole.ts';
import { type LedgerContext, type MonthBooks, readMonth } from './read-month.ts';
import { makeWorkbook } from './workbook/make-workbook.ts';
import type { SheetPaper } from './workbook/sheet-frame.ts';

/** Everything that is needed to write a month's workbook, in plain values: it is sent to another thread. */
export interface MonthOrder {
  /** The station's file. */
  readonly file: string;
  readonly practice: boolean;
  readonly month: ClinicMonth;
  readonly today: ClinicDay;
  readonly now: Instant;
  readonly madeByName: string;
  /** Where the workbook goes; its folder may have to be made. */
  readonly path: string;
}

const STEPS = 3;

/**
 * Writes the month's workbook from the station's file, on a connection of its own which cannot write.
 *
 * @throws OpenError when the file cannot be opened; what the disk says when the workbook cannot be written.
 */
export async function writeMonthFile(
  order: MonthOrder,
  progress: (done: number, total: number) => void,
): Promise<void> {
  const { books, paper } = readBooks(order);
  progress(1, STEPS);
  const workbook = await makeWorkbook(books, paper, order.now);
  const bytes = await workbook.xlsx.writeBuffer();
  progress(2, STEPS);
  await writeWhole(order.path, new Uint8Array(bytes));
  progress(STEPS, STEPS);
}

function readBooks(order: MonthOrder): { books: MonthBooks; paper: SheetPaper } {
  const db = connect(order.file, { readonly: true });
  try {
    // One moment of the books, whatever the desks write meanwhile.
    return db.$client.transaction(() => {
      const context = { db, settings: loadSettings(db), today: order.today };
      const books = readMonth(context, order.month);
      return { books, paper: paperOf(context, order, books) };
    })();
  } finally {
    db.$client.close();
  }
}

function paperOf({ settings }: LedgerContext, order: MonthOrder, { ledger }: MonthBooks): SheetPaper {
  const { station } = settings;
  const { closing } = ledger;
  const moment = (at: Instant) => formatMoment(at, station.utcOffsetMinutes);
  return {
    station: station.name,
    center: station.center,
    monthWords: monthWords(ledger.month),
    daysWords: `${ledger.fromDay} 至 ${ledger.toDay}`,
    closingWords: closing ? `${moment(closing.at)} 由 ${closing.byName} 月结` : '未月结',
    madeByName: order.madeByName,
    madeAtWords: moment(order.now),
    practice: order.practice || station.practice,
  };
}

/** `2026-11` → `2026 年 11 月`. */
function monthWords(month: ClinicMonth): string {
  return `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`;
}
