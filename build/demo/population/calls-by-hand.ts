import { ageOn } from '../../../electron/shared/domain/age.ts';
import type { PlannedDay, PlannedResident, PlannedVisit } from './plan.ts';
import type { Random } from './random.ts';

/** One in so many visits of a month, in the rush, when a call by hand passes somebody over. */
const VISITS_A_CALL = 300;
const RUSH = { from: 8 * 60 + 15, to: 9 * 60 + 45 } as const;

/** Who has no priority by rule and yet goes first, because the doctor says so: a few a month, each with a reason. */
export function withCallsByHand(
  random: Random,
  days: readonly PlannedDay[],
  residents: readonly PlannedResident[],
): readonly PlannedDay[] {
  const all = days.flatMap(({ visits }) => visits);
  const able = all.filter((visit) => isAble(visit, residents[visit.residentIndex]));
  const count = Math.min(able.length, Math.ceil(all.length / VISITS_A_CALL));
  const chosen = new Set(Array.from({ length: count }, () => random.pick(able).key));
  return days.map((day) => ({
    ...day,
    visits: day.visits.map((visit): PlannedVisit => {
      const resident = residents[visit.residentIndex];
      if (!chosen.has(visit.key) || !resident) return visit;
      return { ...visit, calledByHand: whyFirst(ageOn(resident.birthDay, visit.day)) };
    }),
  }));
}

function isAble(visit: PlannedVisit, resident: PlannedResident | undefined): boolean {
  const { arrivalMinute, emergency, cancels, missedCall, refund } = visit;
  const inRush = arrivalMinute >= RUSH.from && arrivalMinute <= RUSH.to;
  const plain = !emergency && !cancels && !missedCall && !refund;
  return inRush && plain && resident?.credentials.length === 0 && ageOn(resident.birthDay, visit.day) < 70;
}

function whyFirst(age: number): string {
  if (age < 4) return '婴幼儿哭闹不止，医生同意先看';
  return age >= 60 ? '老人头晕站立不稳，先看' : '疼痛明显，坐立不安，先看';
}
