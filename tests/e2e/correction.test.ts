import { beforeAll, expect, test } from 'vitest';
import type { Hand } from '../../build/demo/window/hand.ts';
import { AT_DESK, signIn } from '../../build/demo/window/people-at-desks.ts';
import { consultByKeys } from '../../build/demo/window/play-visit.ts';
import { verifyRows } from '../../db/verify-books.ts';
import { PRACTICE_PASSWORD } from '../../electron/services/practice/practice-password.ts';
import { answered, FRIDAY_0752, look, rowsOf, windowsOfThisFile } from '../support/app.ts';
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

const revisions = () =>
  rowsOf(
    file,
    `SELECT revision, reason, complaint, temperature_deci AS temperature FROM consultation_revisions
     WHERE visit_id = (SELECT visit_id FROM consultation_revisions ORDER BY signed_at DESC, visit_id DESC LIMIT 1)
     ORDER BY revision`,
  ) as { revision: number; reason: string; complaint: string; temperature: number | null }[];

test('the first signature is one key; a signed record is corrected with a reason, and both stand side by side', async () => {
  await hand.press('F3');
  await hand.reads('.s-consultation .list', '下一位');
  // Whoever is next: the name is not looked for.
  await consultByKeys(hand, {
    name: '',
    idNumber: '',
    complaint: '头晕 3 天',
    diagnosis: 'I10',
    drug: 'W001',
    days: 7,
    cash: '',
  });
  const [first] = revisions();
  expect(first).toMatchObject({ revision: 1, reason: '' });

  // Signed today, not over: opened again, and something in it was wrong.
  await hand.press('Alt+j');
  await hand.see('dialog tr.on');
  await hand.press('Enter');
  await hand.reads('.s-consultation .already', '病历已签');
  await hand.focused('主诉');
  await hand.press('Control+a');
  await hand.type('头晕 5 天');
  await hand.press('Alt+v');
  await hand.press('Control+a');
  await hand.type('3.65');
  // What cannot be read is not signed, and the hand is led to it.
  await hand.press('F12');
  await hand.focused('体温');
  await hand.press('Control+a');
  await hand.type('36.8');
  await hand.mainAction();
  await hand.reads('dialog', '病历改了：体温、主诉');
  await hand.press('F12');
  await answered(hand);
  expect(revisions()).toHaveLength(1);
  await hand.press('Alt+1', 'F12');
  await hand.told('已再次签名');
  expect(revisions()).toEqual([
    first,
    { revision: 2, reason: '更正笔误', complaint: '头晕 5 天', temperature: 368 },
  ]);

  await hand.press('Alt+j');
  await hand.reads('dialog tr.on', '已修改 1 次');
  await hand.press('Alt+h');
  await hand.reads('dialog dialog .revision', '改前');
  const changes = await hand.page.locator('dialog dialog .revision tbody tr').allInnerTexts();
  expect(changes.map((row) => row.split('\t').map((cell) => cell.trim()))).toEqual([
    ['体温', expect.any(String), '36.8 ℃'],
    ['主诉', first?.complaint, '头晕 5 天'],
  ]);
  await hand.press('Escape', 'Escape');

  // Whoever opens the record sees it without asking for all visits.
  const [{ name } = { name: '' }] = rowsOf(
    file,
    `SELECT r.name FROM residents r JOIN visits v ON v.resident_id = r.id
     WHERE v.id = (SELECT visit_id FROM consultation_revisions WHERE revision = 2)`,
  ) as { name: string }[];
  await hand.press('F11');
  await hand.focused('找居民');
  await hand.type(name);
  await hand.reads('.s-residents .who-list .who-row.on', name);
  await hand.press('Enter');
  await hand.reads('.s-residents table[aria-label="就诊"]', '已修改');
  expect(look(file, verifyRows)).toEqual([]);
});
