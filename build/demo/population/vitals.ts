import type { DiagnosisHabit } from '../../../electron/services/consultation/icd10/diagnosis-habits.ts';
import type { PlannedVitals } from './plan.ts';
import type { Random } from './random.ts';

function between(value: number, least: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, value)));
}

/** What the nurse takes at the door: temperature always, pressure from 35, glucose from diabetics. */
export function drawVitals(
  random: Random,
  main: DiagnosisHabit,
  chronic: readonly string[],
  age: number,
): PlannedVitals {
  const fever = random.chance(main.feverPercent / 100);
  const temperatureDeci = fever
    ? between(random.normal(381, 7), 373, 398)
    : between(random.normal(365, 2.5), 359, 372);
  const high = chronic.includes('I10');
  const systolic =
    high || (age >= 35 && random.chance(0.7)) ? between(random.normal(high ? 139 : 124, 11), 92, 196) : null;
  const diastolic =
    systolic === null ? null : between(systolic * 0.58 + random.normal(2, 5), 52, systolic - 20);
  const glucoseDeci =
    chronic.includes('E11') && random.chance(0.8) ? between(random.normal(74, 14), 38, 182) : null;
  const pulse = between(random.normal(age < 6 ? 104 : 76, 8) + (fever ? 12 : 0), 50, 150);
  return { temperatureDeci, pulse, systolic, diastolic, glucoseDeci };
}
