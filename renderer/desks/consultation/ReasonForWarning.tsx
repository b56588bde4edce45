import { useState } from 'react';
import { explainFinding } from '../../../electron/shared/domain/explain-finding.ts';
import { Button } from '../../components/Button.tsx';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';
import { isWaiting, type ReasonedFinding, reasonsOf } from './checks-before-signing.ts';
import type { Consultation } from './use-consultation.ts';

/** The reason that is written beside the drug: of the first warning that waits, and of those written before. */
export function ReasonForWarning({ care, onClose }: { care: Consultation; onClose: () => void }) {
  const [all] = useState(() => reasonsOf(care.preview));
  const [at, setAt] = useState(() => Math.max(0, all.findIndex(isWaiting)));
  const reasoned = all[at];
  if (!reasoned) return null;
  const { finding } = reasoned;
  const { what, next } = explainFinding(finding);
  return (
    <ReasonDialog
      key={at}
      title={what}
      what={`${next}理由写在这味药旁边，随处方打印。`}
      action={finding.reason === '' ? '写上理由' : '改理由'}
      maxLength={60}
      reasons={reasonsFor(finding.rule)}
      written={finding.reason}
      onConfirm={(reason) => {
        writeReason(care, reasoned, reason);
        onClose();
      }}
      onClose={onClose}
    >
      {all.length > 1 ? (
        <div className="reasons">
          <Button keys="Alt+I" onPress={() => setAt((at + 1) % all.length)}>
            看另一条（{at + 1} / {all.length}）
          </Button>
        </div>
      ) : null}
    </ReasonDialog>
  );
}

function writeReason(care: Consultation, { slipNo, lineNo, finding }: ReasonedFinding, reason: string): void {
  const place = care.intent.places[slipNo - 1];
  const slip = place && care.form.slips[place.slip];
  if (!slip) return;
  const position = place.lines[lineNo - 1];
  const lines = slip.lines.map((line, row) =>
    row === position ? { ...line, reasons: { ...line.reasons, [finding.rule]: reason } } : line,
  );
  care.setSlip(place.slip, { ...slip, lines });
}

function reasonsFor(rule: string): readonly string[] {
  switch (rule) {
    case 'skin-test':
      return ['皮试阴性', '续用，未换批号'];
    case 'recent':
      return ['外出，提前取药', '药品遗失', '调整用量'];
    case 'interaction':
      return ['短期合用，已告知', '已监测'];
    default:
      return ['病情需要，已告知'];
  }
}
