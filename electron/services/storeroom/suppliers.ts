import { and, asc, desc, eq, max } from 'drizzle-orm';
import { deliveries, suppliers } from '../../../db/schema/index.ts';
import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import type { ClinicDay } from '../../shared/values/clinic-day.ts';
import type { SupplierId } from '../../shared/values/ids.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import { refuse } from '../refusal.ts';
import { spell } from '../spelling.ts';

/** Approved ones first. */
export function listSuppliers(context: QueryContext): Output<'storeroom.listSuppliers'> {
  return context.db
    .select({
      supplierId: suppliers.id,
      name: suppliers.name,
      initials: suppliers.initials,
      licenceNo: suppliers.licenceNo,
      licenceToDay: suppliers.licenceToDay,
      approved: suppliers.approved,
    })
    .from(suppliers)
    .orderBy(desc(suppliers.approved), asc(suppliers.id))
    .all();
}

/** Notes a supplier; it may deliver only after the head has approved it. @throws Refusal 'storeroom.supplier-name-taken' */
export function addSupplier(
  context: CommandContext,
  input: HandlerInput<'storeroom.addSupplier'>,
): Output<'storeroom.addSupplier'> {
  const { name, licenceNo, licenceToDay } = input;
  const known = context.db.select({ id: suppliers.id }).from(suppliers).where(eq(suppliers.name, name)).get();
  if (known) throw refuse('storeroom.supplier-name-taken', { name });
  const { supplierId } = context.db
    .insert(suppliers)
    .values({ name, initials: spell(name).initials, licenceNo, licenceToDay, approved: false })
    .returning({ supplierId: suppliers.id })
    .get();
  context.audit({ action: 'storeroom.supplier-added', subject: 'suppliers', subjectId: supplierId });
  return { supplierId };
}

/**
 * Approval by the center's list (统一配送), its withdrawal, or a renewed licence.
 *
 * @throws Refusal 'storeroom.supplier-unknown'; 'licence-expired' when one without a licence in force would
 *   be approved; 'licence-before-delivery' when what it delivered would have come without one.
 */
export function changeSupplier(
  context: CommandContext,
  input: HandlerInput<'storeroom.changeSupplier'>,
): Output<'storeroom.changeSupplier'> {
  const { supplierId, licenceNo, licenceToDay, approved } = input;
  const known = context.db.select().from(suppliers).where(eq(suppliers.id, supplierId)).get();
  if (!known) throw refuse('storeroom.supplier-unknown');
  if (approved && licenceToDay < context.today) {
    throw refuse('storeroom.licence-expired', { supplier: known.name, licenceToDay });
  }
  const deliveredDay = lastDeliveryDay(context, supplierId);
  if (deliveredDay !== undefined && licenceToDay < deliveredDay) {
    throw refuse('storeroom.licence-before-delivery', { supplier: known.name, deliveredDay });
  }
  context.db
    .update(suppliers)
    .set({ licenceNo, licenceToDay, approved })
    .where(eq(suppliers.id, supplierId))
    .run();
  context.audit({
    action: 'storeroom.supplier-changed',
    subject: 'suppliers',
    subjectId: supplierId,
    detail: { approvedBefore: known.approved, approved, licenceToDay },
  });
  return {};
}

/** Opening stock came before the program did and says nothing about the licence. */
function lastDeliveryDay(context: CommandContext, supplierId: SupplierId): ClinicDay | undefined {
  const bought = and(eq(deliveries.supplierId, supplierId), eq(deliveries.opening, false));
  const newest = context.db
    .select({ day: max(deliveries.day) })
    .from(deliveries)
    .where(bought)
    .get();
  return newest?.day ?? undefined;
}
