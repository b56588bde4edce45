import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type PlannedClosing, type ProofOrder, proveFile } from '../../../db/prove-file.ts';
import { settings } from '../../../db/schema/index.ts';
import { RULE_NAMES, verifyRows } from '../../../db/verify-books.ts';
import type { ClinicDay } from '../../../electron/shared/values/clinic-day.ts';
import { addDays, clinicDay } from '../../../electron/shared/values/clinic-day.ts';
import { fen } from '../../../electron/shared/values/fen.ts';
import {
  type BusyStation,
  closeQuietDays,
  closeTheDay,
  openBusyStation,
  playRandomDay,
  type RandomPatient,
} from '../../support/busy-days.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { closeMonth } from '../../support/ledger.ts';
import { onPc } from '../../support/on-pc.ts';
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

/** One day with a patient, and the rest of November without. */
async function clearNovember(): Promise<void> {
  await workAndClose(FRIDAY, CAPSULES);
  await closeQuietDays(busy, addDays(FRIDAY, 1), clinicDay('2026-11-30'));
}

async function refused(
  verb: 'closeMonth' | 'undoMonth',
  month: string,
  code: string,
  details: Record<string, unknown>,
) {
  const before = dumpDatabase(station.db);
  const reply =
    verb === 'closeMonth'
      ? await head().reply('ledger.closeMonth', { month })
      : await head().reply('ledger.undoMonth', { month, reason: '查账' });
  expect(reply).toEqual({ ok: false, error: { kind: 'refusal', code, details } });
  expect(dumpDatabase(station.db)).toEqual(before);
}

describe('closing a month', () => {
  test('is refused while a day is open, and changes nothing', async () => {
    await workAndClose(FRIDAY, CAPSULES);
    await workOn(addDays(FRIDAY, 1), CAPSULES);
    await refused('closeMonth', NOVEMBER, 'ledger.days-open', { count: 10, day: '2026-11-21' });
  });

  test('is refused while the last day of the month has not come', async () => {
    await workAndClose(FRIDAY, CAPSULES);
    await closeQuietDays(busy, addDays(FRIDAY, 1), clinicDay('2026-11-29'));
    await refused('closeMonth', NOVEMBER, 'ledger.days-open', { count: 1, day: '2026-11-30' });
  });

  test('keeps figures and stock as they were, and the books prove themselves afterwards', async () => {
    await clearNovember();
    const { blockers, totals, drugs } = await getMonth();
    expect(blockers).toEqual([]);
    const closed = await closeMonth(station, NOVEMBER);
    expect(closed).toEqual({ month: NOVEMBER, at: station.now(), netFen: 1_883 });
    const snapshot = station.db.$client.prepare('SELECT * FROM month_closings').get();
    expect(snapshot).toMatchObject({
      month: NOVEMBER,
      from_day: '2026-11-01',
      to_day: '2026-11-30',
      visit_count: 1,
      gross_fen: totals.grossFen,
      net_fen: 1_883,
      drug_charged_fen: 833,
      // Split from a full batch, the capsules took a fen more from the stock than was charged.
      drug_cost_fen: 834,
      split_rounding_fen: -1,
      drug_pending_fen: 0,
      opening_stock_fen: 0,
      closing_stock_fen: drugs.closingFen,
    });
    expect(station.db.$client.prepare('SELECT count(*) FROM month_closing_drugs').pluck().get()).toBe(3);
    expect(verifyRows(station.db)).toEqual([]);
    const after = await getMonth();
    expect(after.closing).toEqual({ at: station.now(), byName: '刘文涛', agrees: true, newest: true });
    expect(after.blockers).toEqual([{ kind: 'already-closed' }]);
    await refused('closeMonth', NOVEMBER, 'ledger.already-closed', {});
  });

  test('lets the next month open with the stock that it left', async () => {
    await clearNovember();
    await closeMonth(station, NOVEMBER);
    await workOn(clinicDay('2026-12-01'), CAPSULES);
    const [november, december] = [await getMonth(), await getMonth('2026-12')];
    expect(december.drugs.openingFen).toBe(november.drugs.closingFen);
    expect(december.drugs.unbalanced).toBe(0);
    expect(december.days).toHaveLength(31);
    const [capsules] = (await head().call('ledger.listDrugs', { month: '2026-12' })).filter(
      (drug) => drug.name === '乙灵胶囊',
    );
    expect(capsules).toMatchObject({
      opening: { qty: 4_990 },
      out: { dispense: { qty: 10 } },
      closing: { qty: 4_980 },
    });
  });

  test('takes months in their order', async () => {
    await clearNovember();
    await closeQuietDays(busy, clinicDay('2026-12-01'), clinicDay('2026-12-31'));
    await refused('closeMonth', '2026-12', 'ledger.earlier-month-open', { month: NOVEMBER });
    await closeMonth(station, NOVEMBER);
    await closeMonth(station, '2026-12');
    const months = await head().call('ledger.listMonths', { year: 2026 });
    expect(months.slice(9)).toEqual([
      { month: '2026-10', status: 'before' },
      { month: NOVEMBER, status: 'closed' },
      { month: '2026-12', status: 'closed' },
    ]);
  });

  test('does not close a month before the station began', async () => {
    await clearNovember();
    await refused('closeMonth', '2026-10', 'ledger.before-start', {});
  });

  test('closes a month in which only zero-business days were', async () => {
    await clearNovember();
    await closeQuietDays(busy, clinicDay('2026-12-01'), clinicDay('2026-12-31'));
    await closeMonth(station, NOVEMBER);
    const december = await getMonth('2026-12');
    expect(december.counts).toEqual({ business: 0, zero: 31, missing: 0, closed: 31 });
    expect(december.totals).toMatchObject({
      visitCount: 0,
      netFen: 0,
      firstReceiptNo: null,
      countedFen: 0,
      overShortFen: 0,
    });
    expect((await closeMonth(station, '2026-12')).netFen).toBe(0);
    expect(verifyRows(station.db)).toEqual([]);
  });

  test('is the head’s alone', async () => {
    await clearNovember();
    const before = dumpDatabase(station.db);
    const reply = await station.as('front_desk').reply('ledger.closeMonth', { month: NOVEMBER });
    expect(reply).toMatchObject({ ok: false, error: { code: 'session.role' } });
    expect(dumpDatabase(station.db)).toEqual(before);
  });

  test('stops at books that do not prove themselves, and keeps nothing of the closing', async () => {
    await clearNovember();
    station.db.$client.exec('DROP TRIGGER payments_no_update');
    station.db.$client.exec("UPDATE payments SET amount_fen = amount_fen + 1 WHERE tender = 'cash'");
    await refused('closeMonth', NOVEMBER, 'ledger.proof-fails', { names: 'settled、days' });
  });
});

describe('the proof before a month is closed', () => {
  const prove = () => head().reply('ledger.proveMonth', { month: NOVEMBER });
  const refusal = (code: string, details = {}) => ({ ok: false, error: { kind: 'refusal', code, details } });
  const room = (name: string) => ({ name, point: 'examination' as const });

  test('is asked for, of this month, and is the newest thing in the books', async () => {
    await clearNovember();
    await refused('closeMonth', NOVEMBER, 'ledger.not-proven', {});
    expect(await prove()).toEqual({ ok: true, value: { ruleCount: RULE_NAMES.length } });
    await head().call('settings.addRoom', room('换药室'));
    await refused('closeMonth', NOVEMBER, 'ledger.not-proven', {});
    await closeMonth(station, NOVEMBER);
    await closeQuietDays(busy, clinicDay('2026-12-01'), clinicDay('2026-12-31'));
    await refused('closeMonth', '2026-12', 'ledger.not-proven', {});
    await closeMonth(station, '2026-12');
  });

  test('begins anew when something is booked meanwhile, and gives up when that does not end', async () => {
    await clearNovember();
    const host = (times: number) => {
      let tries = 0;
      return {
        tries: () => tries,
        proveBooks: async (order: ProofOrder) => {
          tries += 1;
          if (tries <= times) await head().call('settings.addRoom', room(`换药室 ${tries}/${times}`));
          return proveFile(order, () => undefined);
        },
      };
    };
    const once = host(1);
    const month = { month: NOVEMBER };
    expect((await onPc(station, { host: once }).reply('ledger.proveMonth', month)).ok).toBe(true);
    expect(once.tries()).toBe(2);
    const always = host(99);
    expect(await onPc(station, { host: always }).reply('ledger.proveMonth', month)).toEqual(
      refusal('ledger.books-moving'),
    );
    expect(always.tries()).toBe(3);
    await refused('closeMonth', NOVEMBER, 'ledger.not-proven', {});
  });

  test('sees every rule, with the new closing in the books, and writes none of it', async () => {
    await clearNovember();
    station.db.$client.exec('DROP TRIGGER visits_identity_fixed; UPDATE visits SET number = number + 1');
    const before = dumpDatabase(station.db);
    expect(await prove()).toEqual(
      refusal('ledger.proof-fails', { findings: expect.stringContaining('当日号码有缺号或重号') }),
    );
    expect(dumpDatabase(station.db)).toEqual(before);
  });

  test('would see a closing whose figures are not the raw rows', async () => {
    await clearNovember();
    const seen: string[] = [];
    const proveBooks = async ({ file, planned }: ProofOrder) => {
      if (!planned) throw new Error('no closing is planned');
      const [first, ...others] = planned.drugs;
      if (!first) throw new Error('no drugs in the closing');
      const prove = (wrong: PlannedClosing) =>
        proveFile({ file, planned: wrong }, () => undefined).breaches.map((breach) => breach.rule);
      const { closing } = planned;
      seen.push(...prove({ ...planned, closing: { ...closing, netFen: fen(closing.netFen + 1) } }));
      const more = { ...first, closingFen: fen(first.closingFen + 1), inFen: fen(first.inFen + 1) };
      seen.push(...prove({ closing, drugs: [more, ...others] }));
      seen.push(...prove({ closing, drugs: others }));
      return proveFile({ file, planned }, () => undefined);
    };
    expect(
      (await onPc(station, { host: { proveBooks } }).reply('ledger.proveMonth', { month: NOVEMBER })).ok,
    ).toBe(true);
    expect(seen).toEqual([
      'month.snapshot-is-the-raw-rows',
      'month.drugs-are-their-movements',
      'month.drugs-are-their-movements',
    ]);
  });

  test('is the head’s, and is refused for what the closing would be refused for', async () => {
    await workAndClose(FRIDAY, CAPSULES);
    const before = dumpDatabase(station.db);
    expect(await prove()).toEqual(refusal('ledger.days-open', { count: 10, day: '2026-11-21' }));
    expect(await station.as('front_desk').reply('ledger.proveMonth', { month: NOVEMBER })).toEqual(
      refusal('session.role'),
    );
    expect(dumpDatabase(station.db)).toEqual(before);
  });
});

describe('undoing a month', () => {
  test('opens the newest one again, keeps both on record, and lets it be closed once more', async () => {
    await clearNovember();
    await closeMonth(station, NOVEMBER);
    await head().call('ledger.undoMonth', { month: NOVEMBER, reason: '29 日点钞录错' });
    expect((await getMonth()).closing).toBeNull();
    expect(station.db.$client.prepare('SELECT scope, reason FROM closing_undos').all()).toEqual([
      { scope: 'month', reason: '29 日点钞录错' },
    ]);
    await refused('undoMonth', NOVEMBER, 'ledger.not-closed', { month: NOVEMBER });
    await closeMonth(station, NOVEMBER);
    expect(verifyRows(station.db)).toEqual([]);
    expect(station.db.$client.prepare('SELECT count(*) FROM month_closings').pluck().get()).toBe(2);
  });

  test('leaves older months alone until the newer ones are undone', async () => {
    await clearNovember();
    await closeQuietDays(busy, clinicDay('2026-12-01'), clinicDay('2026-12-31'));
    await closeMonth(station, NOVEMBER);
    await closeMonth(station, '2026-12');
    await refused('undoMonth', NOVEMBER, 'ledger.not-newest', { month: '2026-12' });
  });

  test('is needed before a day of the month can be undone', async () => {
    await clearNovember();
    await closeMonth(station, NOVEMBER);
    const last = clinicDay('2026-11-30');
    const reply = await head().reply('cashier.undoDay', { day: last, reason: '点错' });
    expect(reply).toMatchObject({ ok: false, error: { code: 'cashier.month-closed' } });
    await head().call('ledger.undoMonth', { month: NOVEMBER, reason: '点错' });
    await head().call('cashier.undoDay', { day: last, reason: '点错' });
    expect((await getMonth()).blockers).toEqual([{ kind: 'days-open', days: ['2026-11-30'] }]);
  });
});

describe('a station whose month ends on the 20th', () => {
  const setCutOff = (cutOffDay: 'last' | number) => {
    const row = { value: JSON.stringify({ cutOffDay }), updatedAt: station.now() };
    station.db
      .insert(settings)
      .values({ key: 'month', ...row })
      .onConflictDoUpdate({ target: settings.key, set: row })
      .run();
  };

  test('has 30 days from the 21st to the 20th, and 31 in the month after', async () => {
    setCutOff(20);
    await workOn(FRIDAY, CAPSULES);
    expect(await getMonth()).toMatchObject({ fromDay: '2026-10-21', toDay: '2026-11-20' });
    const december = await getMonth('2026-12');
    expect(december).toMatchObject({ fromDay: '2026-11-21', toDay: '2026-12-20' });
    expect([(await getMonth()).days.length, december.days.length]).toEqual([31, 30]);
    await closeTheDay(busy, FRIDAY);
    expect((await closeMonth(station, NOVEMBER)).netFen).toBe(1_883);
    const months = await head().call('ledger.listMonths', { year: 2026 });
    expect(months.slice(10).map((one) => one.status)).toEqual(['closed', 'future']);
  });

  test('loses and doubles no day when the cut-off is moved after a closing', async () => {
    await clearNovember();
    await closeMonth(station, NOVEMBER);
    setCutOff(20);
    expect(await getMonth()).toMatchObject({ fromDay: '2026-11-01', toDay: '2026-11-30' });
    expect(await getMonth('2026-12')).toMatchObject({ fromDay: '2026-12-01', toDay: '2026-12-20' });
    await closeQuietDays(busy, clinicDay('2026-12-01'), clinicDay('2026-12-20'));
    await closeMonth(station, '2026-12');
    expect(verifyRows(station.db)).toEqual([]);
  });

  test('closes no month whose days lie in a closed one, after the cut-off was moved to the end', async () => {
    setCutOff(19);
    await workAndClose(FRIDAY, CAPSULES);
    await closeQuietDays(busy, addDays(FRIDAY, 1), clinicDay('2026-12-19'));
    await closeMonth(station, '2026-12');
    setCutOff('last');
    await refused('closeMonth', NOVEMBER, 'ledger.before-start', {});
    const months = await head().call('ledger.listMonths', { year: 2026 });
    expect(months.slice(9).map((one) => one.status)).toEqual(['before', 'before', 'closed']);
  });
});
