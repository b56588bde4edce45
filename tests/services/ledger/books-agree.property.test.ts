import type { Workbook } from 'exceljs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LedgerMonth } from '../../../electron/shared/contract/ledger.ts';
import type { Output } from '../../../electron/shared/contract/procedures.ts';
import { FEE_CATEGORIES, FEE_CATEGORY_LABELS } from '../../../electron/shared/domain/fee-categories.ts';
import { TENDER_LABELS, TENDERS } from '../../../electron/shared/domain/tenders.ts';
import { addDays, clinicDay } from '../../../electron/shared/values/clinic-day.ts';
import { dayArbitrary, openBusyStation, playDays, playRandomDay } from '../../support/busy-days.ts';
import { calculate } from '../../support/formula.ts';
import { exportedWorkbook, fenOf, readColumns, resultOf } from '../../support/ledger.ts';
import { rawDay, rawDrug } from '../../support/raw-books.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

const FIRST = clinicDay('2026-11-20');

/** Screen against raw rows: every day, every sum, every drug. */
function compareScreen(station: TestStation, month: LedgerMonth, drugs: Output<'ledger.listDrugs'>): void {
  const days = month.days.map(({ day }) => rawDay(station, day));
  month.days.forEach((day, index) => {
    expect(day).toMatchObject({ ...days[index] });
    const paid = TENDERS.reduce((total, tender) => total + day.tenders[tender], 0);
    expect(paid + day.cashRoundingFen).toBe(day.netFen);
  });
  const total = (of: (day: ReturnType<typeof rawDay>) => number) =>
    days.reduce((sum, day) => sum + of(day), 0);
  expect(month.totals).toMatchObject({
    visitCount: total((day) => day.visitCount),
    grossFen: total((day) => day.grossFen),
    waivedFen: total((day) => day.waivedFen),
    refundedFen: total((day) => day.refundedFen),
    netFen: total((day) => day.netFen),
    dueFen: total((day) => day.dueFen),
  });
  for (const drug of drugs) {
    expect(drug).toMatchObject(rawDrug(station, drug.drugId, month.fromDay, month.toDay));
  }
  expect(month.drugs.unbalanced).toBe(0);
  expect(month.markup.markupFen).toBe(0);
  expect(month.proof.holds).toBe(true);
}

/** Workbook against screen: figures of the days, and the three lines below them. */
function compareSheet(
  book: Workbook,
  name: string,
  columns: Readonly<Record<string, (day: LedgerMonth['days'][number]) => number | null>>,
  month: LedgerMonth,
): void {
  const sheet = readColumns(book, name);
  for (const [head, of] of Object.entries(columns)) {
    const column = sheet.get(head);
    if (!column) throw new Error(`${name} has no column ${head}; it has ${[...sheet.keys()].join(' ')}`);
    expect(column.values.map((value) => (value === null ? null : fenOf(value)))).toEqual(month.days.map(of));
    const sum = month.days.reduce((total, day) => total + (of(day) ?? 0), 0);
    expect(fenOf(calculate(book, name, column.total))).toBe(sum);
    expect(fenOf(calculate(book, name, column.books))).toBe(sum);
    expect(calculate(book, name, column.difference)).toBe(0);
  }
}

/** Every formula of the workbook comes to the result that is stored with it. */
function checkFormulas(book: Workbook): number {
  let formulas = 0;
  for (const sheet of book.worksheets) {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        if (typeof cell.value !== 'object' || cell.value === null || !('formula' in cell.value)) return;
        formulas += 1;
        const calculated = Number(calculate(book, sheet.name, cell.address));
        const where = `${sheet.name}!${cell.address} ${cell.value.formula}`;
        expect([where, calculated.toFixed(4)]).toEqual([where, Number(resultOf(cell.value)).toFixed(4)]);
      });
    });
  }
  return formulas;
}

test('whatever days bring, raw rows, screen, closing and workbook say the same to the fen', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(dayArbitrary, { minLength: 1, maxLength: 3 }), async (plans) => {
      const station = openTestStation();
      try {
        const busy = openBusyStation(station);
        await playDays(busy, FIRST, plans.slice(0, -1));
        const open = plans.at(-1);
        if (open) await playRandomDay(busy, addDays(FIRST, plans.length - 1), open);
        const month = await station.as('head').call('ledger.getMonth', { month: '2026-11' });
        const drugs = await station.as('head').call('ledger.listDrugs', { month: '2026-11' });
        compareScreen(station, month, drugs);
        const book = await exportedWorkbook(station, '2026-11');
        compareSheet(book, '月末台账', moneyColumns(), month);
        compareSheet(book, '收款方式与长短款', tenderColumns(), month);
        expect(checkFormulas(book)).toBeGreaterThan(100);
      } finally {
        station.close();
      }
    }),
    { numRuns: 12 },
  );
}, 240_000);

function moneyColumns() {
  type Of = (day: LedgerMonth['days'][number]) => number | null;
  const categories = FEE_CATEGORIES.map((name): [string, Of] => [
    `费用类别/${FEE_CATEGORY_LABELS[name]}`,
    (day) => day.categories[name],
  ]);
  return Object.fromEntries<Of>([
    ...categories,
    ['收入/应收', (day) => day.grossFen],
    ['收入/减免', (day) => day.waivedFen],
    ['收入/退费', (day) => day.refundedFen],
    ['收入/实收', (day) => day.netFen],
  ]);
}

function tenderColumns() {
  type Of = (day: LedgerMonth['days'][number]) => number | null;
  const tenders = TENDERS.map((name): [string, Of] => [
    `收款方式/${TENDER_LABELS[name]}`,
    (day) => day.tenders[name],
  ]);
  return Object.fromEntries<Of>([
    ...tenders,
    ['收款方式/实收', (day) => day.netFen],
    ['现金/应交', (day) => day.dueFen],
    ['现金/实点', (day) => day.countedFen],
    ['现金/长短款', (day) => day.overShortFen],
  ]);
}
