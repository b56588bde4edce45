import { join } from 'node:path';
import type { CellValue } from 'exceljs';
import { beforeAll, expect, test } from 'vitest';
import { DESK, type Hand } from '../../build/demo/window/hand.ts';
import { AT_DESK, enterPractice, signIn } from '../../build/demo/window/people-at-desks.ts';
import { verifyBooks } from '../../db/verify-books.ts';
import { PRACTICE_PASSWORD } from '../../electron/services/practice/practice-password.ts';
import { practiceResidents } from '../../electron/services/practice/practice-residents.ts';
import { clinicDay } from '../../electron/shared/values/clinic-day.ts';
import { look, rowsOf, windowsOfThisFile } from '../support/app.ts';
import { chooseFile } from '../support/choose-file.ts';
import { dumpDatabase } from '../support/dump.ts';
import { readSheet, writeSheet } from '../support/exchange.ts';
import { citizenNumber } from '../support/front-desk.ts';

const windows = windowsOfThisFile('file');

let hand: Hand;
let folder = '';
let file = '';

beforeAll(async () => {
  const opened = await windows.open();
  hand = opened.hand;
  folder = opened.userData;
  file = join(folder, 'practice.db');
  await enterPractice(hand);
  await signIn(hand, AT_DESK.frontDesk, PRACTICE_PASSWORD);
  await hand.press('F11');
  await hand.focused('找居民');
});

const DIALOG = `${DESK} dialog[open]`;
const FILTER = `${DIALOG} [role="radiogroup"][aria-label="看哪些行"]`;
const HEADS = ['姓名', '身份证号', '证件种类', '性别', '出生日期', '手机'];
const NEW = citizenNumber('1962-04-05', 521);
const WRITTEN_WIDE = citizenNumber('1971-08-19', 611).replace(/\d/g, (digit) =>
  String.fromCodePoint(0xff10 + Number(digit)),
);

/** A person of the practice station, as the sheet of somebody else has him. */
function known(name: string): { readonly idNumber: string; readonly phone: string } {
  const found = practiceResidents(clinicDay('2026-11-20')).find(({ intent }) => intent.name === name);
  if (!found) throw new Error(`nobody is ${name}`);
  return { idNumber: found.intent.idNumber ?? '', phone: found.intent.phone ?? '' };
}

function sheet(rows: readonly (readonly CellValue[])[]): Promise<string> {
  return writeSheet({ folder }, [HEADS, ...rows]);
}

function everything(): ReturnType<typeof dumpDatabase> {
  return look(file, dumpDatabase);
}

/** Chooses the file by keys alone, and waits until every row was tried. */
async function tryOut(path: string): Promise<void> {
  await chooseFile(hand, path);
  await hand.press('Alt+i');
  await hand.reads(DIALOG, '选一个 .xlsx 表格');
  await hand.mainAction();
}

/** Rows as they are shown: number, what becomes of it, name, why. */
async function rowsShown(): Promise<string[][]> {
  return hand.page.locator(`${DIALOG} tbody tr`).evaluateAll((rows) =>
    rows.map((row) => {
      const cells = [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '');
      return [...cells.slice(0, 3), cells.at(-1) ?? ''];
    }),
  );
}

async function sheetOfSix(): Promise<string> {
  const zhao = known('赵德福');
  const zhou = known('周桂芳');
  return sheet([
    ['傅新来', NEW, '', '', '', '13900000001'],
    [' 邓 宽 ', `'${WRITTEN_WIDE}`, '', '男', '', '１３９ ０００００００２'],
    ['错一位', `${NEW.slice(0, 17)}${NEW.endsWith('1') ? '2' : '1'}`, '', '', '', ''],
    ['傅新来', NEW, '', '', '', ''],
    ['赵德福', zhao.idNumber, '', '', '', zhao.phone],
    ['周桂芳', zhou.idNumber, '', '', '', '13911112222'],
    ['没证件', '', '', '女', '1980-02-03', ''],
    ['没证件', '', '无证件', '女', '1980-02-03', ''],
  ]);
}

test('a workbook is tried row by row, and nothing is written', async () => {
  const before = everything();
  await tryOut(await sheetOfSix());
  await hand.reads(FILTER, '不能导入 2');
  await hand.reads(DIALOG, '试算，什么也没有写');
  // What cannot be imported lies at hand first.
  expect(await rowsShown()).toEqual([
    ['4', '不能导入', '错一位', '证件号码：校验位不对，至少错了一位。请照证件从头核对。'],
    ['8', '不能导入', '没证件', '证件号码：没有证件号码。请照证件填上；确实没有，种类填“无证件”。'],
  ]);
  await hand.press('1');
  await hand.reads(`${DIALOG} .pages`, '共 8 行');
  expect(await rowsShown()).toEqual([
    ['2', '新建', '傅新来', ''],
    ['3', '新建', '邓宽', ''],
    ['4', '不能导入', '错一位', '证件号码：校验位不对，至少错了一位。请照证件从头核对。'],
    ['5', '表内重复', '傅新来', '与第 2 行是同一个人，只按那一行导入。'],
    ['6', '已有，不变', '赵德福', ''],
    ['7', '已有，不变', '周桂芳', `手机：档案里是“${masked(known('周桂芳').phone)}”，没有改成表里的。`],
    ['8', '不能导入', '没证件', '证件号码：没有证件号码。请照证件填上；确实没有，种类填“无证件”。'],
    ['9', '新建', '没证件', ''],
  ]);
  await hand.press('Escape');
  await hand.focused('找居民');
  expect(everything()).toEqual(before);
});

function masked(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

test('F12 writes the good rows, counts them, and a workbook says what became of each', async () => {
  await tryOut(await sheetOfSix());
  await hand.reads(DIALOG, '导入 3 人');
  await hand.mainAction();
  expect(await hand.told('新建 3 人')).toContain('更新 0 人');
  await hand.reads(DIALOG, '已导入');
  await hand.reads(FILTER, '已新建 3');
  const written = rowsOf(
    file,
    "SELECT name, phone FROM residents WHERE name IN ('傅新来', '邓宽', '没证件', '错一位') ORDER BY id",
  );
  expect(written).toEqual([
    { name: '傅新来', phone: '13900000001' },
    { name: '邓宽', phone: '13900000002' },
    { name: '没证件', phone: '' },
  ]);
  const path = /每一行的结果在 (.*?\.xlsx)/.exec(await hand.textOf(DIALOG))?.[1] ?? '';
  const results = await readSheet(path);
  expect(results.slice(1).map(([done]) => done)).toEqual([
    '已新建',
    '已新建',
    '未导入',
    '表内重复，未导入',
    '已有，不变',
    '已有，不变',
    '未导入',
    '已新建',
  ]);
  await hand.mainAction();
  await hand.focused('找居民');
  await hand.type('xinlai');
  await hand.reads(`${DESK} .who-list .who-row .p`, '傅新来');
  await hand.press('Escape');
});

test('the same workbook again finds everybody there and offers nothing to write', async () => {
  const before = everything();
  await tryOut(await sheetOfSix());
  await hand.reads(FILTER, '已有，不变 5');
  await hand.reads(`${DIALOG} [data-main-action]`, '另选文件');
  await hand.press('Escape');
  await hand.focused('找居民');
  expect(everything()).toEqual(before);
});

test('a file that is no workbook is refused in a sentence, and no file chosen changes nothing', async () => {
  const before = everything();
  await tryOut(file);
  await hand.reads(`${DIALOG} [role="alert"]`, '这不是 Excel 表格');
  await chooseFile(hand, undefined);
  await hand.mainAction();
  await hand.reads(DIALOG, '选一个 .xlsx 表格');
  await hand.press('Escape');
  await hand.focused('找居民');
  expect(everything()).toEqual(before);
});

const MANY = 3_000;

async function sheetOfMany(): Promise<string> {
  return sheet(
    Array.from({ length: MANY }, (_, index) => [
      `钱${'甲乙丙丁戊己庚辛壬癸'.charAt(index % 10)}`,
      citizenNumber(
        `19${50 + (index % 40)}-06-${10 + (Math.floor(index / 40) % 20)}`,
        1 + Math.floor(index / 800),
      ),
      ...['', '', '', ''],
    ]),
  );
}

test('Esc stops the trying of a long list, and leaves nothing', async () => {
  const before = everything();
  await tryOut(await sheetOfMany());
  await hand.reads(`${DIALOG} .running`, '%');
  await hand.press('Escape');
  await hand.reads(`${DIALOG} [role="alert"]`, '已经停下');
  await hand.press('Escape');
  await hand.focused('找居民');
  expect(everything()).toEqual(before);
});

test('Esc stops the writing between two rows: what is written stays, is counted, and the rest comes next time', async () => {
  const count = () =>
    (rowsOf(file, "SELECT count(*) AS people FROM residents WHERE name LIKE '钱_'")[0] as { people: number })
      .people;
  const path = await sheetOfMany();
  await tryOut(path);
  await hand.reads(`${DIALOG} [data-main-action]`, `导入 ${MANY} 人`);
  await hand.mainAction();
  await hand.reads(`${DIALOG} .running`, '%');
  await hand.press('Escape');
  await hand.reads(DIALOG, '中途停下，已写的留着');
  const written = count();
  expect(written).toBeLessThan(MANY);
  await hand.reads(FILTER, `已新建 ${written}`);
  await hand.reads(FILTER, `未处理 ${MANY - written}`);
  await hand.mainAction();
  await hand.focused('找居民');
  await tryOut(path);
  await hand.reads(`${DIALOG} [data-main-action]`, `导入 ${MANY - written} 人`);
  await hand.press('Escape');
  await hand.focused('找居民');
  expect(look(file, verifyBooks)).toEqual([]);
});
