import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DESK } from '../../build/demo/window/hand.ts';
import { AT_DESK, enterPractice, signIn } from '../../build/demo/window/people-at-desks.ts';
import { PRACTICE_PASSWORD } from '../../electron/services/practice/practice-password.ts';
import { answered, look, rowsOf, windowsOfThisFile } from '../support/app.ts';
import { dumpDatabase } from '../support/dump.ts';

const windows = windowsOfThisFile();

const LEDGER = `${DESK} .s-evidence`;
const POINTS = `${LEDGER} table.ev`;

/** Everything but what a reader leaves anyway: nothing is a command. */
function rowsIn(file: string) {
  return look(file, dumpDatabase);
}

test('the head reads, exports and prints the ledger of the six priorities by keyboard, and changes nothing', async () => {
  const { hand, userData } = await windows.open({ clock: '2026-11-20T11:52:00+08:00' });
  await enterPractice(hand);
  await signIn(hand, AT_DESK.head, PRACTICE_PASSWORD);
  await hand.press('F10');
  await hand.see(`${DESK} .s-head`);
  const file = join(userData, 'practice.db');
  const before = rowsIn(file);

  await hand.press('Alt+l');
  await hand.see(POINTS);
  const tickets = Number(
    Object.values(
      rowsOf(file, "SELECT count(*) AS n FROM tickets WHERE status <> 'cancelled'")[0] as object,
    )[0],
  );
  await hand.reads(`${LEDGER} .strip`, `号票 ${tickets} 张`);
  await hand.reads(`${LEDGER} .strip`, '2026-11-01 至 11-20');
  await hand.reads(`${LEDGER} .strip`, '与叫号记录逐条相符');
  await hand.reads(`${LEDGER} .side .figure`, '没有');

  // ← today, → → the quarter and the year; PgUp the year before, in which nobody stood in a line.
  await hand.press('ArrowLeft', 'ArrowLeft');
  await hand.reads(`${LEDGER} .seg .on`, '今日');
  await hand.press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  await hand.reads(`${LEDGER} .strip`, '2026-01-01 至 11-20');
  await hand.press('PageUp');
  await hand.reads(`${LEDGER} .strip`, '2025-01-01 至 12-31');
  await hand.reads(`${LEDGER} .side .say`, '期内没有人排队');
  await hand.press('PageDown', 'ArrowLeft', 'ArrowLeft');
  await hand.reads(`${LEDGER} .seg .on`, '本月');

  // Enter: who waited at the chosen point, by rank; names masked.
  await hand.press('ArrowDown', 'ArrowUp', 'Enter');
  await hand.reads('dialog h2', '就诊等候明细');
  await hand.see('dialog tbody tr td:nth-child(3)');
  expect(await hand.textOf('dialog tbody tr td:nth-child(3)')).toContain('*');
  await hand.press('ArrowRight');
  await hand.reads('dialog .seg .on', '优先');
  await hand.press('Escape');

  await hand.press('Alt+e');
  await hand.told('已导出 练习-六优先服务台账-2026-11.xlsx');
  expect(existsSync(join(userData, 'exports', '练习-六优先服务台账-2026-11.xlsx'))).toBe(true);
  await hand.mainAction();
  await hand.told('六优先台账');
  expect(existsSync(join(userData, 'exports', '练习-六优先服务台账-2026-11.pdf'))).toBe(true);
  await answered(hand);
  expect(rowsIn(file)).toEqual(before);
  await hand.press('Escape');
  await hand.see(`${DESK} .s-head`);
});

test('a call by hand waits for the head, who reads it with one digit; a facility is recorded with what was seen', async () => {
  const { hand, userData } = await windows.open({ clock: '2026-11-20T11:52:00+08:00' });
  await enterPractice(hand);
  await signIn(hand, AT_DESK.head, PRACTICE_PASSWORD);
  const file = join(userData, 'practice.db');
  const [chosen] = rowsOf(
    file,
    "SELECT id FROM tickets WHERE point = 'consultation' AND status = 'waiting' ORDER BY id DESC LIMIT 1",
  ) as { id: number }[];
  await hand.page.evaluate(
    ([ticketId, commandId]) =>
      window.station.call('queue.callOutOfOrder', { ticketId, reason: '胸闷，先测心电图', commandId }),
    [chosen?.id ?? 0, crypto.randomUUID()] as const,
  );
  await hand.press('F10');
  await hand.see(`${DESK} .s-head`);
  await hand.press('Alt+l');
  await hand.reads(`${LEDGER} .manual tbody`, '胸闷，先测心电图');
  await hand.reads(`${LEDGER} .manual tbody`, '待阅');
  await hand.press('Alt+m');
  await hand.reads('dialog h2', '另叫 1 次');
  await hand.press('1');
  await hand.told('另叫已阅');
  await hand.press('Escape');
  await hand.reads(`${LEDGER} .manual tbody`, '已阅');
  expect(rowsOf(file, 'SELECT count(*) AS n FROM manual_call_reviews')).toEqual([{ n: 1 }]);

  await hand.press('Alt+f');
  await hand.see('dialog');
  await hand.press('2', 'Enter', 'Enter');
  await hand.fill('8 个');
  await hand.told('老年人专用座：有，已记');
  await hand.reads(`${LEDGER} .side`, '8 个');
  expect(rowsOf(file, 'SELECT facility, present, note FROM facility_checks')).toEqual([
    { facility: 'seats', present: 1, note: '8 个' },
  ]);
});
