import { addDays, type ClinicDay, clinicDay } from '../../../electron/shared/values/clinic-day.ts';
import type { PlannedAllergy, PlannedContract, PlannedCredential } from './plan.ts';
import type { Random } from './random.ts';

interface Person {
  readonly age: number;
  readonly sex: 1 | 2;
}

/** Percent of people of an age who are under care for it; from the age on, until the next row. */
interface Condition {
  readonly code: string;
  readonly sex?: 1 | 2;
  readonly percentFrom: readonly (readonly [age: number, percent: number])[];
}

const CONDITIONS: readonly Condition[] = [
  {
    code: 'I10',
    percentFrom: [
      [25, 0.5],
      [35, 6],
      [45, 16],
      [55, 30],
      [65, 44],
      [75, 55],
    ],
  },
  {
    code: 'E11',
    percentFrom: [
      [30, 0.5],
      [40, 4],
      [55, 12],
      [65, 19],
      [80, 16],
    ],
  },
  {
    code: 'I25',
    percentFrom: [
      [50, 2],
      [60, 6],
      [70, 14],
      [80, 20],
    ],
  },
  {
    code: 'E78',
    percentFrom: [
      [40, 4],
      [50, 9],
      [60, 12],
      [75, 8],
    ],
  },
  {
    code: 'I69',
    percentFrom: [
      [60, 2],
      [70, 5],
      [80, 7],
    ],
  },
  {
    code: 'J44',
    percentFrom: [
      [50, 1],
      [60, 3],
      [70, 6],
    ],
  },
  {
    code: 'M81',
    sex: 2,
    percentFrom: [
      [58, 6],
      [70, 14],
    ],
  },
  {
    code: 'E03',
    sex: 2,
    percentFrom: [
      [28, 1.5],
      [50, 3],
    ],
  },
  {
    code: 'M10',
    sex: 1,
    percentFrom: [
      [30, 2],
      [45, 4],
    ],
  },
  {
    code: 'N40',
    sex: 1,
    percentFrom: [
      [58, 7],
      [70, 18],
    ],
  },
];

const ALLERGENS: readonly (readonly [substance: string, perMille: number])[] = [
  ['青霉素', 30],
  ['磺胺', 9],
  ['头孢', 5],
  ['阿司匹林', 4],
  ['左氧氟沙星', 2],
  ['破伤风抗毒素', 1],
];

const REACTIONS = ['皮疹', '全身荨麻疹', '瘙痒', '皮试阳性', '喉头水肿', '恶心呕吐'];

export function drawConditions(random: Random, { age, sex }: Person): readonly string[] {
  return CONDITIONS.filter((condition) => {
    const percent = condition.percentFrom.findLast(([from]) => age >= from)?.[1] ?? 0;
    return random.chance(percent / 100) && (condition.sex ?? sex) === sex;
  }).map(({ code }) => code);
}

export function drawAllergies(random: Random, { age }: Person, onDay: ClinicDay): readonly PlannedAllergy[] {
  return ALLERGENS.filter(([, perMille]) => random.chance(perMille / 1_000) && age >= 2).map(
    ([substance]) => ({
      substance,
      reaction: random.pick(REACTIONS),
      notedDay: addDays(onDay, -random.int(60, Math.min(3_600, age * 360))),
    }),
  );
}

/** A family-doctor contract of the calendar year: seven of ten from 65, three of ten below. */
export function drawContract(
  random: Random,
  { age }: Person,
  onDay: ClinicDay,
  agreementNo: (year: string) => string,
): PlannedContract | null {
  if (!random.chance(age >= 65 ? 0.7 : 0.3)) return null;
  const year = onDay.slice(0, 4);
  return {
    agreementNo: agreementNo(year),
    team: random.chance(0.7) ? '刘文涛团队' : '陈思团队',
    fromDay: clinicDay(`${year}-01-01`),
    toDay: clinicDay(`${year}-12-31`),
  };
}

/** Shares of everybody: veterans 3 %, soldiers 0.5 %, 计生特殊家庭 0.6 %. A few papers have lapsed. */
export function drawCredentials(
  random: Random,
  person: Person,
  onDay: ClinicDay,
): readonly PlannedCredential[] {
  const { age, sex } = person;
  const adult = age >= 22 && age <= 95;
  const credentials: PlannedCredential[] = [];
  const serial = (from: number, to: number): string => String(random.int(from, to));
  const term = () => ({
    validToDay: addDays(onDay, random.chance(0.04) ? -random.int(10, 300) : random.int(120, 2_400)),
    checkedDay: addDays(onDay, -random.int(301, 900)),
  });
  if (random.chance(sex === 1 ? 0.072 : 0.006) && adult) {
    credentials.push({
      group: 'veteran',
      kind: 'veteran_card',
      number: `川0104${serial(1_000_000, 9_999_999)}`,
      ...term(),
    });
  }
  if (random.chance(0.014) && age >= 18 && age <= 48 && credentials.length === 0) {
    const kind = random.pick(['officer_card', 'sergeant_card', 'conscript_card'] as const);
    credentials.push({
      group: 'soldier',
      kind,
      number: `军字第${serial(1_000_000, 9_999_999)}号`,
      ...term(),
    });
  }
  if (random.chance(0.0128) && age >= 49) {
    credentials.push({
      group: 'special_family',
      kind: 'special_family_card',
      number: `川计特${serial(100_000, 999_999)}`,
      ...term(),
    });
  }
  return credentials;
}
