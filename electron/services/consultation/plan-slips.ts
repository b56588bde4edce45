import type { FindingRow, LineIntent, Override, SlipIntent } from '../../shared/contract/prescribing.ts';
import { planAllocation } from '../../shared/domain/allocation.ts';
import { quantityOfDoses, suggestQuantity } from '../../shared/domain/dosing.ts';
import { type Fen, fen } from '../../shared/values/fen.ts';
import type { BatchId } from '../../shared/values/ids.ts';
import { type Quantity, quantity } from '../../shared/values/quantity.ts';
import type { QueryContext } from '../context.ts';
import { refuse } from '../refusal.ts';
import { checkSlips, loadRuleContext } from './check-slips.ts';
import {
  asPrescribable,
  type DrugRow,
  findDrugRow,
  listFreeBatches,
  type ShelfBatch,
} from './prescribable-drug.ts';
import type { CareVisit } from './visit-under-care.ts';

export interface PlannedPart {
  readonly batch: ShelfBatch;
  readonly qty: Quantity;
  readonly amountFen: Fen;
}

export interface PlannedLine {
  readonly intent: LineIntent;
  readonly drug: DrugRow;
  /** Smallest units that dose, frequency and days need; undefined when taken as needed. */
  readonly suggestedQty: Quantity | undefined;
  readonly parts: readonly PlannedPart[];
  /** Why it cannot be had whole; `available` units can. */
  readonly refused:
    | { readonly reason: 'short' | 'expires-before-end' | 'inactive'; readonly available: Quantity }
    | undefined;
}

export interface PlannedSlip {
  readonly intent: SlipIntent;
  readonly lines: readonly PlannedLine[];
  readonly findings: readonly FindingRow[];
  /** Of the lines that can be had. */
  readonly amountFen: Fen;
}

/** What earlier lines of the same signature would take; it is not on the shelf for the later ones. */
type Taken = Map<BatchId, number>;

/**
 * What signing these slips would do: which batches, at which price, and what the rules say. Reads only, so
 * the preview and the signature cannot differ.
 *
 * @throws Refusal 'consultation.unknown-drug'
 */
export function planSlips(
  context: QueryContext,
  visit: CareVisit,
  slips: readonly SlipIntent[],
  overrides: readonly Override[],
): PlannedSlip[] {
  const drugsOfSlips = slips.map((slip) => slip.lines.map((line) => requireDrug(context, line)));
  const toCheck = slips.map((intent, at) => ({ intent, drugs: drugsOfSlips[at] ?? [] }));
  const findings = checkSlips(toCheck, loadRuleContext(context, visit.residentId), overrides);
  const taken: Taken = new Map();
  return toCheck.map(({ intent, drugs }, at) => {
    const lines = intent.lines.flatMap((line, position) => {
      const drug = drugs[position];
      return drug ? [planLine(context, line, drug, { doses: intent.doses, taken })] : [];
    });
    const amount = lines.reduce(
      (sum, line) => sum + line.parts.reduce((whole, part) => whole + part.amountFen, 0),
      0,
    );
    return { intent, lines, findings: findings[at] ?? [], amountFen: fen(amount) };
  });
}

function requireDrug(context: QueryContext, line: LineIntent): DrugRow {
  const drug = findDrugRow(context.db, line.drugId);
  if (!drug) throw refuse('consultation.unknown-drug');
  return drug;
}

function planLine(
  context: QueryContext,
  intent: LineIntent,
  drug: DrugRow,
  { doses, taken }: { readonly doses: number; readonly taken: Taken },
): PlannedLine {
  const suggestedQty = neededQuantity(intent, drug, doses);
  if (!drug.active) {
    return { intent, drug, suggestedQty, parts: [], refused: { reason: 'inactive', available: quantity(0) } };
  }
  const shelf = listFreeBatches(context.db, drug.id, context.today).map((batch) => ({
    ...batch,
    availableQty: quantity(batch.availableQty - (taken.get(batch.batchId) ?? 0)),
  }));
  const plan = planAllocation(shelf, intent.qty, { onDay: context.today, treatmentDays: intent.days });
  if (!plan.ok) {
    const { reason, available } = plan;
    return { intent, drug, suggestedQty, parts: [], refused: { reason, available } };
  }
  const byId = new Map(shelf.map((batch) => [batch.batchId, batch]));
  const parts = plan.parts.flatMap(({ batchId, qty, amountFen }): PlannedPart[] => {
    const batch = byId.get(batchId);
    taken.set(batchId, (taken.get(batchId) ?? 0) + qty);
    return batch ? [{ batch, qty, amountFen }] : [];
  });
  return { intent, drug, suggestedQty, parts, refused: undefined };
}

/** Of 饮片 what the 帖 need, of others what dose, frequency and days need. */
function neededQuantity(intent: LineIntent, drug: DrugRow, doses: number): Quantity | undefined {
  const { strengthMilli, ...rest } = asPrescribable(drug);
  if (strengthMilli === undefined) return undefined;
  const dosing = { ...rest, ...intent, strengthMilli };
  return drug.class === 'herbal' ? quantityOfDoses(dosing, doses) : suggestQuantity(dosing);
}

/**
 * Ends the signature unless every line of every slip can be signed: first what the rules refuse, then
 * warnings without a reason, then stock. One line that is short stops the whole.
 *
 * @throws Refusal 'consultation.rule' | 'consultation.reason-missing' | 'consultation.stock-short' |
 *   'consultation.batch-expires-in-course' | 'consultation.drug-inactive'
 */
export function requireSignable(slips: readonly PlannedSlip[]): void {
  slips.forEach(({ findings }, at) => {
    for (const finding of findings) {
      const place = { slipNo: at + 1, lineNo: finding.lineNo ?? 0, rule: finding.rule };
      if (finding.severity === 'refuse') throw refuse('consultation.rule', { ...finding.params, ...place });
      if (finding.needsReason && finding.reason === '') {
        throw refuse('consultation.reason-missing', { ...finding.params, ...place });
      }
    }
  });
  slips.forEach((slip, at) => {
    slip.lines.forEach((line, position) => {
      if (line.refused) throw refuseLine(line, line.refused, { slipNo: at + 1, lineNo: position + 1 });
    });
  });
}

function refuseLine(
  line: PlannedLine,
  refused: NonNullable<PlannedLine['refused']>,
  place: { readonly slipNo: number; readonly lineNo: number },
) {
  const details = {
    ...place,
    drug: line.drug.genericName,
    need: line.intent.qty,
    available: refused.available,
    unit: line.drug.smallUnit,
    days: line.intent.days,
  };
  switch (refused.reason) {
    case 'inactive':
      return refuse('consultation.drug-inactive', details);
    case 'short':
      return refuse('consultation.stock-short', details);
    case 'expires-before-end':
      return refuse('consultation.batch-expires-in-course', details);
  }
}
