import { expect, test } from 'vitest';
import { AT_DESK, signIn } from '../../build/demo/window/people-at-desks.ts';
import { verifyBooks } from '../../db/verify-books.ts';
import { PRACTICE_PASSWORD } from '../../electron/services/practice/practice-password.ts';
import { look, rowsOf, windowsOfThisFile } from '../support/app.ts';
import { fillCrowdedStation } from '../support/crowded-station.ts';

const windows = windowsOfThisFile();

const AT = '2026-11-20T10:40:00+08:00';
const CLOCK = '2026-11-20T10:41:00+08:00';

test('numbers are taken at the door: two keys for somebody unknown, a word for priority, a record by name', async () => {
  const userData = windows.emptyUserData();
  // 周桂芳 and 陈国栋 are registered already and have the numbers 1 and 2.
  const file = await fillCrowdedStation({ userData, at: AT, waiting: 2 });
  const { hand } = await windows.open({ userData, clock: CLOCK });
  await signIn(hand, AT_DESK.frontDesk, PRACTICE_PASSWORD);
  await hand.press('F2');
  await hand.see('.s-queue .side .who-next');
  await hand.press('Alt+1');
  await hand.reads('.s-queue .q', '没有人等挂号');

  const before = hand.keys;
  await hand.press('Alt+t');
  await hand.focused('是谁');
  await hand.press('F12');
  await hand.reads('.number-slip .num-big', '003');
  expect(hand.keys - before).toBe(2);
  // Says that he has a document: priority at once, to be shown at the window.
  await hand.focused('是谁');
  await hand.press('Enter', '2', 'F12');
  await hand.reads('.number-slip .num-big', '004');
  await hand.reads('.number-slip', '请在窗口出示证件');
  // Who is registered already gets no second number, and is told which one it is.
  await hand.focused('是谁');
  await hand.type('zgf');
  await hand.see('.dialog .drop tr.on');
  // The name alone is nobody yet: nothing is taken.
  await hand.press('F12');
  await hand.reads('.dialog [data-main-action]', '先选人');
  await hand.press('Enter');
  await hand.see('.dialog [data-main-action]:not(.wait)');
  await hand.press('F12');
  await hand.reads('.dialog [role="alert"]', '今天已挂');
  await hand.press('Escape');
  await hand.reads('.s-queue .q', '003');
  expect(
    rowsOf(file, 'SELECT number, rank FROM arrivals ORDER BY id').concat(
      rowsOf(
        file,
        "SELECT count(*) AS waiting FROM tickets WHERE point = 'registration' AND status = 'waiting'",
      ),
    ),
  ).toEqual([{ number: 3, rank: 'ordinary' }, { number: 4, rank: 'priority' }, { waiting: 2 }]);
  await hand.close();
  expect(look(file, verifyBooks)).toEqual([]);
});

test('the guide marks, seats and brings by keys, and the line of a room moves when the doctor leaves', async () => {
  const userData = windows.emptyUserData();
  const file = await fillCrowdedStation({ userData, at: AT, waiting: 6 });
  const { hand } = await windows.open({ userData, clock: CLOCK });
  await signIn(hand, AT_DESK.frontDesk, PRACTICE_PASSWORD);
  await hand.press('F2');
  await hand.see('.s-queue .list .who-row');
  // The guide's list: typing a number chooses.
  await hand.press('Alt+j', '2');
  await hand.see('.s-queue .list .who-row.on');
  await hand.press('Alt+d');
  await hand.told('要陪同');
  await hand.press('Alt+y');
  await hand.told('轮椅');
  await hand.press('Alt+s');
  await hand.told('坐老年人专用座 1 号');
  await hand.press('Alt+ArrowRight');
  await hand.told('坐老年人专用座 2 号');
  await hand.press('Alt+a');
  await hand.told('已送到');
  await hand.reads('.s-queue .list .who-row.on', '陪');
  await hand.reads('.s-queue .seats', '002');

  // Somebody else than the next one, with a reason.
  await hand.press('Alt+f');
  await hand.focused('打号或首字母');
  await hand.type('5');
  await hand.press('Alt+k');
  await hand.focused('原因');
  await hand.fill('胸闷，先测心电图');
  await hand.told('已另叫');
  await hand.reads('.s-queue .by-hand .hist', '胸闷，先测心电图');
  await hand.press('Alt+e');
  await hand.told('到了');

  await hand.press('Alt+m');
  await hand.focused('移谁');
  await hand.press('2', 'Enter', 'Enter');
  await hand.fill('医生外出');
  await hand.told('人移到');
  expect(
    rowsOf(
      file,
      `SELECT c.name, count(*) AS waiting FROM tickets t JOIN clinics c ON c.id = t.clinic_id
       WHERE t.point = 'consultation' AND t.status = 'waiting' GROUP BY c.id`,
    ),
  ).toEqual([{ name: '全科诊断二室', waiting: 5 }]);
  await hand.close();
  expect(look(file, verifyBooks)).toEqual([]);
});
