import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROVING_HOST } from '../../build/demo/month/proving-host.ts';
import { openDatabase } from '../../db/migrate.ts';
import type { ReadableDb } from '../../db/open.ts';
import { clinics, receiptRanges, staff, staffRoles } from '../../db/schema/index.ts';
import type { CallEnvironment, Caller } from '../../electron/ipc/call-context.ts';
import { handlers } from '../../electron/ipc/handlers.ts';
import { createRouter } from '../../electron/ipc/router.ts';
import type { Session } from '../../electron/services/context.ts';
import { loadSpelling } from '../../electron/services/spelling.ts';
import type { Role } from '../../electron/shared/contract/define.ts';
import type { Output, ProcedureName } from '../../electron/shared/contract/procedures.ts';
import type { Reply, ServerEvent } from '../../electron/shared/contract/reply.ts';
import type { StaffId } from '../../electron/shared/values/ids.ts';
import { type Instant, instant } from '../../electron/shared/values/instant.ts';
import { openCaller } from './caller.ts';
import { type IntentOf, messageOf } from './intent.ts';

// What is tested spells names before any call could load the dictionary.
await loadSpelling();

/** 2026-11-20 (Friday) 09:00 at the station. */
export const FRIDAY_MORNING = instant(Date.parse('2026-11-20T01:00:00Z'));

export interface TestStation {
  readonly db: ReadableDb;
  readonly file: string;
  readonly events: ServerEvent[];
  readonly faults: unknown[];
  /** Calls through the whole router as somebody with these roles. Commands get an id unless one is given. */
  readonly as: (...roles: Role[]) => TestCaller;
  readonly now: () => Instant;
  readonly setNow: (at: Instant) => void;
  readonly advance: (milliseconds: number) => void;
  readonly close: () => void;
}

export interface TestCaller {
  readonly session: Session;
  /** The reply, whatever it is. */
  readonly reply: <Name extends ProcedureName>(
    name: Name,
    intent: IntentOf<Name>,
  ) => Promise<Reply<Output<Name>>>;
  /** The value, or a failed test. */
  readonly call: <Name extends ProcedureName>(name: Name, intent: IntentOf<Name>) => Promise<Output<Name>>;
  /** For messages that no honest window would send. */
  readonly raw: (name: unknown, input: unknown) => Promise<Reply<unknown>>;
}

const STAFF: readonly { name: string; initials: string; roles: readonly Role[] }[] = [
  { name: '李慧', initials: 'lh', roles: ['front_desk'] },
  { name: '刘文涛', initials: 'lwt', roles: ['doctor', 'head'] },
  { name: '何静', initials: 'hj', roles: ['pharmacist'] },
  { name: '张敏', initials: 'zm', roles: ['front_desk', 'pharmacist'] },
];

/** A station on a real file with real migrations: four people, five rooms, one range of receipts. */
export function openTestStation(): TestStation {
  const folder = mkdtempSync(join(tmpdir(), 'station-'));
  const file = join(folder, 'station.db');
  const db = openDatabase({ file });
  let now = FRIDAY_MORNING;
  const events: ServerEvent[] = [];
  const faults: unknown[] = [];
  const people = seedPeople(db, now);
  const environment: CallEnvironment = {
    now: () => now,
    station: () => ({ db, file, practice: false }),
    host: PROVING_HOST,
    announce: (event) => events.push(event),
    reportFault: (error) => {
      faults.push(error);
      return 'test-0001';
    },
  };
  const route = createRouter(environment, handlers);
  return {
    db,
    file,
    events,
    faults,
    now: () => now,
    setNow: (at) => {
      now = at;
    },
    advance: (milliseconds) => {
      now = instant(now + milliseconds);
    },
    as: (...roles) => testCaller(route, people, roles, events, faults),
    close: () => {
      db.$client.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function testCaller(
  route: ReturnType<typeof createRouter>,
  people: readonly Session[],
  roles: readonly Role[],
  events: ServerEvent[],
  faults: unknown[],
): TestCaller {
  const person = people.find((one) => roles.every((role) => one.roles.includes(role)));
  if (!person) throw new Error(`nobody here is ${roles.join(' and ')}`);
  let session: Session | undefined = person;
  const caller: Caller = {
    ...openCaller(
      () => session,
      (event) => events.push(event),
    ),
    setSession: (next) => {
      session = next;
    },
  };
  const reply = <Name extends ProcedureName>(name: Name, intent: IntentOf<Name>) => {
    return route(caller, name, messageOf(name, intent)) as Promise<Reply<Output<Name>>>;
  };
  return {
    session: person,
    reply,
    raw: (name, input) => route(caller, name, input),
    call: async (name, intent) => {
      const answer = await reply(name, intent);
      if (answer.ok) return answer.value;
      throw new Error(`${name}: ${JSON.stringify(answer.error)}`, { cause: faults.at(-1) });
    },
  };
}

function seedPeople(db: ReadableDb, at: Instant): Session[] {
  const people = STAFF.map((person): Session => {
    const row = db
      .insert(staff)
      .values({
        name: person.name,
        initials: person.initials,
        title: '',
        passwordHash: 'none',
        createdAt: at,
      })
      .returning({ id: staff.id })
      .get();
    for (const role of person.roles) db.insert(staffRoles).values({ staffId: row.id, role }).run();
    return { staffId: row.id as StaffId, name: person.name, roles: person.roles, desk: 'test' };
  });
  const rooms = [
    ['全科诊断室', 'consultation'],
    ['化验室', 'lab'],
    ['检查室', 'examination'],
    ['收费窗口', 'cashier'],
    ['药房', 'pickup'],
  ] as const;
  rooms.forEach(([name, point], position) => {
    db.insert(clinics).values({ name, point, position }).run();
  });
  const first = people[0];
  if (first) {
    db.insert(receiptRanges)
      .values({ firstNo: 12_001, lastNo: 13_000, nextNo: 12_001, receivedBy: first.staffId, receivedAt: at })
      .run();
  }
  return people;
}
