import { COMMON_DIAGNOSES } from '../../../electron/services/consultation/icd10/common-diagnoses.ts';
import type { DiagnosisHabit } from '../../../electron/services/consultation/icd10/diagnosis-habits.ts';
import { ageOn } from '../../../electron/shared/domain/age.ts';
import { addDays, type ClinicDay } from '../../../electron/shared/values/clinic-day.ts';
import { quantity } from '../../../electron/shared/values/quantity.ts';
import { drawPayment } from './payment.ts';
import type { PlannedItem, PlannedPrescription, PlannedResident, PlannedVisit } from './plan.ts';
import { drugOf, type HandOut, planHerbalSlip, planPrescriptions } from './prescription-plan.ts';
import type { Random } from './random.ts';
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
const REFUND_REASONS = ['家中还有此药', '病人要求到医院做', '医生修改处方', '标本未采成'];

/** One visit from arrival to payment; what comes of it is added to the resident's history. */
export function planVisit(random: Random, frame: VisitFrame): PlannedVisit {
  const { resident, day, history } = frame;
  const age = ageOn(resident.birthDay, day);
  const habits = chooseDiagnoses(random, frame, age);
  const main = habits[0] ?? random.pick(ACUTE);
  const emergency = !main.chronic && random.chance(0.007);
  const cancels = random.chance(0.01)
    ? { afterMinutes: random.int(4, 25), reason: random.pick(CANCEL_REASONS) }
    : null;
  const extras = drawInjection(random, main, age, history);
  const prescriptions = cancels
    ? []
    : drawPrescriptions(random, habits, frame, age, emergency, extras.prescription);
  const tests = drawItems(random, cancels ? [] : habits.flatMap((habit) => habit.tests));
  const treatments = [
    ...(cancels ? [] : extras.items),
    ...withMaterials(random, drawItems(random, cancels ? [] : main.treatments)),
  ];
  const seenBefore = history.seenFor.has(main.code);
  const doctor = drawDoctor(random, resident);
  const paysLater = !cancels && random.chance(0.05);
  const visit: PlannedVisit = {
    key: frame.key,
    day,
    arrivalMinute: frame.arrivalMinute,
    consultationMinutes: random.int(3, 9) + (tests.length > 0 ? 2 : 0),
    residentIndex: resident.index,
    ...doctor,
    session: frame.arrivalMinute < 12 * 60 ? 'am' : 'pm',
    visitKind: seenBefore || random.chance(main.chronic ? 0.9 : 0.18) ? 'return' : 'first',
    fees: extras.items.length === 0 && random.chance(0.03) ? 'general' : 'separate',
    emergency,
    complaint: random.pick(main.complaints),
    diagnoses: habits.map(({ code }) => code),
    onsetDay: addDays(day, -(main.chronic ? random.int(1, 30) : random.int(0, 6))),
    vitals: drawVitals(random, main, resident.chronic, age),
    tests,
    treatments,
    prescriptions,
    payment: drawPayment(random, age, resident.insurance),
    paysLaterOn: paysLater ? drawSettlingDay(random, frame.openDays) : null,
    cancels,
    missedCall: !cancels && random.chance(0.04) ? { backAfterMinutes: random.int(6, 35) } : null,
    refund: null,
  };
  if (!cancels) remember(history, visit);
  return { ...visit, refund: cancels || paysLater ? null : drawRefund(random, visit) };
}

/** The care of a chronic condition, unless its drugs were fetched lately; otherwise what is going round. */
function chooseDiagnoses(random: Random, frame: VisitFrame, age: number): readonly DiagnosisHabit[] {
  const { resident, day, history } = frame;
  const band = age < 15 ? 0 : age < 45 ? 1 : age < 65 ? 2 : 3;
  const own = CHRONIC.filter(({ code }) => resident.chronic.includes(code));
  const due = own.filter(({ code }) => {
    const last = history.seenFor.get(code);
    return last === undefined || addDays(last, 21) <= day;
  });
  if (due.length > 0 && random.chance(0.56)) {
    const main = random.weighted(due, (habit) => habit.weights[band] + 1);
    return [main, ...due.filter((habit) => habit !== main && random.chance(0.55))].slice(0, 3);
  }
  const open = ACUTE.filter((habit) => habit.weights[band] > 0 && suitsSex(habit, resident.sex));
  return [random.weighted(open, (habit) => habit.weights[band])];
}

function suitsSex(habit: DiagnosisHabit, sex: number): boolean {
  return habit.sex === 'any' || (habit.sex === 'female') === (sex === 2);
}

function drawPrescriptions(
  random: Random,
  habits: readonly DiagnosisHabit[],
  frame: VisitFrame,
  age: number,
  emergency: boolean,
  injection: PlannedPrescription | null,
): readonly PlannedPrescription[] {
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
  const prescription: PlannedPrescription = { kind: 'ordinary', herbal: false, decoctions: 0, lines: [line] };
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

function drawDoctor(random: Random, resident: PlannedResident) {
  const own = resident.contract?.team === '陈思团队' ? 0.25 : 0.68;
  return random.chance(own)
    ? { doctorCode: 'liuwentao', clinicCode: 'QK1' }
    : { doctorCode: 'chensi', clinicCode: 'QK2' };
}

/** Half settle before they go home, the others within some days, all before the month ends. */
function drawSettlingDay(random: Random, openDays: readonly ClinicDay[]): ClinicDay | null {
  return openDays[random.chance(0.5) ? 0 : Math.min(random.int(1, 9), openDays.length - 1)] ?? null;
}

function drawRefund(random: Random, visit: PlannedVisit): PlannedVisit['refund'] {
  if (visit.prescriptions.length + visit.tests.length === 0 || !random.chance(0.0085)) return null;
  const reason = random.pick(REFUND_REASONS);
  if (visit.prescriptions.length === 0 || (visit.tests.length > 0 && random.chance(0.35))) {
    return { kind: 'order_not_done', target: visit.tests.length - 1, reason };
  }
  return { kind: 'prescription_before_dispensing', target: visit.prescriptions.length - 1, reason };
}

function remember(history: ResidentHistory, visit: PlannedVisit): void {
  for (const code of visit.diagnoses) history.seenFor.set(code, visit.day);
  for (const { drugCode } of visit.prescriptions.flatMap(({ lines }) => lines)) {
    history.handOuts.push({ drugCode, day: visit.day });
  }
}
