import { afterEach, beforeEach, expect, it } from 'vitest';
import { businessDays, settings } from '../../../db/schema/index.ts';
import { DEFAULT_SETTINGS } from '../../../electron/shared/domain/settings.ts';
import { clinicDay } from '../../../electron/shared/values/clinic-day.ts';
import { piecesFor, rowsOf } from '../../support/cashier.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

let station: TestStation;
beforeEach(() => {
  station = openTestStation();
  station.db
    .insert(settings)
    .values({
      key: 'station',
      value: JSON.stringify({ ...DEFAULT_SETTINGS.station, startedDay: '2026-11-18' }),
      updatedAt: station.now(),
    })
    .run();
});
afterEach(() => station.close());

it('begins its books with the first day that is closed, from the day on which it was set up', async () => {
  await station.as('front_desk').call('cashier.closeZeroDay', { day: clinicDay('2026-11-18') });
  expect(rowsOf(station, 'SELECT day, status FROM business_days')).toEqual([
    { day: '2026-11-18', status: 'closed' },
  ]);
});

it('refuses a day before there was a station, which would open every day since', async () => {
  const before = dumpDatabase(station.db);
  const reply = await station
    .as('front_desk')
    .reply('cashier.closeZeroDay', { day: clinicDay('1900-01-01') });
  expect(reply).toMatchObject({ error: { code: 'cashier.day-not-open' } });
  expect(dumpDatabase(station.db)).toEqual(before);
});

it('does not pass over a count that is sealed: what was over or short would be forgotten', async () => {
  const day = clinicDay('2026-11-20');
  station.db.insert(businessDays).values({ day, status: 'open', openedAt: station.now() }).run();
  const desk = station.as('front_desk');
  await desk.call('cashier.countCash', { day, denominations: piecesFor(20_100) });
  const before = dumpDatabase(station.db);
  expect(await desk.reply('cashier.closeZeroDay', { day })).toMatchObject({
    error: { code: 'cashier.day-not-open' },
  });
  expect(dumpDatabase(station.db)).toEqual(before);
});
