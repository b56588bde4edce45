import { expect, test, vi } from 'vitest';
import type { Hand } from '../../build/demo/window/hand.ts';
import { AT_DESK, changePerson, enterPractice, signIn } from '../../build/demo/window/people-at-desks.ts';
import { payByKeys, registerByKeys, type TypedVisit } from '../../build/demo/window/play-visit.ts';
import { connect } from '../../db/open.ts';
import { verifyRows } from '../../db/verify-books.ts';
import { PRACTICE_PASSWORD } from '../../electron/services/practice/practice-password.ts';
import { practiceResidents } from '../../electron/services/practice/practice-residents.ts';
import { clinicDay } from '../../electron/shared/values/clinic-day.ts';
import { instant } from '../../electron/shared/values/instant.ts';
import { answered, look, rowsOf, windowsOfThisFile } from '../support/app.ts';
import { addBatch, addDrug } from '../support/care.ts';
import { fillQuietPractice } from '../support/filled-station.ts';
import type { TestStation } from '../support/station.ts';

const windows = windowsOfThisFile();

const NAME = '周桂芳';
const FILLED_AT = '2026-11-20T07:40:00+08:00';
const patient: TypedVisit = {
  name: NAME,
  idNumber:
    practiceResidents(clinicDay('2026-11-20')).find((person) => person.intent.name === NAME)?.intent
      .idNumber ?? '',
  complaint: '乏力 1 月',
  diagnosis: 'J06',
  drug: '',
  days: 5,
  cash: '200',
};
/** The six of the practice station, and as many again. */
const SHIPPED = ['H001', 'H002', 'H003', 'H004', 'H005', 'H006'];
const ADDED = ['白术', '山药', '金银花', '连翘', '桔梗', '防风'];

function addHerbs(file: string): string[] {
  const db = connect(file);
  try {
    const station = { db, now: () => instant(Date.parse(FILLED_AT)) } as TestStation;
    return ADDED.map((name, at) => {
      const code = `H10${at}`;
      const pack = { spec: '净片1000g', packUnit: '袋', packSize: 1_000, smallUnit: '克' };
      const dose = { strengthMilli: 1_000, doseUnit: 'g', defaultDoseMilli: 10_000 };
      const drug = addDrug(db, name, { code, class: 'herbal', form: '饮片', ...pack, ...dose });
      addBatch(station, drug, { qty: 5_000 });
      return code;
    });
  } finally {
    db.$client.close();
  }
}

/** How far the part of the desk that may not scroll does, and how far its lines do. */
async function scrolls({ page }: Hand): Promise<Record<'work' | 'side' | 'lines', boolean>> {
  return page.evaluate(() => {
    const over = (where: string) => {
      const box = document.querySelector(`.s-dispensary ${where}`);
      return box !== null && box.scrollHeight > box.clientHeight + 1;
    };
    return { work: over('.work'), side: over('.side'), lines: over('.lines') };
  });
}

test('twelve 饮片 are weighed by their 帖, and handed out with head, totals and action in sight', async () => {
  const userData = windows.emptyUserData();
  const file = await fillQuietPractice({ userData, at: FILLED_AT }, [NAME]);
  const herbs = [...SHIPPED, ...addHerbs(file)];
  const { hand } = await windows.open({ userData });
  await enterPractice(hand);
  await signIn(hand, AT_DESK.frontDesk, PRACTICE_PASSWORD);
  await registerByKeys(hand, patient);

  await changePerson(hand, AT_DESK.head, PRACTICE_PASSWORD);
  await hand.press('F3');
  await hand.reads('.s-consultation .list', '下一位');
  await hand.press('Alt+n');
  await hand.reads('.s-consultation .work', '已呼叫');
  await hand.mainAction();
  await hand.focused('主诉');
  await hand.fill(patient.complaint, '', '');
  await hand.type(patient.diagnosis);
  await hand.see('.s-consultation .drop tr.on');
  await hand.press('Enter');
  await hand.see('.s-consultation .diagnosis .tag');
  await hand.press('Enter');
  for (const [at, code] of herbs.entries()) {
    await hand.focused('药品');
    await hand.type(code);
    await hand.see('.s-consultation .rx .drop tr.on');
    await hand.press('Enter');
    await hand.focused('每次');
    // How often and how long is said once; every further herb only has its dose.
    await hand.press(...(at === 0 ? ['Enter', 'Enter', 'Enter'] : ['Enter']));
  }
  await hand.focused('药品');
  await hand.press('Alt+t');
  await hand.focused('帖数');
  await hand.type(String(patient.days));
  // Half a name in the field of the next drug is not signed away.
  await hand.page.focus('.s-consultation .rx .new-line input');
  await hand.type('gan');
  await hand.mainAction();
  await hand.reads('.s-consultation .side', '还没有选定');
  await hand.press('Escape');
  await hand.mainAction();
  await hand.told('已签名');
  expect(
    rowsOf(
      file,
      `SELECT count(*) AS herbs, p.doses, min(l.days) AS days, sum(l.qty <> l.dose_milli * p.doses / 1000) AS wrong
       FROM prescriptions p JOIN prescription_lines l ON l.prescription_id = p.id`,
    ),
  ).toEqual([{ herbs: 12, doses: 5, days: 5, wrong: 0 }]);

  await changePerson(hand, AT_DESK.frontDesk, PRACTICE_PASSWORD);
  await payByKeys(hand, patient);
  await changePerson(hand, AT_DESK.pharmacist, PRACTICE_PASSWORD);
  await hand.press('F5');
  await hand.reads('.s-dispensary .strip .name', NAME);
  await hand.see('.s-dispensary .lines tbody tr');
  expect(await scrolls(hand)).toEqual({ work: false, side: false, lines: true });
  await hand.mainAction();
  // What is not in sight is not ticked off: the same key brings it there first, page by page.
  const action = () => hand.textOf('.s-dispensary .side [data-main-action]');
  await hand.reads('.s-dispensary .side [data-main-action]', '看下面');
  for (let page = 0; page < 4 && (await action()).includes('看下面'); page += 1) {
    const before = await action();
    await hand.mainAction();
    await vi.waitUntil(async () => (await action()) !== before);
  }
  expect(await action()).toContain('查药品无误');
  for (const next of ['查配伍禁忌无误', '查用药合理性无误', '签审核']) {
    await hand.mainAction();
    await hand.reads('.s-dispensary .side [data-main-action]', next);
  }
  for (const signed of ['审核已签', '调配已签', '核对已签', '已发药']) {
    await hand.mainAction();
    await hand.told(signed);
  }
  await answered(hand);
  expect(look(file, verifyRows)).toEqual([]);
});
