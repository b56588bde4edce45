import type { PlannedRefund, PlannedVisit } from './plan.ts';
import type { Random } from './random.ts';

/** Said at the cashier with the drugs still in the pharmacy. */
const DRUG_REASONS = [
  '家中还有同样的药，本次不取药',
  '医生复核后停用，未发药',
  '症状已缓解，要求不取药',
  '赶时间未取药，改日再来',
];

/** Why a test was not done, by what it needs. */
const TEST_REASONS: readonly (readonly [items: RegExp, reasons: readonly string[]])[] = [
  [/^HY(03|10|13)$/, ['标本未留成，改日再查', '标本量不足，本次不做']],
  [/^HY(01|06|07)$/, ['已进早餐，改日空腹再抽血', '病人晕针，未抽血']],
  [/^HY02$/, ['家中刚测过血糖，本次不测']],
  [/^HY12$/, ['症状已缓解，不做病毒检测']],
  [/^HY/, ['病人晕针，未抽血', '上周医院刚查过，本次不查']],
  [/^JC01$/, ['上周医院做过心电图，本次不做']],
  [/^JC/, ['仪器检修，改日再做', '病人改到上级医院检查']],
];

const SHARE = 0.0085;

/** Something paid and then not wanted or not possible, before it was handed out or done; mostly nothing. */
export function drawRefund(
  random: Random,
  { prescriptions, tests }: Pick<PlannedVisit, 'prescriptions' | 'tests'>,
): PlannedRefund | null {
  if (prescriptions.length + tests.length === 0 || !random.chance(SHARE)) return null;
  const test = tests.at(-1);
  if (test && (prescriptions.length === 0 || random.chance(0.35))) {
    const reasons = TEST_REASONS.find(([items]) => items.test(test.itemCode))?.[1] ?? [];
    return {
      kind: 'test_not_done',
      itemCode: test.itemCode,
      reason: random.pick(reasons),
      afterMinutes: random.minutes(6, 35),
    };
  }
  return {
    kind: 'drugs_not_fetched',
    reason: random.pick(DRUG_REASONS),
    afterMinutes: random.chance(0.7) ? random.minutes(8, 45) : random.minutes(60, 150),
  };
}
