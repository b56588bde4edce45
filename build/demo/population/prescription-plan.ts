import type {
  DiagnosisHabit,
  HabitDrug,
} from '../../../electron/services/consultation/icd10/diagnosis-habits.ts';
import type { CatalogueDrug } from '../../../electron/services/practice/catalogue/drug.ts';
import { CATALOGUE_DRUGS } from '../../../electron/services/practice/catalogue/drugs.ts';
import { CATALOGUE_INTERACTIONS } from '../../../electron/services/practice/catalogue/interactions.ts';
import { dosesInCourse, suggestQuantity } from '../../../electron/shared/domain/dosing.ts';
import {
  checkPrescription,
  type DraftLine,
  MAX_DRUGS,
  maxDays,
  type PrescriptionKind,
} from '../../../electron/shared/domain/prescription-rules.ts';
import type { ClinicDay } from '../../../electron/shared/values/clinic-day.ts';
import { type DrugId, drugIdSchema } from '../../../electron/shared/values/ids.ts';
import { type Quantity, quantity } from '../../../electron/shared/values/quantity.ts';
import type { PlannedLine, PlannedPrescription, PlannedResident } from './plan.ts';
import type { Random } from './random.ts';

interface KnownDrug {
  readonly drug: CatalogueDrug;
  readonly drugId: DrugId;
}

const DRUGS: ReadonlyMap<string, KnownDrug> = new Map(
  CATALOGUE_DRUGS.map((drug, index) => [drug.code, { drug, drugId: drugIdSchema.parse(index + 1) }]),
);

/** @throws RangeError for a code that the catalogue does not have. */
export function drugOf(code: string): CatalogueDrug {
  return knownDrug(code).drug;
}

function knownDrug(code: string): KnownDrug {
  const known = DRUGS.get(code);
  if (!known) throw new RangeError(`no such drug: ${code}`);
  return known;
}

export interface HandOut {
  readonly drugCode: string;
  readonly day: ClinicDay;
}

/** Whom and when one doctor prescribes for. */
export interface Prescribing {
  readonly resident: PlannedResident;
  readonly age: number;
  readonly day: ClinicDay;
  readonly emergency: boolean;
  /** Handed out to this resident earlier in the month. */
  readonly earlier: readonly HandOut[];
  /** The resident's own stream: a chronic patient keeps to one of several equal drugs. */
  readonly lasting: Random;
}

/**
 * Smallest units of a course, whole packs where the drug is not split. As needed counts as twice a day for
 * a week at most.
 */
export function courseQuantity(drug: CatalogueDrug, line: Omit<PlannedLine, 'qty' | 'drugCode'>): Quantity {
  const counted = dosesInCourse(line.frequency, line.days) !== undefined;
  const days = counted ? line.days : Math.min(line.days, 7);
  const suggested = suggestQuantity({ ...drug, ...line, days, frequency: counted ? line.frequency : 'bid' });
  return suggested ?? quantity(drug.packSize);
}

/**
 * The slips of one visit: at most five drugs of the first diagnosis and then of the others, none that the
 * station's rules would refuse or even warn of. What lasts longer than a week goes on a long-term slip.
 */
export function planPrescriptions(
  random: Random,
  habits: readonly DiagnosisHabit[],
  prescribing: Prescribing,
): readonly PlannedPrescription[] {
  const slips: Record<'short' | 'long', DraftLine[]> = { short: [], long: [] };
  const short: PrescriptionKind = prescribing.emergency ? 'emergency' : 'ordinary';
  for (const habit of habits) {
    for (const wish of prescribing.age < 14 ? habit.childDrugs : habit.drugs) {
      if (!random.chance(wish.percent / 100)) continue;
      if (slips.short.length + slips.long.length >= MAX_DRUGS) break;
      const long = wish.days > 7 && !prescribing.emergency;
      const line = draftLine(random, habit, wish, long ? 'long_term' : short, prescribing);
      if (passes(line, slips, long ? 'long_term' : short, prescribing))
        slips[long ? 'long' : 'short'].push(line);
    }
  }
  return [toSlip(slips.long, 'long_term'), toSlip(slips.short, short)].filter(
    ({ lines }) => lines.length > 0,
  );
}

/** 5 to 7 decoctions of three to five herbs, on a slip of their own. */
export function planHerbalSlip(random: Random): PlannedPrescription {
  const decoctions = random.int(5, 7);
  const herbs = CATALOGUE_DRUGS.filter((drug) => drug.class === 'herbal');
  const left = random.int(0, 1);
  const lines = herbs.slice(left, left + random.int(3, 5)).map((drug): PlannedLine => {
    const { defaultDoseMilli: doseMilli, defaultFrequency: frequency, defaultRoute: route } = drug;
    const course = { doseMilli, frequency, route, days: decoctions };
    return { drugCode: drug.code, ...course, qty: courseQuantity(drug, course) };
  });
  return { kind: 'ordinary', decoctions, lines };
}

function toSlip(drafts: readonly DraftLine[], kind: PrescriptionKind): PlannedPrescription {
  const lines = drafts.map(({ drug, doseMilli, frequency, route, days, qty }): PlannedLine => {
    const code = CATALOGUE_DRUGS[drug.drugId - 1]?.code ?? '';
    return { drugCode: code, doseMilli, frequency, route, days, qty };
  });
  return { kind, decoctions: 0, lines };
}

function draftLine(
  random: Random,
  habit: DiagnosisHabit,
  wish: HabitDrug,
  kind: PrescriptionKind,
  { age, lasting }: Prescribing,
): DraftLine {
  const choice = habit.chronic ? lasting.fork(wish.anyOf.join()) : random;
  const { drug, drugId } = knownDrug(choice.pick(wish.anyOf));
  const course = {
    doseMilli: Math.ceil(drug.defaultDoseMilli * doseShare(drug, age)),
    frequency: drug.defaultFrequency,
    route: drug.defaultRoute,
    days: Math.min(wish.days, maxDays(kind, false)),
  };
  return { lineNo: 0, drug: prescribable(drug, drugId), ...course, qty: courseQuantity(drug, course) };
}

/** Children under 3 get half of a child's drug, under 14 half of a grown-up's tablet. */
function doseShare(drug: CatalogueDrug, age: number): number {
  if (age >= 14 || drug.defaultRoute === 'external' || drug.defaultRoute === 'eye') return 1;
  return age < 3 || /片|胶囊/.test(drug.form) ? 0.5 : 1;
}

function prescribable(drug: CatalogueDrug, drugId: DrugId): DraftLine['drug'] {
  const { class: drugClass, antibioticGrade: antibiotic, ...rest } = drug;
  return {
    ...rest,
    drugId,
    drugClass,
    antibiotic,
    allergyGroups: [],
    maxSingleDoseMilli: drug.maxSingleDoseMilli ?? undefined,
    maxDailyDoseMilli: drug.maxDailyDoseMilli ?? undefined,
  };
}

function passes(
  line: DraftLine,
  slips: Readonly<Record<'short' | 'long', readonly DraftLine[]>>,
  kind: PrescriptionKind,
  { resident, day, earlier }: Prescribing,
): boolean {
  const others = [...slips.long, ...slips.short];
  const lines = [...others, line].map((one, index) => ({ ...one, lineNo: index + 1 }));
  const findings = checkPrescription(
    { kind, lines, doses: 1, stableApproved: false },
    {
      onDay: day,
      allergies: resident.allergies.map(({ substance }) => substance),
      recent: earlier.map((one) => {
        const { drug, drugId } = knownDrug(one.drugCode);
        return { drugId, genericName: drug.genericName, day: one.day };
      }),
      interactions: CATALOGUE_INTERACTIONS,
    },
  );
  return findings.every((finding) => finding.lineNo !== lines.length);
}
