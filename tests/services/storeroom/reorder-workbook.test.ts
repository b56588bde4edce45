import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs, { ValueType, type Worksheet } from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clinicDay } from '../../../electron/shared/values/clinic-day.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { onPc } from '../../support/on-pc.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';
import { amlodipine, delivery, line, type Storeroom, setUpStoreroom } from '../../support/storeroom.ts';

let station: TestStation;
let room: Storeroom;
let folder: string;

beforeEach(async () => {
  station = openTestStation();
  room = await setUpStoreroom(station);
  folder = join(mkdtempSync(join(tmpdir(), 'reorder-')), 'exports');
});
afterEach(() => {
  station.close();
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

function exported(practice = false) {
  return onPc(station, { practice, host: { exportsFolder: folder } }).reply('storeroom.exportReorder', {});
}

async function sheetOf(practice = false): Promise<Worksheet> {
  const reply = await exported(practice);
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  const book = new exceljs.Workbook();
  await book.xlsx.load(new Uint8Array(readFileSync(reply.value.path)).buffer as never);
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

/** What stands in a row, from the first column on. */
function cells(sheet: Worksheet, row: number): unknown[] {
  return Array.from({ length: 11 }, (_, index) => sheet.getCell(row, index + 1).value);
}

async function addDrugs(count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    await station
      .as('head')
      .call('storeroom.addDrug', amlodipine({ code: `X${at}`, spec: `${at + 1}mg×28片` }));
  }
}

describe('the order to the center', () => {
  it('is named by its day and says the station, the day and who made it', async () => {
    const reply = await exported();
    expect(reply).toEqual({
      ok: true,
      value: { path: join(folder, '补货单-20261120.xlsx'), fileName: '补货单-20261120.xlsx', count: 1 },
    });
    expect(readdirSync(folder)).toEqual(['补货单-20261120.xlsx']);
    const sheet = await sheetOf();
    const { name } = station.as('head').session;
    expect(sheet.getCell(1, 1).value).toBe('社区卫生服务站 补货单');
    expect(sheet.getCell(2, 1).value).toMatch(
      new RegExp(`^2026-11-20　共 1 种低于下限.*制单：${name}　2026-11-20 \\d\\d:\\d\\d$`),
    );
  });

  it('has a line for each drug below its minimum: what can be had, the levels, and the packs that are asked for', async () => {
    const drugs = [
      amlodipine({ code: 'W002', genericName: '缬沙坦胶囊', minStockQty: 280 }),
      amlodipine({ code: 'W003', genericName: '维生素C片', minStockQty: 0 }),
    ];
    for (const drug of drugs) await station.as('head').call('storeroom.addDrug', drug);
    // As a catalogue may say that was taken over: no maximum was set.
    station.db.$client.exec("UPDATE drugs SET max_stock_qty = 0 WHERE code = 'W002'");
    await station
      .as('pharmacist')
      .call(
        'storeroom.receiveDelivery',
        delivery(room.supplierId, [line(room.drugId, { packs: 7, expiresDay: clinicDay('2029-03-31') })]),
      );
    const sheet = await sheetOf();
    const maker = '川岭制药（演示）';
    expect([3, 4, 5].map((row) => cells(sheet, row))).toEqual([
      ['序号', '编码', '药名', '规格', '生产厂家', '单位', '可用', '下限', '上限', '要补', '备注'],
      [1, 'W001', '苯磺酸氨氯地平片', '5mg×28片', maker, '盒', 7, 10, 100, 93, null],
      [2, 'W002', '缬沙坦胶囊', '5mg×28片', maker, '盒', 0, 10, null, 20, null],
    ]);
    expect(sheet.getCell(6, 1).value).toMatch(/^制单：.*站长：.*中心收单：/);
    expect(sheet.rowCount).toBe(6);
  });

  it('holds every row, not the page that is on the screen', async () => {
    await addDrugs(120);
    const sheet = await sheetOf();
    const page = await station.as('head').call('storeroom.listStock', { only: 'low' });
    expect([page.rows.length, page.total]).toEqual([50, 121]);
    const codes = Array.from({ length: 121 }, (_, at) => sheet.getCell(4 + at, 2).value);
    expect(new Set(codes).size).toBe(121);
    expect(codes.slice(0, 50)).toEqual(page.rows.map((row) => row.code));
    expect(sheet.getCell(124, 1).value).toBe(121);
  });

  it('leaves a name that begins like a formula a word', async () => {
    const words = ['=HYPERLINK("http://x","看")', '+1+1', '@SUM(A1)', '-2'];
    for (const [at, genericName] of words.entries()) {
      await station
        .as('head')
        .call('storeroom.addDrug', amlodipine({ code: `F${at}`, genericName, maker: '=1+1', spec: '=A1' }));
    }
    const sheet = await sheetOf();
    const rows = Array.from({ length: 5 }, (_, at) => 4 + at);
    expect(new Set(rows.map((row) => sheet.getCell(row, 3).value))).toEqual(
      new Set([...words, '苯磺酸氨氯地平片']),
    );
    for (const row of rows) {
      for (const column of [2, 3, 4, 5, 6]) {
        const cell = sheet.getCell(row, column);
        expect([cell.type, cell.numFmt]).toEqual([ValueType.String, '@']);
      }
    }
  });

  it('prints on A4, one page wide, its heads on every page', async () => {
    const sheet = await sheetOf();
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:3',
    });
    expect(sheet.headerFooter.oddFooter).toContain('第 &P 页，共 &N 页');
    expect(sheet.headerFooter.oddHeader ?? '').toBe('');
  });

  it('of the practice station says so in its name, its title and above every page', async () => {
    const reply = await exported(true);
    expect(reply).toMatchObject({ value: { fileName: '练习-补货单-20261120.xlsx' } });
    const sheet = await sheetOf(true);
    expect(sheet.getCell(1, 1).value).toMatch(/补货单（演示）$/);
    expect(sheet.headerFooter.oddHeader).toBe('&R演示数据，不作补货凭证');
  });

  it('takes the place of the one of the same day, and says when that is open elsewhere', async () => {
    await sheetOf();
    await addDrugs(1);
    expect((await sheetOf()).getCell(5, 1).value).toBe(2);
    rmSync(folder, { recursive: true });
    mkdirSync(join(folder, '补货单-20261120.xlsx', 'open'), { recursive: true });
    expect(await exported()).toEqual({
      ok: false,
      error: {
        kind: 'refusal',
        code: 'storeroom.file-in-use',
        details: { file: '补货单-20261120.xlsx' },
      },
    });
    expect(readdirSync(folder)).toEqual(['补货单-20261120.xlsx']);
  });

  it('is not written when nothing is missing', async () => {
    await station
      .as('pharmacist')
      .call('storeroom.receiveDelivery', delivery(room.supplierId, [line(room.drugId, { packs: 10 })]));
    const before = dumpDatabase(station.db);
    expect(await exported()).toEqual({
      ok: false,
      error: { kind: 'refusal', code: 'storeroom.nothing-to-order', details: {} },
    });
    expect(dumpDatabase(station.db)).toEqual(before);
    expect(() => readdirSync(folder)).toThrow('ENOENT');
  });
});
