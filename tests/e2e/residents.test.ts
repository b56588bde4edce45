import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { DESK, type Hand } from '../../build/demo/window/hand.ts';
import { AT_DESK, changePerson, enterPractice, signIn } from '../../build/demo/window/people-at-desks.ts';
import { verifyBooks } from '../../db/verify-books.ts';
import { PRACTICE_PASSWORD } from '../../electron/services/practice/practice-password.ts';
import { practiceResidents } from '../../electron/services/practice/practice-residents.ts';
import { clinicDay } from '../../electron/shared/values/clinic-day.ts';
import { focusedOn, look, rowsOf, windowsOfThisFile } from '../support/app.ts';
import { dumpDatabase } from '../support/dump.ts';

const windows = windowsOfThisFile('file');
const KNOWN = '赵德福';
const AGAIN = '赵德富';

let hand: Hand;
let file = '';

beforeAll(async () => {
  const opened = await windows.open();
  hand = opened.hand;
  file = join(opened.userData, 'practice.db');
  await enterPractice(hand);
  await signIn(hand, AT_DESK.frontDesk, PRACTICE_PASSWORD);
});

const STRIP = `${DESK} .strip`;
const WORK = `${DESK} .work`;
const SIDE = `${DESK} .side`;
const DIALOG = `${DESK} dialog[open]`;

/** A record by the name that is typed whole, as a pinyin editor would give it. */
async function find(name: string): Promise<void> {
  await hand.press('Escape');
  await hand.focused('找居民');
  await hand.type(name);
  await hand.reads(`${DESK} .who-list .who-row .p`, name);
  await hand.press('Enter');
  await hand.reads(`${STRIP} .name`, name);
}

async function reasonAndDo(): Promise<void> {
  await hand.focused('原因');
  await hand.press('Alt+1', 'F12');
}

/** Every row but logs, drafts and the queue of the search, to compare what a merge left behind. */
function recordsNow(): Record<string, unknown[]> {
  const { residents, allergies, conditions, credentials, family_doctor_contracts, visits, resident_keys } =
    look(file, dumpDatabase);
  const tables = {
    residents,
    allergies,
    conditions,
    credentials,
    family_doctor_contracts,
    visits,
    resident_keys,
  };
  return Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows ?? []]));
}

test('F11 shows who came last; two initials and Enter open a record, numbers masked', async () => {
  await hand.press('F11');
  await hand.focused('找居民');
  await hand.see(`${DESK} .who-list .who-row`);
  expect(await hand.textOf(`${DESK} .list .sect`)).toContain('最近来过');
  const before = hand.keys;
  await hand.type('zdf');
  await hand.reads(`${DESK} .who-list .who-row .p`, KNOWN);
  await hand.press('Enter');
  await hand.reads(`${STRIP} .name`, KNOWN);
  expect(hand.keys - before).toBe(4);
  await hand.reads(`${WORK} .kv`, '********');
  expect(await hand.textOf(`${WORK} .kv`)).not.toMatch(/\d{17}[\dX]/);
});

test('Alt+V shows whole numbers and notes who read them', async () => {
  await hand.press('Alt+v');
  await hand.told('查阅已记录');
  const person = practiceResidents(clinicDay('2026-11-20')).find(({ intent }) => intent.name === KNOWN);
  await hand.reads(`${WORK} .kv`, person?.intent.idNumber ?? 'nobody');
  expect(rowsOf(file, "SELECT desk FROM audit WHERE action = 'residents.detail-read'")).toHaveLength(1);
  await hand.press('Alt+v');
  await hand.reads(`${WORK} .kv`, '********');
});

test('a record is changed in one form; what is typed survives leaving it', async () => {
  await hand.press('Alt+1');
  await hand.focused('户籍地址');
  await hand.type('四川省绵阳市涪城区临园路 8 号');
  await hand.press('Escape');
  await hand.focused('找居民');
  await hand.press('Alt+e');
  await hand.focused('证件种类');
  await hand.reads(`${WORK} .panel h3`, '改档案');
  expect(await hand.page.inputValue(`${WORK} [data-item="householdAddress"] input`)).toBe(
    '四川省绵阳市涪城区临园路 8 号',
  );
  await hand.mainAction();
  await hand.told('的档案已改');
  await hand.reads(`${WORK} .kv`, '流动人口');
});

test('an allergy heads the strip in red', async () => {
  await hand.press('Alt+g');
  await hand.focused('过敏物');
  await hand.fill('磺胺类', '荨麻疹');
  await hand.reads(`${STRIP} .allergy`, '磺胺类');
  // Ready for the next one.
  await hand.focused('过敏物');
  await hand.press('Escape');
});

test('the same person, opened again under another name, is found, merged, and taken apart again', async () => {
  await hand.press('Escape');
  await hand.type(AGAIN);
  await hand.reads(`${DESK} .list`, '没有找到');
  await hand.press('Alt+x');
  await hand.focused('证件号码');
  await hand.press('Shift+Enter');
  await hand.focused('证件种类');
  // 无证件 is the last kind.
  await hand.press('End', 'Enter');
  await hand.focused('姓名');
  await hand.press('Enter');
  const birth = rowsOf(file, `SELECT birth_day AS day FROM residents WHERE name = '${KNOWN}'`)[0] as {
    day: string;
  };
  await hand.press('1', 'Enter');
  await hand.fill(birth.day.replaceAll('-', ''));
  await hand.focused('民族');
  // An adult without papers answers for himself.
  await hand.reads(`${WORK} [data-item="guardianName"]`, '监护人');
  await hand.press('F12');
  await hand.told('已建档');
  await hand.reads(SIDE, '疑似同一个人');
  const before = recordsNow();

  await hand.press('Alt+b');
  await hand.reads(DIALOG, '比对合并');
  await reasonAndDo();
  await hand.told('已并入');
  await hand.reads(`${STRIP} .name`, KNOWN);
  await hand.reads(SIDE, '已并入');
  expect(recordsNow()).not.toEqual(before);
  await hand.press('Escape');
  await hand.type(AGAIN);
  await hand.reads(`${DESK} .list`, '没有找到');

  await hand.press('Alt+k');
  await hand.reads(DIALOG, '拆回');
  await reasonAndDo();
  await hand.told('已拆回');
  expect(recordsNow()).toEqual(before);
  await find(AGAIN);
  await hand.reads(SIDE, '疑似同一个人');
  await hand.press('Alt+n');
  await hand.told('记为两个人');
  await hand.page.waitForFunction(
    (side) => !document.querySelector(side)?.textContent?.includes('疑似同一个人'),
    SIDE,
  );
});

test('a newborn without papers is opened under a guardian, and not without', async () => {
  await hand.press('Escape');
  await hand.type('郑宝宝');
  await hand.reads(`${DESK} .list`, '没有找到');
  await hand.press('Alt+x');
  await hand.focused('证件号码');
  await hand.press('Shift+Enter', 'End', 'Enter');
  await hand.focused('姓名');
  await hand.press('Enter', '2', 'Enter');
  await hand.fill('20261101');
  await hand.focused('民族');
  await hand.press('F12');
  await hand.reads(`${WORK} [role="alert"]`, '要有监护人');
  await hand.focused('监护人');
  await hand.fill('郑伟', '父亲');
  await hand.press('F12');
  await hand.told('郑宝宝 已建档');
  await hand.reads(`${WORK} .kv`, '郑*');
});

test('F12 takes the resident along to the registration desk', async () => {
  await find('钟晓丽');
  await hand.mainAction();
  await hand.see('.s-registration');
  await hand.reads('[data-desk]:not([hidden]) .strip .name', '钟晓丽');
});

test('a doctor signs, ends and marks; the sensitive group has its name for her alone', async () => {
  await hand.press('F11');
  await find('杨桂兰');
  await hand.reads(`${WORK} .proofs`, '此台不显示');
  expect(await hand.textOf(DESK)).not.toContain('特殊家庭');
  await changePerson(hand, AT_DESK.head, PRACTICE_PASSWORD);
  await hand.press('F11');
  await find('杨桂兰');
  await hand.reads(`${WORK} .proofs`, '计生特殊家庭');
  await hand.press('Alt+m');
  await hand.focused('诊断');
  await hand.type('gxy');
  await hand.see(`${DIALOG} .drop tr.on`);
  await hand.press('Escape', 'Escape');
  await hand.press('Alt+y');
  await hand.focused('协议号');
  await hand.fill('QY2027-0099', '刘文涛团队', '', '', '基础包');
  await hand.told('已签约');
  await hand.press('Alt+y');
  await hand.focused('协议号');
  await hand.press('Alt+d');
  await reasonAndDo();
  await hand.told('已解约');
  await hand.press('Escape');
});

test('a pharmacist looks, and may change nothing', async () => {
  await changePerson(hand, AT_DESK.pharmacist, PRACTICE_PASSWORD);
  await hand.press('F11');
  await find('周桂芳');
  await hand.press('Alt+e', 'Alt+x');
  expect(await focusedOn(hand)).toBe('找居民');
  expect(await hand.page.getAttribute(`${DESK} [data-main-action]`, 'aria-disabled')).toBe('true');
  expect(look(file, verifyBooks)).toEqual([]);
});
