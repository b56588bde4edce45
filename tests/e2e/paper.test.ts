import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { countDrawerByKeys } from '../../build/demo/window/close-books.ts';
import type { Hand } from '../../build/demo/window/hand.ts';
import { AT_DESK, changePerson, signIn } from '../../build/demo/window/people-at-desks.ts';
import { PRACTICE_PASSWORD } from '../../electron/services/practice/practice-password.ts';
import type { Paper } from '../../electron/shared/contract/paper.ts';
import { layOutSheet, type PaperSize } from '../../electron/shared/domain/printing.ts';
import { DEFAULT_SETTINGS } from '../../electron/shared/domain/settings.ts';
import { fen, formatFen } from '../../electron/shared/values/fen.ts';
import { FRIDAY_0752, rowsOf, windowsOfThisFile } from '../support/app.ts';
import { fillBusyStation } from '../support/filled-station.ts';
import { type LaidOut, layOutInWindow, pagesOfPdf } from '../support/paper-page.ts';
import {
  LONG_NAME,
  receiptPaper,
  sampleDayForm,
  sampleLabels,
  samplePrescription,
  sampleReceipt,
  sampleTestPage,
  sampleTicket,
} from '../support/sample-papers.ts';

/** Chromium rounds a PDF's page to 0.24 points. */
const ROUNDING_MM = 0.25;

const windows = windowsOfThisFile('file');
let hand: Hand;
let exportsFolder = '';
let file = '';

beforeAll(async () => {
  const userData = windows.emptyUserData();
  exportsFolder = join(userData, 'exports');
  file = await fillBusyStation({ userData, at: FRIDAY_0752 });
  ({ hand } = await windows.open({ userData }));
  await hand.see('.folk .one');
  await signIn(hand, AT_DESK.frontDesk, PRACTICE_PASSWORD);
});

const HARD: readonly (readonly [string, PaperSize, Paper, boolean?])[] = [
  ['ticket', 'roll80', sampleTicket()],
  ['ticket', 'roll58', sampleTicket()],
  ['large ticket', 'roll80', sampleTicket({ number: 1016, practice: true, reprint: 12 }), true],
  ['large ticket', 'roll58', sampleTicket({ number: 1016, practice: true, reprint: 12 }), true],
  ['receipt of 12 lines', 'roll80', receiptPaper(sampleReceipt())],
  ['receipt of 12 lines', 'roll58', receiptPaper(sampleReceipt())],
  ['receipt of 12 lines', 'a5', receiptPaper(sampleReceipt())],
  ['large refund', 'roll58', refundPaper(), true],
  ['refund', 'a5', refundPaper()],
  ['slip of 5 drugs', 'a5', samplePrescription('western')],
  ['slip of 24 herbs', 'a5', samplePrescription('herbal', { practice: true, reprint: 1 })],
  ['day form', 'a4', sampleDayForm({ practice: true, reprint: 1 })],
  ['labels of 5 drugs', 'label60', sampleLabels('western')],
  ['large labels of 5 drugs', 'label60', sampleLabels('western', { practice: true, reprint: 12 }), true],
  ['labels of 5 drugs', 'roll80', sampleLabels('western')],
  ['large labels of 5 drugs', 'roll80', sampleLabels('western', { practice: true, reprint: 12 }), true],
  ['large label of 24 herbs', 'label60', sampleLabels('herbal'), true],
  ...(['roll80', 'roll58', 'label60', 'a5', 'a4'] as const).map(
    (size) => ['test page', size, sampleTestPage(size)] as const,
  ),
];

function refundPaper(): Paper {
  const refund = sampleReceipt({
    kind: 'refund',
    originalNumber: 12_820,
    refundNumbers: [12_830, 12_831],
    reason: '药品质量问题，退货',
    approverName: '刘文涛',
  });
  return receiptPaper(refund, { reprint: 1, practice: true });
}

describe('the hardest papers in their real page', () => {
  let laidOut: LaidOut[] = [];
  beforeAll(async () => {
    laidOut = await layOutInWindow(
      hand,
      HARD.map(([, size, paper, large]) => ({ paper, sheet: layOutSheet(size, undefined, large) })),
    );
  });
  const of = (name: string, size: PaperSize) =>
    laidOut[HARD.findIndex((one) => one[0] === name && one[1] === size)]?.text ?? '';

  test.each(HARD.map(([name, size, , large], at) => ({ at, name, size, large })))(
    '$name on $size: every word lies inside of what the printer reaches, and the policy kept nothing out',
    ({ at, size, large }) => {
      const one = laidOut[at];
      const sheet = layOutSheet(size, undefined, large);
      expect(one?.complaints).toEqual([]);
      expect(one?.measure).toMatchObject({ cut: [], chinese: true });
      expect(one?.measure.pages).toBe(one?.ink.length);
      for (const { left, right, bottom } of one?.ink ?? []) {
        expect(left).toBeGreaterThanOrEqual(sheet.left - 0.3);
        expect(right).toBeLessThanOrEqual(sheet.left + sheet.content + 0.8);
        expect(bottom).toBeLessThanOrEqual((one?.measure.heightMm ?? 0) - sheet.bottom + 0.3);
      }
      if (sheet.height !== null) expect(one?.measure.heightMm).toBe(sheet.height);
    },
  );

  test('a ticket names number, room, line and wait, and says 优先 and nothing more of it', () => {
    const text = of('ticket', 'roll58');
    for (const words of [
      '016',
      '全科诊断室',
      '刘文涛',
      '前面还有 3 人',
      '预计等候约 25 分钟',
      '龚*䶮',
      'T20261122-016',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).toContain('优先');
    expect(text).not.toMatch(/军|计生|70|岁|残/);
    expect(of('large ticket', 'roll80')).toMatch(/演练[\s\S]*补打 第 12 次/);
  });

  test.each(['roll80', 'roll58', 'a5'] as const)('a receipt on %s has the figures of the screen', (size) => {
    const receipt = sampleReceipt();
    const text = of('receipt of 12 lines', size);
    const amounts = [
      ...receipt.charges.map((one) => one.amountFen),
      ...receipt.payments.map((one) => one.amountFen),
      receipt.grossFen,
      receipt.netFen,
      receipt.cashRoundingFen,
      receipt.cashGivenFen,
      receipt.changeFen,
    ];
    for (const amount of amounts) expect(text).toContain(formatFen(amount));
    for (const words of [receipt.capital, '0012828', '签约居民免挂号费', 'QY2026-0318', '李慧']) {
      expect(text).toContain(words);
    }
    // A long name is never broken by a hyphen or cut.
    expect(text.replaceAll('\n', '')).toContain(LONG_NAME);
    expect(text).not.toContain('补打');
  });

  test('a refund says what it pays back, why, and that this is 补打', () => {
    for (const text of [of('large refund', 'roll58'), of('refund', 'a5')]) {
      for (const words of [
        '退费收据',
        '冲 № 0012820',
        '有退费 № 0012831',
        '补打 第 1 次',
        '演练',
        '刘文涛 批准',
      ]) {
        expect(text).toContain(words);
      }
    }
  });

  test('a slip has its kind in the corner, its drugs, and four lines to sign on', () => {
    const text = of('slip of 5 drugs', 'a5');
    for (const words of ['普通', 'Rp.', '医师', '审核', '调配', '核对', '发药', '128.34 元']) {
      expect(text).toContain(words);
    }
    for (const line of samplePrescription('western').slip.lines) expect(text).toContain(line.genericName);
    expect(of('slip of 24 herbs', 'a5')).toMatch(/共\s*14\s*帖/);
  });

  test.each(['label60', 'roll80'] as const)('labels on %s say the whole of it, however long', (size) => {
    const { lines } = sampleLabels('western');
    for (const name of ['labels of 5 drugs', 'large labels of 5 drugs']) {
      const whole = of(name, size).replaceAll('\n', '').replaceAll('\u00a0', ' ');
      // Where a label goes on on the next one, the words go on below its heading.
      const text = lines.reduce(
        (rest, line) => rest.replaceAll(`${LONG_NAME} · ${line.genericName}（接上张）`, ''),
        whole,
      );
      expect(text.replaceAll(/[^龚䶮]/g, '')).toContain('龚䶮'.repeat(lines.length));
      for (const line of lines) {
        expect(text).toContain(line.genericName);
        expect(text).toContain(line.note);
        for (const { batchNo } of line.allocations) expect(text).toContain(batchNo);
      }
      for (const words of ['放冰箱冷藏', '不能吃', '放在儿童拿不到的地方', '效期至 2028-01-10']) {
        expect(text).toContain(words);
      }
    }
    expect(of('large labels of 5 drugs', size)).toMatch(/演练[\s\S]*补打 第 12 次/);
  });

  test('a label of 饮片 tells of the pot, and of what goes into it apart', () => {
    const text = of('large label of 24 herbs', 'label60').replaceAll('\n', '').replaceAll('\u00a0', ' ');
    for (const words of [
      '中药饮片 24 味 × 14 帖',
      '煎服，每日 2 次，共 7 天',
      '法半夏 先煎',
      '醋延胡索 冲服',
    ]) {
      expect(text).toContain(words);
    }
  });

  test('a day’s form has its sums in words and the lines to sign on', () => {
    const form = sampleDayForm();
    const text = of('day form', 'a4');
    for (const words of [form.netCapital, form.dropCapital, '制表', '复核', '站长', '中心财务', '短款']) {
      expect(text).toContain(words);
    }
    for (const { amountFen } of form.view.money?.categories ?? [])
      expect(text).toContain(formatFen(amountFen));
  });

  test('a paper that does not fit is seen as cut off', async () => {
    const [narrow, low] = await layOutInWindow(hand, [
      { paper: sampleTicket({ code: `T20261122-${'9'.repeat(30)}` }), sheet: layOutSheet('roll58') },
      { paper: sampleDayForm(), sheet: layOutSheet('a5') },
    ]);
    expect(narrow?.measure.cut.join()).toMatch(/page 1/);
    expect(low?.measure.cut.join()).toMatch(/page 1/);
  });
});

describe('a PC without a printer', () => {
  const pdf = (name: string) => pagesOfPdf(readFileSync(join(exportsFolder, name)));
  const send = (name: string, input: unknown) =>
    hand.page.evaluate(([procedure, message]) => window.station.call(procedure as string, message), [
      name,
      input,
    ] as const);

  test('Ctrl+P makes a PDF of the ticket, says so honestly, and marks the second one', async () => {
    await hand.press('F1', 'Escape');
    await hand.see('.s-registration .who-list');
    await hand.press('ArrowDown');
    await hand.see('.s-registration .slip');
    await hand.press('Control+p');
    expect(await hand.told('没有设打印机')).toContain('已存成 PDF');
    await hand.press('Control+p');
    await hand.told('补打 第 1 次');
    const names = readdirSync(exportsFolder).sort();
    expect(names).toHaveLength(2);
    expect(names.filter((name) => name.endsWith('-补打1.pdf'))).toHaveLength(1);
    for (const name of names) {
      const [page, ...more] = pdf(name);
      expect(more).toEqual([]);
      expect(Math.abs((page?.width ?? 0) - 80)).toBeLessThan(ROUNDING_MM);
    }
    expect(
      rowsOf(file, "SELECT copy, printer, result FROM prints WHERE kind = 'ticket' ORDER BY id"),
    ).toEqual([
      { copy: 1, printer: '', result: 'saved' },
      { copy: 2, printer: '', result: 'saved' },
    ]);
  });

  test('receipts, slips and day forms come out on pages of their exact size', async () => {
    const [receipt] = rowsOf(file, 'SELECT id FROM receipts LIMIT 1') as { id: number }[];
    const [slip] = rowsOf(file, 'SELECT id FROM prescriptions LIMIT 1') as { id: number }[];
    const made = (await send('cashier.printReceipt', { receiptId: receipt?.id })) as Answer;
    expect(made).toMatchObject({ ok: true, value: { outcome: 'saved', reprint: 0 } });
    expect(existsSync(made.value?.file ?? '')).toBe(true);
    expect(pdf(made.value?.fileName ?? '')).toHaveLength(1);
    expect(Math.abs((pdf(made.value?.fileName ?? '')[0]?.width ?? 0) - 80)).toBeLessThan(ROUNDING_MM);
    await changePerson(hand, AT_DESK.pharmacist, PRACTICE_PASSWORD);
    const written = (await send('dispensary.printSlip', { prescriptionId: slip?.id })) as Answer;
    expect(written).toMatchObject({ ok: true, value: { outcome: 'saved' } });
    const [page, ...more] = pdf(written.value?.fileName ?? '');
    expect(more).toEqual([]);
    expect(Math.abs((page?.width ?? 0) - 148)).toBeLessThan(ROUNDING_MM);
    expect(Math.abs((page?.height ?? 0) - 210)).toBeLessThan(ROUNDING_MM);
    await hand.press('F5');
    await hand.see('.s-dispensary .step');
    await hand.press('Alt+l');
    const told = await hand.told('用法签');
    const labels = pdf(/用法签-[\d-]+\.pdf/.exec(told)?.[0] ?? '');
    expect(labels.length).toBeGreaterThan(0);
    for (const { width, height } of labels) {
      // The smaller the page, the more is added to its size; nothing of it moves.
      expect(Math.abs(width - 60)).toBeLessThan(0.5);
      expect(Math.abs(height - 40)).toBeLessThan(0.5);
    }
    await changePerson(hand, AT_DESK.frontDesk, PRACTICE_PASSWORD);
  });

  test('a paper drawn for the screen leaves the desk as it was', async () => {
    const before = await hand.page.evaluate(() => window.devicePixelRatio);
    const receipts = rowsOf(file, 'SELECT id FROM receipts LIMIT 1') as { id: number }[];
    const drawn = (await send('cashier.pictureReceipt', { receiptId: receipts[0]?.id })) as {
      value: { image: string; widthMm: number };
    };
    expect(drawn.value.widthMm).toBe(80);
    const [width] = sizeOfPng(drawn.value.image);
    // Twice the screen's dots: 80 mm are 302.4.
    expect(width).toBe(606);
    expect(await hand.page.evaluate(() => window.devicePixelRatio)).toBe(before);
  });

  test('the day’s form is looked at and printed by two keys once the day is closed', async () => {
    const [{ due = 0 } = {}] = rowsOf(
      file,
      "SELECT coalesce(sum(amount_fen), 0) AS due FROM payments WHERE tender = 'cash'",
    ) as { due: number }[];
    // What notes and coins can hold, and half a yuan less than that.
    const float = DEFAULT_SETTINGS.cash.floatFen;
    await countDrawerByKeys(hand, fen(Math.floor((due + float) / 10) * 10 - 50));
    await hand.focused('长短原因');
    await hand.type('找零多付');
    await hand.press('F12');
    await hand.told('已日结');
    await hand.press('Alt+y');
    await hand.see('dialog .paper-preview img');
    await hand.picture('日结表');
    await hand.press('F12');
    await hand.told('日结表 已存成 PDF：导出文件夹 日结表-20261120.pdf');
    const [page, ...more] = pdf('日结表-20261120.pdf');
    expect(more).toEqual([]);
    expect(Math.abs((page?.width ?? 0) - 210)).toBeLessThan(ROUNDING_MM);
    expect(Math.abs((page?.height ?? 0) - 297)).toBeLessThan(ROUNDING_MM);
  });

  test('no window of paper stays behind', async () => {
    const open = await hand.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    expect(open).toBe(1);
  });
});

interface Answer {
  readonly ok: boolean;
  readonly value?: { readonly file: string; readonly fileName: string };
}

/** Width and height, from the head of the file. */
function sizeOfPng(dataUrl: string): [number, number] {
  const bytes = Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}
