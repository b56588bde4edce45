import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyBooks } from '../../db/verify-books.ts';
import { clinicDay } from '../../electron/shared/values/clinic-day.ts';
import { fen } from '../../electron/shared/values/fen.ts';
import {
  type CashierStation,
  clearDay,
  openCashierStation,
  rowsOf,
  seenByDoctor,
} from '../support/cashier.ts';
import { ORDINARY } from '../support/front-desk.ts';

const HOUR = 3_600_000;

let station: CashierStation;
beforeEach(() => {
  station = openCashierStation();
});
afterEach(() => station.close());

function breaches(): string[] {
  return verifyBooks(station.db).map((breach) => `${breach.rule} ${JSON.stringify(breach.rows[0])}`);
}

async function signUp(): Promise<{ residentId: number; contractId: number }> {
  const residentId = await station.desk.person('周桂芳', ORDINARY);
  const desk = station.as('front_desk');
  await desk.call('residents.addContract', {
    residentId,
    team: '刘文涛团队',
    agreementNo: 'QY1',
    fromDay: clinicDay('2026-11-20'),
    toDay: clinicDay('2027-11-19'),
  });
  const [row] = rowsOf<{ id: number }>(station, 'SELECT max(id) AS id FROM family_doctor_contracts');
  return { residentId, contractId: row?.id ?? 0 };
}

describe('books that look odd and are right', () => {
  test('a contract that ended after the visit of the same day', async () => {
    const { residentId, contractId } = await signUp();
    station.advance(HOUR);
    expect(await station.desk.register(residentId as never)).toMatchObject({ waivedFen: fen(200) });
    station.advance(HOUR);
    await station.as('front_desk').call('residents.endContract', { contractId, reason: '迁出' } as never);
    expect(breaches()).toEqual([]);
  });

  test('a waiver by the contract of a record that was merged, and then was not', async () => {
    const { residentId } = await signUp();
    const kept = await station.desk.person('周桂芬', ORDINARY);
    const head = station.as('head');
    const merge = { keptId: kept, mergedId: residentId, reason: '同一个人', despiteNumbers: true };
    const { mergeId } = await head.call('residents.merge', merge as never);
    expect(await station.desk.register(kept)).toMatchObject({ waivedFen: fen(200) });
    await head.call('residents.undoMerge', { mergeId, reason: '不是同一个人' } as never);
    expect(breaches()).toEqual([]);
  });

  test('a birth day that was corrected after an elder had come first', async () => {
    const residentId = await station.desk.person('吴玉珍', '1950-05-01');
    expect(await station.desk.register(residentId)).toMatchObject({ rank: 'priority' });
    station.advance(HOUR);
    await station.as('front_desk').call('residents.update', {
      residentId,
      identity: { name: '吴玉珍', idKind: 'none', idNumber: '', sex: 2, birthDay: '1960-05-01' },
    } as never);
    expect(breaches()).toEqual([]);
  });

  test('an age limit that was raised after an elder had come first', async () => {
    await station.desk.arrives('吴玉珍', '1955-05-01');
    station.advance(HOUR);
    await station.as('head').call('settings.changeRule', {
      change: { key: 'priority', value: { elderAge: 80, enabledGroups: ['elder'], infantMaxAge: 2 } },
    } as never);
    expect(breaches()).toEqual([]);
  });

  test('a day closed by somebody who has other work now', async () => {
    await seenByDoctor(station);
    await clearDay(station, clinicDay('2026-11-20'), 20_000);
    station.advance(HOUR);
    const { staffId } = station.as('front_desk').session;
    await station.as('head').call('staff.changeRoles', { staffId, roles: ['pharmacist'], title: '药师' });
    expect(breaches()).toEqual([]);
  });

  test('a day closed by somebody who was given the work before', async () => {
    const { staffId } = station.as('pharmacist').session;
    const head = station.as('head');
    await head.call('staff.changeRoles', { staffId, roles: ['front_desk'], title: '收费员' });
    station.advance(HOUR);
    await seenByDoctor(station);
    await clearDay(station, clinicDay('2026-11-20'), 20_000);
    const closing =
      "UPDATE day_closings SET made_by = ?; UPDATE audit SET staff_id = ? WHERE action = 'cashier.day-closed'";
    station.db.$client.exec('DROP TRIGGER day_closings_no_update; DROP TRIGGER audit_no_update');
    station.db.$client.exec(closing.replaceAll('?', String(staffId)));
    expect(breaches().map((one) => one.split(' ')[0])).toEqual(['schema.is-as-shipped']);
  });

  test('a clock that was set back and confirmed, with patients before and after', async () => {
    station.advance(3 * HOUR);
    const before = await seenByDoctor(station);
    await station.as('front_desk').call('cashier.settle', { visitId: before, tenders: {} });
    station.advance(-2 * HOUR);
    await station.as('head').call('settings.confirmClock', {});
    const after = await seenByDoctor(station);
    await station.as('front_desk').call('cashier.settle', { visitId: after, tenders: {} });
    await clearDay(station, clinicDay('2026-11-20'), 20_000, '没有备用金');
    expect(breaches()).toEqual([]);
  });
});

describe('what nobody booked', () => {
  test('leaves no gap: a refused registration gives its numbers back', async () => {
    const residentId = await station.desk.person('周桂芳', ORDINARY);
    const intent = {
      residentId,
      clinicId: station.desk.room,
      doctorId: station.desk.doctor,
      // More than is owed: refused after visit, orders, ticket and event are written.
      payNow: { tenders: { wechat: fen(99_999) } },
    };
    const reply = await station.as('front_desk').reply('registration.register', intent);
    expect(reply).toMatchObject({ ok: false, error: { code: 'cashier.tenders-exceed-net' } });
    await station.desk.register(residentId);
    const counted = ['visits', 'orders', 'tickets', 'queue_events'].map((table) =>
      rowsOf(station, `SELECT count(*) AS rows, max(id) AS last, min(id) AS first FROM ${table}`),
    );
    expect(counted).toEqual([
      [{ rows: 1, last: 1, first: 1 }],
      [{ rows: 2, last: 2, first: 1 }],
      [{ rows: 1, last: 1, first: 1 }],
      [{ rows: 1, last: 1, first: 1 }],
    ]);
    expect(breaches()).toEqual([]);
  });
});
