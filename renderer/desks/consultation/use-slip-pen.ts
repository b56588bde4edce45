import type { DrugSearchRow } from '../../../electron/shared/contract/drug-schemas.ts';
import { type FormSlip, splitSlip, usualDays } from './consultation-form.ts';
import { type FormLine, lineOfDrug } from './form-line.ts';
import { inOnePot } from './herbal-slip.ts';
import type { SlipAnswers } from './slip-answers.ts';
import type { Consultation } from './use-consultation.ts';
import type { Hand } from './use-hand.ts';
import { useOpenLine } from './use-open-line.ts';

/** Everything that can be done to the slip that is being written. */
export function useSlipPen(care: Consultation, hand: Hand, slip: FormSlip, answers: SlipAnswers) {
  const openLine = useOpenLine(slip, hand);
  const change = (next: FormSlip) => care.setSlip(hand.at, next);
  const setLines = (lines: readonly FormLine[], changed?: number) =>
    change(inOnePot({ ...slip, lines }, changed));
  const firstHerb = slip.lines.findIndex((line) => line.drugClass === 'herbal');
  return {
    slip,
    openLine,
    change,
    setLine: (at: number, line: FormLine) =>
      setLines(
        slip.lines.map((one, position) => (position === at ? line : one)),
        at,
      ),
    pick: (drug: DrugSearchRow) => {
      setLines([...slip.lines, lineOfDrug(drug, usualDays(slip))]);
      openLine.open(slip.lines.length, 'dose');
    },
    /** The open line, or the last one. */
    remove: () => {
      const at = openLine.at ?? slip.lines.length - 1;
      setLines(slip.lines.filter((_, position) => position !== at));
      openLine.leave();
    },
    /** 另开一张: what cannot stay here moves there. */
    split: () => {
      const next = splitSlip(care.form.slips, hand.at, answers.unfit);
      care.write({ slips: next.slips });
      hand.chooseSlip(next.at);
    },
    /** How often and how long is said already at the first herb of the pot. */
    isFurtherHerb: (at: number) => slip.lines[at]?.drugClass === 'herbal' && at !== firstHerb,
  };
}

export type SlipPen = ReturnType<typeof useSlipPen>;
