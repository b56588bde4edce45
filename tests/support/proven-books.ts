import { clinicDay, daysFromTo } from '../../electron/shared/values/clinic-day.ts';
import { fen } from '../../electron/shared/values/fen.ts';
import type { VisitId } from '../../electron/shared/values/ids.ts';
import { line, signature, slip } from './care.ts';
import {
  type CashierStation,
  clearDay,
  handOutAll,
  openCashierStation,
  roundCash,
  rowsOf,
  seenByDoctor,
} from './cashier.ts';
import { closeMonth } from './ledger.ts';
import { takeStock } from './storeroom.ts';

const DAY_MS = 86_400_000;

/**
 * Books with a row of every kind: 20 and 21 November with a patient each and cleared, quiet days to the end of the
 * month, November closed, and 1 December open with a waiver, cash in whole 角, a split pack, drugs taken
 * back, a refund, a write-off, an unpaid bill and a patient who waits.
 */
export async function openProvenBooks(): Promise<CashierStation> {
  const station = openCashierStation();
  roundCash(station);
  const desk = station.as('front_desk');
  const first = await seenByDoctor(station, { slips: [slip([line(station.oddTablets, 7)])] });
  await desk.call('cashier.settle', { visitId: first, tenders: { wechat: fen(300) } });
  await handOutAll(station, first);
  // 2.00 + 5.00 + 2.88 − 3.00 = 6.88, in cash 6.90; 0.10 too much in the drawer.
  await clearDay(station, clinicDay('2026-11-20'), 20_700, '多一角');
  station.advance(DAY_MS);
  const second = await seenByDoctor(station, { slips: [] });
  await desk.call('cashier.settle', { visitId: second, tenders: {} });
  // 7.00 in cash beside the float of 200.00 that the day before left.
  await clearDay(station, clinicDay('2026-11-21'), 20_700);
  station.advance(10 * DAY_MS);
  for (const day of daysFromTo(clinicDay('2026-11-22'), clinicDay('2026-11-30'))) {
    await desk.call('cashier.closeZeroDay', { day });
  }
  await closeMonth(station, '2026-11');
  await playDecember(station);
  return station;
}

async function playDecember(station: CashierStation): Promise<void> {
  const desk = station.as('front_desk');
  const kept = await seenByDoctor(station, {
    signedUp: true,
    slips: [slip([line(station.tablets, 13), line(station.oddTablets, 2)])],
    orders: [{ itemId: station.urine, qty: 1 }],
  });
  await desk.call('cashier.settle', { visitId: kept, tenders: { insurance_pool: fen(400) } });
  await handOutAll(station, kept);
  await takeBackAndRefund(station);
  await station.as('head').call('storeroom.writeOff', {
    batchId: 1 as never,
    qty: 2 as never,
    reason: '受潮',
    witnessId: station.as('pharmacist').session.staffId,
  });
  const [tablets] = rowsOf<{ onHand: number }>(
    station,
    'SELECT on_hand_qty AS onHand FROM batch_stock WHERE batch_id = 1',
  );
  await takeStock(station, [{ batchId: 1, countedQty: (tablets?.onHand ?? 0) - 2 }]);
  await station.as('pharmacist').call('storeroom.countBatch', { batchId: 2 as never, countedQty: 250 });
  await correctRecord(station, await seenByDoctor(station));
  // At 70 and over the visit has priority, with its reason.
  await station.desk.arrives('吴玉珍', '1950-05-01');
}

/** The doctor signs again what is not over: another complaint, and a second diagnosis. */
async function correctRecord(station: CashierStation, visitId: VisitId): Promise<void> {
  await station.as('doctor').call('consultation.sign', {
    ...signature(visitId, []),
    complaint: '头晕 5 天',
    diagnoses: ['I10', 'E11'],
    reason: '补充诊断',
  });
}

async function takeBackAndRefund(station: CashierStation): Promise<void> {
  const desk = station.as('front_desk');
  const visitId = await seenByDoctor(station, {
    signedUp: true,
    slips: [slip([line(station.oddTablets, 11)])],
  });
  const { receiptId } = await desk.call('cashier.settle', {
    visitId,
    tenders: { insurance_account: fen(200) },
  });
  await handOutAll(station, visitId);
  const [slipRow] = rowsOf<{ id: number }>(
    station,
    'SELECT id FROM prescriptions WHERE visit_id = ?',
    visitId,
  );
  const lineIds = rowsOf<{ id: number }>(
    station,
    'SELECT id FROM prescription_lines WHERE prescription_id = ?',
    slipRow?.id,
  ).map((row) => row.id);
  await station.as('pharmacist').call('dispensary.takeBack', {
    prescriptionId: slipRow?.id as never,
    lineIds,
    reason: 'wrong_drug',
  } as never);
  const chargeIds = rowsOf<{ id: number }>(
    station,
    'SELECT id FROM charges WHERE receipt_id = ?',
    receiptId,
  ).map((row) => row.id);
  await desk.call('cashier.refund', { receiptId, chargeIds: chargeIds as never, reason: '发错药' });
}
