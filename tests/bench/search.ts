import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../build/demo/month/people.ts';
import { openDatabase } from '../../db/migrate.ts';
import { inTransaction, type ReadableDb } from '../../db/open.ts';
import { runSteps, tendSearch } from '../../db/resident-search/tend.ts';
import type { Session } from '../../electron/services/context.ts';
import { furnishStation } from '../../electron/services/practice/practice-station.ts';
import { loadSpelling } from '../../electron/services/spelling.ts';
import { hashPassword } from '../../electron/services/staff/password.ts';
import type { Output } from '../../electron/shared/contract/procedures.ts';
import type { VisitId } from '../../electron/shared/values/ids.ts';
import { instant, MINUTE } from '../../electron/shared/values/instant.ts';
import { type Answer, answerFrom, signInThrough } from '../support/played-month.ts';
import { fillCrowd } from './crowd.ts';
import { InStep } from './in-step.ts';
import { Samples } from './samples.ts';
import { measureTyping, type Typing } from './typing.ts';

export interface SearchRow {
  readonly what: string;
  readonly measured: Samples;
}

export interface SearchAt {
  readonly residents: number;
  /** Through router and service, one row for each kind of key. */
  readonly kinds: readonly SearchRow[];
  /** All kinds together. */
  readonly all: Samples;
  /** The least that answers: one record by its key. */
  readonly byKey: Samples;
  /** Twenty names by the index, in its own order. */
  readonly byPrefix: Samples;
  /** Registrations through router and service, search included. */
  readonly register: Samples;
  /** Their rows by raw statements, without what the search needs. */
  readonly registerRaw: Samples;
  /** The same with what the search needs. */
  readonly registerRawFound: Samples;
  /** From a key in the real window to its rows. */
  readonly typing: Typing;
}

const FRIDAY = instant(Date.parse('2026-11-20T00:30:00Z'));
/** The first of them warm the program up, as a station's has long been by nine in the morning. */
const UNCOUNTED = 100;
const REGISTRATIONS = 300;
/** Numbers before the doctor on a crowded morning: a line of hundreds is measured with the queue. */
const WAITING = 20;

/** What staff type, as SQL over one resident. */
const KINDS: readonly (readonly [what: string, sql: string])[] = [
  ['one surname character', 'substr(name, 1, 1)'],
  ['last character of a name', 'substr(name, -1, 1)'],
  ['two characters', 'substr(name, 1, 2)'],
  ['whole name', 'name'],
  ['one pinyin letter', 'substr(pinyin, 1, 1)'],
  ['two initials', 'substr(initials, 1, 2)'],
  ['all initials', 'initials'],
  ['half a pinyin', 'substr(pinyin, 1, 5)'],
  ['whole pinyin', 'pinyin'],
  ['one digit', 'substr(phone, -1, 1)'],
  ['ID number, first 4', 'substr(id_number, 1, 4)'],
  ['ID number, first 10', 'substr(id_number, 1, 10)'],
  ['ID number, last 4', 'substr(id_number, -4)'],
  ['whole ID number', 'id_number'],
  ['phone, first 3', 'substr(phone, 1, 3)'],
  ['phone, first 5', 'substr(phone, 1, 5)'],
  ['phone, last 4', 'substr(phone, -4)'],
  ['record number, first 6', 'substr(record_no, 1, 6)'],
];
/** So many that the hundredth slowest says something of its kind. */
const TERMS_OF_A_KIND = 500;

/** What is typed key by key in the window. */
const TYPED = ['initials', 'pinyin', 'id_number', 'phone'] as const;
const TYPED_OF_A_KIND = 6;
const PASSWORD = 'bench-2026';

/**
 * A station of so many residents on a fresh file: 300 registrations, every kind of key through the service,
 * and keys in the real window of the built program `app`.
 */
export async function measureSearchAt(folder: string, app: string, residents: number): Promise<SearchAt> {
  await loadSpelling();
  const crowd = openCrowd(folder, residents, await hashPassword(PASSWORD));
  try {
    const registering = await register(crowd, folder);
    const searching = await search(crowd);
    crowd.db.$client.pragma('wal_checkpoint(TRUNCATE)');
    const terms = termsOf(crowd, TYPED, TYPED_OF_A_KIND);
    const typing = await measureTyping({ app, station: crowd.file, password: PASSWORD, terms });
    return { residents, ...registering, ...searching, typing };
  } finally {
    crowd.db.$client.close();
    rmSync(crowd.file);
  }
}

interface Crowd {
  readonly db: ReadableDb;
  readonly file: string;
  readonly clock: Clock;
  readonly head: Session;
  readonly residents: number;
}

function openCrowd(folder: string, residents: number, passwordHash: string): Crowd {
  const file = join(folder, `crowd-${residents}.db`);
  const db = openDatabase({ file });
  db.$client.pragma('synchronous = OFF');
  const [, head] = inTransaction(db, (tx) => furnishStation(tx, { now: FRIDAY, passwordHash }));
  fillCrowd(db, residents, FRIDAY, head.staffId);
  db.$client.pragma('wal_checkpoint(TRUNCATE)');
  db.$client.pragma('synchronous = FULL');
  return { db, file, clock: { now: FRIDAY }, head, residents };
}

async function register(
  crowd: Crowd,
  folder: string,
): Promise<Pick<SearchAt, 'register' | 'registerRaw' | 'registerRawFound'>> {
  const copies = ['watched', 'floor', 'found'].map((name) => {
    const copy = join(folder, `${name}-${crowd.residents}.db`);
    crowd.db.$client.prepare('VACUUM INTO ?').run(copy);
    return { copy, db: openDatabase({ file: copy }) };
  });
  const [watched, floor, found] = copies;
  if (!watched || !floor || !found) throw new Error('three copies were asked for');
  watched.db.$client.pragma('synchronous = OFF');
  const answerOf = (db: ReadableDb): Answer => answerFrom(db, db.$client.name, crowd.clock);
  const step = new InStep(
    { db: crowd.db, answer: answerOf(crowd.db) },
    { db: watched.db, answer: answerOf(watched.db) },
    floor.db,
    found.db,
  );
  const desk = signInThrough(step.answer).signIn(crowd.head);
  const rooms = await desk.call('registration.listRooms', {});
  const place = { clinicId: rooms.rooms[0]?.clinicId ?? 0, doctorId: rooms.doctors[0]?.doctorId ?? 0 };
  const waiting: VisitId[] = [];
  for (let turn = 0; turn < UNCOUNTED + REGISTRATIONS; turn += 1) {
    if (turn === UNCOUNTED) step.forget();
    crowd.clock.now = instant(crowd.clock.now + MINUTE);
    const residentId = 1 + ((turn * 7_919) % crowd.residents);
    const { visitId } = await desk.call('registration.register', { residentId, ...place });
    waiting.push(visitId);
    const first = waiting.length > WAITING ? waiting.shift() : undefined;
    if (first !== undefined) await desk.call('registration.cancel', { visitId: first, reason: '不看了' });
    if (turn % 50 === 49) {
      for (const { db } of [crowd, floor, found]) db.$client.pragma('wal_checkpoint(PASSIVE)');
    }
  }
  for (const { copy, db } of copies) {
    db.$client.close();
    rmSync(copy);
  }
  const name = 'registration.register';
  return {
    register: step.service.get(name) ?? new Samples(),
    registerRaw: step.raw.get(name) ?? new Samples(),
    registerRawFound: step.rawFound.get(name) ?? new Samples(),
  };
}

async function search(crowd: Crowd): Promise<Pick<SearchAt, 'kinds' | 'all' | 'byKey' | 'byPrefix'>> {
  const { db, clock, head, residents } = crowd;
  runSteps(tendSearch(db));
  const ask = answerFrom(db, crowd.file, clock);
  const byId = db.$client.prepare('SELECT * FROM residents WHERE id = ?');
  const byName = db.$client.prepare('SELECT * FROM residents WHERE name >= ? AND name < ? LIMIT 20');
  const [all, byKey, byPrefix] = [new Samples(), new Samples(), new Samples()];
  const kinds: SearchRow[] = [];
  for (const [what, sql] of KINDS) {
    const measured = new Samples();
    const terms = termsOf(crowd, [sql], TERMS_OF_A_KIND);
    for (const [index, term] of terms.entries()) {
      const taken = await timed(() => askFor(ask, head, term));
      for (const samples of [measured, all]) samples.add(taken);
      byKey.add(await timed(() => byId.get(1 + ((index * 104_729) % residents))));
      byPrefix.add(await timed(() => byName.all(term, `${term}\u{10ffff}`)));
    }
    kinds.push({ what, measured });
  }
  return { kinds, all, byKey, byPrefix };
}

/** So many values of each expression, of residents spread over the whole register. */
function termsOf({ db, residents }: Crowd, expressions: readonly string[], count: number): string[] {
  const step = Math.max(1, Math.floor(residents / count) - 1);
  return expressions.flatMap(
    (sql) =>
      db.$client
        .prepare(`SELECT ${sql} FROM residents WHERE id % ? = 0 AND ${sql} <> '' LIMIT ?`)
        .pluck()
        .all(step, count) as string[],
  );
}

async function askFor(ask: Answer, session: Session, term: string): Promise<void> {
  const reply = await ask({
    number: 0,
    session,
    procedure: 'residents.search',
    kind: 'query',
    input: { term },
  });
  const found = reply.ok && (reply.value as Output<'residents.search'>).rows.length > 0;
  if (!found) throw new Error(`nobody is found by a key of a resident: ${JSON.stringify(reply)}`);
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
