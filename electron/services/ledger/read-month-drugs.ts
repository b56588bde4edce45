import type { ReadableDb } from '../../../db/open.ts';
import {
  type DrugMovement,
  listBatchStockAt,
  listDrugMovements,
  listDrugNames,
  listOpeningStock,
} from '../../../db/queries/month-stock.ts';
import {
  type DrugTotals,
  type LedgerDrug,
  STOCK_IN_KINDS,
  STOCK_OUT_KINDS,
  type StockInKind,
  type StockOutKind,
} from '../../shared/contract/ledger.ts';
import type { DayRange } from '../../shared/domain/closing-calendar.ts';
import { stockValue } from '../../shared/domain/pricing.ts';
import { fen, sumFen, ZERO_FEN } from '../../shared/values/fen.ts';
import type { DrugId } from '../../shared/values/ids.ts';
import { quantity } from '../../shared/values/quantity.ts';

type Flow = LedgerDrug['opening'];

const NOTHING: Flow = { qty: quantity(0), fen: ZERO_FEN };

function plus(flow: Flow, qty: number, cost: number): Flow {
  return { qty: quantity(flow.qty + qty), fen: fen(flow.fen + cost) };
}

/**
 * 药品收支存 of some days: every drug that had stock or moved, western first, in smallest units and fen at
 * purchase cost. Opening and the ways in and out come from the movements; closing is what the batches
 * themselves hold, valued at their price, so that opening + in − out = closing is a proof and no tautology.
 */
export function readMonthDrugs(db: ReadableDb, range: DayRange): LedgerDrug[] {
  const opening = listOpeningStock(db, range.from);
  const moved = groupByDrug(listDrugMovements(db, range.from, range.to));
  const closing = readClosingStock(db, range);
  return listDrugNames(db)
    .map((drug): LedgerDrug => {
      const before = opening.get(drug.drugId);
      return {
        ...drug,
        opening: before ? plus(NOTHING, before.qty, before.costFen) : NOTHING,
        ...flowsOf(moved.get(drug.drugId) ?? []),
        closing: closing.get(drug.drugId) ?? NOTHING,
      };
    })
    .filter(hadStockOrMoved);
}

function groupByDrug(movements: readonly DrugMovement[]): Map<DrugId, DrugMovement[]> {
  const groups = new Map<DrugId, DrugMovement[]>();
  for (const movement of movements) {
    const group = groups.get(movement.drugId);
    if (group) group.push(movement);
    else groups.set(movement.drugId, [movement]);
  }
  return groups;
}

function readClosingStock(db: ReadableDb, range: DayRange): Map<DrugId, Flow> {
  const closing = new Map<DrugId, Flow>();
  for (const batch of listBatchStockAt(db, range.to)) {
    if (batch.qty === 0) continue;
    const value = stockValue(batch.purchasePrice, batch.packSize, quantity(batch.qty));
    closing.set(batch.drugId, plus(closing.get(batch.drugId) ?? NOTHING, batch.qty, value));
  }
  return closing;
}

function flowsOf(movements: readonly DrugMovement[]): Pick<LedgerDrug, 'in' | 'out'> {
  const incoming = { purchase: NOTHING, return: NOTHING, adjust_in: NOTHING };
  const outgoing = { dispense: NOTHING, loss: NOTHING, adjust_out: NOTHING, supplier_return: NOTHING };
  for (const { kind, incoming: comesIn, qty, costFen } of movements) {
    switch (kind) {
      case 'purchase':
      case 'return':
        incoming[kind] = plus(incoming[kind], qty, costFen);
        break;
      case 'dispense':
      case 'loss':
      case 'supplier_return':
        outgoing[kind] = plus(outgoing[kind], -qty, -costFen);
        break;
      case 'adjust':
        if (comesIn) incoming.adjust_in = plus(incoming.adjust_in, qty, costFen);
        else outgoing.adjust_out = plus(outgoing.adjust_out, -qty, -costFen);
        break;
    }
  }
  return { in: incoming, out: outgoing };
}

function hadStockOrMoved(drug: LedgerDrug): boolean {
  const flows = [drug.opening, ...Object.values(drug.in), ...Object.values(drug.out), drug.closing];
  return flows.some((flow) => flow.qty !== 0 || flow.fen !== 0);
}

/** All that came in, or went out, of one drug. */
export function sumFlows(flows: Readonly<Record<string, Flow>>): Flow {
  return Object.values(flows).reduce((sum, flow) => plus(sum, flow.qty, flow.fen), NOTHING);
}

/** Opening + in − out of one drug: what the stock must hold. */
export function expectedClosing(drug: LedgerDrug): Flow {
  const incoming = sumFlows(drug.in);
  const outgoing = sumFlows(drug.out);
  return plus(drug.opening, incoming.qty - outgoing.qty, incoming.fen - outgoing.fen);
}

/** The reconciliation in money over all drugs, with the number of drugs for which it fails. */
export function sumMonthDrugs(drugs: readonly LedgerDrug[]): DrugTotals {
  const byKind = <Kind extends StockInKind | StockOutKind>(
    kinds: readonly Kind[],
    of: (drug: LedgerDrug, kind: Kind) => Flow,
  ) => {
    const sums = kinds.map((kind) => [kind, sumFen(drugs, (drug) => of(drug, kind).fen)]);
    return Object.fromEntries(sums) as Record<Kind, typeof ZERO_FEN>;
  };
  const fails = (drug: LedgerDrug) => {
    const expected = expectedClosing(drug);
    return expected.qty !== drug.closing.qty || expected.fen !== drug.closing.fen;
  };
  return {
    drugCount: drugs.length,
    openingFen: sumFen(drugs, (drug) => drug.opening.fen),
    in: byKind(STOCK_IN_KINDS, (drug, kind) => drug.in[kind]),
    out: byKind(STOCK_OUT_KINDS, (drug, kind) => drug.out[kind]),
    closingFen: sumFen(drugs, (drug) => drug.closing.fen),
    unbalanced: drugs.filter(fails).length,
  };
}
