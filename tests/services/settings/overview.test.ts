import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fen } from '../../../electron/shared/values/fen.ts';
import { MINUTE } from '../../../electron/shared/values/instant.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { ELDER, type FrontDesk, ORDINARY, openFrontDesk, seedFees } from '../../support/front-desk.ts';
import { onPc } from '../../support/on-pc.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

let station: TestStation;
let desk: FrontDesk;

beforeEach(() => {
  station = openTestStation();
  seedFees(station);
  desk = openFrontDesk(station);
});
afterEach(() => station.close());

const overview = () => station.as('head').call('settings.getOverview', {});

describe('the head’s day at a glance', () => {
  it('is empty before anybody came', async () => {
    expect(await overview()).toEqual({
      visits: { registered: 0, cancelled: 0, waiting: 0, inConsultation: 0, finished: 0 },
      hours: [],
      money: { grossFen: 0, waivedFen: 0, refundedFen: 0, netFen: 0, perVisitFen: null },
      tenders: null,
      waits: ['registration', 'consultation', 'lab', 'examination', 'cashier', 'pickup'].map((point) => ({
        point,
        priority: null,
        ordinary: null,
      })),
      month: [],
    });
  });

  it('counts registrations by hour and rank, and money without its tenders until the drawer is counted', async () => {
    const first = await desk.arrives('王桂兰', ELDER);
    await desk.arrives('李强', ORDINARY);
    station.advance(70 * MINUTE);
    const third = await desk.arrives('赵敏', ORDINARY);
    await station.as('front_desk').call('registration.cancel', { visitId: third.visitId, reason: '走了' });
    const counter = station.as('front_desk');
    await counter.call('cashier.settle', {
      visitId: first.visitId,
      tenders: { wechat: fen(500) },
      cashGivenFen: fen(200),
    });
    const open = await overview();
    expect(open).toMatchObject({
      visits: { registered: 2, cancelled: 1, waiting: 2, inConsultation: 0, finished: 0 },
      hours: [{ hour: 9, priority: 1, ordinary: 1 }],
      money: { grossFen: 700, waivedFen: 0, refundedFen: 0, netFen: 700, perVisitFen: 700 },
      tenders: null,
      month: [{ day: '2026-11-20', netFen: 700 }],
    });
    await counter.call('cashier.countCash', { day: '2026-11-20', denominations: { 100: 2 } });
    expect((await overview()).tenders).toEqual([
      { tender: 'wechat', amountFen: 500 },
      { tender: 'cash', amountFen: 200 },
    ]);
  });

  it('gives the median wait at a point, by rank', async () => {
    await desk.arrives('王桂兰', ELDER);
    await desk.arrives('李强', ORDINARY);
    station.advance(7 * MINUTE);
    const doctor = station.as('doctor');
    await doctor.call('queue.callNext', { point: 'consultation', clinicId: desk.room });
    const { waits } = await overview();
    expect(waits.find((wait) => wait.point === 'consultation')).toEqual({
      point: 'consultation',
      priority: 7,
      ordinary: null,
    });
  });

  it('is the head’s alone', async () => {
    const reply = await station.as('front_desk').reply('settings.getOverview', {});
    expect(reply).toEqual({ ok: false, error: { kind: 'refusal', code: 'session.role', details: {} } });
  });
});

describe('the books’ own proof', () => {
  async function prove() {
    const window = onPc(station);
    const reply = await window.reply('settings.proveBooks', {});
    if (!reply.ok) throw new Error(JSON.stringify(reply.error), { cause: station.faults.at(-1) });
    const { ruleCount: total } = reply.value;
    // Every rule tells that it is done.
    expect(window.events).toEqual(
      Array.from({ length: total }, (_, index) => ({
        kind: 'progress',
        task: 'settings.proveBooks',
        done: index + 1,
        total,
      })),
    );
    return reply.value;
  }

  it('holds for a day’s work and changes nothing', async () => {
    const { visitId } = await desk.arrives('王桂兰', ELDER);
    await station.as('front_desk').call('cashier.settle', { visitId, tenders: {}, cashGivenFen: fen(1_000) });
    const before = dumpDatabase(station.db);
    const proof = await prove();
    expect(proof.breaches).toEqual([]);
    expect(proof.tables).toEqual({ visits: 1, receipts: 1, movements: 0, days: 1 });
    expect(proof.ruleCount).toBeGreaterThan(20);
    expect(dumpDatabase(station.db)).toEqual(before);
  });

  it('names a rule that is broken behind the program’s back', async () => {
    const { visitId } = await desk.arrives('王桂兰', ELDER);
    await station.as('front_desk').call('cashier.settle', { visitId, tenders: {}, cashGivenFen: fen(1_000) });
    station.db.$client.exec(
      'DROP TRIGGER payments_no_update; UPDATE payments SET amount_fen = amount_fen + 1',
    );
    const proof = await prove();
    expect(proof.breaches.length).toBeGreaterThan(0);
    expect(proof.breaches.flatMap((breach) => breach.rows).length).toBeGreaterThan(0);
  });
});
