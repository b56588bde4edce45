import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type { CellValue } from 'exceljs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyBooks } from '../../../db/verify-books.ts';
import { dumpDatabase } from '../../support/dump.ts';
import {
  type ExchangeDesk,
  openExchangeDesk,
  plan,
  readSheet,
  rowsOf,
  writeSheet,
} from '../../support/exchange.ts';
import { citizenNumber } from '../../support/front-desk.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

let station: TestStation;
let desk: ExchangeDesk;
beforeEach(() => {
  station = openTestStation();
  desk = openExchangeDesk(station);
});
afterEach(() => station.close());

const ZHOU = citizenNumber('1954-03-12', 232);
const CHILD = citizenNumber('2018-05-01', 111);

/** One person with right answers everywhere; a test spoils one of them. */
const HEADS = [
  '姓名',
  '证件种类',
  '证件号码',
  '性别',
  '出生日期',
  '手机',
  '民族',
  '医保',
  '监护人',
  '与监护人关系',
  '血型',
  '卡号',
];
type Cells = Partial<Record<(typeof HEADS)[number], CellValue>>;
function rowOf(cells: Cells): CellValue[] {
  return HEADS.map((head) => cells[head] ?? null);
}

async function planOne(cells: Cells) {
  const { rows } = await plan(desk, await writeSheet(desk, [HEADS, rowOf(cells)]));
  const [row] = rows;
  return [row?.verdict, ...(row?.remarks ?? [])];
}

describe('a row that nobody need mend', () => {
  test.each<[string, Cells]>([
    [
      'as it should be',
      { 姓名: '周桂芳', 证件号码: ZHOU, 性别: '女', 出生日期: '1954-03-12', 手机: '13812345678' },
    ],
    [
      'full-width digits and letters',
      {
        姓名: '周桂芳',
        证件号码: ZHOU.replace(/\d/g, (digit) => '０１２３４５６７８９'.charAt(Number(digit))),
      },
    ],
    [
      'blanks everywhere',
      { 姓名: ' 周 桂 芳 ', 证件号码: ` ${ZHOU.slice(0, 6)} ${ZHOU.slice(6)} `, 性别: ' 女 ' },
    ],
    [
      'an apostrophe before the number, and a zero-width character',
      { 姓名: '周桂芳\u200B', 证件号码: `'${ZHOU}` },
    ],
    ['a small x', { 姓名: '周桂芳', 证件号码: numberWithX().toLowerCase() }],
    ['a cross for the X', { 姓名: '周桂芳', 证件号码: numberWithX().replace('X', '×') }],
    ['the day as Excel’s number', { 姓名: '周桂芳', 证件号码: ZHOU, 出生日期: 19_795 }],
    ['the day as a date', { 姓名: '周桂芳', 证件号码: ZHOU, 出生日期: new Date('1954-03-12T00:00:00Z') }],
    ['the day in points', { 姓名: '周桂芳', 证件号码: ZHOU, 出生日期: '1954.3.12' }],
    ['the day in Chinese', { 姓名: '周桂芳', 证件号码: ZHOU, 出生日期: '1954年3月12日' }],
    ['the day without marks', { 姓名: '周桂芳', 证件号码: ZHOU, 出生日期: '19540312' }],
    ['the day with a time', { 姓名: '周桂芳', 证件号码: ZHOU, 出生日期: '1954-03-12 00:00:00' }],
    ['a year of two digits that the card settles', { 姓名: '周桂芳', 证件号码: ZHOU, 出生日期: '54-3-12' }],
    ['a phone as a number', { 姓名: '周桂芳', 证件号码: ZHOU, 手机: 13_812_345_678 }],
    ['a phone with country and dashes', { 姓名: '周桂芳', 证件号码: ZHOU, 手机: '+86 138-1234-5678' }],
    ['a landline', { 姓名: '周桂芳', 证件号码: ZHOU, 手机: '028-86543210' }],
    [
      'people and insurance in short',
      { 姓名: '周桂芳', 证件号码: ZHOU, 民族: '汉', 医保: '城乡居民基本医疗保险', 血型: 'O型' },
    ],
    ['words in several colours', { 姓名: { richText: [{ text: '周' }, { text: '桂芳' }] }, 证件号码: ZHOU }],
    [
      'a formula with its result',
      { 姓名: '周桂芳', 证件号码: { formula: 'A1', result: ZHOU, date1904: false } },
    ],
    ['a name with dots of another kind', { 姓名: '阿依古丽•买买提', 证件号码: ZHOU }],
    [
      'a passport',
      { 姓名: 'John Smith', 证件种类: '护照', 证件号码: 'E12345678', 性别: '男', 出生日期: '1980-01-01' },
    ],
    [
      'a newborn with a guardian',
      {
        姓名: '王芳之子',
        证件种类: '无证件',
        性别: '男',
        出生日期: '2026-11-01',
        监护人: '王芳',
        与监护人关系: '母亲',
      },
    ],
    [
      'a newborn with a guardian, where no column speaks of documents',
      { 姓名: '王芳之子', 性别: '男', 出生日期: '2026-11-01', 监护人: '王芳', 与监护人关系: '母亲' },
    ],
    ['an adult without papers', { 姓名: '赵德福', 证件种类: '无证件', 性别: '男', 出生日期: '1950-05-01' }],
    [
      'whoever turned fourteen today, without papers',
      { 姓名: '王小', 证件种类: '无证件', 性别: '男', 出生日期: '2012-11-20' },
    ],
  ])('%s', async (_what, cells) => {
    expect(await planOne(cells)).toEqual(['new']);
  });
});

function numberWithX(): string {
  for (let sequence = 2; ; sequence += 2) {
    const number = citizenNumber('1954-03-12', sequence);
    if (number.endsWith('X')) return number;
  }
}

describe('a row that is refused, with what is wrong where', () => {
  test.each<[string, Cells, string]>([
    ['no name', { 证件号码: ZHOU }, '姓名：没有姓名。请照证件填上。'],
    [
      'a number for a name',
      { 姓名: '138', 证件号码: ZHOU },
      '姓名：“138”不像姓名。请照证件填，不带数字和括号。',
    ],
    [
      'a remark in the name',
      { 姓名: '周桂芳（故）', 证件号码: ZHOU },
      '姓名：“周桂芳(故)”不像姓名。请照证件填，不带数字和括号。',
    ],
    [
      'digits that Excel lost',
      { 姓名: '周桂芳', 证件号码: Number(ZHOU.replace(/X$/, '0')) },
      '证件号码：Excel 把号码当成数字，末几位已经变成 0。请先把这一列设成“文本”，再照证件重填。',
    ],
    [
      'the same saved as text',
      { 姓名: '周桂芳', 证件号码: '5.10104E+17' },
      '证件号码：Excel 把号码当成数字，末几位已经变成 0。请先把这一列设成“文本”，再照证件重填。',
    ],
    [
      'lost digits written out',
      { 姓名: '周桂芳', 证件号码: `${ZHOU.slice(0, 15)}000` },
      '证件号码：Excel 把号码当成数字，末几位已经变成 0。请先把这一列设成“文本”，再照证件重填。',
    ],
    [
      'a digit too few',
      { 姓名: '周桂芳', 证件号码: ZHOU.slice(0, 17) },
      '证件号码：身份证号是 18 位，这里有 17 位。请照证件补齐。',
    ],
    [
      'an old number of 15 digits',
      { 姓名: '周桂芳', 证件号码: '510104540312232' },
      '证件号码：是 15 位的老号码。请照现在的身份证填 18 位。',
    ],
    [
      'a wrong check digit',
      { 姓名: '周桂芳', 证件号码: ZHOU.slice(0, 17) + ((Number(ZHOU[17]) || 0) === 5 ? '6' : '5') },
      '证件号码：校验位不对，至少错了一位。请照证件从头核对。',
    ],
    [
      'a day on the card that does not exist',
      { 姓名: '周桂芳', 证件号码: '510104195402302320' },
      '证件号码：第 7 到 14 位不是存在的日期。请照证件核对。',
    ],
    [
      'letters in the number',
      { 姓名: '周桂芳', 证件种类: '身份证', 证件号码: '51010419540312O322' },
      '证件号码：号码里有不该有的字。请照证件重填，最后一位可以是 X。',
    ],
    [
      'a number without its kind',
      { 姓名: 'John', 证件号码: 'E12345678', 性别: '男', 出生日期: '1980-01-01' },
      '证件种类：号码不是身份证号，也没有证件种类。请把种类填上。',
    ],
    [
      'an unknown kind',
      { 姓名: '周桂芳', 证件种类: '会员卡', 证件号码: ZHOU },
      '证件种类：不认识证件种类“会员卡”。请填居民身份证、护照、户口簿等，没有证件填“无证件”。',
    ],
    [
      'a kind without a number',
      { 姓名: '周桂芳', 证件种类: '身份证' },
      '证件号码：没有证件号码。请照证件填上；确实没有，种类填“无证件”。',
    ],
    [
      'a number of another kind',
      { 姓名: '周桂芳', 证件种类: '港澳台居民居住证', 证件号码: ZHOU },
      '证件号码：号码与证件种类不符。请换证件种类，或核对开头两位。',
    ],
    [
      'another sex than the card’s',
      { 姓名: '周桂芳', 证件号码: ZHOU, 性别: '男' },
      '性别：与身份证号上的性别（女）不同。请以证件为准。',
    ],
    [
      'another birthday than the card’s',
      { 姓名: '周桂芳', 证件号码: ZHOU, 出生日期: '1954-03-13' },
      '出生日期：与身份证号上的出生日期 1954-03-12 不同。请以证件为准。',
    ],
    [
      'a year of two digits',
      {
        姓名: '王芳之子',
        证件种类: '无',
        性别: '男',
        出生日期: '26-11-01',
        监护人: '王芳',
        与监护人关系: '母亲',
      },
      '出生日期：“26-11-01”的年份只有两位，不知道是哪个世纪。请填四位年份。',
    ],
    [
      'a day that never was',
      { 姓名: 'John', 证件种类: '护照', 证件号码: 'E12345678', 性别: '男', 出生日期: '1980-02-30' },
      '出生日期：没有 1980-02-30 这一天。请照证件核对。',
    ],
    [
      'a month without its day',
      { 姓名: 'John', 证件种类: '护照', 证件号码: 'E12345678', 性别: '男', 出生日期: '1980年2月' },
      '出生日期：“1980年2月”只有年月。请填到日。',
    ],
    [
      'words for a day',
      { 姓名: 'John', 证件种类: '护照', 证件号码: 'E12345678', 性别: '男', 出生日期: '五月' },
      '出生日期：“五月”不是日期。请填成 1954-03-12 的样子。',
    ],
    [
      'a day to come',
      { 姓名: 'John', 证件种类: '护照', 证件号码: 'E12345678', 性别: '男', 出生日期: '2027-01-01' },
      '出生日期：出生日期 2027-01-01 还没有到。请核对年份。',
    ],
    [
      'nobody is so old',
      { 姓名: 'John', 证件种类: '护照', 证件号码: 'E12345678', 性别: '男', 出生日期: '1880-01-01' },
      '出生日期：出生日期 1880-01-01 太早，超过 130 岁。请核对年份。',
    ],
    [
      'no birthday anywhere',
      { 姓名: 'John', 证件种类: '护照', 证件号码: 'E12345678', 性别: '男' },
      '出生日期：没有出生日期，号码上也没有。请填上。',
    ],
    [
      'a sex that is none',
      { 姓名: '周桂芳', 证件号码: ZHOU, 性别: '已婚' },
      '性别：“已婚”不是性别。请填男、女、未知。',
    ],
    [
      'a phone too short',
      { 姓名: '周桂芳', 证件号码: ZHOU, 手机: '1381234567' },
      '手机：“1381234567”不是电话号码。手机是 11 位，座机带区号。',
    ],
    [
      'a people of no list',
      { 姓名: '周桂芳', 证件号码: ZHOU, 民族: '四川' },
      '民族：没有“四川”这个民族。请照户口簿填，如汉族。',
    ],
    [
      'an unknown insurance',
      { 姓名: '周桂芳', 证件号码: ZHOU, 医保: '有' },
      '医保：不认识“有”。请填职工医保、居民医保、商业保险、公费、自费。',
    ],
    [
      'a blood group of none',
      { 姓名: '周桂芳', 证件号码: ZHOU, 血型: 'C' },
      '血型：“C”不是血型。请填 A、B、O、AB，不知道就空着。',
    ],
    [
      'a card with signs',
      { 姓名: '周桂芳', 证件号码: ZHOU, 卡号: '#12' },
      '卡号：卡号是 4 到 30 位字母和数字。请照卡核对。',
    ],
    [
      'a newborn without a guardian',
      { 姓名: '王芳之子', 证件种类: '无证件', 性别: '男', 出生日期: '2026-11-01' },
      '监护人：不满 14 岁、没有证件的，要有监护人。请填监护人和与监护人关系。',
    ],
    [
      'a child on the day before the fourteenth birthday, with nothing but a guardian’s name',
      { 姓名: '王小', 证件种类: '无证件', 性别: '男', 出生日期: '2012-11-21', 监护人: '王芳' },
      '监护人：不满 14 岁、没有证件的，要有监护人。请填监护人和与监护人关系。',
    ],
    [
      'an adult whose number was left out',
      { 姓名: '赵德福', 性别: '男', 出生日期: '1950-05-01' },
      '证件号码：没有证件号码。请照证件填上；确实没有，种类填“无证件”。',
    ],
    [
      'a formula without a result',
      { 姓名: '周桂芳', 证件号码: { formula: 'B9', date1904: false } },
      '证件号码：公式没有算出结果。请把这一格改成“粘贴为数值”。',
    ],
    [
      'an error of Excel',
      { 姓名: '周桂芳', 证件号码: { error: '#N/A' } },
      '证件号码：格子里是 Excel 的错误值（如 #N/A）。请改成真实的内容。',
    ],
    [
      'a formula that failed',
      { 姓名: { formula: 'B9', result: { error: '#REF!' }, date1904: false }, 证件号码: ZHOU },
      '姓名：格子里是 Excel 的错误值（如 #N/A）。请改成真实的内容。',
    ],
    ['true for a name', { 姓名: true, 证件号码: ZHOU }, '姓名：格子里是“真/假”。请改成文字。'],
    ['a name without end', { 姓名: '长'.repeat(61), 证件号码: ZHOU }, '姓名：超过 60 个字。请缩短。'],
  ])('%s', async (_what, cells, remark) => {
    const before = dumpDatabase(station.db);
    const [verdict, ...remarks] = await planOne(cells);
    expect([verdict, remarks[0]]).toEqual(['refused', remark]);
    expect(dumpDatabase(station.db)).toEqual(before);
  });

  test('several faults of one row are said at once', async () => {
    expect(await planOne({ 姓名: '周桂芳', 证件号码: ZHOU, 性别: '男', 手机: '12' })).toEqual([
      'refused',
      '性别：与身份证号上的性别（女）不同。请以证件为准。',
      '手机：“12”不是电话号码。手机是 11 位，座机带区号。',
    ]);
  });
});

describe('a row that is taken with care', () => {
  test('two phones: the first', async () => {
    expect(await planOne({ 姓名: '周桂芳', 证件号码: ZHOU, 手机: '13812345678/13998765432' })).toEqual([
      'new',
      '手机：有两个号码，取前一个 13812345678。',
    ]);
  });

  test('a child without a guardian', async () => {
    expect(await planOne({ 姓名: '李小', 证件号码: CHILD })).toEqual([
      'new',
      '监护人：不满 14 岁，没有填监护人。照样建档，以后请补上。',
    ]);
  });
});

describe('against the records that are there', () => {
  beforeEach(async () => {
    await desk.call('residents.create', {
      commandId: crypto.randomUUID(),
      name: '周桂芳',
      idKind: 'resident_id',
      idNumber: ZHOU,
      phone: '13812345678',
    });
  });

  test('one that says the same changes nothing', async () => {
    expect(await planOne({ 姓名: '周桂芳', 证件号码: ZHOU, 手机: '138 1234 5678' })).toEqual(['same']);
  });

  test('what a record lacks is filled in, what it says otherwise is kept', async () => {
    expect(
      await planOne({ 姓名: '周桂芳', 证件号码: ZHOU, 手机: '13998765432', 医保: '职工医保', 血型: 'A' }),
    ).toEqual([
      'update',
      '手机：档案里是“138****5678”，没有改成表里的。',
      '医保：档案里原来空着，按表里补上。',
      '血型：档案里原来空着，按表里补上。',
    ]);
  });

  test('and changed when that was asked for', async () => {
    const path = await writeSheet(desk, [
      HEADS,
      rowOf({ 姓名: '周桂芳', 证件号码: ZHOU, 手机: '13998765432' }),
    ]);
    const { planned, rows } = await plan(desk, path, true);
    expect(rows[0]?.remarks).toEqual(['手机：由“138****5678”改成表里的。']);
    await desk.call('residents.carryOutImport', { importId: planned.importId });
    const [found] = (await desk.call('residents.search', { term: '13998765432' })).rows;
    expect(found?.name).toBe('周桂芳');
    expect(verifyBooks(station.db)).toEqual([]);
  });

  test('a number with another name is refused, with the record and the masked name', async () => {
    expect(await planOne({ 姓名: '周小芳', 证件号码: ZHOU })).toEqual([
      'refused',
      '证件号码：这个号码已有档案 2026-0001，姓名是 周*芳。请照证件核对是谁错了。',
    ]);
  });
});

describe('a sheet', () => {
  test('with its heads under a title, in any order, by other names, with columns that nobody knows and a total', async () => {
    const path = await writeSheet(desk, [
      ['书院街社区居民名单'],
      [],
      ['序号', '联系电话', '网格员', '公民身份号码', '* 姓名（必填）'],
      [1, '13812345678', '赵', ZHOU, '周桂芳'],
      [],
      [2, '', '', CHILD, '李小'],
      ['合计', 2],
    ]);
    const { planned, rows } = await plan(desk, path);
    expect(planned).toMatchObject({
      counts: { new: 2, skipped: 1, refused: 0 },
      ignoredHeads: ['网格员'],
      sheetName: '名单',
    });
    expect(rows.map((row) => [row.row, row.verdict, row.name, row.maskedIdNumber])).toEqual([
      [4, 'new', '周桂芳', `510104********${ZHOU.slice(-4)}`],
      [6, 'new', '李小', `510104********${CHILD.slice(-4)}`],
      [7, 'skipped', '', ''],
    ]);
  });

  test('behind a hidden one, which is not read', async () => {
    const path = await writeSheet(
      desk,
      [
        ['姓名', '身份证号'],
        ['李藏', CHILD],
      ],
      (sheet, book) => {
        sheet.state = 'hidden';
        const shown = book.addWorksheet('居民');
        shown.addRow(['姓名', '身份证号']);
        shown.addRow(['周桂芳', ZHOU]);
      },
    );
    const { planned, rows } = await plan(desk, path);
    expect([planned.sheetName, planned.hiddenSheets, rows.map((row) => row.name)]).toEqual([
      '居民',
      1,
      ['周桂芳'],
    ]);
  });

  test('with somebody twice: the first row counts, and another name under one number is refused', async () => {
    const path = await writeSheet(desk, [
      ['姓名', '身份证号', '卡号'],
      ['周桂芳', ZHOU, 'A1234'],
      ['周桂芳', ZHOU, ''],
      ['周贵芳', ZHOU, ''],
      ['李小', CHILD, 'A1234'],
    ]);
    const { rows } = await plan(desk, path);
    expect(rows.map((row) => [row.verdict, row.remarks[0]])).toEqual([
      ['new', undefined],
      ['twice', '与第 2 行是同一个人，只按那一行导入。'],
      ['refused', '与第 2 行同一个证件号码，姓名却不同。请照证件核对这两行。'],
      ['refused', '卡号：与第 2 行同一个卡号。一张卡只能登记一个人。'],
    ]);
  });

  test('with merged cells: whoever stands beside the first is refused', async () => {
    const path = await writeSheet(
      desk,
      [
        ['姓名', '身份证号'],
        ['周桂芳', ZHOU],
        ['', CHILD],
      ],
      (sheet) => {
        sheet.mergeCells('A2:A3');
      },
    );
    const { rows } = await plan(desk, path);
    expect(rows.map((row) => [row.verdict, row.remarks[0]])).toEqual([
      ['new', undefined],
      ['refused', '姓名：格子是合并的，不知道算谁的。请取消合并，每行各填一格。'],
    ]);
  });
});

describe('a file that is none', () => {
  async function refusedBytes(bytes: Buffer | string): Promise<unknown> {
    const path = join(desk.folder, '名单.xlsx');
    writeFileSync(path, bytes);
    return refused(path);
  }
  async function refused(path: string): Promise<unknown> {
    const before = dumpDatabase(station.db);
    desk.choose(path);
    const reply = await desk.reply('residents.planImport', {});
    expect(dumpDatabase(station.db)).toEqual(before);
    return reply.ok ? 'ok' : reply.error.kind === 'refusal' ? reply.error.code : reply.error;
  }
  const refusedSheet = async (rows: CellValue[][]) => refused(await writeSheet(desk, rows));

  test.each<[string, () => Promise<unknown>, string]>([
    ['not there', () => refused('/nowhere/名单.xlsx'), 'residents.import-unreadable'],
    ['a text', () => refusedBytes('姓名,身份证号\n周桂芳,1'), 'residents.import-not-workbook'],
    [
      'a web page by another name',
      () => refusedBytes('<html><table></table></html>'),
      'residents.import-not-workbook',
    ],
    ['an empty file', () => refusedBytes(''), 'residents.import-not-workbook'],
    [
      'an old workbook',
      () => refusedBytes(Buffer.from('d0cf11e0a1b11ae1', 'hex')),
      'residents.import-old-workbook',
    ],
    [
      'one with a password',
      () =>
        refusedBytes(
          Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
        ),
      'residents.import-password',
    ],
    [
      'some other zip',
      () => refusedBytes(zipOf([['a.txt', Buffer.from('a')]])),
      'residents.import-not-workbook',
    ],
    [
      'a zip cut off',
      () => refusedBytes(zipOf([['xl/workbook.xml', Buffer.from('<a/>')]]).subarray(0, 60)),
      'residents.import-damaged',
    ],
    [
      'a zip of the right names with nothing in it',
      () => refusedBytes(zipOf([['xl/workbook.xml', Buffer.from('<a')]])),
      'residents.import-damaged',
    ],
    [
      'a small file that unpacks to fill the memory',
      () => refusedBytes(zipOf([['xl/workbook.xml', Buffer.alloc(210 * 1024 * 1024)]], 5)),
      'residents.import-too-big',
    ],
    ['a large file', () => refusedBytes(Buffer.alloc(21 * 1024 * 1024)), 'residents.import-too-big'],
    ['an empty sheet', () => refusedSheet([]), 'residents.import-empty'],
    ['heads alone', () => refusedSheet([['姓名', '身份证号']]), 'residents.import-empty'],
    ['no heads', () => refusedSheet([['周桂芳', ZHOU]]), 'residents.import-no-heads'],
    [
      'heads without a name',
      () =>
        refusedSheet([
          ['身份证号', '手机'],
          [ZHOU, ''],
        ]),
      'residents.import-head-missing',
    ],
    [
      'two columns of one thing',
      () =>
        refusedSheet([
          ['姓名', '电话', '手机'],
          ['周桂芳', '', ''],
        ]),
      'residents.import-head-twice',
    ],
  ])('%s', async (_what, ask, code) => {
    expect(await ask()).toBe(code);
  });

  test('too many rows', async () => {
    const rows = Array.from({ length: 20_001 }, () => ['周桂芳', ZHOU]);
    expect(await refusedSheet([['姓名', '身份证号'], ...rows])).toBe('residents.import-too-many-rows');
  }, 60_000);

  test('nothing chosen is no fault', async () => {
    desk.choose(undefined);
    expect(await desk.call('residents.planImport', {})).toBeNull();
  });
});

/** A zip by hand; `declared` is what it says of its parts' size when it lies. */
function zipOf(parts: [name: string, data: Buffer][], declared?: number): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [name, data] of parts) {
    const packed = deflateRawSync(data);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(declared ?? data.length, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(declared ?? data.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    local.push(head, Buffer.from(name), packed);
    central.push(entry, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, list, end]);
}

describe('carrying it out', () => {
  const SHEET: CellValue[][] = [
    ['姓名', '身份证号', '证件种类', '性别', '出生日期', '监护人', '与监护人关系', '手机'],
    ['周桂芳', ZHOU, '', '', '', '', '', '13812345678'],
    ['李小', CHILD, '', '', '', '李大', '父亲', ''],
    ['王芳之子', '', '无证件', '男', '2026-11-01', '王芳', '母亲', ''],
    ['张错', '1', '', '', '', '', '', ''],
    ['周桂芳', ZHOU, '', '', '', '', '', ''],
  ];

  test('writes each good row once, says so row by row, and a second time finds all of them there', async () => {
    const path = await writeSheet(desk, SHEET);
    const { planned } = await plan(desk, path);
    expect(planned.counts).toEqual({
      new: 3,
      update: 0,
      same: 0,
      twice: 1,
      refused: 1,
      skipped: 0,
      unreached: 0,
    });
    const done = await desk.call('residents.carryOutImport', { importId: planned.importId });
    expect([done.counts, done.stopped]).toEqual([planned.counts, false]);
    expect((await readSheet(done.path)).map((row) => row.slice(0, 5))).toEqual([
      ['导入结果', '档案号', '说明', '姓名', '身份证号'],
      ['已新建', '2026-0001', '', '周桂芳', ZHOU],
      ['已新建', '2026-0002', '', '李小', CHILD],
      ['已新建', '2026-0003', '', '王芳之子', ''],
      ['未导入', '', '证件号码：身份证号是 18 位，这里有 1 位。请照证件补齐。', '张错', '1'],
      ['表内重复，未导入', '', '与第 2 行是同一个人，只按那一行导入。', '周桂芳', ZHOU],
    ]);
    const search = await desk.call('residents.search', { term: 'zgf' });
    expect(search.rows.map((row) => [row.name, row.recordNo])).toEqual([['周桂芳', '2026-0001']]);
    expect(verifyBooks(station.db)).toEqual([]);

    const residents = dumpDatabase(station.db).residents;
    const again = await plan(desk, path);
    expect(again.planned.counts).toEqual({
      new: 0,
      update: 0,
      same: 3,
      twice: 1,
      refused: 1,
      skipped: 0,
      unreached: 0,
    });
    await desk.call('residents.carryOutImport', { importId: again.planned.importId });
    expect(dumpDatabase(station.db).residents).toEqual(residents);
  });

  test('the sheet of results can be imported: what was mended comes in, the rest is there already', async () => {
    const { planned } = await plan(desk, await writeSheet(desk, SHEET));
    const done = await desk.call('residents.carryOutImport', { importId: planned.importId });
    const again = await plan(desk, done.path);
    expect(again.planned.counts).toEqual({
      new: 0,
      update: 0,
      same: 3,
      twice: 1,
      refused: 1,
      skipped: 0,
      unreached: 0,
    });
  });

  test('is refused the second time, by another person, and after a newer one was tried', async () => {
    const path = await writeSheet(desk, SHEET);
    const first = await plan(desk, path);
    const second = await plan(desk, path);
    const codeOf = async (importId: string, ...roles: ('head' | 'front_desk')[]) => {
      const reply = await desk.reply('residents.carryOutImport', { importId }, ...roles);
      return reply.ok ? 'ok' : reply.error;
    };
    const before = dumpDatabase(station.db);
    expect(await codeOf(first.planned.importId)).toMatchObject({ code: 'residents.no-such-import' });
    expect(await codeOf(second.planned.importId, 'head')).toMatchObject({ code: 'residents.no-such-import' });
    expect(dumpDatabase(station.db)).toEqual(before);
    expect(await codeOf(second.planned.importId)).toBe('ok');
    expect(await codeOf(second.planned.importId)).toMatchObject({ code: 'residents.import-done' });
  });

  test('decides anew by the records as they are then', async () => {
    const { planned } = await plan(desk, await writeSheet(desk, SHEET));
    await desk.call('residents.create', {
      commandId: crypto.randomUUID(),
      name: '周桂花',
      idKind: 'resident_id',
      idNumber: ZHOU,
    });
    const done = await desk.call('residents.carryOutImport', { importId: planned.importId });
    expect(done.counts).toMatchObject({ new: 2, refused: 2 });
    expect((await rowsOf(desk, planned.importId))[0]?.remarks).toEqual([
      '证件号码：这个号码已有档案 2026-0001，姓名是 周*花。请照证件核对是谁错了。',
    ]);
  });

  test('stops between two transactions when asked, keeps what is written, and goes on the next time', async () => {
    const people = Array.from({ length: 50 }, (_, index) => [
      `周${'一二三四五六七八九十'.charAt(index % 10)}`,
      citizenNumber('1954-03-12', 100 + index),
    ]);
    const path = await writeSheet(desk, [['姓名', '身份证号'], ...people]);
    const { planned } = await plan(desk, path);
    const running = desk.call('residents.carryOutImport', { importId: planned.importId });
    await desk.call('settings.stopTask', { task: 'residents.carryOutImport' });
    const done = await running;
    const count = () => station.db.$client.prepare('SELECT count(*) FROM residents').pluck().get();
    expect(done.stopped).toBe(true);
    expect(done.counts.new).toBe(count());
    expect([done.counts.new + done.counts.unreached, done.counts.skipped]).toEqual([50, 0]);
    const again = await plan(desk, path);
    expect(again.planned.counts).toMatchObject({ same: done.counts.new, new: done.counts.unreached });
    await desk.call('residents.carryOutImport', { importId: again.planned.importId });
    expect(count()).toBe(50);
  });

  test('may not be asked for by everybody', async () => {
    const reply = await desk.reply('residents.planImport', {}, 'pharmacist');
    expect(reply).toMatchObject({ ok: false, error: { kind: 'refusal', code: 'session.role' } });
  });
});

test('the template has every head, as text, and can be imported as soon as somebody stands in it', async () => {
  const { path, fileName } = await desk.call('residents.writeImportTemplate', {});
  expect(fileName).toBe('居民导入模板.xlsx');
  const [heads] = await readSheet(path);
  expect(heads?.slice(0, 5)).toEqual(['姓名', '证件种类', '证件号码', '性别', '出生日期']);
  desk.choose(path);
  expect(await desk.reply('residents.planImport', {})).toMatchObject({
    ok: false,
    error: { code: 'residents.import-empty' },
  });
});
