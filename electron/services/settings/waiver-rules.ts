import { asc, desc, eq } from 'drizzle-orm';
import { serviceItems, waiverRules } from '../../../db/schema/index.ts';
import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import { refuse } from '../refusal.ts';

/** What the center waives (减免), rules in use first. */
export function listWaiverRules(context: QueryContext): Output<'settings.listWaiverRules'> {
  return context.db
    .select({
      waiverRuleId: waiverRules.id,
      code: waiverRules.code,
      name: waiverRules.name,
      basis: waiverRules.basis,
      category: waiverRules.category,
      serviceItemId: waiverRules.serviceItemId,
      itemName: serviceItems.name,
      percent: waiverRules.percent,
      condition: waiverRules.condition,
      minAge: waiverRules.minAge,
      group: waiverRules.group,
      active: waiverRules.active,
    })
    .from(waiverRules)
    .leftJoin(serviceItems, eq(serviceItems.id, waiverRules.serviceItemId))
    .orderBy(desc(waiverRules.active), asc(waiverRules.id))
    .all()
    .map((rule) => ({ ...rule, itemName: rule.itemName ?? '' }));
}

/**
 * A rule that computes waivers from now on; amounts are never typed. A rule cannot be changed, since receipts
 * name it: it is taken out of use and a new one is added.
 *
 * @throws Refusal 'settings.rule-code-taken', 'rule-incomplete' when the age or the group is missing, or
 *   'item-unknown' when the item is not of the rule's category.
 */
export function addWaiverRule(
  context: CommandContext,
  input: HandlerInput<'settings.addWaiverRule'>,
): Output<'settings.addWaiverRule'> {
  const { commandId: _, ...rule } = input;
  const known = context.db
    .select({ name: waiverRules.name })
    .from(waiverRules)
    .where(eq(waiverRules.code, rule.code))
    .get();
  if (known) throw refuse('settings.rule-code-taken', { code: rule.code, name: known.name });
  if ((rule.condition === 'age') !== (rule.minAge !== null)) throw refuse('settings.rule-incomplete');
  if ((rule.condition === 'group') !== (rule.group !== null)) throw refuse('settings.rule-incomplete');
  requireItemOfCategory(context, rule);
  const { waiverRuleId } = context.db
    .insert(waiverRules)
    .values(rule)
    .returning({ waiverRuleId: waiverRules.id })
    .get();
  context.audit({
    action: 'settings.waiver-rule-added',
    subject: 'waiver_rules',
    subjectId: waiverRuleId,
    detail: { percent: rule.percent },
  });
  return { waiverRuleId };
}

/** Takes a rule out of use or back into it; what was waived stays. @throws Refusal 'settings.rule-unknown' */
export function changeWaiverRuleUse(
  context: CommandContext,
  input: HandlerInput<'settings.changeWaiverRuleUse'>,
): Output<'settings.changeWaiverRuleUse'> {
  const { waiverRuleId, active } = input;
  const changed = context.db
    .update(waiverRules)
    .set({ active })
    .where(eq(waiverRules.id, waiverRuleId))
    .returning({ id: waiverRules.id })
    .all();
  if (changed.length === 0) throw refuse('settings.rule-unknown');
  context.audit({
    action: 'settings.waiver-rule-use-changed',
    subject: 'waiver_rules',
    subjectId: waiverRuleId,
    detail: { active },
  });
  return {};
}

type Covered = Pick<HandlerInput<'settings.addWaiverRule'>, 'serviceItemId' | 'category'>;

function requireItemOfCategory(context: CommandContext, { serviceItemId, category }: Covered): void {
  if (serviceItemId === null) return;
  const item = context.db
    .select({ category: serviceItems.category })
    .from(serviceItems)
    .where(eq(serviceItems.id, serviceItemId))
    .get();
  if (item?.category !== category) throw refuse('settings.item-unknown');
}
