import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyRows } from '../../../db/verify-books.ts';
import { addDays, clinicDay } from '../../../electron/shared/values/clinic-day.ts';
import {
  type CashierStation,
  clearDay,
  openCashierStation,
  rowsOf,
  seenByDoctor,
} from '../../support/cashier.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { openTestStation } from '../../support/station.ts';

const DAY = clinicDay('2026-11-20');
const DAY_MS = 86_400_000;

let station: CashierStation;
beforeEach(() => {
  station = openCashierStation();
});
afterEach(() => {
  expect(station.faults).toEqual([]);
  expect(verifyRows(station.db)).toEqual([]);
  station.close();
});

const cashier = () => station.as('front_desk');
const head = () => station.as('head');
const days = () =>
  rowsOf<{ day: string; status: string }>(station, 'SELECT day, status FROM business_days ORDER BY day').map(
    (row) => `${row.day} ${row.status}`,
  );

/** 20 November with a patient who paid 7.00 in cash, closed. */
async function lastDayBefore(): Promise<void> {
  const visitId = await seenByDoctor(station, { slips: [] });
  await cashier().call('cashier.settle', { visitId, tenders: {} });
  await clearDay(station, DAY, 20_700);
}

async function refusal(
  who: ReturnType<typeof cashier>,
  name: 'settings.confirmClock' | 'cashier.closeZeroDay',
  intent: object,
) {
  const before = dumpDatabase(station.db);
  const reply = await who.reply(name, intent as never);
  expect(dumpDatabase(station.db)).toEqual(before);
  if (reply.ok) throw new Error(`${name} was accepted`);
  return reply.error;
}

const room = { name: '换药室', point: 'examination' } as const;

describe('a clock that jumped ahead', () => {
  it('books nothing, opens no day, and goes on once it is set right', async () => {
    await lastDayBefore();
    station.advance(106 * DAY_MS);
    const before = dumpDatabase(station.db);
    const jumped = {
      ok: false,
      error: { kind: 'refusal', code: 'clock.jumped-ahead', details: { days: 106, lastDay: '2026-11-20' } },
    };
    const residentId = 1 as never;
    const { room: clinicId, doctor: doctorId } = station.desk;
    expect(await cashier().reply('registration.register', { residentId, clinicId, doctorId })).toEqual(
      jumped,
    );
    expect(await cashier().reply('cashier.closeZeroDay', { day: clinicDay('2027-03-06') })).toEqual(jumped);
    expect(await head().reply('settings.addRoom', room)).toEqual(jumped);
    expect(dumpDatabase(station.db)).toEqual(before);
    station.advance(-105 * DAY_MS);
    await seenByDoctor(station);
    expect(days()).toEqual(['2026-11-20 closed', '2026-11-21 open']);
    await clearDay(station, addDays(DAY, 1), 20_000);
  });

  it('is seen by the business days too, where no command tells of them', async () => {
    const other = openTestStation();
    other.db.$client.exec(
      "INSERT INTO business_days (day, status, opened_at) VALUES ('2026-11-01', 'open', 0)",
    );
    expect(await other.as('head').reply('settings.addRoom', room)).toMatchObject({
      error: { code: 'clock.jumped-ahead', details: { days: 19, lastDay: '2026-11-01' } },
    });
    other.close();
  });

  it('is a night, a weekend or a short holiday up to the days that the station set', async () => {
    await lastDayBefore();
    station.advance(10 * DAY_MS);
    await head().call('settings.addRoom', room);
    await head().call('settings.changeRule', { change: { key: 'clock', value: { aheadDays: 2 } } });
    station.advance(3 * DAY_MS);
    expect(await head().reply('settings.addRoom', room)).toMatchObject({
      error: { code: 'clock.jumped-ahead', details: { days: 3, lastDay: '2026-11-30' } },
    });
  });

  it('is confirmed by the head alone, with the number of days that was shown', async () => {
    await lastDayBefore();
    station.advance(106 * DAY_MS);
    expect(await refusal(cashier(), 'settings.confirmClock', { aheadDays: 106 })).toMatchObject({
      code: 'session.role',
    });
    expect(await refusal(head(), 'settings.confirmClock', {})).toEqual({
      kind: 'refusal',
      code: 'settings.clock-moved',
      details: { days: 106 },
    });
    expect(await refusal(head(), 'settings.confirmClock', { aheadDays: 105 })).toMatchObject({
      code: 'settings.clock-moved',
    });
    expect(days()).toEqual(['2026-11-20 closed']);
  });
});

describe('a holiday (春节)', () => {
  it('is one confirmation: the empty days are closed in their order, and today begins', async () => {
    await lastDayBefore();
    station.advance(13 * DAY_MS);
    expect(await head().call('settings.confirmClock', { aheadDays: 13 })).toEqual({ closedDays: 12 });
    const empty = Array.from({ length: 12 }, (_, index) => `${addDays(DAY, index + 1)} closed`);
    expect(days()).toEqual(['2026-11-20 closed', ...empty]);
    expect(rowsOf(station, 'SELECT DISTINCT zero_business FROM day_closings WHERE id > 1')).toEqual([
      { zero_business: 1 },
    ]);
    await seenByDoctor(station, { slips: [] });
    expect(days().at(-1)).toBe('2026-12-03 open');
  });

  it('waits behind a day that nobody closed; then all of it goes with one key', async () => {
    await seenByDoctor(station, { slips: [] });
    station.advance(13 * DAY_MS);
    expect(await head().call('settings.confirmClock', { aheadDays: 13 })).toEqual({ closedDays: 0 });
    const first = addDays(DAY, 1);
    const through = addDays(DAY, 12);
    expect(
      await refusal(cashier(), 'cashier.closeZeroDay', { day: first, throughDay: through }),
    ).toMatchObject({
      code: 'cashier.earlier-day-open',
      details: { day: DAY },
    });
    expect(await cashier().call('cashier.getDay', { day: first })).toMatchObject({
      closeFirst: DAY,
      emptyThrough: null,
    });
    await clearDay(station, DAY, 20_000);
    expect(await cashier().call('cashier.getNextToClose', {})).toEqual({ day: first });
    expect(await cashier().call('cashier.getDay', { day: first })).toMatchObject({
      closeFirst: null,
      emptyThrough: through,
    });
    const view = await cashier().call('cashier.closeZeroDay', { day: first, throughDay: through });
    expect(view).toMatchObject({ day: through, status: 'closed' });
    expect(days().filter((row) => row.endsWith('closed'))).toHaveLength(13);
  });

  it('ends before a day with business, and closes none of the days when one of them had some', async () => {
    await lastDayBefore();
    station.advance(5 * DAY_MS);
    await seenByDoctor(station, { slips: [] });
    station.advance(DAY_MS);
    const first = addDays(DAY, 1);
    expect(await cashier().call('cashier.getDay', { day: first })).toMatchObject({
      emptyThrough: addDays(DAY, 4),
    });
    const tooFar = { day: first, throughDay: addDays(DAY, 5) };
    expect(await refusal(cashier(), 'cashier.closeZeroDay', tooFar)).toMatchObject({
      code: 'cashier.day-has-business',
      details: { day: addDays(DAY, 5) },
    });
    expect(await refusal(cashier(), 'cashier.closeZeroDay', { day: first, throughDay: DAY })).toMatchObject({
      code: 'cashier.day-not-open',
    });
    expect(
      await refusal(cashier(), 'cashier.closeZeroDay', { day: first, throughDay: addDays(DAY, 7) }),
    ).toMatchObject({ code: 'cashier.not-yet' });
    await cashier().call('cashier.closeZeroDay', { day: first });
    expect(days().slice(0, 3)).toEqual(['2026-11-20 closed', '2026-11-21 closed', '2026-11-22 open']);
  });
});
