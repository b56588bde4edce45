import { and, eq, ne, sql } from 'drizzle-orm';
import { type DrugRow, findDrug, listBatchesOfDrug, listDrugPage } from '../../../db/queries/storeroom.ts';
import { batches, drugs } from '../../../db/schema/index.ts';
import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import type { DrugId } from '../../shared/values/ids.ts';
import { quantity } from '../../shared/values/quantity.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import { refuse } from '../refusal.ts';
import { spellAll } from '../spelling.ts';
import { describe } from './search-drugs.ts';

const PAGE = 100;

type DrugFields = Omit<HandlerInput<'storeroom.addDrug'>, 'commandId'>;

/** One page of the catalogue in order of code; drugs out of use last, when asked for. */
export function listDrugs(
  context: QueryContext,
  input: HandlerInput<'storeroom.listDrugs'>,
): Output<'storeroom.listDrugs'> {
  const { total, rows } = listDrugPage(context.db, {
    term: input.term,
    includeInactive: input.includeInactive,
    limit: PAGE,
    offset: input.page * PAGE,
  });
  return { total, rows: rows.map(({ drug, hasBatches }) => ({ ...describe(drug), hasBatches })) };
}

/**
 * A new drug in the master, in use at once and without stock or price: both come with its first delivery.
 *
 * @throws Refusal 'storeroom.drug-code-taken' | 'barcode-taken' | 'approval-number-missing' (中药饮片 need
 *   none) | 'minimum-above-maximum' | 'dose-limits-order' | 'default-dose-above-limit'
 */
export function addDrug(
  context: CommandContext,
  input: HandlerInput<'storeroom.addDrug'>,
): Output<'storeroom.addDrug'> {
  const { commandId: _, ...fields } = input;
  checkDrug(context, fields, undefined);
  const { drugId } = context.db
    .insert(drugs)
    .values({ ...fields, ...limits(fields), ...spelling(fields) })
    .returning({ drugId: drugs.id })
    .get();
  context.audit({ action: 'storeroom.drug-added', subject: 'drugs', subjectId: drugId });
  return { drugId };
}

/**
 * Replaces a drug's master data. What its batches were counted and priced by stays: pack size, class and
 * units are fixed from the first batch on (with others it is another drug), and a drug with stock stays in use.
 *
 * @throws Refusal as `addDrug`, and 'storeroom.drug-unknown' | 'pack-size-fixed' | 'drug-fixed' |
 *   'drug-has-stock'
 */
export function updateDrug(
  context: CommandContext,
  input: HandlerInput<'storeroom.updateDrug'>,
): Output<'storeroom.updateDrug'> {
  const { commandId: _, drugId, ...fields } = input;
  const before = findDrug(context.db, drugId);
  if (!before) throw refuse('storeroom.drug-unknown');
  checkDrug(context, fields, drugId);
  if (hasBatch(context, drugId)) requireSameDrug(before, fields);
  if (!fields.active && listBatchesOfDrug(context.db, drugId).length > 0) {
    throw refuse('storeroom.drug-has-stock', { name: before.genericName });
  }
  // The database guards the column itself, so it is named only when it changes.
  const { packSize, ...rest } = fields;
  const pack = packSize === before.packSize ? {} : { packSize };
  context.db
    .update(drugs)
    .set({ ...rest, ...pack, ...limits(fields), ...spelling(fields) })
    .where(eq(drugs.id, drugId))
    .run();
  context.audit({
    action: 'storeroom.drug-updated',
    subject: 'drugs',
    subjectId: drugId,
    detail: { changed: changedFields(before, fields).join(','), active: fields.active },
  });
  return {};
}

function checkDrug(context: CommandContext, fields: DrugFields, except: DrugId | undefined): void {
  const others = except === undefined ? sql`1` : ne(drugs.id, except);
  const sameCode = context.db
    .select({ name: drugs.genericName })
    .from(drugs)
    .where(and(eq(drugs.code, fields.code), others))
    .get();
  if (sameCode) throw refuse('storeroom.drug-code-taken', { code: fields.code, name: sameCode.name });
  const sameBarcode =
    fields.barcode === ''
      ? undefined
      : context.db
          .select({ name: drugs.genericName })
          .from(drugs)
          .where(and(eq(drugs.barcode, fields.barcode), others))
          .get();
  if (sameBarcode) throw refuse('storeroom.barcode-taken', { name: sameBarcode.name });
  if (fields.class !== 'herbal' && fields.approvalNo === '') {
    throw refuse('storeroom.approval-number-missing', { name: fields.genericName });
  }
  if (fields.minStockQty > fields.maxStockQty) throw refuse('storeroom.minimum-above-maximum');
  checkDoseLimits(fields);
}

/** Another pack size, class or unit would be another drug: batches, slips and charges are counted by it. */
function requireSameDrug(before: DrugRow, fields: DrugFields): void {
  const { genericName: name, packSize } = before;
  if (fields.packSize !== packSize) throw refuse('storeroom.pack-size-fixed', { name, packSize });
  const field = (['class', 'smallUnit', 'doseUnit'] as const).find((one) => fields[one] !== before[one]);
  if (field) throw refuse('storeroom.drug-fixed', { name, field });
}

function checkDoseLimits({ defaultDoseMilli, maxSingleDoseMilli, maxDailyDoseMilli }: DrugFields): void {
  if (maxSingleDoseMilli !== null && maxDailyDoseMilli !== null && maxSingleDoseMilli > maxDailyDoseMilli) {
    throw refuse('storeroom.dose-limits-order');
  }
  const least = maxSingleDoseMilli ?? maxDailyDoseMilli;
  if (least !== null && defaultDoseMilli > least) throw refuse('storeroom.default-dose-above-limit');
}

function limits(fields: DrugFields) {
  return { minStockQty: quantity(fields.minStockQty), maxStockQty: quantity(fields.maxStockQty) };
}

function spelling(fields: DrugFields) {
  return spellAll([fields.genericName, fields.tradeName]);
}

function hasBatch(context: CommandContext, drugId: DrugId): boolean {
  const batch = context.db.select({ id: batches.id }).from(batches).where(eq(batches.drugId, drugId)).get();
  return batch !== undefined;
}

/** Names of the columns that differ; the values may be long and are in the row itself. */
function changedFields(before: Readonly<Record<string, unknown>>, after: object): string[] {
  return Object.entries(after)
    .filter(([name, value]) => before[name] !== value)
    .map(([name]) => name);
}
