import { ageOn } from '../../../electron/shared/domain/age.ts';
import { addDays, type ClinicDay, clinicDay } from '../../../electron/shared/values/clinic-day.ts';
import { checkCharacter } from '../../../electron/shared/values/id-number.ts';
import type { IdKind, InsuranceKind, PlannedGuardian, PlannedResident } from './plan.ts';
import { createRandom, type Random } from './random.ts';
import { CAST, type CastMember, NEWBORN_COUNT } from './resident-cast.ts';
import { drawAllergies, drawConditions, drawContract, drawCredentials } from './resident-health.ts';
import { drawName, drawSurname, ETHNICITIES } from './resident-names.ts';
import { drawAddress, drawHouseholdAddress, drawPhone, drawRegion } from './resident-places.ts';

/** An old quarter: shares of a thousand, 220 of them 65 and over. */
const AGE_BANDS: readonly (readonly [from: number, to: number, perMille: number])[] = [
  [0, 0, 7],
  [1, 6, 43],
  [7, 14, 60],
  [15, 24, 80],
  [25, 34, 140],
  [35, 44, 150],
  [45, 54, 150],
  [55, 64, 150],
  [65, 69, 75],
  [70, 74, 60],
  [75, 79, 40],
  [80, 84, 26],
  [85, 89, 13],
  [90, 99, 6],
];

export interface PopulationOptions {
  readonly seed: number;
  /** The day on which ages are as listed; everybody is born before it. */
  readonly onDay: ClinicDay;
  /** 5,500 unless told, as many as 书院街 keeps records of. */
  readonly count?: number;
}

/** What the whole population shares: numbers that may be given once only. */
interface Registry {
  readonly idNumbers: Set<string>;
  readonly onDay: ClinicDay;
  agreements: number;
}

/** Everybody with a record at the station. The same options draw the same people, on every machine. */
export function generateResidents({
  seed,
  onDay,
  count = 5_500,
}: PopulationOptions): readonly PlannedResident[] {
  const registry: Registry = { idNumbers: new Set(), onDay, agreements: 0 };
  const root = createRandom(`residents/${seed}`);
  const people = Array.from({ length: count }, (_, index): PlannedResident => {
    const member = CAST[index];
    const newborn = index >= CAST.length && index < CAST.length + NEWBORN_COUNT;
    return drawResident(root.fork(index), index, registry, member, newborn);
  });
  const adults = people.filter((person) => ageOn(person.birthDay, onDay) >= 20);
  return people.map((person) =>
    ageOn(person.birthDay, onDay) < 14 && adults.length > 0
      ? withGuardian(root.fork(`guardian/${person.index}`), person, adults, onDay)
      : person,
  );
}

function drawResident(
  random: Random,
  index: number,
  registry: Registry,
  member: CastMember | undefined,
  newborn: boolean,
): PlannedResident {
  const { onDay } = registry;
  const birthDay = newborn ? addDays(onDay, -random.int(2, 27)) : drawBirthDay(random, onDay, member?.age);
  const age = ageOn(birthDay, onDay);
  const sex = member?.sex ?? (random.chance(age >= 65 ? 0.46 : 0.5) ? 1 : 2);
  const ethnicity = member?.ethnicity ?? random.weighted(ETHNICITIES, ([, perMille]) => perMille)[0];
  const region = drawRegion(random);
  const idKind: IdKind = newborn ? 'none' : (member?.idKind ?? 'resident_id');
  const person = { age, sex };
  return {
    index,
    recordNo: drawRecordNo(random, index, birthDay, onDay),
    name: member?.name ?? drawName(random, { sex, birthYear: Number(birthDay.slice(0, 4)), ethnicity }),
    idKind,
    idNumber: newborn ? null : drawIdNumber(random, member?.idPrefix ?? region.code, birthDay, sex, registry),
    sex,
    birthDay,
    ethnicity,
    phone: drawPhone(random),
    address: drawAddress(random),
    householdAddress: idKind === 'resident_id' ? drawHouseholdAddress(random, region.place) : '',
    insurance: drawInsurance(random, age),
    occupation: drawOccupation(random, age),
    chronic: drawConditions(random, person),
    allergies: drawAllergies(random, person, onDay),
    credentials: drawCredentials(random, person, onDay),
    contract: drawContract(random, person, onDay, (year) => {
      registry.agreements += 1;
      return `QY${year}-${String(registry.agreements).padStart(4, '0')}`;
    }),
    guardian: null,
  };
}

/** Some day of the year of life that makes the person so old on `onDay`. */
function drawBirthDay(random: Random, onDay: ClinicDay, castAge: number | undefined): ClinicDay {
  const [from, to] = random.weighted(AGE_BANDS, ([, , perMille]) => perMille);
  const age = castAge ?? random.int(from, to);
  const year = Number(onDay.slice(0, 4)) - age;
  const anniversary = onDay.endsWith('-02-29') ? `${year}-02-28` : `${year}-${onDay.slice(5)}`;
  return addDays(clinicDay(anniversary), -random.int(age === 0 ? 30 : 0, 360));
}

/** `YYYY-NNNN`: the year in which the record was made, never before the birth. */
function drawRecordNo(random: Random, index: number, birthDay: ClinicDay, onDay: ClinicDay): string {
  const last = Number(onDay.slice(0, 4));
  const first = Math.max(2012, Number(birthDay.slice(0, 4)));
  return `${random.int(Math.min(first, last), last)}-${String(index + 1).padStart(4, '0')}`;
}

/** 18 characters by GB 11643, never given twice: region or card prefix, birth day, sequence, check. */
function drawIdNumber(
  random: Random,
  prefix: string,
  birthDay: ClinicDay,
  sex: 1 | 2,
  { idNumbers }: Registry,
): string {
  for (;;) {
    const sequence = String(random.int(0, 499) * 2 + (sex === 1 ? 1 : 0)).padStart(3, '0');
    const first17 = prefix + birthDay.replaceAll('-', '') + sequence;
    const number = first17 + checkCharacter(first17);
    if (idNumbers.has(number)) continue;
    idNumbers.add(number);
    return number;
  }
}

function drawInsurance(random: Random, age: number): InsuranceKind {
  const employee = age < 18 ? 0 : age < 60 ? 62 : 58;
  const kinds: readonly (readonly [InsuranceKind, number])[] = [
    ['employee', employee],
    ['resident', 93 - employee],
    ['none', 7],
  ];
  return random.weighted(kinds, ([, weight]) => weight)[0];
}

/** As the clinic log lists them (门诊日志). */
function drawOccupation(random: Random, age: number): string {
  if (age < 3) return '散居儿童';
  if (age < 6) return '幼托儿童';
  if (age < 22) return '学生';
  if (age >= 60) return random.chance(0.9) ? '离退人员' : '家务及待业';
  return random.pick([
    '干部职员',
    '干部职员',
    '商业服务',
    '商业服务',
    '工人',
    '餐饮食品业',
    '教师',
    '民工',
    '家务及待业',
  ]);
}

/** A child lives with a parent or grandparent of the quarter and may bear the father's surname. */
function withGuardian(
  random: Random,
  child: PlannedResident,
  adults: readonly PlannedResident[],
  onDay: ClinicDay,
): PlannedResident {
  const age = ageOn(child.birthDay, onDay);
  const suits = (adult: PlannedResident): boolean => {
    const gap = ageOn(adult.birthDay, onDay) - age;
    return gap >= 21 && gap <= 62 && adult.idKind === 'resident_id' && adult.ethnicity === child.ethnicity;
  };
  const near = random.int(0, adults.length - 1);
  const guardian = [...adults.slice(near), ...adults.slice(0, near)].find(suits);
  if (!guardian?.idNumber) return child;
  const newborn = child.idKind === 'none';
  const relation = relationOf(guardian, ageOn(guardian.birthDay, onDay) - age, newborn);
  const { name, idNumber, phone, address } = guardian;
  return {
    ...child,
    name: newborn
      ? `${name}之${child.sex === 1 ? '子' : '女'}`
      : nameWithin(random, child, guardian, relation),
    phone,
    address,
    householdAddress: newborn ? '' : guardian.householdAddress,
    guardian: { name, relation, idNumber, phone } satisfies PlannedGuardian,
  };
}

function relationOf(guardian: PlannedResident, gap: number, newborn: boolean): string {
  if (gap > 45 && !newborn) return guardian.sex === 1 ? '祖父' : '祖母';
  return guardian.sex === 1 ? '父亲' : '母亲';
}

function nameWithin(
  random: Random,
  child: PlannedResident,
  guardian: PlannedResident,
  relation: string,
): string {
  if (child.index < CAST.length || child.ethnicity !== '汉族') return child.name;
  const compound = ['欧阳', '上官', '司马', '诸葛'].find((one) => guardian.name.startsWith(one));
  const own = compound ?? guardian.name.slice(0, 1);
  const surname = relation === '父亲' || relation === '祖父' ? own : drawSurname(random);
  const birthYear = Number(child.birthDay.slice(0, 4));
  return drawName(random, { sex: child.sex === 1 ? 1 : 2, birthYear, ethnicity: child.ethnicity, surname });
}
