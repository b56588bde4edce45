import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { residents } from '../../../db/schema/index.ts';
import type { CallEnvironment } from '../../../electron/ipc/call-context.ts';
import { handlers } from '../../../electron/ipc/handlers.ts';
import { createRouter } from '../../../electron/ipc/router.ts';
import type { CardAnswer } from '../../../electron/shared/domain/id-card.ts';
import { clinicDay } from '../../../electron/shared/values/clinic-day.ts';
import { openCaller } from '../../support/caller.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { citizenNumber, ELDER, type FrontDesk, openFrontDesk, seedFees } from '../../support/front-desk.ts';
import { openTestPc } from '../../support/host.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

const DAY = 24 * 3_600_000;
/** `openFrontDesk` gives the first person of a birth day this number. */
const numberOf = (birthDay: string, sequence = 2) => citizenNumber(birthDay, sequence);

let station: TestStation;
let front: FrontDesk;

beforeEach(() => {
  station = openTestStation();
  seedFees(station);
  front = openFrontDesk(station);
});
afterEach(() => station.close());

async function scan(text: string) {
  const before = dumpDatabase(station.db);
  const reply = await station.as('front_desk').reply('registration.findByScan', { text });
  expect(dumpDatabase(station.db)).toEqual(before);
  if (reply.ok) return reply.value;
  return reply.error.kind === 'refusal' ? [reply.error.code, reply.error.details] : reply.error;
}

describe('a scanned identity number', () => {
  test('finds the resident, however the scanner writes it', async () => {
    const residentId = await front.person('周桂芳', ELDER);
    const found = {
      kind: 'resident',
      residentId,
      name: '周桂芳',
      idNumber: numberOf(ELDER),
      visit: null,
      differences: [],
    };
    expect(await scan(numberOf(ELDER))).toEqual(found);
    expect(await scan(`${numberOf(ELDER).toLowerCase()} `)).toEqual(found);
  });

  test('says with which number somebody is here today already', async () => {
    const { visitId } = await front.arrives('周桂芳', ELDER);
    expect(await scan(numberOf(ELDER))).toMatchObject({ kind: 'resident', visit: { visitId, number: 1 } });
    station.advance(DAY);
    expect(await scan(numberOf(ELDER))).toMatchObject({ kind: 'resident', visit: null });
  });

  test('of nobody begins a new record', async () => {
    expect(await scan(numberOf('1988-05-01'))).toEqual({
      kind: 'nobody',
      idNumber: numberOf('1988-05-01'),
      sex: 2,
      birthDay: '1988-05-01',
    });
  });

  test('of a record with another birth day says so and changes nothing', async () => {
    await front.person('周桂芳', ELDER);
    station.db
      .update(residents)
      .set({ birthDay: clinicDay('1951-05-01'), sex: 1 })
      .run();
    expect(await scan(numberOf(ELDER))).toMatchObject({
      differences: [
        { field: 'sex', card: '2', record: '1' },
        { field: 'birthDay', card: '1950-05-01', record: '1951-05-01' },
      ],
    });
  });

  test('that two records hold is told with both record numbers', async () => {
    const residentId = await front.person('周桂芳', ELDER);
    const [first] = station.db.select().from(residents).all();
    if (!first) throw new Error('no record');
    const { id: _id, ...same } = first;
    station.db
      .insert(residents)
      .values({ ...same, recordNo: '2019-0007', idKind: 'household_register' })
      .run();
    expect(await scan(numberOf(ELDER))).toEqual([
      'registration.scan-two-records',
      { first: '2026-0001', second: '2019-0007' },
    ]);
    expect(residentId).toBe(1);
  });
});

test.each([
  ['half a card', '51010419500', ['registration.scan-half-card', { length: 11 }]],
  ['two cards at once', numberOf(ELDER) + numberOf(ELDER), ['registration.scan-half-card', { length: 36 }]],
  ['a wrong check digit', '510104195005010021', ['registration.scan-wrong-number', { fault: 'check' }]],
  [
    'a birth day in the future',
    numberOf('2027-01-01'),
    ['residents.birth-in-future', { birthDay: '2027-01-01' }],
  ],
  ['something else', 'QY2026-0318', ['registration.scan-unknown', {}]],
  ['a ticket that nobody got', 'T20261120-009', ['registration.scan-no-such-ticket', { number: 9 }]],
  ['yesterday’s ticket', 'T20261119-001', ['registration.scan-other-day', { day: '昨天', number: 1 }]],
  ['an old ticket', 'T20261020-001', ['registration.scan-other-day', { day: '2026-10-20', number: 1 }]],
])('%s is told as such', async (_what, text, answer) => {
  expect(await scan(text)).toEqual(answer);
});

test('today’s ticket leads to its visit, and tomorrow nowhere', async () => {
  const { visitId } = await front.arrives('周桂芳', ELDER);
  expect(await scan('T20261120-001')).toEqual({
    kind: 'visit',
    visitId,
    number: 1,
    residentId: 1,
    name: '周桂芳',
  });
  station.advance(DAY);
  expect(await scan('T20261120-001')).toEqual(['registration.scan-other-day', { day: '昨天', number: 1 }]);
});

describe('the card on the reader', () => {
  let lies: CardAnswer | undefined;
  const card = (change: object = {}): CardAnswer => ({
    kind: 'card',
    card: {
      idNumber: numberOf(ELDER),
      name: '周桂芳',
      sex: 2,
      birthDay: ELDER,
      ethnicity: '汉族',
      address: '惜字宫南街 52 号',
      validTo: null,
      ...change,
    },
  });

  /** What a window gets that asks for the card, through the whole router. */
  async function answered(answer: CardAnswer | undefined, signedIn = true) {
    lies = answer;
    const takeCard = () => {
      const taken = lies;
      lies = undefined;
      return taken;
    };
    const host = { ...openTestPc(station.now).host, reader: { state: () => 'ready' as const, takeCard } };
    const environment: CallEnvironment = {
      now: station.now,
      station: () => ({ db: station.db, file: station.file, practice: false }),
      host,
      announce: () => undefined,
      reportFault: (error) => {
        throw error;
      },
    };
    const session = signedIn ? station.as('front_desk').session : undefined;
    const before = dumpDatabase(station.db);
    const reply = await createRouter(environment, handlers)(openCaller(session), 'registration.takeCard', {});
    expect(dumpDatabase(station.db)).toEqual(before);
    if (reply.ok) return reply.value;
    return reply.error.kind === 'refusal' ? [reply.error.code, reply.error.details] : reply.error;
  }

  test('comes whole, with the resident whom it belongs to', async () => {
    const residentId = await front.person('周桂芳', ELDER);
    expect(await answered(card())).toMatchObject({
      card: { name: '周桂芳', ethnicity: '汉族' },
      found: { kind: 'resident', residentId, differences: [] },
    });
  });

  test('whose name is another than the record’s is shown and asked', async () => {
    await front.person('周桂芳', ELDER);
    expect(await answered(card({ name: '周桂芬' }))).toMatchObject({
      found: { differences: [{ field: 'name', card: '周桂芬', record: '周桂芳' }] },
    });
  });

  test('of nobody begins a new record', async () => {
    expect(await answered(card())).toMatchObject({ found: { kind: 'nobody', birthDay: ELDER } });
  });

  test.each([
    ['none', undefined, ['registration.card-gone', {}]],
    [
      'half read',
      { kind: 'bad-card', fault: 'length' },
      ['registration.card-half-read', { fault: 'length' }],
    ],
    [
      'with a wrong check digit',
      { kind: 'bad-card', fault: 'check' },
      ['registration.card-half-read', { fault: 'check' }],
    ],
    [
      'that contradicts itself',
      { kind: 'bad-card', fault: 'birth-differs' },
      ['registration.card-contradicts', { fault: 'birth-differs' }],
    ],
  ] as const)('%s is told as such', async (_what, answer, told) => {
    expect(await answered(answer)).toEqual(told);
  });

  test('is not handed to a window where nobody is signed in', async () => {
    expect(await answered(card(), false)).toEqual(['session.required', {}]);
  });
});
