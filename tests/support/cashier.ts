import { familyDoctorContracts, settings } from '../../db/schema/index.ts';
import type { SlipIntent } from '../../electron/shared/contract/prescribing.ts';
import { DENOMINATIONS } from '../../electron/shared/domain/closing.ts';
import { DEFAULT_SETTINGS } from '../../electron/shared/domain/settings.ts';
import { type ClinicDay, clinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { DrugId, ServiceItemId, VisitId } from '../../electron/shared/values/ids.ts';
import { addBatch, addDrug, addServiceItem, line, signature, slip } from './care.ts';
import { type FrontDesk, openFrontDesk, seedFees } from './front-desk.ts';
import { openTestStation, type TestStation } from './station.ts';

export interface CashierStation extends TestStation {
  readonly desk: FrontDesk;
  /** 苯磺酸氨氯地平片, 28 in a box of 3.92: one tablet is 14 fen. */
  readonly tablets: DrugId;
  /** 阿司匹林肠溶片, 30 in a box of 12.3456: split packs leave fens over. */
  readonly oddTablets: DrugId;
  /** 肌肉注射, 3.50. */
  readonly injection: ServiceItemId;
  /** 尿常规 in the laboratory, 8.00. */
  readonly urine: ServiceItemId;
}

/** A station with fees (挂号 2.00, 诊察 5.00), two drugs, a treatment and a test. */
export function openCashierStation(): CashierStation {
  const station = openTestStation();
  seedFees(station);
  const tablets = addDrug(station.db, '苯磺酸氨氯地平片');
  const oddTablets = addDrug(station.db, '阿司匹林肠溶片', { packSize: 30, spec: '100mg×30片' });
  addBatch(station, tablets, { qty: 280 });
  addBatch(station, oddTablets, { qty: 300, price: 123_456 });
  return Object.assign(station, {
    desk: openFrontDesk(station),
    tablets,
    oddTablets,
    injection: addServiceItem(station, '肌肉注射', { category: 'treatment', priceFen: 350 }),
    urine: addServiceItem(station, '尿常规', { category: 'lab', priceFen: 800, point: 'lab' }),
  });
}

export interface SeenValues {
  /** A 家庭医生签约 in force: no 挂号费. */
  readonly signedUp?: boolean;
  readonly payLater?: boolean;
  readonly slips?: SlipIntent[];
  readonly orders?: readonly { readonly itemId: ServiceItemId; readonly qty: number }[];
}

/** Registered, called, seen and signed: stands at the cashier. */
export async function seenByDoctor(station: CashierStation, values: SeenValues = {}): Promise<VisitId> {
  const { desk } = station;
  const residentId = await desk.person('周桂芳', '1988-05-01');
  if (values.signedUp) {
    station.db
      .insert(familyDoctorContracts)
      .values({
        residentId,
        team: '刘文涛团队',
        agreementNo: `QY2026-${residentId}`,
        fromDay: clinicDay('2026-01-01'),
        toDay: clinicDay('2027-12-31'),
      })
      .run();
  }
  const { visitId } = await desk.register(residentId, { payLater: values.payLater ?? false });
  const doctor = station.as('doctor');
  await doctor.call('queue.callNext', { point: 'consultation', clinicId: desk.room });
  await doctor.call('consultation.start', { visitId });
  const slips = values.slips ?? [slip([line(station.tablets, 28)])];
  await doctor.call('consultation.sign', {
    ...signature(visitId, slips),
    orders: (values.orders ?? []).map((order) => ({ ...order })),
  });
  return visitId;
}

/** The pharmacy hands out everything that the visit has. */
export async function handOutAll(station: CashierStation, visitId: VisitId): Promise<void> {
  for (const prescriptionId of rowsOf<{ id: number }>(
    station,
    'SELECT id FROM prescriptions WHERE visit_id = ?',
    visitId,
  ).map((row) => row.id)) {
    for (const step of ['review', 'prepare', 'check', 'dispense'] as const) {
      await station.as('pharmacist').call(`dispensary.${step}`, { prescriptionId });
    }
  }
}

/** Cash is taken in whole 角. */
export function roundCash(station: TestStation): void {
  station.db
    .insert(settings)
    .values({
      key: 'cash',
      value: JSON.stringify({ ...DEFAULT_SETTINGS.cash, roundToJiao: true }),
      updatedAt: station.now(),
    })
    .run();
}

/** Rows by plain SQL, for whole-value comparisons. */
export function rowsOf<Row>(station: TestStation, sql: string, ...values: unknown[]): Row[] {
  return station.db.$client.prepare(sql).all(...values) as Row[];
}

/** Notes and coins for an amount in whole 角. */
export function piecesFor(amountFen: number): Record<string, number> {
  let left = amountFen;
  const pieces: Record<string, number> = {};
  for (const denomination of DENOMINATIONS) {
    const count = Math.floor(left / denomination);
    if (count > 0) pieces[denomination] = count;
    left -= count * denomination;
  }
  if (left !== 0) throw new Error(`no pieces for ${amountFen}`);
  return pieces;
}

/** Counts `drawerFen` and closes the day. */
export async function clearDay(
  station: TestStation,
  day: ClinicDay,
  drawerFen: number,
  overShortReason = '',
): Promise<void> {
  const desk = station.as('front_desk');
  await desk.call('cashier.countCash', { day, denominations: piecesFor(drawerFen) });
  await desk.call('cashier.closeDay', { day, overShortReason, depositSlip: '' });
}
