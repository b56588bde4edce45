import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyRows } from '../../../db/verify-books.ts';
import type { LabelPaper } from '../../../electron/shared/contract/paper.ts';
import { DEFAULT_PRINTERS, printersSchema } from '../../../electron/shared/domain/printing.ts';
import type { PrescriptionId, VisitId } from '../../../electron/shared/values/ids.ts';
import { line, slip } from '../../support/care.ts';
import {
  type CashierStation,
  handOutAll,
  openCashierStation,
  rowsOf,
  seenByDoctor,
} from '../../support/cashier.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { type PrintingPc, printingPc } from '../../support/printing.ts';

const STICKERS = { name: 'XP-365B', label: '药房标签', state: 'ready' } as const;

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

const slipOf = (visitId: VisitId) =>
  rowsOf<{ id: PrescriptionId }>(station, 'SELECT id FROM prescriptions WHERE visit_id = ?', visitId)[0]
    ?.id as PrescriptionId;

async function twoDrugs(): Promise<{ visitId: VisitId; prescriptionId: PrescriptionId }> {
  const visitId = await seenByDoctor(station, {
    slips: [slip([line(station.tablets, 7, { note: '饭后服' }), line(station.oddTablets, 7)])],
  });
  return { visitId, prescriptionId: slipOf(visitId) };
}

describe('用法签', () => {
  it('say the whole name, every drug with its batch, and how it is used, on the paper that is set', async () => {
    pc.there.push(STICKERS);
    await pc.set({ label: { ...DEFAULT_PRINTERS.label, printer: STICKERS.name } });
    const { prescriptionId } = await twoDrugs();
    expect(await pc.call('pharmacist', 'dispensary.printLabels', { prescriptionId })).toMatchObject({
      outcome: 'printed',
      printer: STICKERS.name,
      reprint: 0,
    });
    const { job, paper } = pc.out[0] ?? {};
    expect(job?.sheet).toMatchObject({ size: 'label60', width: 60, height: 40 });
    const label = paper as LabelPaper;
    const { lines } = await station.as('pharmacist').call('dispensary.getPrescription', { prescriptionId });
    expect({ ...label, lines: label.lines.length }).toEqual({
      kind: 'label',
      station: '社区卫生服务站',
      center: '社区卫生服务中心',
      practice: false,
      reprint: 0,
      name: rowsOf<{ name: string }>(station, 'SELECT name FROM residents')[0]?.name,
      number: 1,
      day: '2026-11-20',
      doses: 1,
      lines: 2,
    });
    expect(label.lines).toEqual(lines);
    expect(label.lines[0]).toMatchObject({ note: '饭后服', allocations: [{ status: 'reserved' }] });
  });

  it('are counted by themselves, apart from the slip: the second ones are 补打 第 1 次', async () => {
    const { prescriptionId } = await twoDrugs();
    await pc.call('pharmacist', 'dispensary.printSlip', { prescriptionId });
    const first = await pc.call('pharmacist', 'dispensary.printLabels', { prescriptionId });
    const second = await pc.call('pharmacist', 'dispensary.printLabels', { prescriptionId });
    expect([first, second].map(({ reprint, fileName }) => [reprint, fileName])).toEqual([
      [0, '用法签-20261120-001.pdf'],
      [1, '用法签-20261120-001-补打1.pdf'],
    ]);
    expect(rowsOf(station, 'SELECT kind, subject_id AS subject, copy, result FROM prints')).toEqual([
      { kind: 'prescription', subject: prescriptionId, copy: 1, result: 'saved' },
      { kind: 'label', subject: prescriptionId, copy: 1, result: 'saved' },
      { kind: 'label', subject: prescriptionId, copy: 2, result: 'saved' },
    ]);
  });

  it('are large for elders', async () => {
    const { prescriptionId } = await twoDrugs();
    await pc.call('pharmacist', 'dispensary.printLabels', { prescriptionId });
    const largeAt = async (birthDay: string) => {
      station.db.$client.prepare('UPDATE residents SET birth_day = ?').run(birthDay);
      await pc.call('pharmacist', 'dispensary.printLabels', { prescriptionId });
      return pc.out.at(-1)?.job.sheet.large;
    };
    expect([await largeAt('1956-11-20'), await largeAt('1956-11-21')]).toEqual([true, false]);
  });

  it('leave out what came back, and are refused when nothing is left', async () => {
    const { visitId, prescriptionId } = await twoDrugs();
    await station.as('front_desk').call('cashier.settle', { visitId, tenders: {} });
    await handOutAll(station, visitId);
    const lineIds = rowsOf<{ id: number }>(station, 'SELECT id FROM prescription_lines ORDER BY id').map(
      (row) => row.id,
    );
    const takeBack = (id: number | undefined) =>
      station.as('pharmacist').call('dispensary.takeBack', {
        prescriptionId,
        lineIds: [id] as never,
        reason: 'wrong_drug',
      });
    await takeBack(lineIds[0]);
    await pc.call('pharmacist', 'dispensary.printLabels', { prescriptionId });
    const left = pc.out.at(-1)?.paper as LabelPaper | undefined;
    expect(left?.lines.map((one) => one.lineId)).toEqual([lineIds[1]]);
    await takeBack(lineIds[1]);
    const before = dumpDatabase(station.db);
    expect(await pc.reply('pharmacist', 'dispensary.printLabels', { prescriptionId })).toMatchObject({
      error: { code: 'dispensary.already-returned' },
    });
    expect(dumpDatabase(station.db)).toEqual(before);
  });

  it('are refused for a void slip, an unknown one, and whoever stands at the front desk', async () => {
    const { prescriptionId } = await twoDrugs();
    await station.as('doctor').call('consultation.voidPrescription', { prescriptionId, reason: '改方' });
    const before = dumpDatabase(station.db);
    const codeOf = async (role: 'pharmacist' | 'front_desk', id: number) => {
      const reply = await pc.reply(role, 'dispensary.printLabels', { prescriptionId: id });
      return reply.ok ? 'printed' : reply.error;
    };
    expect(await codeOf('pharmacist', prescriptionId)).toMatchObject({
      code: 'dispensary.void',
      details: { reason: '改方' },
    });
    expect(await codeOf('pharmacist', 999)).toMatchObject({ code: 'dispensary.unknown-prescription' });
    expect(await codeOf('front_desk', prescriptionId)).toMatchObject({ code: 'session.role' });
    expect(dumpDatabase(station.db)).toEqual(before);
  });
});

it('a station that settled its printers before there were labels makes a PDF of them', () => {
  const { label: _, ...settledEarlier } = DEFAULT_PRINTERS;
  expect(printersSchema.parse(settledEarlier)).toEqual(DEFAULT_PRINTERS);
});
