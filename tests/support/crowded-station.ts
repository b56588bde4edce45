import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { clinics } from '../../db/schema/index.ts';
import { openPracticeCounter } from '../../electron/services/practice/practice-counter.ts';
import { practiceResidents } from '../../electron/services/practice/practice-residents.ts';
import { furnishStation } from '../../electron/services/practice/practice-station.ts';
import { fillPracticeShelves } from '../../electron/services/practice/practice-stock.ts';
import { loadSpelling } from '../../electron/services/spelling.ts';
import { type ClinicDay, clinicDayAt } from '../../electron/shared/values/clinic-day.ts';
import { checkCharacter } from '../../electron/shared/values/id-number.ts';
import { instant, MINUTE } from '../../electron/shared/values/instant.ts';
import { type FilledStation, fill, setQueueRule } from './filled-station.ts';

// What is tested spells names before any call could load the dictionary.
await loadSpelling();

export interface Crowd extends FilledStation {
  /** How many wait before the doctor. */
  readonly waiting: number;
  /** How long the first of them has waited by `at`. Default 40. */
  readonly minutes?: number;
}

/**
 * A station where nothing has happened yet but that so many people have registered one after the other, all
 * sorts of names and ages, every third of them with priority. @returns its file.
 */
export async function fillCrowdedStation({
  userData,
  at,
  waiting,
  minutes = 40,
  queue,
}: Crowd): Promise<string> {
  return fill(join(userData, 'station.db'), at, (tx, seed) => {
    const start = seed.now - minutes * MINUTE;
    let registered = 0;
    const now = () => instant(Math.round(start + ((seed.now - start) * registered) / Math.max(1, waiting)));
    const [frontDesk, head] = furnishStation(tx, { ...seed, now: instant(start) });
    if (queue) setQueueRule(tx, seed, queue);
    const day = clinicDayAt(seed.now, 480);
    const seat = openPracticeCounter(tx, now);
    fillPracticeShelves(tx, seat(head), day);
    const room = tx.select().from(clinics).where(eq(clinics.point, 'consultation')).get();
    if (!room) throw new Error('the practice station has no consulting room');
    for (const intent of manyPeople(day, waiting)) {
      const { residentId } = seat(frontDesk).do('residents.create', intent);
      seat(frontDesk).do('registration.register', {
        residentId,
        clinicId: room.id,
        doctorId: head.staffId,
        reason: '续开药',
      });
      registered += 1;
    }
  });
}

type Intent = ReturnType<typeof practiceResidents>[number]['intent'];

const SURNAMES = Array.from('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏');
const GIVEN = [
  '桂兰',
  '建国',
  '秀英',
  '志强',
  '晓梅',
  '子涵',
  '德福',
  '玉珍',
  '文博',
  '淑芬',
  '小雨',
  '国庆',
] as const;

/** The sixty of the practice station first, then as many more as are wanted under names put together. */
function manyPeople(day: ClinicDay, count: number): Intent[] {
  const known = practiceResidents(day).map((person) => person.intent);
  return Array.from({ length: count }, (_, at) => {
    const like = known[at % known.length];
    if (!like) throw new Error('the practice station has no residents');
    if (at < known.length) return like;
    const name = `${SURNAMES[at % SURNAMES.length]}${GIVEN[Math.floor(at / SURNAMES.length) % GIVEN.length]}`;
    // The same birthday as somebody of the sixty, another number of that day.
    const first17 = `${(like.idNumber ?? '').slice(0, 14)}${String(300 + at).slice(-3)}`;
    return { ...like, name, phone: '', idNumber: first17 + checkCharacter(first17) };
  });
}
