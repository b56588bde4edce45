import { beforeAll, expect, test } from 'vitest';
import { DESK, type Hand } from '../../build/demo/window/hand.ts';
import { AT_DESK, changePerson, type DeskPerson, signIn } from '../../build/demo/window/people-at-desks.ts';
import { PRACTICE_PASSWORD } from '../../electron/services/practice/practice-password.ts';
import { answered, FRIDAY_0752, look, rowsOf, windowsOfThisFile } from '../support/app.ts';
import { dumpDatabase } from '../support/dump.ts';
import { fillBusyStation } from '../support/filled-station.ts';

const windows = windowsOfThisFile('file');
let hand: Hand;
let file = '';

beforeAll(async () => {
  const userData = windows.emptyUserData();
  file = await fillBusyStation({ userData, at: FRIDAY_0752 });
  ({ hand } = await windows.open({ userData }));
});

/** Whoever sits there gets up for the next person. */
async function sitDown(person: DeskPerson): Promise<void> {
  const taken = (await hand.page.locator('.app').count()) > 0;
  await (taken ? changePerson : signIn)(hand, person, PRACTICE_PASSWORD);
}

/** Every row of every table but what is being typed, which is kept as a draft and is no deed. */
function booksNow(): Record<string, unknown[]> {
  const { drafts: _typed, ...books } = look(file, dumpDatabase);
  return books;
}

test('an identity number with a wrong digit is told at the form, and no record is opened', async () => {
  await sitDown(AT_DESK.frontDesk);
  await hand.press('F1');
  await hand.see('.s-registration input:focus');
  const before = booksNow();
  await hand.press('Alt+x');
  await hand.focused('证件号码');
  // One digit of a right number (…1235) is another.
  await hand.fill('510104195403121236', '周一一');
  await hand.mainAction();
  await hand.reads('.s-registration .work [role="alert"]', '校验位不对');
  expect(await hand.textOf('.s-registration .work [role="alert"]')).toBe(
    '证件号码的校验位不对，至少错了一位。请照证件从头核对一遍。',
  );
  expect(booksNow()).toEqual(before);
  await hand.press('Escape');
});

test('a sixth drug stands on the slip, refused in words, and the slip cannot be signed', async () => {
  await sitDown(AT_DESK.head);
  await hand.press('F3');
  await hand.reads('.s-consultation .list', '下一位');
  await hand.press('Alt+n');
  await hand.reads('.s-consultation .work', '已呼叫');
  await hand.mainAction();
  await hand.focused('主诉');
  const before = booksNow();
  await hand.type('头晕 3 天');
  await hand.press('Enter', 'Enter', 'Enter');
  await hand.type('I10');
  await hand.see('.s-consultation .drop tr.on');
  await hand.press('Enter');
  await hand.see('.s-consultation .diagnosis .tag');
  await hand.press('Enter');
  for (const code of ['W001', 'W012', 'W019', 'W082', 'P004', 'W068']) {
    await hand.focused('药品');
    await hand.type(code);
    await hand.see('.s-consultation .rx .drop tr.on');
    await hand.press('Enter');
    await hand.focused('每次');
    // Out of the line, as it stands, into the field for the next drug.
    await hand.press('Escape');
  }
  await hand.reads('.s-consultation .rx .slip-note', '6 种药');
  expect(await hand.textOf('.s-consultation .rx .slip-note b')).toBe('6 种药，一张处方最多 5 种。');
  expect(await hand.page.getAttribute(`${DESK} [data-main-action]`, 'aria-disabled')).toBe('true');
  await hand.press('F12');
  await hand.focused('药品');
  await answered(hand);
  expect(booksNow()).toEqual(before);
});

test('too little cash on the counter is told beside the action, and nothing is settled', async () => {
  await sitDown(AT_DESK.frontDesk);
  await hand.press('F4');
  await hand.see('.s-cashier .list .who-row');
  await hand.press('Alt+n');
  await hand.told('请到');
  await hand.focused('现金实收');
  const before = booksNow();
  await hand.type('0.01');
  await hand.reads(`${DESK} .cash .figure`, '还差');
  await hand.reads(`${DESK} [data-main-action]`, '现金不够');
  await hand.press('F12', 'Enter');
  await answered(hand);
  expect(await hand.page.getAttribute(`${DESK} [data-main-action]`, 'aria-disabled')).toBe('true');
  expect(await hand.textOf('.bottom .told')).not.toContain('收讫');
  expect(booksNow()).toEqual(before);
});

test('goods of a supplier that the center has not approved are refused by name, and nothing is taken in', async () => {
  await sitDown(AT_DESK.pharmacist);
  await hand.press('F6');
  await hand.focused('随货同行单号');
  const before = booksNow();
  await hand.press('Shift+Enter');
  await hand.focused('供货单位');
  await hand.type('惠民');
  await hand.reads('.s-storeroom .drop tr.on', '惠民大药房');
  await hand.press('Enter');
  await hand.reads('.s-storeroom .work [role="alert"]', '不能入库');
  expect(await hand.textOf('.s-storeroom .work [role="alert"] b')).toBe(
    '不能入库：惠民大药房（演示）不在批准的供货单位里',
  );
  await hand.press('F12');
  await answered(hand);
  expect(await hand.page.getAttribute(`${DESK} [data-main-action]`, 'aria-disabled')).toBe('true');
  expect(booksNow()).toEqual(before);
  expect(rowsOf(file, "SELECT count(*) AS n FROM deliveries WHERE note_no NOT LIKE '期初%'")).toEqual([
    { n: 0 },
  ]);
});

test('whose a desk is stands below until another desk is opened', async () => {
  await sitDown(AT_DESK.frontDesk);
  await hand.press('F1');
  await hand.see('.s-registration input:focus');
  await hand.press('F8');
  await hand.told('月账台由站长使用');
  await hand.press('F2');
  await hand.see(`${DESK} .s-queue`);
  expect(await hand.textOf('.bottom .told')).toBe('');
});

test('one key leaves the PC under an open dialog too, and what was typed at the desk is kept', async () => {
  await sitDown(AT_DESK.pharmacist);
  await hand.press('F6');
  await hand.focused('随货同行单号');
  await hand.type('离开前');
  await hand.press('Alt+b');
  await hand.see('dialog[open]');
  await sitDown(AT_DESK.pharmacist);
  await hand.press('F6');
  await hand.focused('随货同行单号');
  expect(await hand.page.inputValue('input:focus')).toContain('离开前');
});
