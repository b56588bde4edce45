import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DESK } from '../../build/demo/window/hand.ts';
import { AT_DESK, changePerson, enterPractice, signIn } from '../../build/demo/window/people-at-desks.ts';
import { verifyBooks } from '../../db/verify-books.ts';
import { PRACTICE_PASSWORD } from '../../electron/services/practice/practice-password.ts';
import { answered, look, rowsOf, windowsOfThisFile } from '../support/app.ts';

const windows = windowsOfThisFile();

test('a refund above the limit is signed for by the head at the cashier’s window, and paid back once', async () => {
  const { hand, userData } = await windows.open();
  const file = join(userData, 'practice.db');
  await enterPractice(hand);
  await signIn(hand, AT_DESK.head, PRACTICE_PASSWORD);
  await hand.page.evaluate(async () => {
    const value = { roundToJiao: false, floatFen: 20_000, headRefundsAboveFen: 100 };
    const change = { key: 'cash', value };
    await window.station.call('settings.changeRule', { change, commandId: crypto.randomUUID() } as never);
  });
  await changePerson(hand, AT_DESK.frontDesk, PRACTICE_PASSWORD);
  await hand.press('F4');
  await hand.see('.s-cashier .list .who-row');
  await hand.press('Alt+n');
  await hand.told('请到');
  await hand.focused('现金实收');
  await hand.mainAction();
  const number = /№ (\d+)/.exec(await hand.told('收讫'))?.[1] ?? '';

  await hand.press('Alt+f');
  await hand.focused('查收据');
  await hand.type(number);
  await hand.reads('.dialog table', number);
  await hand.press('Enter');
  await hand.reads(`${DESK} .work`, `收据 № ${number}`);
  await hand.mainAction();
  await hand.focused('退费原因');
  await hand.reads('.dialog', '须站长批准');
  expect(await hand.textOf('.dialog .paid-out')).toContain('付现金');
  await hand.fill('重复开单');
  await hand.focused('站长密码');
  const refunds = () =>
    rowsOf(
      file,
      `SELECT c.name AS cashier, a.name AS head FROM receipts r JOIN staff c ON c.id = r.cashier_id
       LEFT JOIN staff a ON a.id = r.approved_by WHERE r.kind = 'refund'`,
    );
  await hand.fill('not-this-one');
  await hand.reads('.dialog', '站长的密码不对');
  await answered(hand);
  expect(refunds()).toEqual([]);
  await hand.fill(PRACTICE_PASSWORD);
  await hand.told('已退');
  // The refund's own receipt stands there to be read and printed, and nothing more can be paid back of it.
  await hand.reads(`${DESK} .work`, '退费收据');
  await hand.reads(`${DESK} .side`, '刘文涛 批准');
  expect(refunds()).toEqual([{ cashier: '李慧', head: '刘文涛' }]);
  await hand.press('F12');
  await answered(hand);
  expect(refunds()).toHaveLength(1);
  await hand.close();
  expect(look(file, verifyBooks)).toEqual([]);
});

test('a refund’s receipt that does not come out by itself says so beside it, and can be kept as PDF', async () => {
  const { hand, userData } = await windows.open();
  const file = join(userData, 'practice.db');
  await enterPractice(hand);
  await signIn(hand, AT_DESK.head, PRACTICE_PASSWORD);
  await hand.page.evaluate(async () => {
    const { value: settings } = (await window.station.call('settings.getSettings', {})) as never as {
      value: { printers: { receipt: object } };
    };
    const { printers } = settings;
    const value = { ...printers, receipt: { ...printers.receipt, printer: '搬走的打印机', automatic: true } };
    const change = { key: 'printers', value };
    const input = { change, commandId: crypto.randomUUID() };
    const reply = await window.station.call('settings.changeRule', input as never);
    if (!reply.ok) throw new Error(JSON.stringify(reply));
  });
  await changePerson(hand, AT_DESK.frontDesk, PRACTICE_PASSWORD);
  await hand.press('F4');
  await hand.see('.s-cashier .list .who-row');
  await hand.press('Alt+n');
  await hand.told('请到');
  await hand.focused('现金实收');
  await hand.mainAction();
  await hand.reads(`${DESK} .work`, '没有打印机“搬走的打印机”');
  const [sale] = rowsOf(file, 'SELECT number FROM receipts ORDER BY id DESC LIMIT 1');
  const number = String((sale as { number: number }).number);

  await hand.press('Alt+f');
  await hand.focused('查收据');
  await hand.type(number);
  await hand.reads('.dialog table', number);
  await hand.press('Enter');
  await hand.reads(`${DESK} .work`, `收据 № ${number.padStart(7, '0')}`);
  expect(await hand.textOf(`${DESK} .work`)).not.toContain('打印机');
  await hand.mainAction();
  await hand.focused('退费原因');
  await hand.fill('重复开单');
  await hand.reads(`${DESK} .work`, '退费收据');
  await hand.reads(`${DESK} .work`, '没有打印机“搬走的打印机”');
});
