import { join } from 'node:path';
import { openDatabase } from '../../db/migrate.ts';
import { inTransaction, type Tx } from '../../db/open.ts';
import { staff } from '../../db/schema/index.ts';
import { openPracticeCounter } from '../../electron/services/practice/practice-counter.ts';
import { PRACTICE_PASSWORD } from '../../electron/services/practice/practice-password.ts';
import { practiceResidents } from '../../electron/services/practice/practice-residents.ts';
import {
  fillPracticeStation,
  furnishStation,
  type PracticeSeed,
} from '../../electron/services/practice/practice-station.ts';
import { fillPracticeShelves } from '../../electron/services/practice/practice-stock.ts';
import { saveSetting } from '../../electron/services/settings/load-settings.ts';
import { loadSpelling } from '../../electron/services/spelling.ts';
import { hashPassword } from '../../electron/services/staff/password.ts';
import { DEFAULT_QUEUE_SETTINGS, type QueueSettings } from '../../electron/shared/domain/queue-policy.ts';
import { clinicDayAt } from '../../electron/shared/values/clinic-day.ts';
import { instant } from '../../electron/shared/values/instant.ts';

// What is tested spells names before any call could load the dictionary.
await loadSpelling();

/** What a user folder holds when the window opens on it. */
export interface FilledStation {
  readonly userData: string;
  /** An ISO moment on the day of the test, before the window's clock. */
  readonly at: string;
  /** Where the rule of calling is not the usual one: a test that cannot wait three minutes needs it. */
  readonly queue?: Partial<QueueSettings>;
}

/** A station in the middle of its morning: every desk has somebody. @returns its file. */
export async function fillBusyStation({ userData, at, queue }: FilledStation): Promise<string> {
  return fill(join(userData, 'station.db'), at, (tx, seed) => {
    fillPracticeStation(tx, seed);
    if (queue) setQueueRule(tx, seed, queue);
  });
}

/** As the head would set it, before the window opens. */
export function setQueueRule(tx: Tx, { now }: PracticeSeed, queue: Partial<QueueSettings>): void {
  const by = tx.select({ staffId: staff.id }).from(staff).limit(1).get();
  if (!by) throw new Error('the station has no people');
  saveSetting(tx, { key: 'queue', value: { ...DEFAULT_QUEUE_SETTINGS, ...queue }, at: now, by: by.staffId });
}

/**
 * The practice station before its first patient: people, prices, stock, and these residents on record. The
 * program takes it over as it stands, because it is of the same day.
 */
export async function fillQuietPractice(
  { userData, at }: FilledStation,
  names: readonly string[],
): Promise<string> {
  return fill(join(userData, 'practice.db'), at, (tx, seed) => {
    const [frontDesk, head] = furnishStation(tx, seed);
    const day = clinicDayAt(seed.now, 480);
    const seat = openPracticeCounter(tx, () => seed.now);
    fillPracticeShelves(tx, seat(head), day);
    for (const { intent } of practiceResidents(day).filter((person) => names.includes(person.intent.name))) {
      seat(frontDesk).do('residents.create', intent);
    }
  });
}

/** Makes the file and lets `work` fill it in one transaction. @returns the file. */
export async function fill(
  file: string,
  at: string,
  work: (tx: Tx, seed: PracticeSeed) => void,
): Promise<string> {
  const passwordHash = await hashPassword(PRACTICE_PASSWORD);
  const db = openDatabase({ file });
  try {
    inTransaction(db, (tx) => work(tx, { now: instant(Date.parse(at)), passwordHash }));
  } finally {
    db.$client.close();
  }
  return file;
}
