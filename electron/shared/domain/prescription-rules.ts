import { daysBetween } from '../values/clinic-day.ts';
import { matchAllergy } from './allergy-groups.ts';
import { dosesInCourse, FREQUENCIES, suggestQuantity } from './dosing.ts';
import { substanceOf } from './generic-name.ts';
import { checkHerbalDoses } from './herbal-doses.ts';
import type {
  DraftLine,
  Finding,
  PrescriptionContext,
  PrescriptionDraft,
  PrescriptionKind,
} from './prescription-types.ts';

export type {
  DraftLine,
  Finding,
  PrescribableDrug,
  PrescriptionContext,
  PrescriptionDraft,
  PrescriptionKind,
} from './prescription-types.ts';

/** 处方管理办法 第六条: five western or patent drugs a slip. */
export const MAX_DRUGS = 5;

/** Days before today in which the same substance was handed out and is asked about again. */
export const RECENT_DAYS = 7;

/** 处方管理办法 第十九条 and 长期处方管理规范（试行）: 7 days, 3 in emergency, 4 weeks long-term, 12 when stable. */
export function maxDays(kind: PrescriptionKind, stableApproved: boolean): number {
  if (kind === 'emergency') return 3;
  if (kind === 'ordinary') return 7;
  return stableApproved ? 84 : 28;
}

/**
 * Everything the rules have to say about a draft, whole slip first, then line by line. A finding of severity
 * 'refuse' stops the signature; 'warn' must be read and, where the station wants it, given a reason.
 */
export function checkPrescription(draft: PrescriptionDraft, context: PrescriptionContext): Finding[] {
  return [
    ...checkSlip(draft),
    ...checkHerbalDoses(draft),
    ...draft.lines.flatMap((line) => [
      ...checkDays(line, draft),
      ...checkAllergies(line, context),
      ...checkDuplicates(line, draft),
      ...checkRecent(line, context),
      ...checkDose(line),
      ...checkInteractions(line, draft, context),
      ...checkAntibiotic(line),
      ...checkSkinTest(line),
      ...checkQuantity(line),
    ]),
  ];
}

/** params: too-many-drugs {count, max}. 饮片 are not counted: a formula has as many herbs as it needs. */
function checkSlip(draft: PrescriptionDraft): Finding[] {
  if (draft.lines.length === 0) return [{ rule: 'empty', severity: 'refuse', params: {} }];
  const findings: Finding[] = [];
  const herbal = draft.lines.filter((line) => line.drug.drugClass === 'herbal').length;
  const count = draft.lines.length - herbal;
  if (count > MAX_DRUGS) {
    findings.push({ rule: 'too-many-drugs', severity: 'refuse', params: { count, max: MAX_DRUGS } });
  }
  if (herbal > 0 && count > 0) findings.push({ rule: 'herbal-apart', severity: 'refuse', params: {} });
  return findings;
}

/** params: days {days, max}; long-term-drug {drug, why: controlled | antibiotic | not-marked}. */
function checkDays(line: DraftLine, draft: PrescriptionDraft): Finding[] {
  const { lineNo, days, drug } = line;
  const findings: Finding[] = [];
  const max = maxDays(draft.kind, draft.stableApproved);
  if (days > max) findings.push({ rule: 'days', lineNo, severity: 'refuse', params: { days, max } });
  if (draft.kind !== 'long_term') return findings;
  const why =
    drug.control !== 'none'
      ? 'controlled'
      : drug.antibiotic !== 'none'
        ? 'antibiotic'
        : drug.longTermAllowed
          ? undefined
          : 'not-marked';
  if (why) {
    const params = { drug: drug.genericName, why };
    findings.push({ rule: 'long-term-drug', lineNo, severity: 'refuse', params });
  }
  return findings;
}

/** params: {substance, drug, match: same | cross}. A related group warns, the same group refuses. */
function checkAllergies(line: DraftLine, context: PrescriptionContext): Finding[] {
  return context.allergies.flatMap((substance): Finding[] => {
    const match = matchAllergy(substance, line.drug);
    if (!match) return [];
    const params = { substance, drug: line.drug.genericName, match };
    const severity = match === 'same' ? 'refuse' : 'warn';
    return [{ rule: 'allergy', lineNo: line.lineNo, severity, params }];
  });
}

/** params: {drug, otherLine}. Told once a pair, at the later line: same drug refuses, same substance warns. */
function checkDuplicates(line: DraftLine, draft: PrescriptionDraft): Finding[] {
  const earlier = draft.lines.slice(0, draft.lines.indexOf(line));
  const drug = line.drug.genericName;
  return earlier.flatMap((other): Finding[] => {
    const sameDrug = other.drug.drugId === line.drug.drugId;
    if (!sameDrug && substanceOf(other.drug.genericName) !== substanceOf(drug)) return [];
    const params = { drug, otherLine: other.lineNo };
    return [{ rule: 'duplicate', lineNo: line.lineNo, severity: sameDrug ? 'refuse' : 'warn', params }];
  });
}

/** params: {drug, day, daysAgo}. The newest hand-out of the same substance within the last 7 days. */
function checkRecent(line: DraftLine, context: PrescriptionContext): Finding[] {
  const substance = substanceOf(line.drug.genericName);
  const daysAgo = (one: PrescriptionContext['recent'][number]) => daysBetween(one.day, context.onDay);
  const newest = context.recent
    .filter((one) => one.drugId === line.drug.drugId || substanceOf(one.genericName) === substance)
    .filter((one) => daysAgo(one) >= 0 && daysAgo(one) <= RECENT_DAYS)
    .sort((a, b) => daysAgo(a) - daysAgo(b))[0];
  if (!newest) return [];
  const params = { drug: line.drug.genericName, day: newest.day, daysAgo: daysAgo(newest) };
  return [{ rule: 'recent', lineNo: line.lineNo, severity: 'warn', params }];
}

/** params: {drug, what: single | daily, dose, max, unit?}, in 1/1000 of the dose unit. */
function checkDose(line: DraftLine): Finding[] {
  const { drug, doseMilli, lineNo } = line;
  const severity = line.signedAgain ? 'warn' : 'refuse';
  const over = (what: 'single' | 'daily', dose: number, max: number): Finding => {
    const unit = drug.doseUnit ? { unit: drug.doseUnit } : {};
    return {
      rule: 'overdose',
      lineNo,
      severity,
      params: { drug: drug.genericName, what, dose, max, ...unit },
    };
  };
  const single = drug.maxSingleDoseMilli;
  if (single !== undefined && doseMilli > single) return [over('single', doseMilli, single)];
  const { doses, everyDays } = FREQUENCIES[line.frequency];
  const perDay = doseMilli * Math.ceil(doses / everyDays);
  const daily = drug.maxDailyDoseMilli;
  return daily !== undefined && perDay > daily ? [over('daily', perDay, daily)] : [];
}

/** params: {drug, other, otherLine, note}. Told once a pair, at the later line; a second signature warns. */
function checkInteractions(
  line: DraftLine,
  draft: PrescriptionDraft,
  context: PrescriptionContext,
): Finding[] {
  const drug = line.drug.genericName;
  return draft.lines.slice(0, draft.lines.indexOf(line)).flatMap((other) => {
    const name = other.drug.genericName;
    return context.interactions
      .filter(({ a, b }) => (drug.includes(a) && name.includes(b)) || (drug.includes(b) && name.includes(a)))
      .map(({ severity, note }): Finding => {
        const params = { drug, other: name, otherLine: other.lineNo, note };
        const signed = line.signedAgain || other.signedAgain;
        return {
          rule: 'interaction',
          lineNo: line.lineNo,
          severity: signed ? 'warn' : severity,
          params,
        };
      });
  });
}

/** params: {drug, grade}. 特殊使用级 is not for stations (抗菌药物临床应用管理办法); 限制使用级 warns. */
function checkAntibiotic(line: DraftLine): Finding[] {
  const { antibiotic, genericName } = line.drug;
  if (antibiotic !== 'special' && antibiotic !== 'restricted') return [];
  const params = { drug: genericName, grade: antibiotic };
  const severity = antibiotic === 'special' ? 'refuse' : 'warn';
  return [{ rule: 'antibiotic-grade', lineNo: line.lineNo, severity, params }];
}

/** params: {drug, result: missing | positive}. Positive refuses, missing is marked on the slip. */
function checkSkinTest(line: DraftLine): Finding[] {
  if (!line.drug.skinTest || line.skinTestResult === 'negative' || line.skinTestResult === 'continued') {
    return [];
  }
  const positive = line.skinTestResult === 'positive';
  const params = { drug: line.drug.genericName, result: positive ? 'positive' : 'missing' };
  return [{ rule: 'skin-test', lineNo: line.lineNo, severity: positive ? 'refuse' : 'warn', params }];
}

/** params: {drug, qty, need, why: broken-pack | short | over | too-much}, in smallest units. Of 饮片 the 帖 say how many. */
function checkQuantity(line: DraftLine): Finding[] {
  const { drug, qty, lineNo } = line;
  const tell = (why: string, severity: Finding['severity'], need: number): Finding[] => {
    return [{ rule: 'quantity', lineNo, severity, params: { drug: drug.genericName, qty, need, why } }];
  };
  if (!drug.splittable && qty % drug.packSize !== 0) {
    return tell('broken-pack', 'refuse', Math.ceil(qty / drug.packSize) * drug.packSize);
  }
  if (drug.drugClass === 'herbal' || drug.strengthMilli === undefined) return [];
  if (dosesInCourse(line.frequency, line.days) === undefined) return [];
  const need = suggestQuantity({ ...drug, ...line, strengthMilli: drug.strengthMilli });
  if (need === undefined) return tell('too-much', 'refuse', qty);
  if (qty === need) return [];
  return qty < need ? tell('short', 'warn', need) : tell('over', 'warn', need);
}
