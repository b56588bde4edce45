import { dosesInCourse, quantityOfDoses } from '../../../electron/shared/domain/dosing.ts';
import { daysOfDoses, dosesFitCourse, MAX_DOSES } from '../../../electron/shared/domain/herbal-doses.ts';
import type { FormSlip } from './consultation-form.ts';
import type { FormLine } from './form-line.ts';

/** Weighed out by 帖: nobody types its quantity. */
export function isWeighed(line: Pick<FormLine, 'drugClass' | 'strengthMilli'>): boolean {
  return line.drugClass === 'herbal' && line.strengthMilli >= 1;
}

/**
 * 饮片 of a slip go into one pot: taken as often and as long as the herb that was changed last, in as many 帖
 * as that makes, and weighed out by them. Other drugs have no 帖.
 *
 * @param changed place of the line that the hand was in; the first herb leads otherwise
 */
export function inOnePot(slip: FormSlip, changed?: number): FormSlip {
  const isHerb = (line: FormLine) => line.drugClass === 'herbal';
  const lead = [slip.lines[changed ?? -1], ...slip.lines].find((line) => line && isHerb(line));
  if (!lead) return slip.doses === 1 ? slip : { ...slip, doses: 1 };
  const { frequency, days } = lead;
  const doses = days === undefined ? slip.doses : dosesFor(slip.doses, frequency, days);
  const lines = slip.lines.map((line) => (isHerb(line) ? weigh({ ...line, frequency, days }, doses) : line));
  return { ...slip, doses, lines };
}

/** 帖数 as typed: the herbs are taken for as many days as that makes. */
export function withDoses(slip: FormSlip, typed: number): FormSlip {
  const doses = Math.min(typed, MAX_DOSES);
  const lines = slip.lines.map((line) =>
    line.drugClass === 'herbal' ? { ...line, days: daysOfDoses(line.frequency, doses) ?? line.days } : line,
  );
  return inOnePot({ ...slip, doses, lines });
}

/** 帖 that the days hold; those that are typed already stay where they fit. */
function dosesFor(doses: number, frequency: FormLine['frequency'], days: number): number {
  if (dosesFitCourse(doses, frequency, days)) return doses;
  const inCourse = dosesInCourse(frequency, days) ?? doses;
  // More than a slip can have: the rules say so at the line.
  return inCourse > MAX_DOSES ? doses : inCourse;
}

function weigh(line: FormLine, doses: number): FormLine {
  if (!isWeighed(line)) return line;
  const { doseMilli, strengthMilli, packSize, splittable } = line;
  const qty = doseMilli
    ? quantityOfDoses({ doseMilli, strengthMilli, packSize, splittable }, doses)
    : undefined;
  return { ...line, qty, qtyTyped: false };
}
