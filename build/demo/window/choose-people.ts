import { ageOn } from '../../../electron/shared/domain/age.ts';
import type { ClinicDay } from '../../../electron/shared/values/clinic-day.ts';
import type { MonthPlan, PlannedResident } from '../population/plan.ts';
import type { TypedVisit } from './play-visit.ts';

/**
 * Somebody of an age with a resident's card, no allergy, and no visit on the day or the week before it: whose
 * visit nothing else touches.
 *
 * @throws Error when the population has nobody like that.
 */
function findResident(
  people: readonly PlannedResident[],
  plan: MonthPlan,
  day: ClinicDay,
  age: number,
): PlannedResident & { readonly idNumber: string } {
  const lately = new Set(
    plan.days.slice(-8).flatMap(({ visits }) => visits.map((visit) => visit.residentIndex)),
  );
  const found = people.find(
    (person): person is PlannedResident & { idNumber: string } =>
      person.idKind === 'resident_id' &&
      person.idNumber !== null &&
      person.allergies.length === 0 &&
      person.credentials.length === 0 &&
      ageOn(person.birthDay, day) === age &&
      !lately.has(person.index),
  );
  if (!found) throw new Error(`nobody of ${age} to drive through the window`);
  return found;
}

/** The two visits of the last evening: a 30-year-old with a cold, and a 74-year-old with high blood pressure. */
export function chooseVisits(people: readonly PlannedResident[], plan: MonthPlan, day: ClinicDay) {
  const young = findResident(people, plan, day, 30);
  const old = findResident(people, plan, day, 74);
  const ordinary: TypedVisit = {
    name: young.name,
    idNumber: young.idNumber,
    complaint: '咽痛 2 天，流涕',
    diagnosis: 'J06',
    drug: 'blfhs',
    days: 3,
    cash: '50',
  };
  const priority: TypedVisit = {
    name: old.name,
    idNumber: old.idNumber,
    complaint: '头晕 3 天，规律服药',
    diagnosis: 'I10',
    drug: 'bhsal',
    days: 7,
    cash: '100',
  };
  return { ordinary, priority };
}
