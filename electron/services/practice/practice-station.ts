import type { ReadableDb, Tx } from '../../../db/open.ts';
import { clinics, receiptRanges } from '../../../db/schema/index.ts';
import { DEFAULT_SETTINGS } from '../../shared/domain/settings.ts';
import { type ClinicDay, clinicDayAt, startOfDay } from '../../shared/values/clinic-day.ts';
import type { StaffId } from '../../shared/values/ids.ts';
import { type Instant, instant, MINUTE } from '../../shared/values/instant.ts';
import type { Session } from '../context.ts';
import { loadSettings, saveSetting } from '../settings/load-settings.ts';
import { insertPerson } from '../staff/insert-person.ts';
import { CATALOGUE_CLINICS, CATALOGUE_STAFF } from './catalogue/staff.ts';
import { openPracticeCounter } from './practice-counter.ts';
import { playPracticeMorning } from './practice-morning.ts';
import { fillPracticeShelves } from './practice-stock.ts';
import { seedCatalogue } from './seed-catalogue.ts';

export { PRACTICE_PASSWORD } from './practice-password.ts';

export interface PracticeSeed {
  readonly now: Instant;
  /** Of PRACTICE_PASSWORD, hashed before the transaction. */
  readonly passwordHash: string;
}

/** Long enough ago for a morning to have happened. */
const MORNING_MS = 160 * MINUTE;
/** More steps than the morning takes. */
const STEPS = 110;

/**
 * A station of six with price list, drugs, stock, residents and a morning's work, all through the use cases
 * of a real day. It lies in a file of its own and ends at `now`.
 */
export function fillPracticeStation(tx: Tx, seed: PracticeSeed): void {
  const { utcOffsetMinutes } = DEFAULT_SETTINGS.station;
  const day = clinicDayAt(seed.now, utcOffsetMinutes);
  const start = Math.max(seed.now - MORNING_MS, startOfDay(day, utcOffsetMinutes));
  const crew = furnishStation(tx, { ...seed, now: instant(start) });
  let steps = 0;
  const now = () => instant(Math.min(seed.now, start + Math.round((steps * (seed.now - start)) / STEPS)));
  const seat = openPracticeCounter(tx, now);
  fillPracticeShelves(tx, seat(crew[1]), day);
  playPracticeMorning({
    tx,
    day,
    crew: {
      frontDesk: seat(crew[0]),
      doctor: seat(crew[1]),
      pharmacist: seat(crew[2]),
      second: seat(crew[3]),
    },
    pass: () => {
      steps += 1;
    },
  });
}

/** The same station as it stands before its first day: people, rooms, price list, drugs, nothing on the shelves. */
export function furnishStation(tx: Tx, seed: PracticeSeed): Crew {
  const day = clinicDayAt(seed.now, DEFAULT_SETTINGS.station.utcOffsetMinutes);
  const crew = seedPeople(tx, seed);
  const head = crew[1].staffId;
  seedRooms(tx);
  seedReceipts(tx, head, seed.now);
  seedCatalogue(tx, { at: seed.now, day, setBy: head });
  seedSettings(tx, { at: seed.now, by: head, day });
  return crew;
}

type Crew = readonly [Session, Session, Session, Session];

/** In the order of the catalogue: front desk, head and doctor, pharmacist, nurse, and the others. */
function seedPeople(tx: Tx, seed: PracticeSeed): Crew {
  const sessions = CATALOGUE_STAFF.map(({ name, title, roles }): Session => {
    const staffId = insertPerson(
      tx,
      { name, title, roles, phone: '', passwordHash: seed.passwordHash },
      seed.now,
    );
    return { staffId, name, roles, desk: 'practice' };
  });
  const [frontDesk, head, pharmacist, second] = sessions;
  if (!frontDesk || !head || !pharmacist || !second) throw new Error('the practice station lacks people');
  return [frontDesk, head, pharmacist, second];
}

function seedSettings(tx: Tx, moment: { at: Instant; by: StaffId; day: ClinicDay }): void {
  saveSetting(tx, {
    key: 'station',
    value: {
      ...DEFAULT_SETTINGS.station,
      name: '书院街社区卫生服务站',
      center: '锦江区书院街社区卫生服务中心',
      practice: true,
      startedDay: moment.day,
    },
    at: moment.at,
    by: moment.by,
  });
}

function seedRooms(tx: Tx): void {
  CATALOGUE_CLINICS.forEach(({ name, point }, position) => {
    if (point) tx.insert(clinics).values({ name, point, position }).run();
  });
}

function seedReceipts(tx: Tx, receivedBy: StaffId, receivedAt: Instant): void {
  tx.insert(receiptRanges)
    .values({ firstNo: 12_801, lastNo: 13_000, nextNo: 12_801, receivedBy, receivedAt })
    .run();
}

/** Practice shows a fresh morning: what was filled on an earlier day is made anew. */
export function isPracticeStale(db: ReadableDb, now: Instant): boolean {
  const { startedDay, utcOffsetMinutes } = loadSettings(db).station;
  const today: ClinicDay = clinicDayAt(now, utcOffsetMinutes);
  return startedDay !== today;
}
