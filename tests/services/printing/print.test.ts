import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyRows } from '../../../db/verify-books.ts';
import { PrintError } from '../../../electron/services/printing/print-job.ts';
import type { TicketPaper } from '../../../electron/shared/contract/paper.ts';
import { DEFAULT_PRINTERS } from '../../../electron/shared/domain/printing.ts';
import { clinicDay } from '../../../electron/shared/values/clinic-day.ts';
import { fen } from '../../../electron/shared/values/fen.ts';
import type { PrescriptionId, ReceiptId, VisitId } from '../../../electron/shared/values/ids.ts';
import { line, slip } from '../../support/care.ts';
import {
  type CashierStation,
  clearDay,
  openCashierStation,
  rowsOf,
  seenByDoctor,
} from '../../support/cashier.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { leaveWindow } from '../../support/leave-window.ts';
import { type PrintingPc, printingPc } from '../../support/printing.ts';

const XP = { name: 'XP-80C', label: '前台热敏', state: 'ready' } as const;

let station: CashierStation;
let pc: PrintingPc;
beforeEach(() => {
  station = openCashierStation();
  pc = printingPc(station);
});
afterEach(() => {
  expect(verifyRows(station.db)).toEqual([]);
  station.close();
});

const printsOf = () =>
  rowsOf(
    station,
    'SELECT kind, subject_id AS subject, copy, printer, sheets, result FROM prints ORDER BY id',
  );
const ticketOut = (at = -1) => pc.out.at(at)?.paper as TicketPaper;

async function useRollPrinter(): Promise<void> {
  pc.there.push(XP);
  await pc.set({
    ticket: { ...DEFAULT_PRINTERS.ticket, printer: XP.name },
    receipt: { ...DEFAULT_PRINTERS.receipt, printer: XP.name, size: 'roll58', copies: 2 },
    calibrations: [
      { printer: XP.name, size: 'roll80', offsetXTenths: -10, offsetYTenths: 0, printableTenths: 700 },
    ],
  });
}

describe('号票', () => {
  it('says number, masked name, room, how many are ahead and its code, and never a group', async () => {
    await station.desk.arrives('吴玉珍', '1988-05-01');
    const { visitId } = await station.desk.arrives('阿卜杜热合曼·麦麦提图尔荪', '1950-05-01');
    await pc.call('front_desk', 'registration.printTicket', { visitId });
    expect(ticketOut()).toEqual({
      kind: 'ticket',
      station: '社区卫生服务站',
      center: '社区卫生服务中心',
      practice: false,
      reprint: 0,
      point: '就诊',
      number: 2,
      rank: 'priority',
      maskedName: '阿*荪',
      room: '全科诊断室',
      doctor: '刘文涛',
      session: 'am',
      day: '2026-11-20',
      at: station.now(),
      ahead: 0,
      wait: undefined,
      toBeShown: false,
      code: 'T20261120-002',
    });
    expect(pc.out[0]?.job.sheet.large).toBe(true);
  });

  it('is of ordinary size below 70, and large for everybody where it is set so', async () => {
    const { visitId } = await station.desk.arrives('周桂芳', '1988-05-01');
    await pc.call('front_desk', 'registration.printTicket', { visitId });
    await pc.set({ ticket: { ...DEFAULT_PRINTERS.ticket, largeType: true } });
    await pc.call('front_desk', 'registration.printTicket', { visitId });
    expect(pc.out.map(({ job }) => job.sheet.large)).toEqual([false, true]);
  });

  it('says how long it takes once the room has called four', async () => {
    for (const name of ['甲', '乙', '丙', '丁']) {
      await station.desk.arrives(name, '1988-05-01');
      const called = await station
        .as('doctor')
        .call('queue.callNext', { point: 'consultation', clinicId: station.desk.room });
      await station.as('doctor').call('queue.startServing', { ticketId: called.ticketId });
      station.advance(10 * 60_000);
      leaveWindow(station, called.ticketId);
    }
    await station.desk.arrives('戊', '1988-05-01');
    const { visitId } = await station.desk.arrives('己', '1988-05-01');
    await pc.call('front_desk', 'registration.printTicket', { visitId });
    expect([ticketOut().ahead, ticketOut().wait]).toEqual([1, { minutes: 10, orMore: false }]);
  });

  it('is a PDF where no printer is named, and says so; the second one is 补打 第 1 次 beside it', async () => {
    const { visitId } = await station.desk.arrives('周桂芳', '1988-05-01');
    const first = await pc.call('front_desk', 'registration.printTicket', { visitId });
    expect(first).toEqual({
      outcome: 'saved',
      printer: '',
      file: 'exports/挂号票-20261120-001.pdf',
      fileName: '挂号票-20261120-001.pdf',
      reprint: 0,
      printerSet: false,
    });
    // Whoever stands at 候诊 with the guide.
    const second = await pc.call('doctor', 'registration.printTicket', { visitId });
    expect([second.reprint, second.fileName]).toEqual([1, '挂号票-20261120-001-补打1.pdf']);
    expect(ticketOut().reprint).toBe(1);
    expect(printsOf()).toEqual([
      { kind: 'ticket', subject: visitId, copy: 1, printer: '', sheets: 1, result: 'saved' },
      { kind: 'ticket', subject: visitId, copy: 2, printer: '', sheets: 1, result: 'saved' },
    ]);
  });

  it('comes by itself only where a printer is named and it is set so', async () => {
    const { visitId } = await station.desk.arrives('周桂芳', '1988-05-01');
    const automatic = { visitId, automatic: true };
    expect(await pc.call('front_desk', 'registration.printTicket', automatic)).toMatchObject({
      outcome: 'skipped',
    });
    await useRollPrinter();
    expect(await pc.call('front_desk', 'registration.printTicket', automatic)).toMatchObject({
      outcome: 'printed',
      printer: XP.name,
    });
    // The printer reaches 70 mm and prints a millimetre too far to the right.
    expect(pc.out[0]?.job.sheet).toMatchObject({ size: 'roll80', left: 4, content: 70 });
    await pc.set({ ticket: { ...DEFAULT_PRINTERS.ticket, printer: XP.name, automatic: false } });
    expect(await pc.call('front_desk', 'registration.printTicket', automatic)).toMatchObject({
      outcome: 'skipped',
    });
    expect(pc.out).toHaveLength(1);
  });

  it('of a number from the door has its own code and count, before anybody is known', async () => {
    const { arrivalId, number } = await station
      .as('front_desk')
      .call('queue.takeNumber', { claimsPriority: true });
    await pc.call('front_desk', 'registration.printTicket', { arrivalId });
    await pc.call('front_desk', 'registration.printTicket', { arrivalId });
    expect(ticketOut()).toMatchObject({
      point: '挂号',
      number,
      rank: 'priority',
      toBeShown: true,
      maskedName: '',
      ahead: 0,
      reprint: 1,
      code: `A20261120-${String(number).padStart(3, '0')}`,
    });
    expect(printsOf().map((row) => (row as { kind: string }).kind)).toEqual(['arrival', 'arrival']);
  });

  it('is refused for a number that was given back or never given, and nothing changes', async () => {
    const { visitId } = await station.desk.arrives('周桂芳', '1988-05-01');
    await station.as('front_desk').call('registration.cancel', { visitId, reason: '有事先走' });
    const before = dumpDatabase(station.db);
    const codeOf = async (input: { visitId: VisitId } | { arrivalId: never }) => {
      const reply = await pc.reply('front_desk', 'registration.printTicket', input);
      return reply.ok ? 'printed' : reply.error;
    };
    expect(await codeOf({ visitId })).toMatchObject({ code: 'registration.ticket-cancelled' });
    expect(await codeOf({ visitId: 999 as VisitId })).toMatchObject({ code: 'registration.no-such-visit' });
    expect(await codeOf({ arrivalId: 999 as never })).toMatchObject({ code: 'queue.no-such-arrival' });
    expect(dumpDatabase(station.db)).toEqual(before);
  });
});

describe('a printer that does not print', () => {
  it.each([
    ['printer-unknown', []],
    ['printer-offline', [{ ...XP, state: 'offline' as const }]],
    ['printer-no-paper', [{ ...XP, state: 'no-paper' as const }]],
  ])('refuses with %s before anything is counted, and a PDF is made all the same', async (reason, there) => {
    await useRollPrinter();
    pc.there.splice(0, 1, ...there);
    const { visitId } = await station.desk.arrives('周桂芳', '1988-05-01');
    const before = dumpDatabase(station.db);
    expect(await pc.reply('front_desk', 'registration.printTicket', { visitId })).toMatchObject({
      error: { kind: 'refusal', code: `settings.${reason}` },
    });
    expect(dumpDatabase(station.db)).toEqual(before);
    expect(await pc.call('front_desk', 'registration.printTicket', { visitId, to: 'file' })).toMatchObject({
      outcome: 'saved',
      printerSet: true,
      reprint: 0,
    });
  });

  it('keeps a failed print on record and gives its number back: the next one is still the original', async () => {
    await useRollPrinter();
    const { visitId } = await station.desk.arrives('周桂芳', '1988-05-01');
    pc.failNext = new PrintError('print-failed', 'jam');
    expect(await pc.reply('front_desk', 'registration.printTicket', { visitId })).toMatchObject({
      error: { code: 'settings.print-failed', details: { said: 'jam' } },
    });
    expect(await pc.call('front_desk', 'registration.printTicket', { visitId })).toMatchObject({
      reprint: 0,
    });
    expect(printsOf()).toMatchObject([
      { copy: 1, result: 'failed' },
      { copy: 1, result: 'printed' },
    ]);
  });

  it('two windows that print one ticket at once make one original and one 补打', async () => {
    const { visitId } = await station.desk.arrives('周桂芳', '1988-05-01');
    const both = await Promise.all(
      ['front_desk', 'head'].map((role) => pc.call(role as 'head', 'registration.printTicket', { visitId })),
    );
    expect(both.map((one) => one.reprint).sort()).toEqual([0, 1]);
    expect(pc.out.map(({ paper }) => paper.reprint).sort()).toEqual([0, 1]);
    expect(both.map((one) => one.fileName).sort()).toEqual([
      '挂号票-20261120-001-补打1.pdf',
      '挂号票-20261120-001.pdf',
    ]);
  });
});

describe('收据、处方笺、日结表', () => {
  async function paid(): Promise<ReceiptId> {
    const visitId = await seenByDoctor(station, { slips: [slip([line(station.oddTablets, 7)])] });
    const { receiptId } = await station
      .as('front_desk')
      .call('cashier.settle', { visitId, tenders: { wechat: fen(300) } });
    return receiptId;
  }

  it('a receipt is the receipt of the screen, and the screen then counts its 补打', async () => {
    await useRollPrinter();
    const receiptId = await paid();
    const shown = await station.as('front_desk').call('cashier.getReceipt', { receiptId } as never);
    expect(shown.copies).toBe(0);
    await pc.call('front_desk', 'cashier.printReceipt', { receiptId, automatic: true });
    expect(pc.out[0]).toMatchObject({
      paper: { kind: 'receipt', reprint: 0, receipt: shown },
      job: { sheet: { size: 'roll58' }, target: { kind: 'printer', printer: XP.name, copies: 2 } },
    });
    await pc.call('front_desk', 'cashier.printReceipt', { receiptId });
    expect(pc.out[1]?.paper.reprint).toBe(1);
    expect((await station.as('front_desk').call('cashier.getReceipt', { receiptId } as never)).copies).toBe(
      2,
    );
    const reprinted = rowsOf(
      station,
      "SELECT subject, detail FROM audit WHERE action = 'printing.reprinted'",
    );
    expect(reprinted).toEqual([{ subject: 'receipt', detail: '{"copy":2}' }]);
  });

  it('a slip is printed for the pharmacist and the doctor as it stands, with its kind and signatures', async () => {
    await paid();
    const [row] = rowsOf<{ id: PrescriptionId }>(station, 'SELECT id FROM prescriptions');
    const prescriptionId = row?.id ?? (0 as PrescriptionId);
    await station.as('pharmacist').call('dispensary.review', { prescriptionId });
    await pc.call('pharmacist', 'dispensary.printSlip', { prescriptionId });
    const shown = await station.as('pharmacist').call('dispensary.getPrescription', { prescriptionId });
    expect(pc.out[0]?.paper).toMatchObject({
      kind: 'prescription',
      slip: shown,
      marks: ['普通'],
      colour: 'white',
      sex: expect.any(Number),
      age: '38 岁',
    });
    expect(shown.signatures.map((one) => one.step)).toEqual(['review']);
    expect(await pc.reply('front_desk', 'dispensary.printSlip', { prescriptionId })).toMatchObject({
      error: { code: 'session.role' },
    });
  });

  it('the day’s form is printed of a closed day only, from the desk’s own figures', async () => {
    await paid();
    const day = clinicDay('2026-11-20');
    const before = dumpDatabase(station.db);
    expect(await pc.reply('front_desk', 'cashier.printDayForm', { day })).toMatchObject({
      error: { code: 'cashier.day-not-closed' },
    });
    expect(dumpDatabase(station.db)).toEqual(before);
    // 2.00 + 5.00 + 2.88 − 3.00 by WeChat, beside the float of 200.00.
    await clearDay(station, day, 20_700, '多一角二分');
    const printed = await pc.call('front_desk', 'cashier.printDayForm', { day });
    const shown = await station.as('front_desk').call('cashier.getDay', { day });
    expect(printed.fileName).toBe('日结表-20261120.pdf');
    expect(pc.out[0]?.paper).toMatchObject({
      kind: 'day-form',
      view: shown,
      netCapital: '玖元捌角捌分',
      dropCapital: '柒元整',
    });
  });
});
