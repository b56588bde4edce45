import { expect, test } from 'vitest';
import { DESK } from '../../build/demo/window/hand.ts';
import { AT_DESK, signIn } from '../../build/demo/window/people-at-desks.ts';
import { PRACTICE_PASSWORD } from '../../electron/services/practice/practice-password.ts';
import { focusedOn, rowsOf, windowsOfThisFile } from '../support/app.ts';
import { fillBusyStation } from '../support/filled-station.ts';

const windows = windowsOfThisFile();
const RECEIPTS = 'SELECT count(*) AS receipts FROM receipts';

test('going through the list and Enter take nobody’s money; a second Enter on the exact sum does', async () => {
  const userData = windows.emptyUserData();
  const file = await fillBusyStation({ userData, at: '2026-11-20T10:40:00+08:00' });
  const { hand } = await windows.open({ userData, clock: '2026-11-20T10:41:00+08:00' });
  await signIn(hand, { ...AT_DESK.frontDesk, desk: '收费' }, PRACTICE_PASSWORD);
  await hand.focused('现金实收');
  const names = await hand.page
    .locator(`${DESK} .who-list[aria-label="待交费"] .who-row .p`)
    .evaluateAll((rows) => rows.map((row) => row.firstChild?.textContent ?? ''));
  const before = rowsOf(file, RECEIPTS);
  // The hand stays at the cash: PageDown is the next patient.
  await hand.press('PageDown');
  await hand.reads(`${DESK} .strip .name`, names[1] ?? '');
  await hand.press('PageDown');
  await hand.reads(`${DESK} .strip .name`, names[2] ?? '');
  // In the list ↓ goes on and the hand stays there, until Enter leads it to the cash.
  await hand.page.focus(`${DESK} .who-list[aria-label="待交费"]`);
  await hand.press('ArrowUp');
  await hand.reads(`${DESK} .strip .name`, names[1] ?? '');
  await hand.focused('待交费');
  await hand.press('ArrowUp');
  await hand.reads(`${DESK} .strip .name`, names[0] ?? '');
  await hand.focused('待交费');
  await hand.press('Enter');
  await hand.focused('现金实收');
  await hand.press('Enter');
  expect(await focusedOn(hand)).toContain('btn main');
  expect(rowsOf(file, RECEIPTS)).toEqual(before);
  await hand.press('Enter');
  expect(await hand.told('收讫')).toContain(names[0] ?? '');
});
