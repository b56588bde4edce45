import { beforeAll, expect, test } from 'vitest';
import type { Hand } from '../../build/demo/window/hand.ts';
import { AT_DESK, signIn } from '../../build/demo/window/people-at-desks.ts';
import { PRACTICE_PASSWORD } from '../../electron/services/practice/practice-password.ts';
import { answered, FRIDAY_0752, rowsOf, windowsOfThisFile } from '../support/app.ts';
import { fillBusyStation } from '../support/filled-station.ts';

const windows = windowsOfThisFile('file');
let hand: Hand;
let file = '';

beforeAll(async () => {
  const userData = windows.emptyUserData();
  file = await fillBusyStation({ userData, at: FRIDAY_0752 });
  ({ hand } = await windows.open({ userData }));
  await signIn(hand, AT_DESK.head, PRACTICE_PASSWORD);
});

async function prescribe(code: string, dose: string): Promise<void> {
  await hand.focused('药品');
  await hand.type(code);
  await hand.see('.s-consultation .rx .drop tr.on');
  await hand.press('Enter');
  await hand.focused('每次');
  await hand.press('Control+a');
  await hand.type(dose);
  await hand.press('Escape');
}

test('the key that writes a reason beside a drug changes it too, and the slip is signed with the last word', async () => {
  await hand.press('F3');
  await hand.reads('.s-consultation .list', '下一位');
  await hand.press('Alt+n');
  await hand.reads('.s-consultation .work', '已呼叫');
  await hand.mainAction();
  await hand.focused('主诉');
  await hand.type('头晕 3 天');
  await hand.press('Enter', 'Enter', 'Enter');
  await hand.type('I10');
  await hand.see('.s-consultation .drop tr.on');
  await hand.press('Enter');
  await hand.see('.s-consultation .diagnosis .tag');
  await hand.press('Enter');
  await prescribe('W001', '5');
  await prescribe('W002', '500');

  // Too much of it, and not with the other: the first that waits is written, then the next.
  const title = 'dialog h2';
  await hand.reads('.s-consultation .rx .note.bad', '最多 60mg');
  await hand.press('Alt+i');
  await hand.reads(title, '最多 60mg');
  await hand.press('Alt+1', 'F12');
  await hand.reads('.s-consultation .rx .note.answered', '理由：病情需要，已告知');
  await hand.press('Alt+i');
  await hand.reads(title, '同类重复');
  await hand.press('Alt+2', 'F12');
  await hand.see('.s-consultation .rx .below + .below .note.answered');

  // None waits: the same key goes through what is written, and what is typed takes its place.
  await hand.reads('.bottom', '改理由');
  await hand.press('Alt+i');
  await hand.reads(title, '最多 60mg');
  await hand.press('Alt+i');
  await hand.reads(title, '同类重复');
  await hand.focused('原因');
  await hand.type('换药途中，重叠三天');
  await hand.press('F12');
  await hand.reads('.s-consultation .rx .below + .below .note.answered', '理由：换药途中，重叠三天');
  await hand.mainAction();
  await hand.told('已签名');
  await answered(hand);
  expect(
    rowsOf(
      file,
      `SELECT note, signed_again FROM prescription_lines
       WHERE prescription_id = (SELECT max(id) FROM prescriptions) ORDER BY id`,
    ),
  ).toEqual([
    { note: '', signed_again: 0 },
    { note: '病情需要，已告知；换药途中，重叠三天', signed_again: 1 },
  ]);
});
