import { type Fen, fen } from '../values/fen.ts';
import type { ServiceItemId, WaiverRuleId } from '../values/ids.ts';
import type { FeeCategory } from './fee-categories.ts';
import type { PriorityGroup } from './priority.ts';
import { divideHalfUp } from './rounding.ts';

/** For whom a waiver holds: signed residents, an age, or a priority group. */
export type WaiverCondition = 'contract' | 'age' | 'group';

/** A row of the center's waiver table (减免项目分开): never income, always with its basis. */
export interface WaiverRule {
  readonly id: WaiverRuleId;
  readonly code: string;
  readonly name: string;
  /** The paper it rests on, e.g. 中心〔2026〕7 号. */
  readonly basis: string;
  readonly category: FeeCategory;
  /** Only this item of the category; none = the whole category. */
  readonly serviceItemId?: ServiceItemId | undefined;
  /** Whole percent waived, 1–100. */
  readonly percent: number;
  readonly condition: WaiverCondition;
  /** For 'age': full years, this age counts. */
  readonly minAge?: number | undefined;
  /** For 'group'. */
  readonly group?: PriorityGroup | undefined;
}

export interface WaivableOrder {
  readonly chargeKey: string;
  readonly category: FeeCategory;
  readonly serviceItemId?: ServiceItemId | undefined;
  readonly amountFen: Fen;
}

export interface WaiverPerson {
  /** A 家庭医生签约 in force on the day, with its number for the receipt. */
  readonly contract?: { readonly number: string } | undefined;
  /** Full years on the day; none when not known. */
  readonly age?: number | undefined;
  readonly groups: readonly PriorityGroup[];
}

export interface PlannedWaiver {
  readonly chargeKey: string;
  readonly ruleId: WaiverRuleId;
  readonly code: string;
  readonly name: string;
  readonly basis: string;
  /** Positive, in fen. */
  readonly amountFen: Fen;
}

/**
 * What bills, receipts and desks say instead of the name of a rule for 计生特殊家庭: paper and screens are read by
 * others. The head reads rule and basis in the table of waivers.
 */
export const SENSITIVE_WAIVER_NAME = '优先群体减免';

/** A waiver's name and basis as anybody may read them. */
export function publicWaiverWords(
  rule: Pick<WaiverRule, 'name' | 'basis' | 'group'>,
): Pick<WaiverRule, 'name' | 'basis'> {
  return rule.group === 'special_family'
    ? { name: SENSITIVE_WAIVER_NAME, basis: '' }
    : { name: rule.name, basis: rule.basis };
}

/** Percent of an amount in fen, half up. */
export function waiverAmount(amount: Fen, percent: number): Fen {
  if (!Number.isInteger(percent) || percent < 1 || percent > 100) {
    throw new RangeError(`not a percentage: ${percent}`);
  }
  return fen(divideHalfUp(BigInt(amount) * BigInt(percent), 100n));
}

/** Whether a rule holds for a person, whatever the order; a rule without its age or group holds for nobody. */
export function waiverApplies(rule: WaiverRule, person: WaiverPerson): boolean {
  switch (rule.condition) {
    case 'contract':
      return person.contract !== undefined;
    case 'age':
      return rule.minAge !== undefined && person.age !== undefined && person.age >= rule.minAge;
    case 'group':
      return rule.group !== undefined && person.groups.includes(rule.group);
  }
}

/**
 * The waivers that the rules give a person: at most one a line, the largest; of equal ones the older rule
 * (lower id). Lines of zero get none.
 *
 * @throws RangeError for a rule whose percentage is not 1–100.
 */
export function planWaivers(
  rules: readonly WaiverRule[],
  orders: readonly WaivableOrder[],
  person: WaiverPerson,
): PlannedWaiver[] {
  const open = rules.filter((rule) => waiverApplies(rule, person)).sort((a, b) => a.id - b.id);
  return orders.flatMap((order) => {
    let best: PlannedWaiver | undefined;
    for (const rule of open) {
      if (!covers(rule, order)) continue;
      const amountFen = waiverAmount(order.amountFen, rule.percent);
      if (amountFen <= (best?.amountFen ?? 0)) continue;
      const { id: ruleId, code } = rule;
      best = { chargeKey: order.chargeKey, ruleId, code, ...publicWaiverWords(rule), amountFen };
    }
    return best ? [best] : [];
  });
}

function covers(rule: WaiverRule, order: WaivableOrder): boolean {
  if (rule.category !== order.category) return false;
  return rule.serviceItemId === undefined || rule.serviceItemId === order.serviceItemId;
}
