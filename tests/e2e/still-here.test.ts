import { expect, test } from 'vitest';
import type { Hand } from '../../build/demo/window/hand.ts';
import { AT_DESK, signIn } from '../../build/demo/window/people-at-desks.ts';
import { verifyBooks } from '../../db/verify-books.ts';
import { PRACTICE_PASSWORD } from '../../electron/services/practice/practice-password.ts';
import { look, rowsOf, windowsOfThisFile } from '../support/app.ts';
import { fillBusyStation } from '../support/filled-station.ts';

const windows = windowsOfThisFile();
const NOTE = '.s-registration .number-today';

interface Person {
  readonly name: string;
  readonly number: number;
}

/** The front desk of a busy morning, and somebody whom the doctor has seen and who waits in the laboratory. */
async function openDesk(): Promise<{ hand: Hand; file: string; he: Person }> {
  const userData = windows.emptyUserData();
  const file = await fillBusyStation({ userData, at: '2026-11-20T10:40:00+08:00' });
  const [he] = rowsOf(
    file,
    `SELECT r.name, v.number FROM tickets t JOIN visits v ON v.id = t.visit_id
     JOIN residents r ON r.id = v.resident_id JOIN tickets c ON c.visit_id = v.id AND c.point = 'consultation'
     WHERE t.point = 'lab' AND t.status = 'waiting' AND c.status = 'done' LIMIT 1`,
  ) as Person[];
  if (!he) throw new Error('nobody waits in the laboratory');
  const { hand } = await windows.open({ userData, clock: '2026-11-20T10:41:00+08:00' });
  await signIn(hand, AT_DESK.frontDesk, PRACTICE_PASSWORD);
  await hand.focused('居民');
  await hand.type(he.name);
  await hand.see('.s-registration .drop tr.on');
  await hand.press('Enter');
  await hand.reads(NOTE, '还在化验');
  return { hand, file, he };
}

const visitsOf = (file: string, { name }: Person) =>
  rowsOf(
    file,
    `SELECT v.number FROM visits v JOIN residents r ON r.id = v.resident_id WHERE r.name = '${name}' AND v.day = '2026-11-20'`,
  );

test('who is still in the laboratory gets a second number with one key more, and on purpose', async () => {
  const { hand, file, he } = await openDesk();
  await hand.press('F12');
  // Nothing happens but that the hand is led to the choice.
  await hand.see(`${NOTE}.open .btn:focus`);
  expect(visitsOf(file, he)).toEqual([{ number: he.number }]);
  hand.keys = 0;
  await hand.press('Alt+m');
  await hand.mainAction();
  await hand.told('已挂号');
  expect(hand.keys).toBe(2);
  expect(visitsOf(file, he)).toHaveLength(2);
  expect(
    rowsOf(
      file,
      "SELECT detail ->> 'again' AS again, detail ->> 'stillAt' AS at FROM audit WHERE detail ->> 'again' > 0",
    ),
  ).toEqual([{ again: he.number, at: 'lab' }]);
  await hand.close();
  expect(look(file, verifyBooks)).toEqual([]);
});

test('with results in hand he goes back to the doctor by one key, without a number or a fee', async () => {
  const { hand, file, he } = await openDesk();
  await hand.press('Alt+i');
  await hand.told('已排回诊');
  expect(visitsOf(file, he)).toEqual([{ number: he.number }]);
  expect(
    rowsOf(
      file,
      `SELECT t.status, t.returned FROM tickets t JOIN visits v ON v.id = t.visit_id
       WHERE v.number = ${he.number} AND t.point = 'consultation'`,
    ),
  ).toEqual([{ status: 'waiting', returned: 1 }]);
  await hand.close();
  expect(look(file, verifyBooks)).toEqual([]);
});

test('who stands in the doctor’s line gets no second number: F12 shows the one he has, to be taken back', async () => {
  const userData = windows.emptyUserData();
  const file = await fillBusyStation({ userData, at: '2026-11-20T10:40:00+08:00' });
  const [he] = rowsOf(
    file,
    `SELECT r.name, v.number FROM tickets t JOIN visits v ON v.id = t.visit_id
     JOIN residents r ON r.id = v.resident_id
     WHERE t.point = 'consultation' AND t.status = 'waiting' LIMIT 1`,
  ) as Person[];
  if (!he) throw new Error('nobody waits for the doctor');
  const shown = String(he.number).padStart(3, '0');
  const { hand } = await windows.open({ userData, clock: '2026-11-20T10:41:00+08:00' });
  await signIn(hand, AT_DESK.frontDesk, PRACTICE_PASSWORD);
  await hand.focused('居民');
  await hand.type(he.name);
  await hand.see('.s-registration .drop tr.on');
  await hand.press('Enter');
  await hand.reads('.s-registration .work [role="alert"]', `今天已挂 ${shown} 号`);
  await hand.reads('.s-registration [data-main-action]', `看 ${shown} 号`);
  await hand.press('F12');
  await hand.reads('.s-registration .side .figure', shown);
  expect(visitsOf(file, he)).toEqual([{ number: he.number }]);
  await hand.press('Alt+t');
  await hand.focused('原因');
  await hand.press('Alt+1', 'F12');
  await hand.told(`${shown} ${he.name} 已退号`);
  await hand.close();
  expect(look(file, verifyBooks)).toEqual([]);
});
