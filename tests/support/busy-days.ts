import fc from 'fast-check';
import { familyDoctorContracts } from '../../db/schema/index.ts';
import { DENOMINATIONS } from '../../electron/shared/domain/closing.ts';
import { addDays, type ClinicDay, clinicDayAt, startOfDay } from '../../electron/shared/values/clinic-day.ts';
import { fen } from '../../electron/shared/values/fen.ts';
import type { BatchId, DrugId, ServiceItemId, StaffId, VisitId } from '../../electron/shared/values/ids.ts';
import { instant } from '../../electron/shared/values/instant.ts';
import { addBatch, addDrug, addServiceItem, line, signature, slip } from './care.ts';
import { type FrontDesk, openFrontDesk, seedFees } from './front-desk.ts';
import type { TestStation } from './station.ts';
import { takeStock } from './storeroom.ts';

const STEPS = ['review', 'prepare', 'check', 'dispense'] as const;
const UTC_OFFSET = 480;

/** One patient of a random day: what is ordered, how it is paid, and what comes back. */
export const patientArbitrary = fc.record({
  signedUp: fc.boolean(),
  payLater: fc.boolean(),
  cancelled: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
  drugs: fc.uniqueArray(fc.record({ drug: fc.nat({ max: 2 }), qty: fc.integer({ min: 1, max: 12 }) }), {
    minLength: 0,
    maxLength: 3,
    selector: (one) => one.drug,
  }),
  treatment: fc.boolean(),
  /** Shares of the bill in percent; cash takes the rest. */
  wechat: fc.constantFrom(0, 0, 30, 100),
  insurance: fc.constantFrom(0, 0, 40),
  paid: fc.integer({ min: 0, max: 9 }).map((roll) => roll > 0),
  handedOut: fc.boolean(),
  fate: fc.constantFrom('keeps', 'keeps', 'keeps', 'refund'),
});
export type RandomPatient = typeof patientArbitrary extends fc.Arbitrary<infer One> ? One : never;

/** What the storeroom does on a random day. */
export const stockEventArbitrary = fc.constantFrom(
  'none',
  'none',
  'loss',
  'count-more',
  'count-less',
  'send-back',
  'delivery',
);

export const dayArbitrary = fc.record({
  patients: fc.array(patientArbitrary, { minLength: 0, maxLength: 4 }),
  stock: stockEventArbitrary,
  /** What the drawer has too much or too little, in fen. */
  slip: fc.constantFrom(0, 0, 0, 50, -100),
});
export type RandomDay = typeof dayArbitrary extends fc.Arbitrary<infer One> ? One : never;

export interface BusyStation {
  readonly station: TestStation;
  readonly desk: FrontDesk;
  readonly drugs: readonly DrugId[];
  readonly batches: readonly BatchId[];
  readonly injection: ServiceItemId;
}

/** 09:00 of a day. */
export function morningOf(station: TestStation, day: ClinicDay): void {
  station.setNow(instant(startOfDay(day, UTC_OFFSET) + 9 * 3_600_000));
}

/** A station with fees, waivers, three drugs whose split packs leave fens over, and one treatment. */
export function openBusyStation(station: TestStation): BusyStation {
  seedFees(station);
  const kinds = [
    ['甲定片', 'western', 7, 12_345],
    ['乙灵胶囊', 'patent', 12, 100_001],
    ['丙参饮片', 'herbal', 10, 7_777],
  ] as const;
  const drugs = kinds.map(([name, kind, packSize]) => addDrug(station.db, name, { class: kind, packSize }));
  const batches = kinds.map(([, , , price], index) =>
    addBatch(station, drugs[index] ?? (0 as DrugId), { qty: 5_000, price }),
  );
  return {
    station,
    desk: openFrontDesk(station),
    drugs,
    batches,
    injection: addServiceItem(station, '肌肉注射', { category: 'treatment', priceFen: 350 }),
  };
}

/** Plays a day with its storeroom and its patients, and leaves it open. */
export async function playRandomDay(busy: BusyStation, day: ClinicDay, plan: RandomDay): Promise<void> {
  morningOf(busy.station, day);
  await playStock(busy, plan.stock);
  for (const patient of plan.patients) await playPatient(busy, patient);
}

async function playStock(busy: BusyStation, event: RandomDay['stock']): Promise<void> {
  const { station, batches } = busy;
  const [first = 0 as BatchId, second = 0 as BatchId] = batches;
  const head = station.as('head');
  const onHand = station.db.$client
    .prepare('SELECT on_hand_qty FROM batch_stock WHERE batch_id = ?')
    .pluck()
    .get(second) as number;
  if (event === 'loss') {
    const witnessId = station.as('pharmacist').session.staffId;
    await head.call('storeroom.writeOff', { batchId: first, qty: 3, reason: '受潮', witnessId });
  }
  if (event === 'count-more' || event === 'count-less') {
    const countedQty = onHand + (event === 'count-more' ? 5 : -5);
    await takeStock(station, [{ batchId: second, countedQty }]);
  }
  if (event === 'send-back') {
    await head.call('storeroom.returnToSupplier', { batchId: first, qty: 7, reason: '近效期' });
  }
  if (event === 'delivery') addBatch(station, busy.drugs[0] ?? (0 as DrugId), { qty: 70, price: 12_346 });
}

async function playPatient(busy: BusyStation, patient: RandomPatient): Promise<void> {
  const { station, desk } = busy;
  const visitId = await arrive(busy, patient);
  if (patient.cancelled) {
    await station.as('front_desk').call('registration.cancel', { visitId, reason: '不看了' });
    return;
  }
  await station.as('doctor').call('queue.callNext', { point: 'consultation', clinicId: desk.room });
  await station.as('doctor').call('consultation.start', { visitId });
  const lines = patient.drugs.map(({ drug, qty }) => line(busy.drugs[drug] ?? (0 as DrugId), qty));
  const western = lines.filter((one) => one.drugId !== busy.drugs[2]);
  // Of 饮片 there is one 帖, as heavy as what is handed out.
  const herbal = lines
    .filter((one) => one.drugId === busy.drugs[2])
    .map((one) => ({ ...one, doseMilli: one.qty * one.doseMilli, days: 1 }));
  const { prescriptions } = await station.as('doctor').call('consultation.sign', {
    ...signature(
      visitId,
      [western, herbal].filter((one) => one.length > 0).map((one) => slip(one)),
    ),
    orders: patient.treatment ? [{ itemId: busy.injection, qty: 1 }] : [],
  });
  const slipIds = prescriptions.map((one) => one.prescriptionId);
  const handsOutFirst = patient.payLater && patient.handedOut;
  if (handsOutFirst) await handOut(station, slipIds);
  const receiptId = patient.paid ? await pay(station, visitId, patient) : undefined;
  if (receiptId !== undefined && patient.handedOut && !handsOutFirst) await handOut(station, slipIds);
  if (receiptId !== undefined && patient.fate === 'refund') {
    await payBack(station, receiptId, patient.handedOut ? slipIds : []);
  }
}

async function arrive(busy: BusyStation, patient: RandomPatient): Promise<VisitId> {
  const { station, desk } = busy;
  const residentId = await desk.person('周桂芳', '1988-05-01');
  if (patient.signedUp) {
    const today = clinicDayAt(station.now(), UTC_OFFSET);
    station.db
      .insert(familyDoctorContracts)
      .values({
        residentId,
        team: '一队',
        agreementNo: `QY${residentId}`,
        fromDay: today,
        toDay: addDays(today, 365),
      })
      .run();
  }
  const { visitId } = await desk.register(residentId, { payLater: patient.payLater });
  return visitId;
}

async function handOut(station: TestStation, slipIds: readonly number[]): Promise<void> {
  for (const prescriptionId of slipIds) {
    for (const step of STEPS) await station.as('pharmacist').call(`dispensary.${step}`, { prescriptionId });
  }
}

async function pay(station: TestStation, visitId: VisitId, patient: RandomPatient) {
  const { netFen } = await station.as('front_desk').call('cashier.getBill', { visitId });
  const wechat = Math.floor((netFen * patient.wechat) / 100);
  const insurance = Math.min(netFen - wechat, Math.floor((netFen * patient.insurance) / 100));
  const { receiptId } = await station.as('front_desk').call('cashier.settle', {
    visitId,
    tenders: {
      ...(wechat > 0 ? { wechat: fen(wechat) } : {}),
      ...(insurance > 0 ? { insurance_pool: fen(insurance) } : {}),
    },
  });
  return receiptId;
}

/** Handed-out drugs first go back to the pharmacy; then everything on the receipt is paid back. */
async function payBack(station: TestStation, receiptId: number, takenBack: readonly number[]): Promise<void> {
  for (const prescriptionId of takenBack) {
    const lineIds = station.db.$client
      .prepare('SELECT id FROM prescription_lines WHERE prescription_id = ?')
      .pluck()
      .all(prescriptionId) as number[];
    await station
      .as('pharmacist')
      .call('dispensary.takeBack', { prescriptionId, lineIds, reason: 'wrong_drug' });
  }
  const chargeIds = station.db.$client
    .prepare('SELECT id FROM charges WHERE receipt_id = ?')
    .pluck()
    .all(receiptId) as number[];
  await station.as('head').call('cashier.refund', { receiptId, chargeIds, reason: '处方开错' });
}

/** Clears a day: counts what the books expect (to the 角 below) plus the slip; a day without business as such. */
export async function closeTheDay(
  busy: BusyStation,
  day: ClinicDay,
  slipFen = 0,
  checker?: { readonly staffId: StaffId; readonly password: string },
): Promise<void> {
  const { station } = busy;
  const desk = station.as('front_desk');
  const view = await desk.call('cashier.getDay', { day });
  if (!view.hasBusiness) {
    await desk.call('cashier.closeZeroDay', { day });
    return;
  }
  const due = station.db.$client
    .prepare("SELECT coalesce(sum(amount_fen), 0) FROM payments WHERE day = ? AND tender = 'cash'")
    .pluck()
    .get(day) as number;
  const drawer = Math.max(0, view.floatBeforeFen + due + slipFen);
  await desk.call('cashier.countCash', { day, denominations: piecesFor(drawer) });
  const check = checker && (await desk.call('cashier.checkDay', { day, ...checker }));
  const signed = check ? { checkId: check.checkId } : {};
  await desk.call('cashier.closeDay', { day, overShortReason: '零头', depositSlip: '', ...signed });
}

/** Notes and coins for an amount; what is below a 角 is left out. */
function piecesFor(amount: number): Record<string, number> {
  let left = amount;
  const pieces: Record<string, number> = {};
  for (const denomination of DENOMINATIONS) {
    const count = Math.floor(left / denomination);
    if (count > 0) pieces[denomination] = count;
    left -= count * denomination;
  }
  return pieces;
}

/** Plays and clears days one after the other. */
export async function playDays(
  busy: BusyStation,
  firstDay: ClinicDay,
  plans: readonly RandomDay[],
): Promise<ClinicDay> {
  let day = firstDay;
  for (const [index, plan] of plans.entries()) {
    day = addDays(firstDay, index);
    await playRandomDay(busy, day, plan);
    await closeTheDay(busy, day, plan.slip);
  }
  return day;
}

/** Clears every day up to `last` as a day without business. */
export async function closeQuietDays(busy: BusyStation, from: ClinicDay, last: ClinicDay): Promise<void> {
  for (let day = from; day <= last; day = addDays(day, 1)) {
    morningOf(busy.station, day);
    await busy.station.as('front_desk').call('cashier.closeZeroDay', { day });
  }
}
