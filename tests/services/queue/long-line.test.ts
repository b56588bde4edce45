import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Board } from '../../../electron/shared/contract/queue.ts';
import { type FrontDesk, ORDINARY, openFrontDesk } from '../../support/front-desk.ts';
import { leaveWindow } from '../../support/leave-window.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

const MINUTE = 60_000;
const MANY = 130;

let station: TestStation;
let front: FrontDesk;

beforeEach(() => {
  station = openTestStation();
  front = openFrontDesk(station);
});
afterEach(() => station.close());

const board = (): Promise<Board> =>
  station.as('front_desk').call('queue.getBoard', { point: 'consultation' });

/** The doctor sees one after the other, each for so many minutes. */
async function see(count: number, minutes: number): Promise<void> {
  const doctor = station.as('doctor');
  for (let at = 0; at < count; at += 1) {
    const { ticketId } = await doctor.call('queue.callNext', { point: 'consultation', clinicId: front.room });
    await doctor.call('queue.startServing', { ticketId });
    station.advance(minutes * MINUTE);
    leaveWindow(station, ticketId);
  }
}

async function arrive(count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) await front.arrives('吴玉珍', ORDINARY);
}

test(`each of ${MANY} stands in the line and in the guide's list, to be found by number and by initials`, async () => {
  await arrive(MANY);
  const { waiting, waitingCount } = await board();
  const { inHouse, rows } = await station.as('front_desk').call('queue.listGuide', {});
  expect([waitingCount, inHouse]).toEqual([MANY, MANY]);
  const all = Array.from({ length: MANY }, (_, at) => ({ number: at + 1, initials: 'wyz' }));
  const found = (list: readonly { number: number; initials: string }[]) =>
    list.map(({ number, initials }) => ({ number, initials }));
  expect(found(waiting)).toEqual(all);
  expect(found(rows).sort((a, b) => a.number - b.number)).toEqual(all);
});

test('tells how long the last one will wait at the pace of the calls, once four were called', async () => {
  await arrive(14);
  await see(3, 6);
  expect((await board()).lastOneWaits).toBeNull();
  await see(1, 6);
  // Ten wait: nine before the last, six minutes each, and the room is free.
  expect((await board()).lastOneWaits).toEqual({ minutes: 55, orMore: false });
  await arrive(20);
  expect((await board()).lastOneWaits).toEqual({ minutes: 120, orMore: true });
  await see(30, 6);
  expect((await board()).lastOneWaits).toBeNull();
});
