import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DESK } from '../../build/demo/window/hand.ts';
import { AT_DESK, signIn } from '../../build/demo/window/people-at-desks.ts';
import { PRACTICE_PASSWORD } from '../../electron/services/practice/practice-password.ts';
import { furnishStation } from '../../electron/services/practice/practice-station.ts';
import { answered, FRIDAY_0752, rowsOf, windowsOfThisFile } from '../support/app.ts';
import { fill } from '../support/filled-station.ts';

const windows = windowsOfThisFile();

test('before the first patient F12 closes nothing; who does not open today says so with a key of its own', async () => {
  const userData = windows.emptyUserData();
  const file = await fill(join(userData, 'station.db'), FRIDAY_0752, furnishStation);
  const { hand } = await windows.open({ userData });
  await signIn(hand, AT_DESK.head, PRACTICE_PASSWORD);
  await hand.press('F7');
  await hand.reads(`${DESK} [data-main-action]`, '今天还没有业务');
  await hand.press('F12');
  await answered(hand);
  expect(rowsOf(file, 'SELECT * FROM day_closings')).toEqual([]);

  await hand.press('Alt+l');
  await hand.told('已日结');
  expect(rowsOf(file, 'SELECT day, zero_business AS zero, net_fen AS net FROM day_closings')).toEqual([
    { day: '2026-11-20', zero: 1, net: 0 },
  ]);
});
