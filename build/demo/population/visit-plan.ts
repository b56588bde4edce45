import { COMMON_DIAGNOSES } from '../../../electron/services/consultation/icd10/common-diagnoses.ts';
import type { DiagnosisHabit } from '../../../electron/services/consultation/icd10/diagnosis-habits.ts';
import { ageOn } from '../../../electron/shared/domain/age.ts';
import { addDays, type ClinicDay } from '../../../electron/shared/values/clinic-day.ts';
import { quantity } from '../../../electron/shared/values/quantity.ts';
import { EMERGENCIES } from './emergencies.ts';
import { drawPayment } from './payment.ts';
import type {
  PlannedItem,
  PlannedPayment,
  PlannedPrescription,
  PlannedResident,
  PlannedVisit,
} from './plan.ts';
import { drugOf, type HandOut, planHerbalSlip, planPrescriptions } from './prescription-plan.ts';
import type { Random } from './random.ts';
import { drawRecordWords } from './record-words.ts';
import { drawRefund } from './refund-plan.ts';
import { planTest } from './test-results.ts';
import { drawVitals } from './vitals.ts';

/** What the planner remembers of a resident through the month. */
export interface ResidentHistory {
  readonly handOuts: HandOut[];
  /** Day of the last visit for each diagnosis. */
  readonly seenFor: Map<string, ClinicDay>;
}

export interface VisitFrame {
  readonly key: string;
  readonly day: ClinicDay;
  readonly arrivalMinute: number;
  readonly resident: PlannedResident;
  readonly history: ResidentHistory;
  readonly lasting: Random;
  /** Days with business left in the month, this one first. */
  readonly openDays: readonly ClinicDay[];
}

const CHRONIC = COMMON_DIAGNOSES.filter(({ chronic }) => chronic);
const ACUTE = COMMON_DIAGNOSES.filter(({ chronic }) => !chronic);
/** Complaints for which an old-fashioned doctor here likes to write a decoction. */
const HERBAL_CODES = ['R53', 'G47', 'N95', 'K30', 'J40'];
const CANCEL_REASONS = ['改日再来', '家中有急事', '挂错医生', '到上级医院就诊'];
/** What somebody says who was here for it before. */
const CAME_BEFORE = /续|随访|复查|取药|规律|换药|拆线/;

/** Shares of visits: one in a hundred gives the number back, one in twenty pays later … */
const SHARE = {
  emergency: 0.008,
  cancels: 0.01,
  paysLater: 0.05,
  missedCall: 0.04,
  wishesOwnDoctor: 0.3,
} as const;

/** One visit from arrival to payment; what comes of it is added to the resident's history. */
export function planVisit(random: Random, frame: VisitFrame): PlannedVisit {
  const { resident, day, history } = frame;
  const age = ageOn(resident.birthDay, day);
  const emergency = random.chance(SHARE.emergency);
  const habits = chooseDiagnoses(random, frame, age, emergency);
  const main = habits[0] ?? random.pick(ACUTE);
  const cancels = !emergency && random.chance(SHARE.cancels) ? drawCancel(random) : null;
  const care = planCare(random, frame, cancels ? [] : habits, emergency);
  const complaint = random.pick(main.complaints);
  const paysLater = !cancels && random.chance(SHARE.paysLater);
  const refund = cancels || paysLater || emergency ? null : drawRefund(random, care);
  const visit: PlannedVisit = {
    key: frame.key,
    day,
    arrivalMinute: frame.arrivalMinute,
    consultationMinutes: consultationMinutes(random, main, emergency),
    residentIndex: resident.index,
    wishedDoctor: emergency ? null : drawWishedDoctor(random, resident),
    visitKind: drawVisitKind(random, main, complaint, history),
    emergency,
    calledByHand: null,
    complaint,
    ...drawRecordWords(random, main.code),
    diagnoses: habits.map(({ code }) => code),
    onsetDay: addDays(day, -onsetDaysAgo(random, main, emergency)),
    vitals: drawVitals(random, { main, chronic: resident.chronic, age, emergency }),
    ...care,
    payment: payOwn(drawPayment(random, age, resident.insurance), refund !== null),
    paysLaterOn: paysLater ? drawSettlingDay(random, frame.openDays) : null,
    cancels,
    missedCall:
      !emergency && !cancels && !refund && random.chance(SHARE.missedCall)
        ? { backAfterMinutes: random.minutes(6, 25) }
        : null,
    refund,
  };
  if (!cancels) remember(history, visit);
  return visit;
}

/** An emergency of that age; else the care of a chronic condition unless its drugs were fetched lately; else what is going round. */
function chooseDiagnoses(
  random: Random,
  { resident, day, history }: VisitFrame,
  age: number,
  emergency: boolean,
): readonly DiagnosisHabit[] {
  const band = age < 15 ? 0 : age < 45 ? 1 : age < 65 ? 2 : 3;
  const drawOne = (habits: readonly DiagnosisHabit[]) => {
    const open = habits.filter((habit) => habit.weights[band] > 0 && suitsSex(habit, resident.sex));
    return [random.weighted(open, (habit) => habit.weights[band])];
  };
  if (emergency) return drawOne(EMERGENCIES);
  const own = CHRONIC.filter(({ code }) => resident.chronic.includes(code));
  const due = own.filter(({ code }) => {
    const last = history.seenFor.get(code);
    return last === undefined || addDays(last, 21) <= day;
  });
  if (due.length > 0 && random.chance(0.56)) {
    const main = random.weighted(due, (habit) => habit.weights[band] + 1);
    return [main, ...due.filter((habit) => habit !== main && random.chance(0.55))].slice(0, 3);
  }
  return drawOne(ACUTE);
}

function suitsSex(habit: DiagnosisHabit, sex: number): boolean {
  return habit.sex === 'any' || (habit.sex === 'female') === (sex === 2);
}

/** A chronic patient who fetches his drugs is quickly done; an emergency is not. */
function consultationMinutes(random: Random, main: DiagnosisHabit, emergency: boolean): number {
  if (emergency) return random.minutes(8, 15);
  return main.chronic ? random.minutes(5, 8.5) : random.minutes(5.5, 10.5);
}

/** 复诊 where the person was here for it before; the month before the first one is not on record. */
function drawVisitKind(
  random: Random,
  main: DiagnosisHabit,
  complaint: string,
  { seenFor }: ResidentHistory,
): PlannedVisit['visitKind'] {
  if (seenFor.has(main.code) || CAME_BEFORE.test(complaint)) return 'return';
  return random.chance(main.chronic ? 0.8 : 0.18) ? 'return' : 'first';
}

function onsetDaysAgo(random: Random, main: DiagnosisHabit, emergency: boolean): number {
  if (emergency) return 0;
  return main.chronic ? random.int(1, 30) : random.int(0, 6);
}

function drawCancel(random: Random): NonNullable<PlannedVisit['cancels']> {
  return { afterMinutes: random.minutes(2, 14), reason: random.pick(CANCEL_REASONS) };
}

/** Tests, treatments with their materials, and slips; nothing for somebody without a diagnosis. */
function planCare(
  random: Random,
  frame: VisitFrame,
  habits: readonly DiagnosisHabit[],
  emergency: boolean,
): Pick<PlannedVisit, 'tests' | 'treatments' | 'prescriptions'> {
  const [main] = habits;
  if (!main) return { tests: [], treatments: [], prescriptions: [] };
  const age = ageOn(frame.resident.birthDay, frame.day);
  const extras = drawInjection(random, main, age, frame.history);
  const prescriptions = drawPrescriptions(random, habits, frame, emergency, extras.prescription);
  const codes = habits.map(({ code }) => code);
  const tests = drawItems(
    random,
    habits.flatMap((habit) => habit.tests),
  );
  return {
    prescriptions,
    tests: tests.map(({ itemCode }) => planTest(random, itemCode, codes)),
    treatments: [...extras.items, ...withMaterials(random, drawItems(random, main.treatments))],
  };
}

function drawPrescriptions(
  random: Random,
  habits: readonly DiagnosisHabit[],
  frame: VisitFrame,
  emergency: boolean,
  injection: PlannedPrescription | null,
): readonly PlannedPrescription[] {
  const age = ageOn(frame.resident.birthDay, frame.day);
  if (random.chance(0.05) || (age === 0 && random.chance(0.5))) return [];
  const prescribing = {
    resident: frame.resident,
    age,
    day: frame.day,
    emergency,
    earlier: frame.history.handOuts,
    lasting: frame.lasting,
  };
  if (injection) return [injection];
  const slips = planPrescriptions(random, habits, prescribing);
  const had = prescribing.earlier.some(({ drugCode }) => drugOf(drugCode).class === 'herbal');
  const suits = age >= 18 && !had && habits.some(({ code }) => HERBAL_CODES.includes(code));
  const herbal = suits && random.chance(0.12);
  return herbal ? [...slips, planHerbalSlip(random)] : slips;
}

/** A vitamin injection for numb feet: the drug, the injection and its syringe belong together. */
function drawInjection(random: Random, main: DiagnosisHabit, age: number, history: ResidentHistory) {
  const drug = drugOf('W048');
  const had = history.handOuts.some(({ drugCode }) => drugCode === drug.code);
  if (main.code !== 'G62' || age < 18 || had || !random.chance(0.4)) return { items: [], prescription: null };
  const { defaultDoseMilli: doseMilli, defaultFrequency: frequency, defaultRoute: route } = drug;
  const line = { drugCode: drug.code, doseMilli, frequency, route, days: 1, qty: quantity(1) };
  const items: PlannedItem[] = [
    { itemCode: 'ZL01', qty: 1 },
    { itemCode: 'CL01', qty: 1 },
  ];
  const prescription: PlannedPrescription = { kind: 'ordinary', decoctions: 0, lines: [line] };
  return { items, prescription };
}

function drawItems(
  random: Random,
  wishes: readonly { readonly itemCode: string; readonly percent: number }[],
): readonly PlannedItem[] {
  const drawn = wishes.filter(({ percent }) => random.chance(percent / 100)).map(({ itemCode }) => itemCode);
  return [...new Set(drawn)].map((itemCode) => ({ itemCode, qty: 1 }));
}

/** A mask for the first inhalation, gauze for a dressing. */
function withMaterials(random: Random, items: readonly PlannedItem[]): readonly PlannedItem[] {
  const materials: PlannedItem[] = [];
  for (const { itemCode } of items) {
    if (itemCode === 'ZL07' && random.chance(0.4)) materials.push({ itemCode: 'CL03', qty: 1 });
    if (itemCode === 'ZL05' || itemCode === 'ZL06')
      materials.push({ itemCode: 'CL04', qty: random.int(1, 2) });
  }
  return [...items, ...materials];
}

/** Who signed with a family doctor's team often waits for that doctor. */
function drawWishedDoctor(random: Random, { contract }: PlannedResident): string | null {
  if (!contract || !random.chance(SHARE.wishesOwnDoctor)) return null;
  return contract.team === '陈思团队' ? 'chensi' : 'liuwentao';
}

/**
 * What is paid back goes back by one way: a refund of a part would take all of it from 医保统筹 first, so whoever
 * gets one has paid himself.
 */
function payOwn(payment: PlannedPayment, alone: boolean): PlannedPayment {
  return alone ? { ...payment, poolPermille: 0, accountPermille: 0 } : payment;
}

/** Half settle before they go home, the others within some days, all before the month ends. */
function drawSettlingDay(random: Random, openDays: readonly ClinicDay[]): ClinicDay | null {
  return openDays[random.chance(0.5) ? 0 : Math.min(random.int(1, 9), openDays.length - 1)] ?? null;
}

function remember(history: ResidentHistory, visit: PlannedVisit): void {
  for (const code of visit.diagnoses) history.seenFor.set(code, visit.day);
  for (const { drugCode } of visit.prescriptions.flatMap(({ lines }) => lines)) {
    history.handOuts.push({ drugCode, day: visit.day });
  }
}
