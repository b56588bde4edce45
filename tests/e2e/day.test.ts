import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AT_DESK, changePerson, enterPractice, signIn } from '../../build/demo/window/people-at-desks.ts';
import {
  consultByKeys,
  handOutByKeys,
  payByKeys,
  registerByKeys,
  type TypedVisit,
} from '../../build/demo/window/play-visit.ts';
import { verifyBooks } from '../../db/verify-books.ts';
import { PRACTICE_PASSWORD } from '../../electron/services/practice/practice-password.ts';
import { practiceResidents } from '../../electron/services/practice/practice-residents.ts';
import { clinicDay } from '../../electron/shared/values/clinic-day.ts';
import { look, rowsOf, windowsOfThisFile } from '../support/app.ts';
import { fillQuietPractice } from '../support/filled-station.ts';

const windows = windowsOfThisFile();

const ORDINARY = '黄志伟';
const ELDER = '周桂芳';

function idNumberOf(name: string): string {
  const people = practiceResidents(clinicDay('2026-11-20'));
  return people.find((person) => person.intent.name === name)?.intent.idNumber ?? '';
}

const ordinary: TypedVisit = {
  name: ORDINARY,
  idNumber: idNumberOf(ORDINARY),
  complaint: '咽痛 2 天，流涕',
  diagnosis: 'J06',
  drug: 'blf',
  days: 3,
  cash: '50',
};
const elder: TypedVisit = {
  name: ELDER,
  idNumber: idNumberOf(ELDER),
  complaint: '头晕 3 天，规律服药',
  diagnosis: 'I10',
  drug: 'bhsal',
  days: 7,
  cash: '100',
};

test('an ordinary patient comes first and an elder after him: the elder goes first at every desk', async () => {
  const userData = windows.emptyUserData();
  const file = await fillQuietPractice({ userData, at: '2026-11-20T07:40:00+08:00' }, [ORDINARY, ELDER]);
  const { hand } = await windows.open({ userData });
  await enterPractice(hand);
  await signIn(hand, AT_DESK.frontDesk, PRACTICE_PASSWORD);
  expect([await registerByKeys(hand, ordinary), await registerByKeys(hand, elder)]).toEqual(['001', '002']);

  // Whoever is called at a desk is the one whose visit is played there: another one would be waited for in vain.
  await changePerson(hand, AT_DESK.head, PRACTICE_PASSWORD);
  for (const visit of [elder, ordinary]) await consultByKeys(hand, visit);
  await changePerson(hand, AT_DESK.frontDesk, PRACTICE_PASSWORD);
  for (const visit of [elder, ordinary]) {
    await payByKeys(hand, visit);
    // A hand that presses once too often takes nobody else's money.
    await hand.press('F12', 'F12');
  }
  await changePerson(hand, AT_DESK.pharmacist, PRACTICE_PASSWORD);
  for (const visit of [elder, ordinary]) await handOutByKeys(hand, visit);
  await hand.close();

  expect(
    rowsOf(
      file,
      `SELECT point, group_concat(name, ' ') AS called FROM (
         SELECT t.point, r.name FROM queue_events e
         JOIN tickets t ON t.id = e.ticket_id JOIN visits v ON v.id = t.visit_id
         JOIN residents r ON r.id = v.resident_id
         WHERE e.kind = 'call' ORDER BY e.id) GROUP BY point ORDER BY point`,
    ),
  ).toEqual(
    ['cashier', 'consultation', 'pickup'].map((point) => ({ point, called: `${ELDER} ${ORDINARY}` })),
  );
  expect(
    rowsOf(
      file,
      `SELECT r.name, v.number, v.rank, v.status, p.status AS slip,
         (SELECT group_concat(step, ' ') FROM (SELECT step FROM prescription_signatures s
            WHERE s.prescription_id = p.id ORDER BY s.at, s.rowid)) AS signed
       FROM visits v JOIN residents r ON r.id = v.resident_id JOIN prescriptions p ON p.visit_id = v.id
       ORDER BY v.number`,
    ),
  ).toEqual([
    {
      name: ORDINARY,
      number: 1,
      rank: 'ordinary',
      status: 'finished',
      slip: 'dispensed',
      signed: 'review prepare check dispense',
    },
    {
      name: ELDER,
      number: 2,
      rank: 'priority',
      status: 'finished',
      slip: 'dispensed',
      signed: 'review prepare check dispense',
    },
  ]);
  expect(
    rowsOf(
      file,
      `SELECT c.number, c.kind, r.name, (SELECT count(*) FROM payments p WHERE p.receipt_id = c.id) AS payments,
         c.gross_fen - c.waived_fen - c.net_fen AS gap
       FROM receipts c JOIN visits v ON v.id = c.visit_id JOIN residents r ON r.id = v.resident_id ORDER BY c.id`,
    ),
  ).toEqual([
    { number: 12801, kind: 'sale', name: ELDER, payments: 1, gap: 0 },
    { number: 12802, kind: 'sale', name: ORDINARY, payments: 1, gap: 0 },
  ]);
  expect(
    rowsOf(
      file,
      `SELECT r.name, d.generic_name AS drug, -m.qty AS qty, a.status
       FROM stock_movements m JOIN allocations a ON a.id = m.allocation_id
       JOIN batches b ON b.id = m.batch_id JOIN drugs d ON d.id = b.drug_id
       JOIN prescription_lines l ON l.id = a.line_id JOIN prescriptions p ON p.id = l.prescription_id
       JOIN visits v ON v.id = p.visit_id JOIN residents r ON r.id = v.resident_id
       WHERE m.kind = 'dispense' ORDER BY m.id`,
    ),
  ).toEqual([
    { name: ELDER, drug: '苯磺酸氨氯地平片', qty: 7, status: 'dispensed' },
    { name: ORDINARY, drug: expect.stringContaining('布洛芬'), qty: expect.any(Number), status: 'dispensed' },
  ]);
  expect(look(file, verifyBooks)).toEqual([]);
});

test('a resident who was here before is registered with six keys', async () => {
  const userData = windows.emptyUserData();
  const file = await fillQuietPractice({ userData, at: '2026-11-20T07:40:00+08:00' }, [ORDINARY, ELDER]);
  const { hand } = await windows.open({ userData });
  await enterPractice(hand);
  await signIn(hand, AT_DESK.frontDesk, PRACTICE_PASSWORD);
  await hand.see('.s-registration input:focus');
  const before = hand.keys;
  await hand.press('F1');
  await hand.fill('zgf');
  await hand.reads('.s-registration .strip .name', ELDER);
  await hand.mainAction();
  await hand.told('已挂号');
  expect(hand.keys - before).toBe(6);
  expect(rowsOf(file, 'SELECT number, status FROM visits')).toEqual([{ number: 1, status: 'waiting' }]);
  await hand.close();
  expect(look(join(userData, 'practice.db'), verifyBooks)).toEqual([]);
});
