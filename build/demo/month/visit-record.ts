import type { PlannedVisit } from '../population/plan.ts';

/** What is measured at the desk; what was not measured is left out. */
export function vitalsOf({ vitals }: PlannedVisit) {
  return {
    temperatureDeci: vitals.temperatureDeci,
    pulse: vitals.pulse,
    ...(vitals.systolic === null ? {} : { systolic: vitals.systolic }),
    ...(vitals.diastolic === null ? {} : { diastolic: vitals.diastolic }),
    ...(vitals.glucoseDeci === null ? {} : { glucoseDeci: vitals.glucoseDeci }),
  };
}
