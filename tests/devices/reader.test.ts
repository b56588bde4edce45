import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Reader } from '../../electron/devices/reader.ts';
import { DEFAULT_READER, type ReaderSettings } from '../../electron/shared/domain/reader.ts';
import { citizenNumber } from '../support/front-desk.ts';
import { type SimulatedReader, startSimulatedReader } from '../support/simulated-reader.ts';

const CARD = {
  certNumber: citizenNumber('1954-03-12', 232),
  partyName: '周桂芳',
  gender: '女',
  bornDay: '19540312',
  nation: '汉',
  certAddress: '成都市锦江区惜字宫南街52号',
  expDate: '长期',
};
const READ = {
  idNumber: CARD.certNumber,
  name: '周桂芳',
  sex: 2,
  birthDay: '1954-03-12',
  ethnicity: '汉族',
  address: '成都市锦江区惜字宫南街52号',
  validTo: null,
};

let simulated: SimulatedReader;
let reader: Reader;
let clock = 0;
const changes: [string, boolean][] = [];

beforeEach(async () => {
  simulated = await startSimulatedReader();
  changes.length = 0;
  clock = 0;
  reader = new Reader({ now: () => clock, onChange: (state, card) => changes.push([state, card]) });
});
afterEach(async () => {
  reader.stop();
  await simulated.close();
});

const http = (change: Partial<ReaderSettings> = {}): ReaderSettings => ({
  ...DEFAULT_READER,
  kind: 'http',
  url: simulated.httpUrl,
  everyMs: 200,
  timeoutMs: 300,
  ...change,
});
const pushed = (change: Partial<ReaderSettings> = {}): ReaderSettings =>
  http({ kind: 'websocket', url: simulated.webSocketUrl, ...change });

/** Until the reader has told of so many changes. */
const told = (expected: [string, boolean][]) =>
  vi.waitFor(() => expect(changes).toEqual(expected), { timeout: 5_000, interval: 10 });

describe.each([
  ['by HTTP', () => http()],
  ['by WebSocket, asked', () => pushed({ ask: 'read' })],
  ['by WebSocket, speaking by itself', () => pushed()],
])('a reader that answers %s', (_how, settings) => {
  test('tells of one card once, and hands it out once', async () => {
    reader.follow(settings());
    await vi.waitFor(() => expect(reader.state()).toBe('ready'), { timeout: 5_000 });
    changes.length = 0;
    simulated.put({ kind: 'card', card: CARD });
    await told([['ready', true]]);
    await new Promise((done) => setTimeout(done, 500));
    expect(changes).toEqual([['ready', true]]);
    expect(reader.takeCard()).toEqual({ kind: 'card', card: READ });
    expect(reader.takeCard()).toBeUndefined();
  });

  test.each([
    ['half a card', 'half', 'length'],
    ['a wrong check digit', 'wrong-check', 'check'],
    ['a birth day that is not the number’s', 'other-birth', 'birth-differs'],
  ] as const)('keeps nothing of %s and says what was wrong', async (_what, kind, fault) => {
    reader.follow(settings());
    await vi.waitFor(() => expect(reader.state()).toBe('ready'), { timeout: 5_000 });
    changes.length = 0;
    simulated.put({ kind, card: CARD });
    await told([['half', true]]);
    expect(reader.takeCard()).toEqual({ kind: 'bad-card', fault });
    changes.length = 0;
    simulated.put({ kind: 'card', card: CARD });
    await told([['ready', true]]);
    expect(reader.takeCard()).toEqual({ kind: 'card', card: READ });
  });
});

test('a card taken away and laid on again is told again', async () => {
  reader.follow(http());
  simulated.put({ kind: 'card', card: CARD });
  await told([
    ['silent', false],
    ['ready', true],
  ]);
  simulated.take();
  const before = simulated.asked();
  await vi.waitFor(() => expect(simulated.asked()).toBeGreaterThan(before + 1), { timeout: 5_000 });
  simulated.put({ kind: 'card', card: CARD });
  await told([
    ['silent', false],
    ['ready', true],
    ['ready', true],
  ]);
});

test.each([
  ['says nothing', { kind: 'silent' }],
  ['is slower than the patience', { kind: 'slow', card: CARD, afterMs: 900 }],
  ['babbles', { kind: 'babble' }],
] as const)('a service that %s is shown as without an answer, and comes back', async (_what, behaviour) => {
  reader.follow(http());
  await vi.waitFor(() => expect(reader.state()).toBe('ready'), { timeout: 5_000 });
  simulated.put(behaviour);
  await vi.waitFor(() => expect(reader.state()).toBe('silent'), { timeout: 5_000 });
  expect(reader.takeCard()).toBeUndefined();
  simulated.put({ kind: 'card', card: CARD });
  await vi.waitFor(() => expect(reader.state()).toBe('ready'), { timeout: 5_000 });
  expect(reader.takeCard()).toEqual({ kind: 'card', card: READ });
});

test('a service that is not there is knocked at again', async () => {
  const { webSocketUrl } = simulated;
  const port = Number(new URL(webSocketUrl).port);
  await simulated.close();
  reader.follow(pushed({ url: webSocketUrl }));
  await told([['silent', false]]);
  simulated = await startSimulatedReader(port);
  await vi.waitFor(() => expect(reader.state()).toBe('ready'), { timeout: 5_000 });
});

test('a card that nobody took is forgotten', async () => {
  reader.follow(http());
  simulated.put({ kind: 'card', card: CARD });
  await told([
    ['silent', false],
    ['ready', true],
  ]);
  clock += 15_001;
  expect(reader.takeCard()).toBeUndefined();
});

test('without a setting nobody is asked, and a setting taken back ends the asking', async () => {
  reader.follow(DEFAULT_READER);
  expect(reader.state()).toBe('off');
  reader.follow(http());
  await vi.waitFor(() => expect(reader.state()).toBe('ready'), { timeout: 5_000 });
  reader.follow(DEFAULT_READER);
  expect(reader.state()).toBe('off');
  const asked = simulated.asked();
  await new Promise((done) => setTimeout(done, 500));
  expect(simulated.asked()).toBe(asked);
});
