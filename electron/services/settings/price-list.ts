import { and, desc, eq, ne } from 'drizzle-orm';
import { findPricedItem } from '../../../db/queries/settings.ts';
import { type ItemPurpose, serviceItems, servicePrices, staff } from '../../../db/schema/index.ts';
import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import type { Fen } from '../../shared/values/fen.ts';
import type { ServiceItemId, ServicePriceId } from '../../shared/values/ids.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import { refuse } from '../refusal.ts';
import { spell } from '../spelling.ts';

/** Purposes by which the program finds the one item to charge; the others may name several items. */
const SINGULAR_PURPOSES: readonly (ItemPurpose | null)[] = ['general_fee', 'pharmacy_service'];

/** An item of the published price list, in use from today. @throws Refusal 'settings.item-code-taken' | 'settings.purpose-taken' */
export function addItem(
  context: CommandContext,
  input: HandlerInput<'settings.addItem'>,
): Output<'settings.addItem'> {
  const { code, name, category, unit, point, purpose, priceFen } = input;
  const known = context.db
    .select({ name: serviceItems.name })
    .from(serviceItems)
    .where(eq(serviceItems.code, code))
    .get();
  if (known) throw refuse('settings.item-code-taken', { code, name: known.name });
  requirePurposeFree(context, purpose);
  const { itemId } = context.db
    .insert(serviceItems)
    .values({ code, name, ...spell(name), category, unit, point, purpose })
    .returning({ itemId: serviceItems.id })
    .get();
  insertPrice(context, itemId, priceFen);
  context.audit({
    action: 'settings.item-added',
    subject: 'service_items',
    subjectId: itemId,
    detail: { priceFen },
  });
  return { itemId };
}

/**
 * A new price from today on. It is a further row: orders made before keep the row they name.
 *
 * @throws Refusal 'settings.item-unknown' | 'settings.price-unchanged'
 */
export function changePrice(
  context: CommandContext,
  input: HandlerInput<'settings.changePrice'>,
): Output<'settings.changePrice'> {
  const { itemId, priceFen } = input;
  const item = findPricedItem(context.db, { itemId, today: context.today });
  if (!item) throw refuse('settings.item-unknown');
  if (item.priceFen === priceFen) throw refuse('settings.price-unchanged', { name: item.name, priceFen });
  const servicePriceId = insertPrice(context, itemId, priceFen);
  context.audit({
    action: 'settings.price-changed',
    subject: 'service_items',
    subjectId: itemId,
    detail: { beforeFen: item.priceFen, priceFen },
  });
  return { servicePriceId };
}

/** Takes an item out of use or back into it. @throws Refusal 'settings.item-unknown' | 'settings.purpose-taken' */
export function changeItemUse(
  context: CommandContext,
  input: HandlerInput<'settings.changeItemUse'>,
): Output<'settings.changeItemUse'> {
  const { itemId, active } = input;
  const item = findPricedItem(context.db, { itemId, today: context.today });
  if (!item) throw refuse('settings.item-unknown');
  if (active) requirePurposeFree(context, item.purpose, itemId);
  context.db.update(serviceItems).set({ active }).where(eq(serviceItems.id, itemId)).run();
  context.audit({
    action: 'settings.item-use-changed',
    subject: 'service_items',
    subjectId: itemId,
    detail: { active },
  });
  return {};
}

/** All prices an item ever had, newest first. */
export function listPriceHistory(
  context: QueryContext,
  input: HandlerInput<'settings.listPriceHistory'>,
): Output<'settings.listPriceHistory'> {
  return context.db
    .select({
      priceFen: servicePrices.priceFen,
      fromDay: servicePrices.fromDay,
      at: servicePrices.at,
      setBy: staff.name,
    })
    .from(servicePrices)
    .leftJoin(staff, eq(staff.id, servicePrices.setBy))
    .where(eq(servicePrices.itemId, input.itemId))
    .orderBy(desc(servicePrices.id))
    .limit(100)
    .all()
    .map((row) => ({ ...row, setBy: row.setBy ?? '' }));
}

function insertPrice(context: CommandContext, itemId: ServiceItemId, priceFen: Fen): ServicePriceId {
  return context.db
    .insert(servicePrices)
    .values({
      itemId,
      priceFen,
      fromDay: context.today,
      setBy: context.session.staffId,
      at: context.now,
    })
    .returning({ servicePriceId: servicePrices.id })
    .get().servicePriceId;
}

function requirePurposeFree(
  context: CommandContext,
  purpose: ItemPurpose | null,
  except?: ServiceItemId,
): void {
  if (purpose === null || !SINGULAR_PURPOSES.includes(purpose)) return;
  const others = context.db
    .select({ name: serviceItems.name })
    .from(serviceItems)
    .where(
      and(
        eq(serviceItems.purpose, purpose),
        eq(serviceItems.active, true),
        except === undefined ? undefined : ne(serviceItems.id, except),
      ),
    )
    .get();
  if (others) throw refuse('settings.purpose-taken', { name: others.name });
}
