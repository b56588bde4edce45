import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocations, batches, prescriptionLines } from '../../../db/schema/index.ts';
import { priceDrugLine } from '../../../electron/shared/domain/pricing.ts';
import type { DrugId } from '../../../electron/shared/values/ids.ts';
import { addBatch, addDrug, addPatientInCare, line, signature, slip } from '../../support/care.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

const EXPIRIES = ['2026-11-19', '2026-11-22', '2027-02-14', '2028-01-10'] as const;
const STEPS = ['review', 'prepare', 'check', 'dispense'] as const;

const stockArbitrary = fc.array(
  fc.record({
    drug: fc.nat({ max: 2 }),
    qty: fc.integer({ min: 1, max: 40 }),
    expiresDay: fc.constantFrom(...EXPIRIES),
    price: fc.integer({ min: 1, max: 200_000 }),
    locked: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);

const lineArbitrary = fc.record({
  drug: fc.nat({ max: 2 }),
  qty: fc.integer({ min: 1, max: 30 }),
  days: fc.integer({ min: 1, max: 7 }),
});

const patientsArbitrary = fc.array(
  fc.record({
    lines: fc.uniqueArray(lineArbitrary, { minLength: 1, maxLength: 3, selector: (one) => one.drug }),
    fate: fc.constantFrom('leave', 'void', 'hand out', 'take back'),
  }),
  { minLength: 1, maxLength: 5 },
);

function number(station: TestStation, sql: string): number {
  return station.db.$client.prepare(sql).pluck().get() as number;
}

/** What must hold after every step, from raw rows. */
function checkStock(station: TestStation): void {
  const { db } = station;
  const breaches = db.$client
    .prepare(
      `SELECT s.batch_id, s.on_hand_qty, s.reserved_qty FROM batch_stock s
       WHERE s.reserved_qty <> (SELECT coalesce(sum(qty), 0) FROM allocations a WHERE a.batch_id = s.batch_id AND a.status = 'reserved')
          OR s.on_hand_qty <> (SELECT sum(qty) FROM stock_movements m WHERE m.batch_id = s.batch_id)
          OR s.on_hand_qty < s.reserved_qty OR s.reserved_qty < 0`,
    )
    .all();
  expect(breaches).toEqual([]);
  // A part of a batch that is locked or expires before the course ends is never sold.
  const wrong = db.$client
    .prepare(
      `SELECT a.id FROM allocations a JOIN batches b ON b.id = a.batch_id JOIN prescription_lines l ON l.id = a.line_id
       WHERE b.locked = 1 OR b.expires_day < date('2026-11-20', '+' || (l.days - 1) || ' days')`,
    )
    .all();
  expect(wrong).toEqual([]);
}

function checkMoney(station: TestStation): void {
  const { db } = station;
  const byBatch = new Map(
    db
      .select()
      .from(batches)
      .all()
      .map((batch) => [batch.id, batch]),
  );
  for (const part of db.select().from(allocations).all()) {
    const batch = byBatch.get(part.batchId);
    expect(part.amountFen).toBe(batch && priceDrugLine(batch.purchasePrice, batch.packSize, part.qty));
  }
  for (const one of db.select().from(prescriptionLines).all()) {
    expect(number(station, `SELECT sum(qty) FROM allocations WHERE line_id = ${one.id}`)).toBe(one.qty);
  }
  const charged = number(
    station,
    "SELECT coalesce(sum(amount_fen), 0) FROM allocations WHERE status = 'dispensed'",
  );
  const cost = number(
    station,
    "SELECT coalesce(-sum(cost_fen), 0) FROM stock_movements WHERE kind IN ('dispense', 'return')",
  );
  const rounding = number(station, "SELECT coalesce(sum(amount_fen), 0) FROM roundings WHERE kind = 'split'");
  expect(charged).toBe(cost + rounding);
}

describe('any prescriptions against any stock', () => {
  it('sell what is there and no more, at the price of the very batches, and the money adds up after returns', async () => {
    await fc.assert(
      fc.asyncProperty(stockArbitrary, patientsArbitrary, async (stock, patients) => {
        const station = openTestStation();
        try {
          const drugs: DrugId[] = ['甲定片', '乙定片', '丙定片'].map((name) =>
            addDrug(station.db, name, { packSize: 7 }),
          );
          const drugOf = (index: number) => drugs[index] ?? (0 as DrugId);
          for (const { drug, ...batch } of stock) addBatch(station, drugOf(drug), batch);
          for (const [at, patient] of patients.entries()) await serve(station, at, patient, drugOf);
        } finally {
          station.close();
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

type Patient = typeof patientsArbitrary extends fc.Arbitrary<(infer One)[]> ? One : never;

async function serve(station: TestStation, at: number, patient: Patient, drugOf: (index: number) => DrugId) {
  const visitId = await addPatientInCare(station, `病人${at}`, { payLater: true });
  const lines = patient.lines.map(({ drug, qty, days }) => line(drugOf(drug), qty, { days }));
  const before = dumpDatabase(station.db);
  const reply = await station.as('doctor').reply('consultation.sign', signature(visitId, [slip(lines)]));
  if (!reply.ok) {
    expect(reply.error.kind).toBe('refusal');
    expect(dumpDatabase(station.db)).toEqual(before);
    return;
  }
  const prescriptionId = reply.value.prescriptions[0]?.prescriptionId ?? 0;
  checkStock(station);
  if (patient.fate === 'void') {
    await station.as('doctor').call('consultation.voidPrescription', { prescriptionId, reason: '改方' });
  }
  if (patient.fate === 'hand out' || patient.fate === 'take back') {
    for (const step of STEPS) await station.as('pharmacist').call(`dispensary.${step}`, { prescriptionId });
  }
  if (patient.fate === 'take back') {
    const first = number(
      station,
      `SELECT min(id) FROM prescription_lines WHERE prescription_id = ${prescriptionId}`,
    );
    await station
      .as('pharmacist')
      .call('dispensary.takeBack', { prescriptionId, lineIds: [first], reason: 'wrong_drug' });
  }
  checkStock(station);
  checkMoney(station);
  expect(station.faults).toEqual([]);
}
