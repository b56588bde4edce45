import type { ReadableDb, Tx } from '../../../db/open.ts';
import { clinics, receiptRanges } from '../../../db/schema/index.ts';
import { DEFAULT_SETTINGS } from '../../shared/domain/settings.ts';
import { type ClinicDay, clinicDayAt } from '../../shared/values/clinic-day.ts';
import type { StaffId } from '../../shared/values/ids.ts';
import type { Instant } from '../../shared/values/instant.ts';
import { insertPerson } from '../settings/create-station.ts';
import { loadSettings, saveSetting } from '../settings/load-settings.ts';
import { CATALOGUE_CLINICS, CATALOGUE_STAFF } from './catalogue/staff.ts';
import { seedCatalogue } from './seed-catalogue.ts';

/** Everybody's password in the practice station; it stands on the sign-in screen. */
export const PRACTICE_PASSWORD = '123456';

export interface PracticeSeed {
  readonly now: Instant;
  /** Of PRACTICE_PASSWORD, hashed before the transaction. */
  readonly passwordHash: string;
}

/** A station of six with everything a day needs, in a file of its own. */
export function fillPracticeStation(tx: Tx, seed: PracticeSeed): void {
  const { utcOffsetMinutes } = DEFAULT_SETTINGS.station;
  const day = clinicDayAt(seed.now, utcOffsetMinutes);
  const staff = CATALOGUE_STAFF.map(({ name, title, roles }) =>
    insertPerson(tx, { name, title, roles, phone: '', passwordHash: seed.passwordHash }, seed.now),
  );
  const head = staff[1];
  if (head === undefined) throw new Error('the practice station has no head');
  seedRooms(tx);
  seedReceipts(tx, head, seed.now);
  seedCatalogue(tx, { at: seed.now, day, setBy: head });
  saveSetting(tx, {
    key: 'station',
    value: {
      ...DEFAULT_SETTINGS.station,
      name: '书院街社区卫生服务站',
      center: '锦江区书院街社区卫生服务中心',
      practice: true,
      startedDay: day,
    },
    at: seed.now,
    by: head,
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
