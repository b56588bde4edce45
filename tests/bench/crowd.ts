import { createRandom, type Random } from '../../build/demo/population/random.ts';
import { drawName, ETHNICITIES } from '../../build/demo/population/resident-names.ts';
import { drawAddress, drawPhone, drawRegion } from '../../build/demo/population/resident-places.ts';
import { inTransaction, type ReadableDb } from '../../db/open.ts';
import { rebuildSearchKeys } from '../../db/resident-search/keys.ts';
import { makeNewestLists } from '../../db/resident-search/lists.ts';
import { runSteps } from '../../db/resident-search/tend.ts';
import { spellName } from '../../electron/services/spelling.ts';
import { addDays, clinicDay } from '../../electron/shared/values/clinic-day.ts';
import { checkCharacter } from '../../electron/shared/values/id-number.ts';

const DAY_MS = 86_400_000;

/** So many residents of a city, three of four of whom were here some day of the last ten years; by direct rows. */
export function fillCrowd(db: ReadableDb, count: number, now: number, by: number): void {
  const random = createRandom(`crowd/${count}`);
  const taken = new Set<string>();
  const spelled = new Map<string, ReturnType<typeof spellName>>();
  const spell = (name: string) => {
    const known = spelled.get(name) ?? spellName(name);
    spelled.set(name, known);
    return known;
  };
  const insert = db.$client.prepare(
    `INSERT INTO residents (record_no, name, pinyin, initials, sex, birth_day, id_kind, id_number, phone, address,
       last_visit_at, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, 'resident_id', ?, ?, ?, ?, ?, ?)`,
  );
  inTransaction(db, () => {
    for (let index = 0; index < count; index += 1) {
      const sex = random.chance(0.5) ? 1 : 2;
      const birthDay = addDays(clinicDay('1930-01-01'), random.int(0, 34_000));
      const ethnicity = random.weighted(ETHNICITIES, ([, perMille]) => perMille)[0];
      const name = drawName(random, { sex, birthYear: Number(birthDay.slice(0, 4)), ethnicity });
      const { pinyin, initials } = spell(name);
      insert.run(
        `${random.int(2012, 2026)}-${String(index + 1).padStart(4, '0')}`,
        name,
        pinyin,
        initials,
        sex,
        birthDay,
        drawNumber(random, birthDay, sex, taken),
        drawPhone(random),
        drawAddress(random),
        random.chance(0.75) ? now - random.int(1, 3_650) * DAY_MS - random.int(0, DAY_MS) : null,
        now,
        by,
      );
    }
    rebuildSearchKeys(db as never);
  });
  runSteps(makeNewestLists(db));
}

/** No two alike. */
function drawNumber(random: Random, birthDay: string, sex: 1 | 2, taken: Set<string>): string {
  for (;;) {
    const sequence = String(random.int(0, 499) * 2 + (sex === 1 ? 1 : 0)).padStart(3, '0');
    const first17 = drawRegion(random).code + birthDay.replaceAll('-', '') + sequence;
    if (taken.has(first17)) continue;
    taken.add(first17);
    return first17 + checkCharacter(first17);
  }
}
