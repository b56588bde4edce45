import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TicketId } from '../../../electron/shared/values/ids.ts';
import { ELDER, ORDINARY, openFrontDesk } from '../../support/front-desk.ts';
import { leaveWindow } from '../../support/leave-window.ts';
import { FRIDAY_MORNING, openTestStation, type TestStation } from '../../support/station.ts';

const DAY = { from: '2026-11-20', to: '2026-11-20' } as never;

const anyStep = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('elder', 'ordinary', 'ordinary', 'emergency') }) },
  { weight: 8, arbitrary: fc.constant({ do: 'call' }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'serve',
        'serve',
        'finish',
        'finish',
        'miss',
        'back',
        'return',
        'undo',
        'hand',
        'end',
        'gone',
      ),
      pick: fc.nat(20),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('wait'), seconds: fc.constantFrom(20, 61, 200, 900) }),
  },
);
type Step = typeof anyStep extends fc.Arbitrary<infer One> ? One : never;

const STATUS: Readonly<Record<string, string>> = {
  serve: 'called',
  finish: 'serving',
  miss: 'called',
  back: 'missed',
  return: 'done',
  undo: 'called',
  end: 'serving',
  gone: 'serving',
  hand: 'waiting',
};

test('on any day that the services played, nobody is overtaken beyond the rule but by a call by hand', async () => {
  let judged = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 40, maxLength: 90 }), async (steps) => {
      const station = openTestStation();
      try {
        await playSteps(station, steps);
        const found = await station.as('head').call('queue.getEvidence', DAY);
        expect(found.overtaken.rows).toEqual([]);
        expect(found.agrees).toBe(true);
        const consultation = found.points.find((one) => one.point === 'consultation');
        expect((consultation?.total ?? 0) + (consultation?.dropped ?? 0)).toBe(ticketsAt(station));
        judged += ticketsAt(station);
      } finally {
        station.close();
      }
    }),
    { numRuns: 10 },
  );
  expect(judged).toBeGreaterThan(50);
}, 120_000);

async function playSteps(station: TestStation, steps: readonly Step[]): Promise<void> {
  const front = openFrontDesk(station);
  station.setNow(FRIDAY_MORNING);
  const doctor = station.as('doctor');
  for (const step of steps) {
    switch (step.do) {
      case 'wait':
        station.advance(('seconds' in step ? step.seconds : 0) * 1_000);
        break;
      case 'elder':
      case 'ordinary':
        await front.arrives('某人', step.do === 'elder' ? ELDER : ORDINARY);
        break;
      case 'emergency':
        await front.register(await front.person('某人', ORDINARY), { emergency: true });
        break;
      case 'call':
        await doctor.reply('queue.callNext', { point: 'consultation', clinicId: front.room });
        break;
      default:
        await act(station, step.do, 'pick' in step ? step.pick : 0);
    }
  }
}

/** Refusals are part of the day: whether a step was allowed or not, nobody may have been overtaken. */
async function act(station: TestStation, what: string, pick: number): Promise<void> {
  const able = station.db.$client
    .prepare(
      "SELECT id, visit_id AS visitId FROM tickets WHERE point = 'consultation' AND status = ? ORDER BY id",
    )
    .all(STATUS[what]) as { id: TicketId; visitId: never }[];
  const one = able[pick % Math.max(1, able.length)];
  if (!one) return;
  const doctor = station.as('doctor');
  const { id: ticketId, visitId } = one;
  if (what === 'serve') await doctor.reply('queue.startServing', { ticketId });
  else if (what === 'finish') leaveWindow(station, ticketId);
  else if (what === 'miss') await missByRule(station, ticketId);
  else if (what === 'back') await doctor.reply('queue.comeBack', { ticketId });
  else if (what === 'undo') await doctor.reply('queue.undoCall', { ticketId });
  else if (what === 'end') await doctor.reply('queue.endStay', { ticketId, end: 'back', reason: '换班' });
  else if (what === 'gone') await doctor.reply('queue.endStay', { ticketId, end: 'missed', reason: '走了' });
  else if (what === 'return') await doctor.reply('queue.returnWithResults', { visitId });
  else await doctor.reply('queue.callOutOfOrder', { ticketId, reason: '病情变化' });
}

async function missByRule(station: TestStation, ticketId: TicketId): Promise<void> {
  for (let call = 0; call < 2; call += 1) {
    station.advance(61_000);
    await station.as('doctor').reply('queue.callAgain', { ticketId });
  }
  station.advance(61_000);
  await station.as('doctor').reply('queue.markMissed', { ticketId });
}

function ticketsAt(station: TestStation): number {
  return station.db.$client
    .prepare("SELECT count(*) FROM tickets WHERE point = 'consultation'")
    .pluck()
    .get() as number;
}
