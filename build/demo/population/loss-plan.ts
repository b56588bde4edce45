import type { CatalogueDrug } from '../../../electron/services/practice/catalogue/drug.ts';
import { CATALOGUE_DRUGS } from '../../../electron/services/practice/catalogue/drugs.ts';
import { addDays, type ClinicDay, weekdayOf } from '../../../electron/shared/values/clinic-day.ts';
import { quantity } from '../../../electron/shared/values/quantity.ts';
import { holidayOn } from './holidays.ts';
import type { PlannedBatch, PlannedDay, PlannedLoss } from './plan.ts';
import type { Random } from './random.ts';

/** Days that old batches are still good for when the month begins, on top of the stock that the plan needs. */
const AGEING_DAYS_LEFT = [-31, 16, 22, 38, 75, 80, 84, 135, 140, 150, 165, 172] as const;

/** What happens to goods on a shelf: to which forms, what is said of it, and the most of the smallest units lost. */
const MISHAPS: readonly {
  readonly forms: RegExp;
  /** Only in packs of this kind. */
  readonly packs?: string;
  readonly reasons: readonly string[];
  readonly most: number;
}[] = [
  { forms: /口服液|糖浆|洗剂|口服溶液/, reasons: ['上架时失手打碎', '运输箱内破瓶渗漏'], most: 3 },
  { forms: /注射液/, reasons: ['安瓿碰裂', '清点时落地摔碎'], most: 2 },
  { forms: /颗粒|散剂/, reasons: ['内袋封口漏气，受潮结块'], most: 4 },
  { forms: /片剂|胶囊/, packs: '盒', reasons: ['铝塑板压破受潮'], most: 10 },
  { forms: /片剂|胶囊/, packs: '瓶', reasons: ['拆零瓶盖未旋紧，受潮变色'], most: 16 },
];

/** Year and month of making, and a number within: `2609117`. */
export function batchNumber(producedDay: ClinicDay, serial: number): string {
  return `${producedDay.slice(2, 4)}${producedDay.slice(5, 7)}${String(serial).padStart(3, '0')}`;
}

/** Batches of a dozen drugs that near their end, one of them past it. */
export function planAgeing(random: Random, firstDay: ClinicDay): readonly PlannedBatch[] {
  const left = CATALOGUE_DRUGS.filter((drug) => drug.class !== 'herbal' && drug.storage !== 'cold');
  return AGEING_DAYS_LEFT.map((daysLeft): PlannedBatch => {
    const drug = left.splice(random.int(0, left.length - 1), 1)[0];
    if (!drug) throw new RangeError('fewer drugs than batches that age');
    const expiresDay = addDays(firstDay, daysLeft);
    return {
      drugCode: drug.code,
      batchNo: batchNumber(addDays(expiresDay, -729), random.int(401, 799)),
      expiresDay,
      price: drug.price,
      packs: random.int(2, 9),
    };
  });
}

/** Whatever expires within the month, and one to three mishaps. */
export function planLosses(
  random: Random,
  ageing: readonly PlannedBatch[],
  days: readonly PlannedDay[],
): readonly PlannedLoss[] {
  const working = days
    .filter(({ day, visits }) => visits.length > 0 && weekdayOf(day) !== 0 && !holidayOn(day))
    .map(({ day }) => day);
  const expired = ageing.flatMap((batch) => planWriteOff(random, batch, working));
  const fragile = CATALOGUE_DRUGS.filter((drug) => mishapOf(drug) !== undefined);
  const mishaps = Array.from({ length: random.int(1, 3) }, () => random.pick(fragile)).flatMap((drug) =>
    planMishap(random, drug, working),
  );
  return [...expired, ...mishaps];
}

function mishapOf({ form, packUnit }: CatalogueDrug): (typeof MISHAPS)[number] | undefined {
  return MISHAPS.find(({ forms, packs }) => forms.test(form) && (packs ?? packUnit) === packUnit);
}

/** On the second day with business after the last one on which it was good. */
function planWriteOff(
  random: Random,
  batch: PlannedBatch,
  working: readonly ClinicDay[],
): readonly PlannedLoss[] {
  const { drugCode, batchNo, expiresDay } = batch;
  const day = working.filter((one) => one > expiresDay)[1];
  const reason = `过期，有效期至 ${expiresDay}`;
  return day ? [{ kind: 'expired', day, minute: random.minutes(482, 500), drugCode, batchNo, reason }] : [];
}

function planMishap(
  random: Random,
  drug: CatalogueDrug,
  working: readonly ClinicDay[],
): readonly PlannedLoss[] {
  const mishap = mishapOf(drug);
  const day = working.length > 0 ? random.pick(working) : undefined;
  if (!mishap || !day) return [];
  const qty = quantity(random.int(1, Math.min(mishap.most, drug.packSize)));
  const reason = `${random.pick(mishap.reasons)} ${qty} ${drug.smallUnit}`;
  return [{ kind: 'broken', day, minute: random.minutes(525, 990), drugCode: drug.code, qty, reason }];
}
