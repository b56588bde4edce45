import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Hand } from '../../build/demo/window/hand.ts';
import { AT_DESK, changePerson, signIn } from '../../build/demo/window/people-at-desks.ts';
import { PRACTICE_PASSWORD } from '../../electron/services/practice/practice-password.ts';
import { answered, FRIDAY_0752, look, rowsOf, windowsOfThisFile } from '../support/app.ts';
import { dumpDatabase } from '../support/dump.ts';
import { fillBusyStation } from '../support/filled-station.ts';

const windows = windowsOfThisFile('file');
let hand: Hand;
let file = '';

beforeAll(async () => {
  const userData = windows.emptyUserData();
  file = await fillBusyStation({ userData, at: FRIDAY_0752 });
  ({ hand } = await windows.open({ userData }));
});

/** What anybody could send who got a script into the page. */
async function send(name: unknown, input: unknown): Promise<unknown> {
  return hand.page.evaluate(([procedure, message]) => window.station.call(procedure as string, message), [
    name,
    input,
  ] as const);
}

const badInput = (...paths: string[]) => ({ ok: false, error: { kind: 'bad-input', paths } });
const refusal = (code: string) => ({ ok: false, error: { kind: 'refusal', code, details: {} } });

/** A visit that waits at the cashier, to be settled by a right message. */
function settling(extra: object = {}): object {
  const [row] = rowsOf(
    file,
    "SELECT visit_id AS visitId FROM tickets WHERE point = 'cashier' AND status = 'waiting' ORDER BY id",
  );
  return { ...(row as { visitId: number }), commandId: randomUUID(), tenders: {}, ...extra };
}

test('the page has no Node and two functions; the window is sandboxed and isolated', async () => {
  const page = await hand.page.evaluate(() => {
    const outside = globalThis as {
      require?: unknown;
      process?: unknown;
      module?: unknown;
      Buffer?: unknown;
    };
    return {
      node: [typeof outside.require, typeof outside.process, typeof outside.module, typeof outside.Buffer],
      bridge: Object.entries(window.station)
        .map(([name, value]) => `${name}: ${typeof value}`)
        .sort(),
      closed: Object.isFrozen(window.station),
    };
  });
  expect(page).toEqual({
    node: ['undefined', 'undefined', 'undefined', 'undefined'],
    bridge: ['call: function', 'on: function'],
    closed: true,
  });
  const preferences = await hand.app.evaluate(({ BrowserWindow }) => {
    // Known to Electron, not to its types.
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences: () => Record<string, unknown>;
    };
    const { sandbox, contextIsolation, nodeIntegration, webviewTag } = contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webviewTag };
  });
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
  });
});

test('nothing is answered to somebody who is not signed in, or whose role it is not', async () => {
  await hand.see('.folk .one');
  const before = look(file, dumpDatabase);
  expect(await send('cashier.settle', settling())).toEqual(refusal('session.required'));
  expect(await send('residents.search', { term: 'zgf' })).toEqual(refusal('session.required'));
  expect(look(file, dumpDatabase)).toEqual(before);

  await signIn(hand, AT_DESK.pharmacist, PRACTICE_PASSWORD);
  const seated = look(file, dumpDatabase);
  expect(await send('cashier.settle', settling())).toEqual(refusal('session.role'));
  expect(await send('ledger.closeMonth', { commandId: randomUUID(), month: '2026-11' })).toEqual(
    refusal('session.role'),
  );
  expect(look(file, dumpDatabase)).toEqual(seated);
  await changePerson(hand, AT_DESK.frontDesk, PRACTICE_PASSWORD);
});

test('a price, an unknown name, or a message too deep or too large is bad input and changes nothing', async () => {
  const before = look(file, dumpDatabase);
  let deep: unknown = 'down here';
  for (let level = 0; level < 40; level += 1) deep = { deep };
  expect(await send('cashier.settle', settling({ netFen: 1 }))).toEqual(badInput(''));
  expect(await send('cashier.settle', settling({ tenders: { wechat: 1, totalFen: 1 } }))).toEqual(
    badInput('tenders'),
  );
  expect(await send('cashier.giveItAway', {})).toEqual(badInput('name'));
  expect(await send('constructor', {})).toEqual(badInput('name'));
  expect(await send({ name: 'cashier.settle' }, {})).toEqual(badInput('name'));
  expect(await send('residents.search', { term: deep })).toEqual(badInput('size'));
  expect(await send('residents.search', { term: 'x'.repeat(500_000) })).toEqual(badInput('size'));
  expect(look(file, dumpDatabase)).toEqual(before);
  // The same message without what must not be in it is taken.
  expect(await send('cashier.settle', settling())).toMatchObject({ ok: true });
});

// Last: the driver waits for a navigation that was begun, and this one never comes.
test('the page goes nowhere, opens nothing and reaches no network', async () => {
  const before = hand.page.url();
  const left = hand.app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<boolean>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('will-navigate', (event) => setImmediate(() => resolve(event.defaultPrevented)));
      }),
  );
  // The listener is in place before the page tries.
  await hand.app.evaluate(() => undefined);
  const tried = await hand.page.evaluate(async () => {
    const opened = window.open('https://example.org') !== null;
    const fetched = await fetch('https://example.org').then(
      () => true,
      () => false,
    );
    location.href = 'https://example.org/';
    return { opened, fetched };
  });
  expect(tried).toEqual({ opened: false, fetched: false });
  expect(await left).toBe(true);
  await answered(hand);
  expect(hand.page.url()).toBe(before);
  expect(hand.app.windows()).toHaveLength(1);
  // The page says itself what its policy kept from it.
  expect(hand.complaints.splice(0).join()).toContain('Content Security Policy');
});
