import type { DiagnosisHabit } from '../../../electron/services/consultation/icd10/diagnosis-habits.ts';
import type { PlannedVitals } from './plan.ts';
import type { Random } from './random.ts';

function between(value: number, least: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, value)));
}

interface Measured {
  readonly main: DiagnosisHabit;
  readonly chronic: readonly string[];
  readonly age: number;
  readonly emergency: boolean;
}

/** What the nurse takes at the door: temperature always, pressure of everybody from 35, glucose of diabetics. */
export function drawVitals(random: Random, { main, chronic, age, emergency }: Measured): PlannedVitals {
  const fever = random.chance(main.feverPercent / 100);
  const temperatureDeci = fever
    ? between(random.normal(381, 7), 373, 398)
    : between(random.normal(365, 2.5), 359, 372);
  const high = chronic.includes('I10');
  const systolic = high || age >= 35 ? between(random.normal(high ? 139 : 124, 11), 92, 196) : null;
  const diastolic =
    systolic === null ? null : between(systolic * 0.58 + random.normal(2, 5), 52, systolic - 20);
  const glucoseDeci =
    !emergency && chronic.includes('E11') && random.chance(0.8)
      ? between(random.normal(74, 14), 38, 182)
      : null;
  const pulse = between(
    random.normal(age < 6 ? 104 : 76, 8) + (fever ? 12 : 0) + (emergency ? 18 : 0),
    50,
    160,
  );
  return { temperatureDeci, pulse, systolic, diastolic, glucoseDeci };
}
