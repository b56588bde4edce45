import { expect, test } from 'vitest';
import type { Hand } from '../../build/demo/window/hand.ts';
import { AT_DESK, signIn } from '../../build/demo/window/people-at-desks.ts';
import { verifyBooks } from '../../db/verify-books.ts';
import { PRACTICE_PASSWORD } from '../../electron/services/practice/practice-password.ts';
import { look, rowsOf, windowsOfThisFile } from '../support/app.ts';
import { fillCrowdedStation } from '../support/crowded-station.ts';
import { fillBusyStation } from '../support/filled-station.ts';

const windows = windowsOfThisFile();

const AT = '2026-11-20T10:40:00+08:00';
const CLOCK = '2026-11-20T10:41:00+08:00';
/** Two calls, two seconds apart, make a miss: nobody waits three minutes for a test. */
const QUICK = { callGapSeconds: 2, callsBeforeMissed: 2 };

/** What happened to the number at the point, in the order in which it happened. */
function eventsOf(file: string, number: number, point: 'consultation' | 'cashier'): unknown[] {
  return rowsOf(
    file,
    `SELECT e.kind, e.status_after AS status FROM queue_events e
     JOIN tickets t ON t.id = e.ticket_id JOIN visits v ON v.id = t.visit_id
     WHERE v.number = ${number} AND t.point = '${point}' ORDER BY e.id`,
  );
}

async function numberOn(hand: Hand, selector: string): Promise<number> {
  await hand.see(selector);
  return Number(await hand.textOf(selector));
}

test('at 候诊 one is called, called again, missed, comes back, and a wrong call is taken back', async () => {
  const userData = windows.emptyUserData();
  const file = await fillCrowdedStation({ userData, at: AT, waiting: 8, queue: QUICK });
  const { hand } = await windows.open({ userData, clock: CLOCK });
  await signIn(hand, AT_DESK.frontDesk, PRACTICE_PASSWORD);
  await hand.press('F2');
  const side = '.s-queue .side';
  const called = await numberOn(hand, `${side} .who-next .big`);

  await hand.press('F12');
  await hand.told('已呼叫');
  await hand.reads(`${side} .act`, '再叫 1 次可过号');
  // Too soon: told in words, and the second call waits for the gap.
  await hand.press('Alt+r');
  await hand.reads(`${side} .act [role="alert"]`, '刚叫过');
  await hand.reads(`${side} .two`, '再叫');
  await hand.see(`${side} .two .btn:last-child:not(.waits)`);
  await hand.press('Alt+r');
  await hand.told('又叫一次');
  await hand.see(`${side} .two .btn:first-child:not(.waits)`);
  await hand.press('Alt+g');
  await hand.told('已过号');
  await hand.reads('.s-queue .missed', '回来了');
  await hand.press('Alt+b');
  await hand.told('回来了，排第');

  const second = await numberOn(hand, `${side} .who-next .big`);
  expect(second).not.toBe(called);
  await hand.press('F12');
  await hand.told('已呼叫');
  await hand.press('Alt+z');
  await hand.told('的呼叫已撤销');
  await hand.reads(`${side} .who-next .big`, String(second));
  expect(eventsOf(file, called, 'consultation')).toEqual([
    { kind: 'enter', status: 'waiting' },
    { kind: 'call', status: 'called' },
    { kind: 'call_again', status: 'called' },
    { kind: 'miss', status: 'missed' },
    { kind: 'come_back', status: 'waiting' },
  ]);
  expect(eventsOf(file, second, 'consultation')).toEqual([
    { kind: 'enter', status: 'waiting' },
    { kind: 'call', status: 'called' },
    { kind: 'undo_call', status: 'waiting' },
  ]);
  await hand.close();
  expect(look(file, verifyBooks)).toEqual([]);
});

test('at 收费 the same keys do the same, and the bill of whoever is not there is left alone', async () => {
  const userData = windows.emptyUserData();
  const file = await fillBusyStation({ userData, at: AT, queue: QUICK });
  const { hand } = await windows.open({ userData, clock: CLOCK });
  await signIn(hand, AT_DESK.frontDesk, PRACTICE_PASSWORD);
  await hand.press('F4');
  const card = '.s-cashier .call-card';
  const number = await numberOn(hand, `${card} .no`);
  const before = rowsOf(file, 'SELECT count(*) AS receipts FROM receipts');

  await hand.press('Alt+n');
  await hand.reads(`${card}.called`, '再叫 1 次可过号');
  await hand.focused('现金实收');
  await hand.see(`${card} .deeds .btn:nth-child(3):not(.waits)`);
  await hand.press('Alt+r');
  await hand.told('又叫一次');
  await hand.see(`${card} .deeds .btn:nth-child(2):not(.waits)`);
  await hand.press('Alt+g');
  await hand.told('已过号');
  // The next one's bill is looked at and not taken.
  await hand.press('F12');
  await hand.press('Alt+b');
  await hand.told('回来了，排第');
  await hand.press('Alt+n');
  await hand.see(`${card}.called`);
  await hand.press('Alt+z');
  await hand.told('的呼叫已撤销');
  await hand.press('Alt+n');
  await hand.see(`${card}.called`);
  await hand.press('Alt+e');
  await hand.told('到了');

  expect(rowsOf(file, 'SELECT count(*) AS receipts FROM receipts')).toEqual(before);
  expect(eventsOf(file, number, 'cashier')).toEqual([
    { kind: 'enter', status: 'waiting' },
    { kind: 'call', status: 'called' },
    { kind: 'call_again', status: 'called' },
    { kind: 'miss', status: 'missed' },
    { kind: 'come_back', status: 'waiting' },
  ]);
  await hand.close();
  expect(look(file, verifyBooks)).toEqual([]);
});

test('a number that was left at a window stands out, and is ended by key with a reason', async () => {
  const userData = windows.emptyUserData();
  const file = await fillBusyStation({ userData, at: AT });
  const morning = await windows.open({ userData, clock: CLOCK });
  await signIn(morning.hand, AT_DESK.frontDesk, PRACTICE_PASSWORD);
  await morning.hand.press('F4');
  const number = await numberOn(morning.hand, '.s-cashier .call-card .no');
  await morning.hand.press('Alt+n');
  await morning.hand.told('已呼叫');
  await morning.hand.press('Alt+e');
  await morning.hand.told('到了');
  await morning.hand.close();

  const { hand } = await windows.open({ userData, clock: '2026-11-20T11:20:00+08:00' });
  await signIn(hand, AT_DESK.frontDesk, PRACTICE_PASSWORD);
  await hand.press('F2');
  await hand.reads('.s-queue .pt .red', '久在窗口');
  await hand.press('F4');
  await hand.reads('.s-cashier .call-card.forgotten', '久在窗口 3');
  // 结束, the second of the ways, on to the reason, the first of the usual ones.
  hand.keys = 0;
  await hand.press('Alt+h');
  await hand.focused('怎样结束');
  await hand.press('2', 'Enter', 'Alt+1', 'F12');
  await hand.told('已排回队里');
  expect(hand.keys).toBe(5);
  expect(eventsOf(file, number, 'cashier')).toEqual([
    { kind: 'enter', status: 'waiting' },
    { kind: 'call', status: 'called' },
    { kind: 'serve', status: 'serving' },
    { kind: 'come_back', status: 'waiting' },
  ]);
  await hand.close();
  expect(look(file, verifyBooks)).toEqual([]);
});
