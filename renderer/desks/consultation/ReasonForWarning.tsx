import { explainFinding } from '../../../electron/shared/domain/explain-finding.ts';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';
import { nextReason } from './checks-before-signing.ts';
import type { Consultation } from './use-consultation.ts';

/** The first warning that waits, and the reason that is written beside the drug. */
export function ReasonForWarning({ care, onClose }: { care: Consultation; onClose: () => void }) {
  const waiting = nextReason(care.preview);
  if (!waiting) return null;
  const { finding, slipNo, lineNo } = waiting;
  const place = care.intent.places[slipNo - 1];
  const position = place?.lines[lineNo - 1];
  const { what, next } = explainFinding(finding);
  const confirm = (reason: string) => {
    const slips = care.form.slips.map((slip, at) =>
      at === place?.slip
        ? {
            ...slip,
            lines: slip.lines.map((line, row) =>
              row === position ? { ...line, reasons: { ...line.reasons, [finding.rule]: reason } } : line,
            ),
          }
        : slip,
    );
    care.setForm({ ...care.form, slips });
    onClose();
  };
  return (
    <ReasonDialog
      title={what}
      what={`${next}理由写在这味药旁边，随处方打印。`}
      action="写上理由"
      maxLength={60}
      reasons={reasonsFor(finding.rule)}
      onConfirm={confirm}
      onClose={onClose}
    />
  );
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
