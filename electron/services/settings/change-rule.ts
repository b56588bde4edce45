import { and, eq, inArray } from 'drizzle-orm';
import { serviceItems } from '../../../db/schema/index.ts';
import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import type { CommandContext } from '../context.ts';
import { refuse } from '../refusal.ts';
import { saveSetting } from './load-settings.ts';

type Change = HandlerInput<'settings.changeRule'>['change'];

/**
 * Stores one of the station's rules whole, from now on. Of the station itself only the names can be changed:
 * its time zone dates every row, and a practice station stays one.
 *
 * @throws Refusal 'settings.no-fee-item' when fees would be charged by an item that is not in the price list;
 *   'settings.bands-order' when the expiry bands do not lie inside each other.
 */
export function changeRule(
  context: CommandContext,
  input: HandlerInput<'settings.changeRule'>,
): Output<'settings.changeRule'> {
  const { change } = input;
  if (change.key === 'fees') requireFeeItems(context, change.value.mode);
  if (change.key === 'storeroom') {
    const [far, middle, close] = change.value.expiryBandMonths;
    if (far <= middle || middle <= close) throw refuse('settings.bands-order');
  }
  save(context, change);
  context.audit({
    action: 'settings.rule-changed',
    subject: 'settings',
    detail: { key: change.key, value: JSON.stringify(change.value) },
  });
  return {};
}

function save(context: CommandContext, change: Change): void {
  const stamp = { at: context.now, by: context.session.staffId };
  if (change.key === 'station') {
    const value = { ...context.settings.station, ...change.value };
    saveSetting(context.db, { key: 'station', value, ...stamp });
    return;
  }
  saveSetting(context.db, { ...change, ...stamp });
}

function requireFeeItems(context: CommandContext, mode: 'general' | 'separate'): void {
  const needed =
    mode === 'general' ? (['general_fee'] as const) : (['registration', 'consultation'] as const);
  const found = context.db
    .select({ purpose: serviceItems.purpose })
    .from(serviceItems)
    .where(and(eq(serviceItems.active, true), inArray(serviceItems.purpose, [...needed])))
    .all();
  const missing = needed.find((purpose) => !found.some((item) => item.purpose === purpose));
  if (missing !== undefined) throw refuse('settings.no-fee-item', { purpose: missing });
}
