import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { handlers } from '../../../electron/ipc/handlers.ts';
import { createRouter } from '../../../electron/ipc/router.ts';
import type { CallInput, Output } from '../../../electron/shared/contract/procedures.ts';
import { PRIORITY_GROUP_LABELS, PRIORITY_GROUPS } from '../../../electron/shared/domain/priority.ts';
import { openCaller } from '../../support/caller.ts';
import { ELDER, type FrontDesk, ORDINARY, openFrontDesk } from '../../support/front-desk.ts';
import { openTestStation, type TestCaller, type TestStation } from '../../support/station.ts';

const MINUTE = 60_000;

let station: TestStation;
let front: FrontDesk;
let desk: TestCaller;

beforeEach(() => {
  station = openTestStation();
  front = openFrontDesk(station);
  desk = station.as('front_desk');
});
afterEach(() => station.close());

type Public = 'queue.getPublicBoard' | 'queue.listAnnouncements';

/** The second screen: nobody is signed in there. */
function askAsNobody(name: string, input: unknown) {
  const route = createRouter(
    {
      now: station.now,
      station: () => ({ db: station.db, file: station.file, practice: false }),
      announce: () => undefined,
      reportFault: (error) => String(error),
    },
    handlers,
  );
  return route(openCaller(undefined), name, input);
}

async function ask<Name extends Public>(name: Name, input: CallInput<Name>): Promise<Output<Name>> {
  const reply = await askAsNobody(name, input);
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.value as Output<Name>;
}

async function specialFamily(): Promise<void> {
  const residentId = await front.person('高建军', '1975-01-01');
  await desk.call('residents.addCredential', {
    residentId,
    group: 'special_family',
    kind: 'special_family_card',
    number: 'TS20261234',
  });
  await front.register(residentId);
}

const callNext = () => desk.call('queue.callNext', { point: 'consultation', clinicId: front.room });

describe('the board of the waiting room', () => {
  test('shows number, masked name, 优先 and room, and says who is next', async () => {
    await front.arrives('唐晓梅', ORDINARY);
    await front.arrives('吴玉珍', ELDER);
    await front.arrives('龙思远', ORDINARY);
    await specialFamily();
    await callNext();
    const { points, ...about } = await ask('queue.getPublicBoard', { points: ['consultation'] });
    expect(about).toEqual({
      station: '社区卫生服务站',
      elderAge: 70,
      day: '2026-11-20',
      at: station.now(),
    });
    expect(points).toEqual([
      {
        point: 'consultation',
        waiting: 3,
        rooms: [
          {
            clinicId: front.room,
            name: '全科诊断室',
            now: [
              {
                number: 2,
                maskedName: '吴*珍',
                rank: 'priority',
                status: 'called',
                calledAt: station.now(),
                calls: 1,
              },
            ],
          },
        ],
        next: [
          { number: 4, maskedName: '高*军', rank: 'priority', room: '全科诊断室' },
          { number: 1, maskedName: '唐*梅', rank: 'ordinary', room: '全科诊断室' },
          { number: 3, maskedName: '龙*远', rank: 'ordinary', room: '全科诊断室' },
        ],
        missed: [],
      },
    ]);
  });

  test('all six points in their order, with the lines of two rooms side by side', async () => {
    const { clinicId } = await station
      .as('head')
      .call('settings.addRoom', { name: '诊室二', point: 'consultation' });
    for (const [name, room] of [
      ['唐晓梅', front.room],
      ['罗素琴', front.room],
      ['龙思远', clinicId],
    ] as const) {
      const residentId = await front.person(name, ORDINARY);
      await desk.call('registration.register', { residentId, clinicId: room, doctorId: front.doctor });
      station.advance(MINUTE);
    }
    const { points } = await ask('queue.getPublicBoard', {});
    expect(points.map((one) => one.point)).toEqual([
      'registration',
      'consultation',
      'lab',
      'examination',
      'cashier',
      'pickup',
    ]);
    expect(points[1]?.next.map((one) => [one.number, one.room])).toEqual([
      [1, '全科诊断室'],
      [3, '诊室二'],
      [2, '全科诊断室'],
    ]);
  });

  test('names no group and no whole name, whatever the station knows', async () => {
    await specialFamily();
    await front.arrives('阿卜杜热西提·买买提图尔荪', ELDER);
    await callNext();
    station.advance(MINUTE);
    await desk.call('queue.callAgain', { ticketId: 1 });
    const said = JSON.stringify([
      await ask('queue.getPublicBoard', {}),
      await ask('queue.listAnnouncements', { after: 0 }),
    ]);
    const secrets = [
      ...PRIORITY_GROUPS.filter((group) => group !== 'elder'),
      ...Object.values(PRIORITY_GROUP_LABELS),
      '高建军',
      '阿卜杜热西提',
      'TS20261234',
      '13800138000',
      '1950',
      'credential',
      'residentId',
      'visitId',
    ];
    expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
    expect(said).toContain('高*军');
  });

  test('shows nothing of yesterday', async () => {
    await front.arrives('唐晓梅', ORDINARY);
    await callNext();
    station.advance(24 * 60 * MINUTE);
    const { points } = await ask('queue.getPublicBoard', { points: ['consultation'] });
    expect(points[0]).toMatchObject({ waiting: 0, next: [], missed: [], rooms: [{ now: [] }] });
    expect((await ask('queue.listAnnouncements', { after: 0 })).rows).toEqual([]);
  });
});

describe('announcements', () => {
  test('come after the cursor, once each, slower for elders, and not at all when taken back', async () => {
    const { cursor } = await ask('queue.listAnnouncements', {});
    await front.arrives('唐晓梅', ORDINARY);
    await front.arrives('吴玉珍', ELDER);
    const wu = await callNext();
    station.advance(MINUTE);
    await desk.call('queue.callAgain', { ticketId: wu.ticketId });
    const heard = await ask('queue.listAnnouncements', { after: cursor });
    expect(heard.rows.map(({ id: _id, at: _at, ...row }) => row)).toEqual(
      [false, true].map((again) => ({
        point: 'consultation',
        number: 2,
        maskedName: '吴*珍',
        room: '全科诊断室',
        elder: true,
        again,
        text: '002 号 吴*珍，请到全科诊断室',
      })),
    );
    await desk.call('queue.startServing', { ticketId: wu.ticketId });
    expect(await ask('queue.listAnnouncements', { after: heard.cursor })).toMatchObject({ rows: [] });
    const tang = await callNext();
    await desk.call('queue.undoCall', { ticketId: tang.ticketId });
    expect((await ask('queue.listAnnouncements', { after: heard.cursor })).rows).toEqual([]);
    await callNext();
    const { rows } = await ask('queue.listAnnouncements', { after: heard.cursor });
    expect(rows.map((row) => [row.number, row.elder, row.again])).toEqual([[1, false, false]]);
  });

  test('are given fifty at a time, and the cursor goes on behind them', async () => {
    await front.arrives('唐晓梅', ORDINARY);
    await callNext();
    const call = station.db.$client.prepare(
      `INSERT INTO queue_events (ticket_id, day, at, kind, status_after, point, rank, clinic_id)
       VALUES (1, '2026-11-20', 0, 'call_again', 'called', 'consultation', 'ordinary', 1)`,
    );
    for (let again = 0; again < 70; again += 1) call.run();
    const first = await ask('queue.listAnnouncements', { after: 0 });
    const second = await ask('queue.listAnnouncements', { after: first.cursor });
    expect([first.rows.length, second.rows.length, first.cursor]).toEqual([50, 21, first.rows.at(-1)?.id]);
    expect(await ask('queue.listAnnouncements', { after: second.cursor })).toEqual({
      cursor: second.cursor,
      file: second.file,
      now: expect.any(Number),
      rows: [],
    });
  });
});

test('somebody who is not signed in gets nothing else', async () => {
  for (const [name, input] of [
    ['queue.getBoard', { point: 'lab' }],
    ['queue.listGuide', {}],
    ['queue.takeNumber', { commandId: randomUUID() }],
    ['queue.undoCall', { ticketId: 1, commandId: randomUUID() }],
  ] as const) {
    expect([name, await askAsNobody(name, input)]).toEqual([
      name,
      { ok: false, error: { kind: 'refusal', code: 'session.required', details: {} } },
    ]);
  }
});
