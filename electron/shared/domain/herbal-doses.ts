import { dosesInCourse, FREQUENCIES, type FrequencyCode, quantityOfDoses } from './dosing.ts';
import type { DraftLine, Finding, PrescriptionDraft } from './prescription-types.ts';
import { divideUp } from './rounding.ts';

/** 帖 that one slip may have. */
export const MAX_DOSES = 30;

/** Days in which so many doses are taken; undefined when the frequency says nothing of days. */
export function daysOfDoses(frequency: FrequencyCode, doses: number): number | undefined {
  const { kind, doses: inPeriod, everyDays } = FREQUENCIES[frequency];
  return kind === 'regular' ? divideUp(BigInt(doses) * BigInt(everyDays), BigInt(inPeriod)) : undefined;
}

/**
 * Whether so many 帖 are taken in just these days: 7 帖 twice a day last into the fourth day. A single dose is
 * one 帖; what is taken as needed lasts as long as it lasts.
 */
export function dosesFitCourse(doses: number, frequency: FrequencyCode, days: number): boolean {
  const inCourse = dosesInCourse(frequency, days);
  return inCourse === undefined || inCourse === doses || daysOfDoses(frequency, doses) === days;
}

/**
 * 饮片 are boiled together: all herbs of a slip are taken equally often and equally long, the 帖 fill these
 * days, and of every herb there is its dose times the 帖. A slip without 饮片 has no 帖.
 *
 * params: {why: no-herbs, doses} | {why: course, drug, doses, need, days} | {why: apart, drug, first} |
 *   {why: quantity, drug, doses, qty, need} | {why: too-much, drug, doses}, quantities in smallest units.
 */
export function checkHerbalDoses({ lines, doses }: PrescriptionDraft): Finding[] {
  const herbs = lines.filter((line) => line.drug.drugClass === 'herbal');
  const [first] = herbs;
  if (!first) {
    return doses === 1 ? [] : [{ rule: 'doses', severity: 'refuse', params: { why: 'no-herbs', doses } }];
  }
  return herbs.flatMap((herb) => checkHerb(herb, first, doses).slice(0, 1));
}

function checkHerb(herb: DraftLine, first: DraftLine, doses: number): Finding[] {
  const { drug, lineNo, days, frequency, doseMilli, qty } = herb;
  const tell = (params: Finding['params']): Finding => ({
    rule: 'doses',
    lineNo,
    severity: 'refuse',
    params: { drug: drug.genericName, ...params },
  });
  const findings: Finding[] = [];
  if (frequency !== first.frequency || days !== first.days) {
    findings.push(tell({ why: 'apart', first: first.drug.genericName }));
  } else if (herb === first && !dosesFitCourse(doses, frequency, days)) {
    findings.push(tell({ why: 'course', doses, need: dosesInCourse(frequency, days) ?? doses, days }));
  }
  const { strengthMilli } = drug;
  if (strengthMilli === undefined) return findings;
  const need = quantityOfDoses({ ...drug, doseMilli, strengthMilli }, doses);
  if (need === undefined) findings.push(tell({ why: 'too-much', doses }));
  else if (qty !== need) findings.push(tell({ why: 'quantity', doses, qty, need }));
  return findings;
}
