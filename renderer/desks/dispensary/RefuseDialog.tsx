import { useCommand } from '../../api/commands.ts';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';
import { useTell } from '../../components/told-line.tsx';
import type { Slip } from './four-checks.ts';

interface RefuseDialogProps {
  readonly slip: Slip;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** 拒发: back to the doctor, with the reason. */
export function RefuseDialog({ slip, onClose, onDone }: RefuseDialogProps) {
  const command = useCommand('dispensary.refuseSlip', slip.prescriptionId);
  const tell = useTell();
  return (
    <ReasonDialog
      title={`拒发 ${slip.label}`}
      what={
        slip.paid
          ? '已收费的处方要先在收费窗口退费，才能拒发。'
          : '处方作废，占用的药放回，病人回到医生那里。'
      }
      action="拒发，退回医生"
      reasons={['用量有疑问', '配伍禁忌', '过敏', '缺药']}
      error={command.error}
      busy={command.busy}
      onClose={onClose}
      onConfirm={async (reason) => {
        if (!(await command.run({ prescriptionId: slip.prescriptionId, reason }))) return;
        tell(`处方 ${slip.label} 已拒发，退回医生`);
        onClose();
        onDone();
      }}
    />
  );
}
