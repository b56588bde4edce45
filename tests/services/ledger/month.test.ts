import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ClinicDay } from '../../../electron/shared/values/clinic-day.ts';
import { clinicDay } from '../../../electron/shared/values/clinic-day.ts';
import {
  type BusyStation,
  closeTheDay,
  morningOf,
  openBusyStation,
  playRandomDay,
  type RandomPatient,
} from '../../support/busy-days.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

const FRIDAY = clinicDay('2026-11-20');
const NOVEMBER = '2026-11';

/** Ten capsules of 乙灵, 12 a box at 10.0001: 8.33 charged. Paid in cash, handed out. */
const CAPSULES: RandomPatient = {
  signedUp: false,
  payLater: false,
  cancelled: false,
  drugs: [{ drug: 1, qty: 10 }],
  treatment: true,
  wechat: 0,
  insurance: 0,
  paid: true,
  handedOut: true,
  fate: 'keeps',
};

let station: TestStation;
let busy: BusyStation;

beforeEach(() => {
  station = openTestStation();
  busy = openBusyStation(station);
});
afterEach(() => {
  expect(station.faults).toEqual([]);
  station.close();
});

const head = () => station.as('head');
const getMonth = (month = NOVEMBER) => head().call('ledger.getMonth', { month });

async function workOn(day: ClinicDay, ...patients: RandomPatient[]): Promise<void> {
  await playRandomDay(busy, day, { patients, stock: 'none', slip: 0 });
}

async function workAndClose(day: ClinicDay, ...patients: RandomPatient[]): Promise<void> {
  await workOn(day, ...patients);
  await closeTheDay(busy, day);
}

describe('a month on the screen', () => {
  test('shows a day in the station’s own figures: 2.00 + 5.00 + 3.50 + 8.33, all in cash', async () => {
    await workOn(FRIDAY, CAPSULES, { ...CAPSULES, signedUp: true, drugs: [], wechat: 100 });
    const month = await getMonth();
    expect(month.days).toHaveLength(30);
    const day = month.days[19];
    expect(day).toMatchObject({
      day: FRIDAY,
      status: 'open',
      visitCount: 2,
      saleCount: 2,
      refundCount: 0,
      categories: { registration: 400, consultation: 1_000, treatment: 700, patent: 833, western: 0 },
      grossFen: 2_933,
      waivedFen: 200,
      refundedFen: 0,
      netFen: 2_733,
      tenders: { cash: 1_883, wechat: 850, insurance_pool: 0 },
      firstReceiptNo: 12_001,
      lastReceiptNo: 12_002,
      dueFen: 1_883,
      countedFen: null,
      overShortFen: null,
    });
    expect(month.totals.netFen).toBe(2_733);
    expect(month.indicators).toEqual({
      perVisitFen: 1_367,
      drugPerVisitFen: 417,
      drugShareTenths: 305,
      headAllowanceFen: 27,
    });
  });

  test('counts what a refund gives back on the day on which it is paid out, apart from the sales', async () => {
    await workOn(FRIDAY, { ...CAPSULES, signedUp: true, fate: 'refund' });
    const month = await getMonth();
    expect(month.totals).toMatchObject({
      saleCount: 1,
      refundCount: 1,
      grossFen: 1_883,
      waivedFen: 200,
      refundedFen: 1_683,
      netFen: 0,
    });
    expect(Object.values(month.totals.categories)).toEqual(Array.from({ length: 12 }, () => 0));
    expect(Object.values(month.totals.tenders)).toEqual(Array.from({ length: 7 }, () => 0));
  });

  test('keeps drugs charged but not handed out apart from the markup, which stays 0.00', async () => {
    await workOn(FRIDAY, { ...CAPSULES, handedOut: false });
    expect((await getMonth()).markup).toEqual({
      chargedFen: 833,
      costFen: 0,
      splitRoundingFen: 0,
      splitRoundingCount: 0,
      pendingChangeFen: 833,
      markupFen: 0,
    });
  });

  test('names days before the station began, days to come, a day that nobody opened, and today before its first patient', async () => {
    await workAndClose(FRIDAY, CAPSULES);
    morningOf(station, clinicDay('2026-11-22'));
    const { days, counts } = await getMonth();
    expect(days.slice(18, 23).map((day) => day.status)).toEqual([
      'before',
      'closed',
      'missing',
      'today',
      'future',
    ]);
    expect(counts).toEqual({ business: 1, zero: 0, missing: 1, closed: 1 });
  });

  test('tells over and short with its reason after a day is cleared', async () => {
    await workOn(FRIDAY, CAPSULES);
    await closeTheDay(busy, FRIDAY, -100);
    const day = (await getMonth()).days[19];
    // 18.83 was due; 17.80 lay there: coins below a 角 are not counted.
    expect(day).toMatchObject({
      status: 'closed',
      dueFen: 1_883,
      countedFen: 1_780,
      overShortFen: -103,
      overShortReason: '零头',
      closedByName: '李慧',
      checkedByName: '',
    });
  });

  test('is empty for a station without a single day, and says so instead of closing', async () => {
    const empty = openTestStation();
    try {
      const month = await empty.as('head').call('ledger.getMonth', { month: NOVEMBER });
      expect(month).toMatchObject({ firstDay: null, blockers: [{ kind: 'before-start' }], receiptGaps: 0 });
      expect(month.indicators).toEqual({
        perVisitFen: null,
        drugPerVisitFen: null,
        drugShareTenths: null,
        headAllowanceFen: 0,
      });
      expect(new Set(month.days.map((day) => day.status))).toEqual(new Set(['before', 'future']));
      const before = dumpDatabase(empty.db);
      const reply = await empty.as('head').reply('ledger.closeMonth', { month: '2026-10' });
      expect(reply).toMatchObject({ ok: false, error: { code: 'ledger.before-start' } });
      expect(dumpDatabase(empty.db)).toEqual(before);
    } finally {
      empty.close();
    }
  });

  test('is for the counter and the head, not for every desk', async () => {
    const reply = await station.as('doctor').reply('ledger.getMonth', { month: NOVEMBER });
    expect(reply.ok).toBe(true); // the doctor is the head as well
    const pharmacist = await station.as('pharmacist').reply('ledger.getMonth', { month: NOVEMBER });
    expect(pharmacist).toMatchObject({ ok: false, error: { code: 'session.role' } });
  });
});
