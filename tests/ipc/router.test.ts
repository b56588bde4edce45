import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { openDatabase } from '../../db/migrate.ts';
import type { CallEnvironment, Caller } from '../../electron/ipc/call-context.ts';
import { type Handlers, handlers } from '../../electron/ipc/handlers.ts';
import { createRouter } from '../../electron/ipc/router.ts';
import type { Session } from '../../electron/services/context.ts';
import { refuse } from '../../electron/services/refusal.ts';
import { SpellingMissing } from '../../electron/services/spelling.ts';
import { contract } from '../../electron/shared/contract/index.ts';
import { openCaller } from '../support/caller.ts';
import { dumpDatabase } from '../support/dump.ts';
import { openTestStation, type TestStation } from '../support/station.ts';

let station: TestStation;
beforeEach(() => {
  station = openTestStation();
});
afterEach(() => station.close());

/** The same router with one use case replaced, and the session that calls it. */
function routerWith(change: (all: Handlers) => unknown, session?: Session | Caller['session']) {
  const environment: CallEnvironment = {
    now: station.now,
    station: () => ({ db: station.db, file: station.file, practice: false }),
    announce: (event) => station.events.push(event),
    reportFault: (error) => {
      station.faults.push(error);
      return '20261120-0007';
    },
  };
  const route = createRouter(environment, change({ ...handlers }) as Handlers);
  return (name: unknown, input: unknown) => route(openCaller(session), name, input);
}

function nested(depth: number): unknown {
  return depth === 0 ? 'bottom' : { in: nested(depth - 1) };
}

describe('what no honest window would send', () => {
  const cases: readonly (readonly [string, unknown, unknown, readonly string[]])[] = [
    ['a procedure that does not exist', 'cashier.steal', {}, ['name']],
    ['a name of every object', 'constructor', {}, ['name']],
    ['a name of every area', 'settings.constructor', {}, ['name']],
    ['an area without a verb', 'settings', {}, ['name']],
    ['a name that is no text', { toString: 'x' }, {}, ['name']],
    ['a message of half a million characters', 'settings.getSettings', { x: 'x'.repeat(500_000) }, ['size']],
    ['a message thirty levels deep', 'settings.getSettings', nested(30), ['size']],
    ['a message of fifty thousand entries', 'settings.getSettings', { all: Array(50_000).fill(1) }, ['size']],
    ['a file’s bytes', 'settings.getSettings', { x: new Uint8Array(8) }, ['size']],
    ['a field that the contract does not know', 'settings.getSettings', { totalFen: 1 }, ['']],
    [
      'a text where a number belongs',
      'staff.signIn',
      { staffId: '1', password: 'x', desk: 'x' },
      ['staffId'],
    ],
  ];
  test.each(cases)('%s is bad input and changes nothing', async (_what, name, input, paths) => {
    const before = dumpDatabase(station.db);
    expect(await station.as('head').raw(name, input)).toEqual({
      ok: false,
      error: { kind: 'bad-input', paths },
    });
    expect(dumpDatabase(station.db)).toEqual(before);
    expect(station.faults).toEqual([]);
  });
});

describe('who may call', () => {
  test('nobody without signing in, whatever the message holds', async () => {
    const call = routerWith((all) => all);
    const before = dumpDatabase(station.db);
    const required = { ok: false, error: { kind: 'refusal', code: 'session.required', details: {} } };
    expect(await call('settings.getSettings', {})).toEqual(required);
    expect(await call('settings.changePrice', { commandId: randomUUID(), itemId: 1, priceFen: 1 })).toEqual(
      required,
    );
    // Whether the fields are right is not told to somebody who may not ask.
    expect(await call('settings.changePrice', { nonsense: true })).toEqual(required);
    expect(dumpDatabase(station.db)).toEqual(before);
  });

  test('not above the role', async () => {
    const before = dumpDatabase(station.db);
    const reply = await station
      .as('pharmacist')
      .reply('settings.addRoom', { name: '换药室', point: 'consultation' });
    expect(reply).toEqual({ ok: false, error: { kind: 'refusal', code: 'session.role', details: {} } });
    expect(dumpDatabase(station.db)).toEqual(before);
  });

  test('whoever was dismissed or given other work since signing in calls as what they are now', async () => {
    const clerk = station.as('front_desk');
    expect((await clerk.reply('cashier.listToday', {})).ok).toBe(true);
    const { staffId } = clerk.session;
    station.db.$client
      .prepare('UPDATE staff_roles SET role = ? WHERE staff_id = ?')
      .run('pharmacist', staffId);
    expect(await clerk.reply('cashier.listToday', {})).toEqual({
      ok: false,
      error: { kind: 'refusal', code: 'session.role', details: {} },
    });
    station.db.$client.prepare('UPDATE staff SET active = 0 WHERE id = ?').run(staffId);
    expect(await clerk.reply('queue.listPoints', {})).toEqual({
      ok: false,
      error: { kind: 'refusal', code: 'session.required', details: {} },
    });
  });

  test('nobody while no station is open', async () => {
    const environment: CallEnvironment = {
      now: station.now,
      station: () => undefined,
      announce: () => undefined,
      reportFault: () => '20261120-0001',
    };
    const session = station.as('head').session;
    const route = createRouter(environment, handlers);
    expect(await route(openCaller(session), 'settings.getSettings', {})).toEqual({
      ok: false,
      error: { kind: 'refusal', code: 'station.not-open', details: {} },
    });
  });
});

describe('a command happens once', () => {
  const room = { name: '换药室', point: 'examination' } as const;

  test('the same id again gets the first answer and adds no row', async () => {
    const head = station.as('head');
    const commandId = randomUUID();
    const first = await head.reply('settings.addRoom', { ...room, commandId });
    const after = dumpDatabase(station.db);
    station.advance(5_000);
    expect(await head.reply('settings.addRoom', { ...room, commandId })).toEqual(first);
    expect(dumpDatabase(station.db)).toEqual(after);
    expect(first.ok).toBe(true);
  });

  test('the same id with another content is refused', async () => {
    const head = station.as('head');
    const commandId = randomUUID();
    await head.call('settings.addRoom', { ...room, commandId });
    const after = dumpDatabase(station.db);
    expect(await head.reply('settings.addRoom', { ...room, name: '手术室', commandId })).toEqual({
      ok: false,
      error: { kind: 'refusal', code: 'command.id-reused', details: {} },
    });
    expect(dumpDatabase(station.db)).toEqual(after);
  });

  test('the same id for another procedure is refused', async () => {
    const head = station.as('head');
    const commandId = randomUUID();
    await head.call('settings.addRoom', { ...room, commandId });
    expect(await head.reply('settings.confirmClock', { commandId })).toMatchObject({
      ok: false,
      error: { code: 'command.id-reused' },
    });
  });

  test('an id is free again when its command was refused', async () => {
    const head = station.as('head');
    const commandId = randomUUID();
    const refused = await head.reply('settings.addRoom', { name: '药房', point: 'pickup', commandId });
    expect(refused).toMatchObject({ ok: false, error: { code: 'settings.room-name-taken' } });
    expect(await head.reply('settings.addRoom', { ...room, commandId })).toMatchObject({ ok: true });
  });

  test('every window hears which topics changed, and of a refusal nobody hears', async () => {
    await station.as('head').call('settings.addRoom', room);
    await station.as('head').reply('settings.addRoom', room);
    expect(station.events).toEqual([{ kind: 'changed', topics: contract.settings.addRoom.changes }]);
  });
});

describe('what a use case does wrong', () => {
  test('an answer out of contract is a fault with a number, and nothing is told', async () => {
    const call = routerWith(
      (all) => ({ ...all, settings: { ...all.settings, getSettings: () => ({ station: 'none' }) } }),
      station.as('head').session,
    );
    expect(await call('settings.getSettings', {})).toEqual({
      ok: false,
      error: { kind: 'fault', incident: '20261120-0007' },
    });
    expect(String(station.faults[0])).toContain('out of contract');
  });

  test('a command that answers out of contract takes back what it wrote', async () => {
    const call = routerWith(
      (all) => ({
        ...all,
        settings: {
          ...all.settings,
          addRoom: (...args: Parameters<Handlers['settings']['addRoom']>) => ({
            ...all.settings.addRoom(...args),
            clinicId: 'the new one',
          }),
        },
      }),
      station.as('head').session,
    );
    const before = dumpDatabase(station.db);
    const reply = await call('settings.addRoom', { name: '换药室', point: 'lab', commandId: randomUUID() });
    expect(reply).toEqual({ ok: false, error: { kind: 'fault', incident: '20261120-0007' } });
    expect(dumpDatabase(station.db)).toEqual(before);
  });

  test('a refusal that the contract does not declare is a fault', async () => {
    const undeclared = () => {
      throw refuse('settings.room-name-taken');
    };
    const call = routerWith(
      (all) => ({ ...all, settings: { ...all.settings, getSettings: undeclared } }),
      station.as('head').session,
    );
    expect(await call('settings.getSettings', {})).toMatchObject({ ok: false, error: { kind: 'fault' } });
  });

  test('a command that throws half way leaves every table as it was', async () => {
    const halfWay = (context: Parameters<Handlers['settings']['addRoom']>[0]) => {
      context.audit({ action: 'settings.half-done', subject: 'clinics' });
      throw new Error('half way');
    };
    const call = routerWith(
      (all) => ({ ...all, settings: { ...all.settings, addRoom: halfWay } }),
      station.as('head').session,
    );
    const before = dumpDatabase(station.db);
    const reply = await call('settings.addRoom', { name: '换药室', point: 'lab', commandId: randomUUID() });
    expect(reply).toEqual({ ok: false, error: { kind: 'fault', incident: '20261120-0007' } });
    expect(dumpDatabase(station.db)).toEqual(before);
  });

  test('a command that waited for the dictionary asks again who calls: the person has got up meanwhile', async () => {
    let session: Session | undefined = station.as('head').session;
    let tries = 0;
    const spelling = (context: Parameters<Handlers['settings']['addRoom']>[0]) => {
      tries += 1;
      if (tries === 1) throw new SpellingMissing();
      context.audit({ action: 'settings.room-added', subject: 'clinics' });
      return { clinicId: 1 };
    };
    const call = routerWith(
      (all) => ({ ...all, settings: { ...all.settings, addRoom: spelling } }),
      () => session,
    );
    const before = dumpDatabase(station.db);
    const asked = call('settings.addRoom', { name: '换药室', point: 'lab', commandId: randomUUID() });
    session = undefined;
    expect(await asked).toEqual({
      ok: false,
      error: { kind: 'refusal', code: 'session.required', details: {} },
    });
    expect(tries).toBe(1);
    expect(dumpDatabase(station.db)).toEqual(before);
  });

  test('a full disk is a refusal that says so, and nothing is half written', async () => {
    // The file may not grow any more: what a full disk looks like to SQLite.
    const pages = Number(station.db.$client.pragma('page_count', { simple: true }));
    station.db.$client.pragma(`max_page_count = ${pages}`);
    const head = station.as('head');
    const before = dumpDatabase(station.db);
    let refused: unknown;
    for (let count = 0; count < 400 && refused === undefined; count += 1) {
      const reply = await head.reply('settings.addRoom', { name: `诊室 ${count}`, point: 'consultation' });
      if (!reply.ok) refused = reply.error;
    }
    expect(refused).toEqual({ kind: 'refusal', code: 'disk.full', details: {} });
    const rooms = (dump: Record<string, unknown[]>) => dump.clinics?.length ?? 0;
    const commands = station.db.$client.prepare('SELECT count(*) FROM commands').pluck().get();
    expect(rooms(dumpDatabase(station.db)) - rooms(before)).toBe(commands);
  });
});

describe('a clock that went backwards', () => {
  test('stops commands until somebody says that it is right', async () => {
    const head = station.as('head');
    await head.call('settings.addRoom', { name: '换药室', point: 'examination' });
    station.advance(-3 * 60_000);
    const before = dumpDatabase(station.db);
    expect(await head.reply('settings.addRoom', { name: '手术室', point: 'examination' })).toEqual({
      ok: false,
      error: { kind: 'refusal', code: 'clock.went-backwards', details: { minutes: 3 } },
    });
    expect(dumpDatabase(station.db)).toEqual(before);
    await head.call('settings.confirmClock', {});
    await head.call('settings.addRoom', { name: '手术室', point: 'examination' });
  });

  test('is not noticed for two minutes, as time servers correct by seconds', async () => {
    const head = station.as('head');
    await head.call('settings.addRoom', { name: '换药室', point: 'examination' });
    station.advance(-2 * 60_000);
    await head.call('settings.addRoom', { name: '手术室', point: 'examination' });
  });
});

describe('a task that books something by a wrong clock', () => {
  const NEW = {
    name: '周晓雯',
    title: '护士',
    phone: '',
    roles: ['front_desk'],
    password: 'abcd1234',
  } as const;
  const newResident = { name: '周桂芳', idKind: 'none', sex: 2, birthDay: '1954-03-12' } as const;

  test.each([
    ['back by three minutes', -3 * 60_000, 0, { code: 'clock.went-backwards', details: { minutes: 3 } }],
    ['on by a month', 30 * 86_400_000, 30, { code: 'clock.jumped-ahead' }],
  ])(
    '%s is refused like a command, until somebody says that it is right',
    async (_what, by, aheadDays, error) => {
      const head = station.as('head');
      await head.call('settings.addRoom', { name: '换药室', point: 'examination' });
      station.advance(by);
      const before = dumpDatabase(station.db);
      expect(await head.reply('staff.add', { ...NEW, roles: [...NEW.roles] })).toMatchObject({ error });
      expect(dumpDatabase(station.db)).toEqual(before);
      await head.call('settings.confirmClock', { aheadDays });
      await head.call('staff.add', { ...NEW, roles: [...NEW.roles] });
    },
  );

  test('what only looks is answered, and noted', async () => {
    const { residentId } = await station.as('front_desk').call('residents.create', newResident as never);
    station.advance(-3 * 60_000);
    expect((await station.as('front_desk').reply('residents.getDetail', { residentId })).ok).toBe(true);
    expect((await station.as('front_desk').reply('staff.signOut', {})).ok).toBe(true);
  });
});

test('each procedure has a strict input: a field that the contract does not know never passes', () => {
  const loose = Object.entries(contract).flatMap(([area, verbs]) =>
    Object.entries<{ input: z.ZodType }>(verbs)
      .filter(([, definition]) => !refusesUnknownFields(definition.input))
      .map(([verb]) => `${area}.${verb}`),
  );
  expect(loose).toEqual([]);
});

function refusesUnknownFields(schema: z.ZodType): boolean {
  const parsed = schema.safeParse({ commandId: randomUUID(), aFieldThatNoContractHas: 1 });
  if (parsed.success) return false;
  const all = parsed.error.issues.flatMap(function inUnions(issue): z.core.$ZodIssue[] {
    return issue.code === 'invalid_union' ? issue.errors.flat().flatMap(inUnions) : [issue];
  });
  return all.some((issue) => issue.code === 'unrecognized_keys');
}

test('a task answers outside of a transaction and may take its time', async () => {
  const window = station.as('front_desk');
  const people = await window.call('staff.listForSignIn', {});
  expect(people.map((person) => person.name)).toEqual(['李慧', '刘文涛', '何静', '张敏']);
});

test.each([
  ['failed', [{ done: 3, total: 8 }], [{ done: 1, total: 1 }]],
  ['came to its end', [{ done: 8, total: 8 }], []],
])('of a task that %s nothing is left of how far it came', async (_what, said, end) => {
  const told: unknown[] = [];
  const working = async (context: { progress: (done: number, total: number) => void }) => {
    for (const { done, total } of said) context.progress(done, total);
    throw new Error('the disk is gone');
  };
  const environment: CallEnvironment = {
    now: station.now,
    station: () => ({ db: station.db, file: station.file, practice: false }),
    announce: () => undefined,
    reportFault: () => '20261120-0008',
  };
  const changed = {
    ...handlers,
    staff: { ...handlers.staff, listForSignIn: working },
  } as unknown as Handlers;
  const caller = openCaller(undefined, (event) => told.push(event));
  await createRouter(environment, changed)(caller, 'staff.listForSignIn', {});
  expect(told).toEqual(
    [...said, ...end].map((event) => ({ kind: 'progress', task: 'staff.listForSignIn', ...event })),
  );
});

test('the test database is one that the program itself opens', () => {
  const again = openDatabase({ file: station.file });
  expect(again.$client.pragma('synchronous', { simple: true })).toBe(2);
  again.$client.close();
});
