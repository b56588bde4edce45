import { afterAll, beforeAll, expect, test } from 'vitest';
import { DESK, type Hand } from '../../build/demo/window/hand.ts';
import { AT_DESK, changePerson, enterPractice, signIn } from '../../build/demo/window/people-at-desks.ts';
import { PRACTICE_PASSWORD } from '../../electron/services/practice/practice-password.ts';
import { practiceResidents } from '../../electron/services/practice/practice-residents.ts';
import { clinicDay } from '../../electron/shared/values/clinic-day.ts';
import { answered, look, rowsOf, windowsOfThisFile } from '../support/app.ts';
import { dumpDatabase } from '../support/dump.ts';
import { fillQuietPractice } from '../support/filled-station.ts';
import { citizenNumber } from '../support/front-desk.ts';
import {
  type SimulatedCard,
  type SimulatedReader,
  startSimulatedReader,
} from '../support/simulated-reader.ts';

const windows = windowsOfThisFile('file');
const ELDER = '周桂芳';
const ORDINARY = '黄志伟';
const OTHER = '唐晓梅';
/** Above what a busy machine takes between two keys of a script; a scanner never waits so long. */
const STILL_A_SCAN = 15_000;

let hand: Hand;
let reader: SimulatedReader;
let file = '';

beforeAll(async () => {
  const userData = windows.emptyUserData();
  file = await fillQuietPractice({ userData, at: '2026-11-20T07:40:00+08:00' }, [ELDER, ORDINARY, OTHER]);
  reader = await startSimulatedReader();
  ({ hand } = await windows.open({ userData }));
  await enterPractice(hand);
});
afterAll(() => reader.close());

function numberOf(name: string): string {
  const people = practiceResidents(clinicDay('2026-11-20'));
  return people.find((person) => person.intent.name === name)?.intent.idNumber ?? '';
}

function cardOf(name: string, change: Partial<SimulatedCard> = {}): SimulatedCard {
  return {
    certNumber: numberOf(name),
    partyName: name,
    nation: '汉',
    certAddress: '锦江区某街 1 号',
    ...change,
  };
}

/** Every row of every table but what is being typed. */
function booksNow(): Record<string, unknown[]> {
  const { drafts: _typed, ...books } = look(file, dumpDatabase);
  return books;
}

/** A scanner that types: dispatched in the page, so that a busy machine does not slow it to typing. */
async function scan(text: string): Promise<void> {
  // Nobody scans within the same breath as typing.
  await new Promise((done) => setTimeout(done, 100));
  await hand.page.evaluate((keys) => {
    for (const key of [...keys, 'Enter']) {
      const at = document.activeElement ?? document.body;
      const down = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      if (!at.dispatchEvent(down) || key === 'Enter') continue;
      if (!(at instanceof HTMLInputElement)) continue;
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      set?.call(at, at.value + key);
      at.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }, text);
}

const stripName = `${DESK} .strip .name`;
const told = `${DESK} .work [role="alert"]`;

test('the head sets the reader by its address on this PC; one elsewhere is not taken', async () => {
  await signIn(hand, AT_DESK.head, PRACTICE_PASSWORD);
  expect(await hand.textOf('.bottom .dev')).toContain('读卡器未设');
  await hand.press('F10');
  await hand.see('.s-head .who-row');
  await hand.press('Alt+k');
  await hand.focused('方式');
  await hand.press('2');
  await hand.see(`${DESK} label:has-text("地址")`);
  await hand.press('Enter');
  await hand.focused('地址');
  await hand.type('http://192.168.1.5:18901/card');
  await hand.reads(`${DESK} [data-main-action]`, '地址要是本机');
  await hand.press('Control+a');
  await hand.type(reader.httpUrl);
  await hand.mainAction();
  await hand.told('读卡器已设好');
  await hand.page.waitForFunction(
    () => !document.querySelector('.bottom .dev')?.textContent?.includes('未设'),
  );
});

test(
  'a returning resident: card laid on, F12, the ticket is given; one key and no mouse',
  async () => {
    await changePerson(hand, AT_DESK.frontDesk, PRACTICE_PASSWORD);
    await hand.see('.s-registration input:focus');
    const keysBefore = hand.keys;
    reader.put({ kind: 'card', card: cardOf(ELDER) });
    await hand.reads(stripName, ELDER);
    await hand.picture('刷证');
    await hand.mainAction();
    expect(await hand.told('已挂号')).toContain(`001 ${ELDER}`);
    expect(hand.keys - keysBefore).toBeLessThanOrEqual(3);
    expect(hand.keys - keysBefore).toBe(1);
    expect(rowsOf(file, 'SELECT number, rank, status FROM visits')).toEqual([
      { number: 1, rank: 'priority', status: 'waiting' },
    ]);
    await hand.see('.s-registration .find input:focus');
    reader.take();
  },
  STILL_A_SCAN * 4,
);

test('a scanner that types is heard wherever the focus is, and leaves the field as it was', async () => {
  await scan(numberOf(ORDINARY));
  await hand.reads(stripName, ORDINARY);
  await hand.focused('体温');
  await hand.type('36.8');
  await scan(numberOf(OTHER));
  await hand.reads(stripName, OTHER);
  await hand.press('Escape');
  await hand.see('.s-registration .find input:focus');
  // Whoever was typed for was put aside and comes back with what was typed.
  await hand.press('Alt+a');
  await hand.reads(stripName, ORDINARY);
  expect(await hand.page.inputValue('.s-registration label:has-text("体温") input')).toBe('36.8');
  // A choice under the focus follows the digit of a hand, and not the first one of a card.
  const kind = '.s-registration [aria-label="初复诊"]';
  await hand.page.focus(kind);
  await hand.press('1');
  await hand.reads(`${kind} [aria-checked="true"]`, '初诊');
  await scan('21010419540');
  await hand.reads(told, '只读到 11 位');
  expect(await hand.textOf(`${kind} [aria-checked="true"]`)).toBe('初诊');
  await hand.mainAction();
  await hand.told('002 黄志伟 已挂号');
});

test('a ticket’s code opens its visit; yesterday’s is told as such, and nothing changes', async () => {
  await scan('T20261120-001');
  await hand.reads(`${DESK} .strip`, ELDER);
  await hand.reads(`${DESK} .side`, '这个号');
  await hand.press('Escape');
  const before = booksNow();
  await scan('T20261119-001');
  await hand.reads(told, '昨天 001 号');
  expect(await hand.textOf(told)).toBe('这张号票是昨天 001 号的，今天不能用。请重新挂号。');
  await scan('T20261120-077');
  await hand.reads(told, '今天没有发过 077 号');
  expect(booksNow()).toEqual(before);
  await hand.press('Escape');
});

test('half a card, a wrong digit and a card against itself are told, and nothing changes', async () => {
  await hand.see('.s-registration .find input:focus');
  const before = booksNow();
  await scan('51010419540');
  await hand.reads(told, '只读到 11 位');
  expect(await hand.page.inputValue('.s-registration .find input')).toBe('');
  reader.put({ kind: 'half', card: cardOf(OTHER) });
  await hand.reads(told, '身份证没有读全：位数不够');
  await hand.reads('.bottom .dev', '没读全');
  reader.put({ kind: 'wrong-check', card: cardOf(OTHER) });
  await hand.reads(told, '校验位不对');
  reader.put({ kind: 'other-birth', card: cardOf(OTHER) });
  await hand.reads(told, '出生日期和证件号码对不上');
  await hand.press('F12');
  await answered(hand);
  expect(booksNow()).toEqual(before);
  reader.take();
});

test('a service that is silent, and then slow, is shown in the bottom bar and comes back', async () => {
  reader.put({ kind: 'silent' });
  await hand.reads('.bottom .dev', '无应答');
  reader.put({ kind: 'slow', card: cardOf(OTHER), afterMs: 700 });
  await hand.reads(stripName, OTHER);
  reader.take();
  await hand.press('Escape');
});

test('a name on the card that is not the record’s is shown and asked, not overwritten', async () => {
  reader.put({ kind: 'card', card: cardOf(OTHER, { partyName: '唐小梅' }) });
  await hand.reads(`${DESK} .differences`, '唐小梅');
  await hand.picture('证与档案不同');
  await hand.reads(`${DESK} [data-main-action]`, '先定');
  const before = booksNow();
  await hand.press('F12');
  await answered(hand);
  expect(booksNow()).toEqual(before);
  await hand.press('Alt+u');
  await hand.told('档案已按证改好');
  expect(rowsOf(file, `SELECT name FROM residents WHERE id_number = '${numberOf(OTHER)}'`)).toEqual([
    { name: '唐小梅' },
  ]);
  reader.take();
  await hand.mainAction();
  await hand.told('003 唐小梅 已挂号');
});

test('a new resident: the card fills the form, a crash keeps it, Enter goes through and registers', async () => {
  const certNumber = citizenNumber('1990-03-08', 5);
  reader.put({
    kind: 'card',
    card: { certNumber, partyName: '沈一心', nation: '彝', certAddress: '成都市武侯区某街 8 号' },
  });
  await hand.focused('姓名');
  await hand.press('Enter');
  await hand.focused('手机');
  await hand.type('13900001234');
  // Kept 0.4 s after the last key.
  await new Promise((done) => setTimeout(done, 900));
  const { userData } = await killed();
  reader.take();
  ({ hand } = await windows.open({ userData }));
  await enterPractice(hand);
  await signIn(hand, AT_DESK.frontDesk, PRACTICE_PASSWORD);
  await hand.see('.s-registration .panel:has-text("新建档案")');
  expect(await typedIn('姓名')).toBe('沈一心');
  expect(await typedIn('手机')).toBe('13900001234');
  expect(await typedIn('证件号码')).toBe(certNumber);
  expect(await typedIn('民族')).toBe('彝族');
  const keysBefore = hand.keys;
  await hand.mainAction();
  await hand.reads(stripName, '沈一心');
  await hand.mainAction();
  await hand.told('004 沈一心 已挂号');
  expect(hand.keys - keysBefore).toBe(2);
});

test('a number from the door is called, the card says who it is, and the ticket keeps the number', async () => {
  const taken = await hand.page.evaluate(() =>
    window.station.call('queue.takeNumber', { commandId: crypto.randomUUID(), claimsPriority: true }),
  );
  expect(taken).toMatchObject({ ok: true, value: { number: 5, rank: 'priority' } });
  await hand.reads(`${DESK} .call-card`, '005');
  await hand.press('Alt+n');
  await hand.reads(`${DESK} .strip`, '005 号在窗口');
  reader.put({
    kind: 'card',
    card: { certNumber: citizenNumber('1950-03-08', 7), partyName: '高一老', certAddress: '锦江区某街 2 号' },
  });
  await hand.focused('姓名');
  await hand.mainAction();
  await hand.reads(stripName, '高一老');
  await hand.mainAction();
  await hand.told('005 高一老 已挂号');
  expect(rowsOf(file, 'SELECT v.number, v.rank FROM arrivals a JOIN visits v ON v.id = a.visit_id')).toEqual([
    { number: 5, rank: 'priority' },
  ]);
  reader.take();
});

test('a card of somebody who has a number today opens the visit at the cashier’s; anybody else is told', async () => {
  await hand.press('F4');
  await hand.see('.s-cashier');
  reader.put({ kind: 'card', card: { certNumber: citizenNumber('1991-04-09', 5), partyName: '没来过' } });
  await hand.reads('.bottom .told', '这张证还没有档案');
  reader.take();
});

function typedIn(label: string): Promise<string> {
  return hand.page.inputValue(`.s-registration label:has-text("${label}") input`);
}

async function killed(): Promise<{ userData: string }> {
  const userData = file.replace(/[\\/]practice\.db$/, '');
  await hand.kill();
  return { userData };
}
