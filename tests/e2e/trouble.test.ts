import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Hand } from '../../build/demo/window/hand.ts';
import { AT_DESK, signIn } from '../../build/demo/window/people-at-desks.ts';
import { connect } from '../../db/open.ts';
import { verifyBooks } from '../../db/verify-books.ts';
import { PRACTICE_PASSWORD } from '../../electron/services/practice/practice-password.ts';
import { answered, FRIDAY_0752, look, processesOf, rowsOf, windowsOfThisFile } from '../support/app.ts';
import { dumpDatabase } from '../support/dump.ts';
import { fillBusyStation } from '../support/filled-station.ts';

const windows = windowsOfThisFile();

const COMPLAINT = '头晕 3 天，规律服药';

function countOf(file: string, sql: string): number {
  return Number((rowsOf(file, `SELECT count(*) AS n FROM ${sql}`)[0] as { n: number }).n);
}

test('a file that another program holds: the number of the fault, nothing changed, and one receipt by trying again', async () => {
  const userData = windows.emptyUserData();
  const file = await fillBusyStation({ userData, at: FRIDAY_0752 });
  const { hand } = await windows.open({ userData });
  await signIn(hand, { ...AT_DESK.frontDesk, desk: '收费' }, PRACTICE_PASSWORD);
  await hand.see('.s-cashier .list .who-row');
  await hand.press('Alt+n');
  await hand.told('请到');
  await hand.focused('现金实收');
  await hand.type('500');
  const before = look(file, dumpDatabase);

  // This process takes the file's write lock, and keeps it longer than the program waits for it.
  const holder = connect(file, { mustExist: true });
  holder.$client.exec('BEGIN IMMEDIATE');
  await hand.mainAction();
  await hand.reads('.s-cashier .fault .id', '故障');
  holder.$client.exec('ROLLBACK');
  holder.$client.close();
  expect(await hand.textOf('.s-cashier .fault .id')).toBe('故障 20261120-0001');
  expect(await hand.textOf('.s-cashier .fault b')).toBe('收款没有做成，账和库存都没有变');
  expect(await hand.page.inputValue('[aria-label="现金实收"]')).toBe('500');
  expect(look(file, dumpDatabase)).toEqual(before);

  await hand.press('F12', 'F12');
  await hand.told('收讫');
  await answered(hand);
  expect({
    receipts: countOf(file, 'receipts'),
    commands: countOf(file, "commands WHERE procedure = 'cashier.settle'"),
  }).toEqual({ receipts: (before.receipts?.length ?? 0) + 1, commands: 1 });
  await hand.close();
  expect(look(file, verifyBooks)).toEqual([]);
});

/** Complaint, diagnosis, and one drug for five days. */
async function writeHalf(hand: Hand): Promise<void> {
  await hand.focused('主诉');
  await hand.type(COMPLAINT);
  await hand.press('Enter', 'Enter', 'Enter');
  await hand.type('I10');
  await hand.see('.s-consultation .drop tr.on');
  await hand.press('Enter');
  await hand.see('.s-consultation .diagnosis .tag');
  await hand.press('Enter');
  await hand.focused('药品');
  await hand.type('W012');
  await hand.see('.s-consultation .rx .drop tr.on');
  await hand.press('Enter');
  await hand.focused('每次');
  await hand.press('Enter', 'Enter');
  await hand.focused('天数');
  await hand.type('5');
}

test('killed while a slip is being written: the draft is back, and the books are whole', async () => {
  const userData = windows.emptyUserData();
  const file = await fillBusyStation({ userData, at: FRIDAY_0752 });
  const first = await windows.open({ userData });
  await signIn(first.hand, AT_DESK.head, PRACTICE_PASSWORD);
  await first.hand.reads('.s-consultation .list', '下一位');
  await first.hand.press('Alt+n');
  await first.hand.reads('.s-consultation .work', '已呼叫');
  const patient = await first.hand.textOf('.s-consultation .strip .name');
  await first.hand.mainAction();
  await writeHalf(first.hand);
  // A draft is kept a moment after the last key.
  await vi.waitFor(
    () => expect(rowsOf(file, 'SELECT body FROM drafts WHERE body LIKE \'%"days":5%\'')).toHaveLength(1),
    { timeout: 5_000, interval: 20 },
  );
  const before = look(file, dumpDatabase);
  expect(processesOf(first.hand).length > 0).toBe(process.platform === 'linux');
  await first.hand.kill();
  await vi.waitFor(() => expect(processesOf(first.hand)).toEqual([]), { timeout: 10_000 });
  expect(existsSync(join(userData, 'running'))).toBe(true);

  const { hand } = await windows.open({ userData });
  expect(look(file, dumpDatabase)).toEqual(before);
  await signIn(hand, AT_DESK.head, PRACTICE_PASSWORD);
  await hand.focused('主诉');
  expect(await hand.textOf('.s-consultation .strip .name')).toBe(patient);
  expect(await hand.page.inputValue('[aria-label="主诉"]')).toBe(COMPLAINT);
  await hand.reads('.s-consultation .diagnosis .tag', 'I10');
  await hand.reads('.s-consultation .rx', '氢氯噻嗪片');
  await hand.reads('.s-consultation .rx', '5 天');
  await hand.mainAction();
  await hand.told('已签名');
  await hand.close();
  expect(existsSync(join(userData, 'running'))).toBe(false);
  expect(look(file, verifyBooks)).toEqual([]);
});

test('whoever gets up right after the last key finds every word again', async () => {
  const userData = windows.emptyUserData();
  const file = await fillBusyStation({ userData, at: FRIDAY_0752 });
  const { hand } = await windows.open({ userData });
  await signIn(hand, AT_DESK.head, PRACTICE_PASSWORD);
  await hand.reads('.s-consultation .list', '下一位');
  await hand.press('Alt+n');
  await hand.reads('.s-consultation .work', '已呼叫');
  await hand.mainAction();
  await hand.focused('主诉');
  await hand.type(COMPLAINT);
  await hand.press('Alt+q');
  await hand.see('.folk .one');
  expect(rowsOf(file, `SELECT count(*) AS kept FROM drafts WHERE body LIKE '%${COMPLAINT}%'`)).toEqual([
    { kept: 1 },
  ]);
  await hand.close();
});
