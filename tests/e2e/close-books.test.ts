import { join } from 'node:path';
import exceljs, { type Workbook } from 'exceljs';
import { expect, test } from 'vitest';
import {
  checkCountByKeys,
  closeMonthByKeys,
  countDrawerByKeys,
} from '../../build/demo/window/close-books.ts';
import { DESK, type Hand } from '../../build/demo/window/hand.ts';
import { AT_DESK, changePerson, enterPractice, signIn } from '../../build/demo/window/people-at-desks.ts';
import { verifyBooks } from '../../db/verify-books.ts';
import { PRACTICE_PASSWORD } from '../../electron/services/practice/practice-password.ts';
import { DEFAULT_SETTINGS } from '../../electron/shared/domain/settings.ts';
import { type Fen, fen, formatFen } from '../../electron/shared/values/fen.ts';
import { answered, focusedOn, look, rowsOf, windowsOfThisFile } from '../support/app.ts';
import { dumpDatabase } from '../support/dump.ts';
import { calculate } from '../support/formula.ts';
import { fenOf, readColumns } from '../support/ledger.ts';

const windows = windowsOfThisFile();

const LAST_EVENING = '2026-11-30T18:30:00+08:00';
const REASON = '找零多付，当日未能追回';

/** Cash that the books say the day took. */
function cashTaken(file: string): Fen {
  const [row] = rowsOf(
    file,
    "SELECT coalesce(sum(amount_fen), 0) AS due FROM payments WHERE tender = 'cash'",
  );
  return fen((row as { due: number }).due);
}

test('a short drawer needs a reason; checked by a second person the day is closed, then the month', async () => {
  const { hand, userData } = await windows.open({ clock: LAST_EVENING });
  const file = join(userData, 'practice.db');
  await enterPractice(hand);
  await signIn(hand, AT_DESK.frontDesk, PRACTICE_PASSWORD);

  // What a drawer of notes and coins can hold, and half a yuan less than that.
  const due = cashTaken(file);
  const float = DEFAULT_SETTINGS.cash.floatFen;
  const drawer = fen(Math.floor((due + float) / 10) * 10 - 50);
  const short = fen(due + float - drawer);
  await countDrawerByKeys(hand, drawer);
  await hand.reads('.s-day-close .side .figure', '短款');
  expect(await hand.textOf('.s-day-close .side .figure b')).toBe(formatFen(short));

  const counted = look(file, dumpDatabase);
  await hand.reads(`${DESK} [data-main-action]`, '先写原因');
  await hand.press('F12');
  await answered(hand);
  expect(look(file, dumpDatabase)).toEqual(counted);
  await tabTo(hand, '长短原因');
  await hand.type(REASON);
  await checkCountByKeys(hand, { name: '刘文涛', password: PRACTICE_PASSWORD });
  await hand.mainAction();
  await hand.told('已日结');
  expect(
    rowsOf(
      file,
      `SELECT day, m.name AS made_by, c.name AS checked_by, over_short_fen, over_short_reason, cash_due_fen
       FROM day_closings d JOIN staff m ON m.id = d.made_by JOIN staff c ON c.id = d.checked_by`,
    ),
  ).toEqual([
    {
      day: '2026-11-30',
      made_by: '李慧',
      checked_by: '刘文涛',
      over_short_fen: -short,
      over_short_reason: REASON,
      cash_due_fen: due,
    },
  ]);

  await changePerson(hand, AT_DESK.head, PRACTICE_PASSWORD);
  const book = await readWorkbook(await closeMonthByKeys(hand));
  expect(rowsOf(file, 'SELECT month, from_day, to_day FROM month_closings')).toEqual([
    { month: '2026-11', from_day: '2026-11-01', to_day: '2026-11-30' },
  ]);
  const screen = await totalsOnScreen(hand);
  expect(screen.size).toBeGreaterThan(8);
  expect(totalsInWorkbook(book, [...screen.keys()])).toEqual(Object.fromEntries(screen));
  expect(screen.get('长短款')).toBe(-short);
  await hand.close();
  expect(look(file, verifyBooks)).toEqual([]);
});

/** With Tab to a field, wherever the hand is. */
async function tabTo(hand: Hand, label: string): Promise<void> {
  for (let stops = 0; stops < 60; stops += 1) {
    if ((await focusedOn(hand)) === label) return;
    await hand.press('Tab');
  }
  throw new Error(`no Tab leads to ${label}`);
}

async function readWorkbook(path: string): Promise<Workbook> {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(path);
  return book;
}

/** The totals line of the ledger on the screen by the column's head, over all its pages; money in fen. */
async function totalsOnScreen(hand: Hand): Promise<Map<string, number>> {
  const totals = new Map<string, number>();
  const table = hand.page.locator('table[aria-label="各日台账"]');
  await hand.page.locator('.s-ledger .days').focus();
  for (let first = ''; ; ) {
    const heads = await table.locator('thead tr:last-child th').allTextContents();
    if (heads.join() === first) return totals;
    if (first === '') first = heads.join();
    const cells = await table.locator('tfoot td').allTextContents();
    heads.forEach((head, index) => {
      if (head !== '日' && head !== '收据号') totals.set(head, figureOf(head, cells[index] ?? ''));
    });
    await hand.press('ArrowRight');
    await hand.page.waitForFunction(
      ([selector, before]) => {
        const shown = [...document.querySelectorAll(`${selector} thead tr:last-child th`)];
        return shown.map((cell) => cell.textContent).join() !== before;
      },
      ['table[aria-label="各日台账"]', heads.join()] as const,
    );
  }
}

/** `1,234.50` → 123450; visits are counted and not paid. */
function figureOf(head: string, text: string): number {
  const plain = text.replaceAll(',', '').replace('\u2212', '-').replace('+', '').replace('—', '0');
  return head === '人次' ? Number(plain) : Math.round(Number(plain) * 100);
}

/** Where the workbook says the same: sheet, head, and the sign that the screen gives to what is taken off. */
const IN_WORKBOOK: Readonly<Record<string, string>> = {
  材料: '费用类别/卫生材料',
  统筹: '收款方式/医保统筹',
  个账: '收款方式/个人账户',
  尾差: '收款方式/现金尾差',
};
const TAKEN_OFF = ['减免', '退费'];

/** What the totals' formulas come to, under the screen's heads. */
function totalsInWorkbook(book: Workbook, heads: readonly string[]): Record<string, number> {
  const days = readColumns(book, '月末台账');
  const money = readColumns(book, '收款方式与长短款');
  const find = (head: string) => {
    const names = [
      IN_WORKBOOK[head] ?? head,
      ...['费用类别', '收入', '收款方式', '现金'].map((group) => `${group}/${head}`),
    ];
    for (const [sheet, columns] of [
      ['月末台账', days],
      ['收款方式与长短款', money],
    ] as const) {
      for (const name of names) {
        const column = columns.get(name);
        if (column) return calculate(book, sheet, column.total);
      }
    }
    throw new Error(`the workbook has no column for ${head}`);
  };
  return Object.fromEntries(
    heads.map((head) => {
      const total = find(head);
      const figure = head === '人次' ? Number(total) : fenOf(total);
      return [head, TAKEN_OFF.includes(head) && figure !== 0 ? -figure : figure];
    }),
  );
}
