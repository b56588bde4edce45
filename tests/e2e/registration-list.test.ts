import { expect, test } from 'vitest';
import { AT_DESK, signIn } from '../../build/demo/window/people-at-desks.ts';
import { PRACTICE_PASSWORD } from '../../electron/services/practice/practice-password.ts';
import { rowsOf, windowsOfThisFile } from '../support/app.ts';
import { fillBusyStation } from '../support/filled-station.ts';

const windows = windowsOfThisFile();

test('walking through the day’s list keeps the hand in it, also with a form begun that takes cash', async () => {
  const userData = windows.emptyUserData();
  const file = await fillBusyStation({ userData, at: '2026-11-20T10:40:00+08:00' });
  const [nobody] = rowsOf(
    file,
    `SELECT name FROM residents WHERE merged_into_id IS NULL AND id NOT IN
       (SELECT resident_id FROM visits WHERE day = '2026-11-20') ORDER BY id LIMIT 1`,
  ) as { name: string }[];
  const { hand } = await windows.open({ userData, clock: '2026-11-20T10:41:00+08:00' });
  await signIn(hand, AT_DESK.frontDesk, PRACTICE_PASSWORD);
  await hand.focused('居民');
  await hand.type(nobody?.name ?? '');
  await hand.see('.s-registration .drop tr.on');
  await hand.press('Enter');
  await hand.reads('.s-registration .side', '应交');
  // From 看完交 to 现在交 in cash, which takes the hand to the field.
  await hand.press('Alt+p', 'Alt+p');
  await hand.focused('收现金');
  const numberShown = () => hand.textOf('.s-registration .list [role="option"][aria-selected="true"]');
  await hand.page.locator('.s-registration .list [role="listbox"]').last().focus();
  const seen = new Set<string>();
  for (let step = 0; step < 4; step += 1) {
    await hand.press('ArrowDown');
    await hand.see('.s-registration .list [role="listbox"]:focus');
    seen.add(await numberShown());
  }
  expect(seen.size).toBe(4);
});
