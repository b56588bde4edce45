import { useKeys } from '../../components/keys.tsx';
import { useTell } from '../../components/told-line.tsx';
import { slipsOfHistory, type VisitData } from './consultation-form.ts';
import type { Consultation } from './use-consultation.ts';
import type { Hand } from './use-hand.ts';

export type PastVisit = VisitData['history'][number];

/** 套用上次处方: the slips of an earlier visit are written again, after those that are written already. */
export function useTakeOver(care: Consultation, hand: Hand, onTaken: () => void) {
  const tell = useTell();
  const takeOver = (past: PastVisit | undefined) => {
    if (!past || past.prescriptions.length === 0) return;
    const before = care.form.slips.filter((slip) => slip.lines.length > 0);
    care.write({ slips: [...before, ...slipsOfHistory(past.prescriptions)] });
    hand.chooseSlip(before.length);
    onTaken();
    tell(`已套用 ${past.day} 的处方，请核对天数和数量`);
    hand.spots.drug.current?.focus();
  };
  const last = care.visit.history.find((past) => past.prescriptions.length > 0);
  useKeys([{ keys: 'Alt+M', label: '套用上次处方', run: () => takeOver(last), enabled: last !== undefined }]);
  return takeOver;
}
