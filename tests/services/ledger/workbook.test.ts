import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashPassword } from '../../../electron/services/staff/password.ts';
import { clinicDay } from '../../../electron/shared/values/clinic-day.ts';
import {
  type BusyStation,
  closeTheDay,
  openBusyStation,
  playRandomDay,
  type RandomPatient,
} from '../../support/busy-days.ts';
import { calculate } from '../../support/formula.ts';
import { exportedWorkbook, exportMonth, readColumns } from '../../support/ledger.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

const FRIDAY = clinicDay('2026-11-20');
const MONTH = '2026-11';

let station: TestStation;
let busy: BusyStation;
let folder: string;

beforeEach(async () => {
  station = openTestStation();
  busy = openBusyStation(station);
  folder = mkdtempSync(join(tmpdir(), 'exports-'));
  const patient: RandomPatient = {
    signedUp: true,
    payLater: false,
    cancelled: false,
    drugs: [{ drug: 0, qty: 3 }],
    treatment: false,
    wechat: 30,
    insurance: 0,
    paid: true,
    handedOut: true,
    fate: 'keeps',
  };
  await playRandomDay(busy, FRIDAY, { patients: [patient], stock: 'loss', slip: 0 });
});
afterEach(() => {
  station.close();
  rmSync(folder, { recursive: true, force: true });
});

test('lies in the exports folder under the month’s name, whole and alone', async () => {
  const exportsFolder = join(folder, 'new', 'exports');
  const reply = await exportMonth(station, MONTH, { host: { exportsFolder } });
  const path = join(exportsFolder, '月末台账-2026-11.xlsx');
  expect(reply).toEqual({ ok: true, value: { path, fileName: '月末台账-2026-11.xlsx' } });
  await exportMonth(station, MONTH, { host: { exportsFolder } });
  expect(readdirSync(exportsFolder)).toEqual(['月末台账-2026-11.xlsx']);
});

test('says that the file cannot be written, and leaves no half behind', async () => {
  mkdirSync(join(folder, '月末台账-2026-11.xlsx'));
  const reply = await exportMonth(station, MONTH, { host: { exportsFolder: folder } });
  expect(reply).toMatchObject({ ok: false, error: { kind: 'refusal', code: 'ledger.file-in-use' } });
  expect(readdirSync(folder)).toEqual(['月末台账-2026-11.xlsx']);
});

test('has five sheets, each titled, frozen, for A4 landscape with its heads on every page', async () => {
  const book = await exportedWorkbook(station, MONTH);
  expect(book.worksheets.map((sheet) => sheet.name)).toEqual([
    '月末台账',
    '收款方式与长短款',
    '药品收支存',
    '零差率证明',
    '说明',
  ]);
  for (const sheet of book.worksheets) {
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToWidth: 1 });
    expect(String(sheet.getCell('A1').value)).toMatch(/^社区卫生服务站 2026 年 11 月/);
  }
  for (const sheet of book.worksheets.slice(0, 4)) {
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 4 });
    expect(sheet.pageSetup.printTitlesRow).toBe('1:4');
  }
});

test('leaves room for the three signatures on every sheet', async () => {
  const book = await exportedWorkbook(station, MONTH);
  for (const sheet of book.worksheets) {
    const words = sheet.getColumn(1).values.map(String);
    expect(words.some((text) => /制表：.*复核：.*站长：/.test(text))).toBe(true);
  }
});

test('marks practice data on every sheet and page, and only that', async () => {
  const practice = await exportedWorkbook(station, MONTH, { practice: true });
  for (const sheet of practice.worksheets) {
    expect(String(sheet.getCell('A1').value)).toContain('（演示）');
    expect(sheet.headerFooter.oddHeader).toContain('演示');
  }
  const real = await exportedWorkbook(station, MONTH);
  for (const sheet of real.worksheets) expect(String(sheet.getCell('A1').value)).not.toContain('演示');
});

test('holds money as numbers with two decimals and adds it up by formulas', async () => {
  const book = await exportedWorkbook(station, MONTH);
  const sheet = book.getWorksheet('月末台账');
  const gross = readColumns(book, '月末台账').get('收入/应收');
  const cell = sheet?.getCell(gross?.addresses[19] ?? 'A1');
  // 2.00 + 5.00 + 3 tablets of 1.2345 a box of 7: 0.53
  expect(cell).toMatchObject({ value: 7.53, numFmt: '#,##0.00' });
  expect(sheet?.getCell(gross?.total ?? 'A1').value).toEqual({ formula: 'SUM(Q5:Q34)', result: 7.53 });
});

test('proves each drug’s month by a formula over its row', async () => {
  const book = await exportedWorkbook(station, MONTH);
  const drugs = readColumns(book, '药品收支存');
  const column = (head: string) => drugs.get(head)?.values[0];
  expect(column('药品')).toBe('甲定片');
  expect([column('购入/数量'), column('发药/数量'), column('报损/数量'), column('期末/数量')]).toEqual([
    5_000, 3, 3, 4_994,
  ]);
  const gap = drugs.get('差额');
  expect(calculate(book, '药品收支存', gap?.addresses[0] ?? '')).toBe(0);
  expect(calculate(book, '药品收支存', gap?.total ?? '')).toBe(0);
});

test('names who cleared a day, and who looked at it where somebody signed for that', async () => {
  const { staffId } = station.as('head').session;
  station.db.$client
    .prepare('UPDATE staff SET password_hash = ? WHERE id = ?')
    .run(await hashPassword('right-one'), staffId);
  await closeTheDay(busy, FRIDAY, 0, { staffId, password: 'right-one' });
  const days = readColumns(await exportedWorkbook(station, MONTH), '收款方式与长短款');
  const named = (head: string) => days.get(head)?.values.slice(18, 21);
  expect([named('日结人'), named('复核人')]).toEqual([
    ['', '李慧', ''],
    ['', '刘文涛', ''],
  ]);
});

test('comes to a markup of 0.00 and three sides that agree', async () => {
  await closeTheDay(busy, FRIDAY);
  const book = await exportedWorkbook(station, MONTH);
  const sheet = book.getWorksheet('零差率证明');
  const rowOf = (words: string) => sheet?.getColumn(1).values.indexOf(words) ?? 0;
  expect(calculate(book, '零差率证明', `E${rowOf('加价')}`)).toBe(0);
  expect(calculate(book, '零差率证明', `E${rowOf('差额')}`)).toBe(0);
  expect(calculate(book, '零差率证明', `B${rowOf('药品收入（已减退费）')}`)).toBe(0.53);
});

test('can be made of a month without a single drug or day', async () => {
  const empty = openTestStation();
  try {
    const book = await exportedWorkbook(empty, '2026-02');
    expect(readColumns(book, '月末台账').get('日期')?.values).toHaveLength(28);
    expect(calculate(book, '零差率证明', 'E9')).toBe(0);
  } finally {
    empty.close();
  }
});
