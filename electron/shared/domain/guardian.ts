import type { ClinicDay } from '../values/clinic-day.ts';
import { ageOn } from './age.ts';

/** Under this age a record should name a guardian, and the day's log the parent. */
const CHILD_AGE = 14;

/** Whether somebody is under 14 on a day; who is typed as born after it is no adult either. */
export function isChild(birthDay: ClinicDay, today: ClinicDay): boolean {
  return birthDay > today || ageOn(birthDay, today) < CHILD_AGE;
}

/**
 * Whether a record is opened only with a guardian's name and relation: a child without papers (新生儿) is known
 * by nothing else. An adult without papers answers for himself, and may name somebody.
 */
export function mustNameGuardian(
  { idKind, birthDay }: { readonly idKind: string; readonly birthDay: ClinicDay },
  today: ClinicDay,
): boolean {
  return idKind === 'none' && isChild(birthDay, today);
}
