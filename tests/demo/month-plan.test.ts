import { describe, expect, it } from 'vitest';
import { EMERGENCIES } from '../../build/demo/population/emergencies.ts';
import { planMonth } from '../../build/demo/population/month-plan.ts';
import { splitPayment } from '../../build/demo/population/payment.ts';
import type { PlannedLine } from '../../build/demo/population/plan.ts';
import { drugOf } from '../../build/demo/population/prescription-plan.ts';
import { createRandom } from '../../build/demo/population/random.ts';
import { drawRecordWords } from '../../build/demo/population/record-words.ts';
import { generateResidents } from '../../build/demo/population/residents.ts';
import { planTest } from '../../build/demo/population/test-results.ts';
import { COMMON_DIAGNOSES } from '../../electron/services/consultation/icd10/common-diagnoses.ts';
import { CATALOGUE_SERVICE_ITEMS } from '../../electron/services/practice/catalogue/service-items.ts';
import { CATALOGUE_STAFF } from '../../electron/services/practice/catalogue/staff.ts';
import { ageOn } from '../../electron/shared/domain/age.ts';
import { addDays, clinicDay, clinicMonth, weekdayOf } from '../../electron/shared/values/clinic-day.ts';
import { fen } from '../../electron/shared/values/fen.ts';

const month = clinicMonth('2026-11');
const residents = generateResidents({ seed: 7, onDay: clinicDay('2026-11-01') });
const plan = planMonth({ seed: 7, month, residents });
const visits = plan.days.flatMap((day) => day.visits);
const linesOf = (day: (typeof plan.days)[number]): readonly PlannedLine[] =>
  day.visits.flatMap((visit) => visit.prescriptions).flatMap((slip) => slip.lines);

describe('a planned month', () => {
  it('is the same for the same seed, whatever was drawn before', () => {
    planMonth({ seed: 1, month, residents });
    expect(planMonth({ seed: 7, month, residents })).toEqual(plan);
    expect(planMonth({ seed: 8, month, residents }).days).not.toEqual(plan.days);
  });

  it('holds a twelfth of 14,600 visits, on every day but most Sundays', () => {
    expect(plan.days.map(({ day }) => day)).toEqual(
      Array.from({ length: 30 }, (_, index) => addDays(clinicDay('2026-11-01'), index)),
    );
    expect(visits).toHaveLength(1_200);
    expect(
      plan.days.filter(
        ({ day, visits: ofDay }) => weekdayOf(day) !== 0 && (ofDay.length < 15 || ofDay.length > 70),
      ),
    ).toEqual([]);
    expect(plan.days[0]?.visits).toEqual([]);
  });

  it('follows month length and yearly task', () => {
    const small = planMonth({ seed: 3, month: clinicMonth('2028-02'), residents, visitsPerYear: 3_650 });
    expect(small.days).toHaveLength(29);
    expect(small.days.flatMap((day) => day.visits)).toHaveLength(290);
  });

  it('lets people arrive in order between 7:40 and 17:00, most before 10:30, at any second', () => {
    for (const { visits: ofDay } of plan.days) {
      const minutes = ofDay.map((visit) => visit.arrivalMinute);
      expect(minutes).toEqual([...minutes].sort((a, b) => a - b));
      expect(minutes.filter((minute) => minute < 460 || minute >= 1_020)).toEqual([]);
    }
    expect(visits.filter((visit) => visit.arrivalMinute < 630).length / visits.length).toBeGreaterThan(0.5);
    const seconds = new Set(visits.map(({ arrivalMinute }) => Math.round(arrivalMinute * 60) % 60));
    expect(seconds.size).toBe(60);
  });

  it('names only residents, staff, diagnoses, drugs and items that exist', () => {
    const staff = CATALOGUE_STAFF.filter(({ roles }) => roles.includes('doctor')).map(({ code }) => code);
    const items = new Set(CATALOGUE_SERVICE_ITEMS.map(({ code }) => code));
    const diagnoses = new Set([...COMMON_DIAGNOSES, ...EMERGENCIES].map(({ code }) => code));
    for (const visit of visits) {
      expect(residents[visit.residentIndex]?.index).toBe(visit.residentIndex);
      expect([null, ...staff]).toContain(visit.wishedDoctor);
      expect(visit.diagnoses.every((code) => diagnoses.has(code))).toBe(true);
      expect([...visit.tests, ...visit.treatments].every(({ itemCode }) => items.has(itemCode))).toBe(true);
    }
    expect(plan.days.flatMap(linesOf).map(({ drugCode }) => drugOf(drugCode).code)).toHaveLength(
      plan.days.flatMap(linesOf).length,
    );
  });

  it('prescribes at most five drugs a visit, in whole packs where a pack is not split', () => {
    for (const { prescriptions } of visits) {
      const drugs = prescriptions.filter((slip) => slip.decoctions === 0).flatMap((slip) => slip.lines);
      expect(drugs.length).toBeLessThanOrEqual(5);
    }
    const slips = visits.flatMap((visit) => visit.prescriptions);
    const longest = { ordinary: 7, emergency: 3, long_term: 28 };
    expect(slips.filter((slip) => slip.lines.some(({ days }) => days > longest[slip.kind]))).toEqual([]);
    const broken = plan.days.flatMap(linesOf).filter(({ drugCode, qty }) => {
      const { splittable, packSize } = drugOf(drugCode);
      return qty < 1 || (!splittable && qty % packSize !== 0);
    });
    expect(broken).toEqual([]);
  });

  it('has the small troubles of a real month', () => {
    const share = (ok: (visit: (typeof visits)[number]) => boolean) =>
      visits.filter(ok).length / visits.length;
    expect(share((visit) => visit.cancels !== null)).toBeCloseTo(0.01, 1);
    expect(share((visit) => visit.missedCall !== null)).toBeCloseTo(0.04, 1);
    expect(share((visit) => visit.paysLaterOn !== null)).toBeCloseTo(0.05, 1);
    expect(visits.filter((visit) => visit.refund !== null).length).toBeGreaterThan(2);
    expect(share((visit) => visit.prescriptions.length === 0)).toBeGreaterThan(0.1);
    const days = plan.days.filter((day) => day.visits.length > 0).map(({ day }) => day);
    const settled = visits.flatMap((visit) => visit.paysLaterOn ?? []);
    expect(settled.filter((day) => !days.includes(day))).toEqual([]);
  });

  it('has emergencies of their own: no trivial complaint, no long slip, no sedative, the hospital in mind', () => {
    const emergencies = visits.filter(({ emergency }) => emergency);
    const codes = new Set(EMERGENCIES.map(({ code }) => code));
    expect(emergencies.length).toBeGreaterThan(4);
    expect(emergencies.filter(({ diagnoses }) => !diagnoses.every((code) => codes.has(code)))).toEqual([]);
    const ordinary = visits.filter(({ emergency }) => !emergency);
    expect(ordinary.filter(({ diagnoses }) => diagnoses.some((code) => codes.has(code)))).toEqual([]);
    const slips = emergencies.flatMap(({ prescriptions }) => prescriptions);
    expect(slips.filter(({ kind }) => kind !== 'emergency')).toEqual([]);
    const drugs = slips.flatMap(({ lines }) => lines).map(({ drugCode }) => drugOf(drugCode));
    expect(drugs.filter(({ control }) => control !== 'none')).toEqual([]);
    expect(emergencies.some(({ advice }) => /转上级医院|120/.test(advice))).toBe(true);
    expect(emergencies.filter(({ cancels, missedCall, refund }) => cancels ?? missedCall ?? refund)).toEqual(
      [],
    );
  });

  it('writes findings and advice for every diagnosis, and a result for every test', () => {
    const random = createRandom('words');
    for (const { code, tests } of [...COMMON_DIAGNOSES, ...EMERGENCIES]) {
      const { findings, advice } = drawRecordWords(random, code);
      expect([code, findings.length > 3, advice.length > 3]).toEqual([code, true, true]);
      for (const { itemCode } of tests)
        expect(planTest(random, itemCode, [code]).result).not.toMatch(/[{}]|^$/);
    }
    const results = visits.flatMap(({ tests }) => tests);
    const same = results.filter(({ result }) => result === results[0]?.result);
    expect(same.length).toBeLessThan(results.length / 5);
    const slow = results.filter(({ itemCode }) => itemCode === 'HY05');
    expect(slow.filter(({ minutes }) => minutes < 10)).toEqual([]);
  });

  it('measures the pressure of everybody from 35', () => {
    const old = visits.filter(({ residentIndex, day }) => {
      const birthDay = residents[residentIndex]?.birthDay;
      return birthDay !== undefined && ageOn(birthDay, day) >= 35;
    });
    expect(old.filter(({ vitals }) => vitals.systolic === null)).toEqual([]);
  });

  it('calls most of those return visits who come for their drugs, and few of those with a cold', () => {
    const returns = (ok: (visit: (typeof visits)[number]) => boolean) => {
      const those = visits.filter(ok);
      return those.filter(({ visitKind }) => visitKind === 'return').length / those.length;
    };
    const chronic = new Set(COMMON_DIAGNOSES.filter((one) => one.chronic).map(({ code }) => code));
    expect(returns(({ diagnoses }) => chronic.has(diagnoses[0] ?? ''))).toBeGreaterThan(0.85);
    expect(returns(({ diagnoses }) => !chronic.has(diagnoses[0] ?? ''))).toBeLessThan(0.4);
    expect(
      visits.filter(({ complaint, visitKind }) => /续|随访/.test(complaint) && visitKind === 'first'),
    ).toEqual([]);
  });

  it('sees nobody twice on a day', () => {
    for (const day of plan.days) {
      expect(new Set(day.visits.map((visit) => visit.residentIndex)).size).toBe(day.visits.length);
    }
  });
});

describe('planned stock', () => {
  it('covers every day from batches that are good for more than a year', () => {
    const goodUntil = clinicDay('2027-11-01');
    const stock = new Map<string, number>();
    const add = (code: string, qty: number) => stock.set(code, (stock.get(code) ?? 0) + qty);
    const takeIn = (batches: typeof plan.stock.opening) => {
      for (const batch of batches) {
        if (batch.expiresDay > goodUntil) add(batch.drugCode, batch.packs * drugOf(batch.drugCode).packSize);
      }
    };
    takeIn(plan.stock.opening);
    for (const day of plan.days) {
      for (const line of linesOf(day)) add(line.drugCode, -line.qty);
      expect([...stock].filter(([, left]) => left < 0)).toEqual([]);
      takeIn(plan.stock.deliveries.filter((one) => one.day === day.day).flatMap((one) => one.lines));
    }
  });

  it('comes on Tuesdays from the approved supplier, each batch known by its number', () => {
    expect(plan.stock.deliveries.map(({ day, supplierCode }) => [day, supplierCode])).toEqual(
      ['03', '10', '17', '24'].map((day) => [`2026-11-${day}`, 'RK']),
    );
    const notes = plan.stock.deliveries.map(({ noteNo }) => noteNo);
    expect(new Set(notes).size).toBe(notes.length);
  });

  it('changes the price of some drugs between batches', () => {
    const opening = new Map(plan.stock.opening.map((batch) => [batch.drugCode, batch.price]));
    const lines = plan.stock.deliveries.flatMap((one) => one.lines);
    const changed = lines.filter((batch) => batch.price !== opening.get(batch.drugCode));
    expect(changed.length / lines.length).toBeGreaterThan(0.1);
    expect(changed.length / lines.length).toBeLessThan(0.6);
  });

  it('opens with near-expiry batches and one that has expired and is written off', () => {
    const within = (days: number) =>
      plan.stock.opening.filter((batch) => batch.expiresDay <= addDays(clinicDay('2026-11-01'), days)).length;
    expect([within(-1), within(30), within(90), within(180)]).toEqual([1, 3, 7, 12]);
    const [expired] = plan.stock.losses;
    const { drugCode, batchNo, expiresDay } = plan.stock.opening[0] ?? {};
    expect(expired).toMatchObject({ kind: 'expired', day: '2026-11-03', drugCode, batchNo });
    expect(expired?.reason).toBe(`过期，有效期至 ${expiresDay}`);
  });

  it('loses other goods in other months, and some by mishap', () => {
    const losses = [1, 2, 3, 4, 5, 6].map((seed) => planMonth({ seed, month, residents }).stock.losses);
    const first = losses.map(([loss]) => loss?.drugCode);
    expect(new Set(first).size).toBeGreaterThan(3);
    for (const broken of losses.flat().filter(({ kind }) => kind === 'broken')) {
      expect(broken.reason).toMatch(/ \d+ \S+$/);
    }
    expect(losses.every((ofMonth) => ofMonth.some(({ kind }) => kind === 'broken'))).toBe(true);
  });
});

describe('a planned payment', () => {
  it('splits a bill over pool, account and the rest, to the fen', () => {
    const payment = { main: 'cash', poolPermille: 595, accountPermille: 154, cashStepFen: 1_000 } as const;
    expect(splitPayment(payment, fen(6_488))).toEqual({
      tenders: [
        { tender: 'insurance_pool', amountFen: 3_860 },
        { tender: 'insurance_account', amountFen: 1_000 },
        { tender: 'cash', amountFen: 1_628 },
      ],
      cashReceivedFen: 2_000,
    });
    expect(splitPayment(payment, fen(0))).toEqual({ tenders: [], cashReceivedFen: 0 });
  });
});
