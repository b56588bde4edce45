import { type MoneyFigures, overDrugs } from '../../../db/queries/day-figures.ts';
import type { LiveMonthClosing } from '../../../db/queries/month-closings.ts';
import type { DrugTotals } from '../../shared/contract/ledger.ts';
import type { Fen } from '../../shared/values/fen.ts';

/** The sums of a month, with what they leave behind in the evening of its last day. */
export interface MonthFigures extends MoneyFigures {
  /** 已收未发: charged and not handed out, less handed out and not charged, over all time. */
  readonly drugPendingFen: Fen;
}

/** The figures that a month's closing keeps. */
export function snapshotOfMonth(figures: MonthFigures, drugs: DrugTotals) {
  return {
    visitCount: figures.visitCount,
    grossFen: figures.grossFen,
    waivedFen: figures.waivedFen,
    refundedFen: figures.refundedFen,
    netFen: figures.netFen,
    drugChargedFen: overDrugs(figures.categories),
    drugCostFen: overDrugs(figures.drugCost),
    splitRoundingFen: overDrugs(figures.splitRounding),
    drugPendingFen: figures.drugPendingFen,
    openingStockFen: drugs.openingFen,
    closingStockFen: drugs.closingFen,
  };
}

/** Whether the raw rows still say what the closing kept. They do, unless the file was tampered with. */
export function agreesWithSnapshot(
  closing: LiveMonthClosing,
  figures: MonthFigures,
  drugs: DrugTotals,
): boolean {
  const snapshot = snapshotOfMonth(figures, drugs);
  return (Object.keys(snapshot) as (keyof typeof snapshot)[]).every((key) => snapshot[key] === closing[key]);
}
