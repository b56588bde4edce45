import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs, { type Workbook } from 'exceljs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Output } from '../../../electron/shared/contract/procedures.ts';
import { clinicDay } from '../../../electron/shared/values/clinic-day.ts';
import { MINUTE } from '../../../electron/shared/values/instant.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { calculate } from '../../support/formula.ts';
import { ELDER, type FrontDesk, ORDINARY, openFrontDesk } from '../../support/front-desk.ts';
import { leaveWindow } from '../../support/leave-window.ts';
import { readColumns } from '../../support/ledger.ts';
import { type PrintingPc, printingPc } from '../../support/printing.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

const NOVEMBER = { from: clinicDay('2026-11-01'), to: clinicDay('2026-11-30') };

let station: TestStation;
let front: FrontDesk;
let pc: PrintingPc;
let folder: string;

beforeEach(() => {
  station = openTestStation();
  front = openFrontDesk(station);
  pc = printingPc(station);
  folder = mkdtempSync(join(tmpdir(), 'exports-'));
});
afterEach(() => {
  station.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Six people, of whom four are called: one by hand. */
async function playMorning(): Promise<void> {
  for (let count = 0; count < 6; count += 1) {
    await (count < 3 ? front.arrives('周桂芳', ELDER) : front.arrives('王小明', ORDINARY));
    station.advance(1_000);
  }
  const doctor = station.as('doctor');
  const byHand = station.db.$client
    .prepare(
      "SELECT t.id FROM tickets t JOIN visits v ON v.id = t.visit_id WHERE v.number = 6 AND t.point = 'consultation'",
    )
    .pluck()
    .get() as never;
  station.advance(2 * MINUTE);
  await finish(await doctor.call('queue.callOutOfOrder', { ticketId: byHand, reason: '胸闷，先测心电图' }));
  for (let count = 0; count < 3; count += 1) {
    station.advance(5 * MINUTE);
    await finish(await doctor.call('queue.callNext', { point: 'consultation', clinicId: front.room }));
  }
}

async function finish({ ticketId }: Pick<Output<'queue.callAgain'>, 'ticketId'>): Promise<void> {
  await station.as('doctor').call('queue.startServing', { ticketId });
  leaveWindow(station, ticketId);
}

function evidence(): Promise<Output<'queue.getEvidence'>> {
  return station.as('head').call('queue.getEvidence', NOVEMBER);
}

describe('the workbook', () => {
  async function exported(period: { from: never; to: never } = NOVEMBER as never): Promise<Workbook> {
    const { path } = await pc.call('head', 'queue.exportEvidence', period);
    const book = new exceljs.Workbook();
    await book.xlsx.load(new Uint8Array(readFileSync(path)).buffer as never);
    return book;
  }

  test('lies in the exports folder under the month’s name, or under its days', async () => {
    const names = async (from: string, to: string) =>
      (await pc.call('head', 'queue.exportEvidence', { from, to } as never)).fileName;
    expect(await names('2026-11-01', '2026-11-30')).toBe('六优先服务台账-2026-11.xlsx');
    expect(await names('2026-11-20', '2026-11-20')).toBe('六优先服务台账-20261120.xlsx');
    expect(await names('2026-10-01', '2026-12-31')).toBe('六优先服务台账-20261001至20261231.xlsx');
  });

  test('shows the very figures of the screen, adds them up by formulas and finds no difference', async () => {
    await playMorning();
    const found = await evidence();
    const book = await exported();
    const columns = readColumns(book, '六优先台账');
    const column = (head: string) => columns.get(head)?.values;
    const of = (pick: (point: (typeof found.points)[number]) => unknown) => found.points.map(pick);
    expect(column('优先，按排队所用的一项计（张）/合计')).toEqual(of((point) => point.priority));
    expect(column('其余与合计（张）/普通')).toEqual(of((point) => point.ordinary));
    expect(column('其余与合计（张）/合计')).toEqual(of((point) => point.total));
    expect(column('优先等候（分）/中位')).toEqual(of((point) => point.waits.priority?.medianMinutes ?? null));
    expect(column('普通等候（分）/九成在此内')).toEqual(
      of((point) => point.waits.ordinary?.ninetiethMinutes ?? null),
    );
    for (const [head, cells] of columns) {
      if (!head.includes('（张）') && !head.startsWith('未叫先走')) continue;
      expect(calculate(book, '六优先台账', cells.difference)).toBe(0);
    }
    const total = columns.get('其余与合计（张）/合计');
    expect(calculate(book, '六优先台账', total?.total ?? '')).toBe(found.tickets);
  });

  test('holds the calls by hand with their reasons, the distribution, and every definition', async () => {
    await playMorning();
    const book = await exported();
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual([
      '六优先台账',
      '越界超越',
      '另叫',
      '等候分布',
      '凭证与设施',
      '说明',
    ]);
    const manual = readColumns(book, '另叫');
    expect(
      ['号', '原因', '叫的人', '越过（人）', '站长审阅'].map((head) => manual.get(head)?.values),
    ).toEqual([['006'], ['胸闷，先测心电图'], ['刘文涛'], [5], ['待阅']]);
    const bins = readColumns(book, '等候分布').get('人数');
    expect(calculate(book, '等候分布', bins?.total ?? '')).toBe(2);
    const notes = book.getWorksheet('说明')?.getColumn(1).values.map(String) ?? [];
    for (const word of ['取数', '号票', '等候', '中位、九成', '越界超越', '另叫', '叫号规则']) {
      expect(notes).toContain(word);
    }
  });

  test('names neither people nor the sensitive group on any sheet', async () => {
    await playMorning();
    const text = JSON.stringify((await exported()).worksheets.map((sheet) => sheet.getSheetValues()));
    for (const word of ['周桂芳', '王小明', '计生', '特殊家庭', 'special']) expect(text).not.toContain(word);
  });

  test('can be made of a month without a single ticket', async () => {
    const book = await exported();
    const columns = readColumns(book, '六优先台账');
    expect(calculate(book, '六优先台账', columns.get('其余与合计（张）/合计')?.total ?? '')).toBe(0);
  });

  test('says that the file cannot be written, leaves no half behind and changes nothing', async () => {
    const { path } = await pc.call('head', 'queue.exportEvidence', NOVEMBER);
    rmSync(path);
    mkdirSync(path);
    const before = dumpDatabase(station.db);
    const reply = await pc.reply('head', 'queue.exportEvidence', NOVEMBER);
    expect(reply).toMatchObject({ ok: false, error: { kind: 'refusal', code: 'queue.file-in-use' } });
    expect(readdirSync(join(path, '..')).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(dumpDatabase(station.db)).toEqual(before);
  });
});

describe('the paper', () => {
  test('carries the very answer of the screen, on A4, and becomes a PDF where no printer is named', async () => {
    await playMorning();
    const before = dumpDatabase(station.db);
    const printed = await pc.call('head', 'queue.printEvidence', NOVEMBER);
    expect(printed).toMatchObject({ outcome: 'saved', fileName: '六优先服务台账-2026-11.pdf' });
    expect(pc.out).toHaveLength(1);
    expect(pc.out[0]?.job.sheet.size).toBe('a4');
    expect(pc.out[0]?.paper).toEqual({
      kind: 'evidence',
      station: '社区卫生服务站',
      center: '社区卫生服务中心',
      practice: false,
      reprint: 0,
      evidence: await evidence(),
      madeBy: '刘文涛',
      printedAt: station.now(),
    });
    expect(dumpDatabase(station.db)).toEqual(before);
  });

  test('is nobody’s but the head’s', async () => {
    for (const name of ['queue.printEvidence', 'queue.pictureEvidence', 'queue.exportEvidence'] as const) {
      expect(await pc.reply('front_desk', name, NOVEMBER)).toMatchObject({ error: { code: 'session.role' } });
    }
  });
});
