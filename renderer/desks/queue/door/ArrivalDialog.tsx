import type { ArrivalId } from '../../../../electron/shared/values/ids.ts';
import { useCommand } from '../../../api/commands.ts';
import { useQueryCall } from '../../../api/queries.ts';
import { formatNumber } from '../../../components/format.ts';
import { ReasonDialog } from '../../../components/ReasonDialog.tsx';
import { useTell } from '../../../components/told-line.tsx';
import { NumberSlipView } from './NumberSlipView.tsx';

/** 不挂了: somebody with a number from the door leaves. The number is not given to anybody else. */
export function CancelNumberDialog({
  arrivalId,
  number,
  onClose,
}: {
  arrivalId: ArrivalId;
  number: number;
  onClose: () => void;
}) {
  const slip = useQueryCall('queue.getNumberSlip', { arrivalId });
  const cancel = useCommand('queue.cancelNumber', arrivalId);
  const tell = useTell();
  return (
    <ReasonDialog
      title={`${formatNumber(number)} 不挂号了`}
      what="号作废，不再发给别人；再来要重新取号。"
      action="作废这个号"
      reasons={['自己走了', '改日再来', '取重了']}
      error={cancel.error}
      busy={cancel.busy}
      onClose={onClose}
      onConfirm={async (reason) => {
        const done = await cancel.run({ arrivalId, reason });
        if (!done) return;
        tell(`${formatNumber(done.number)} 已作废`);
        onClose();
      }}
    >
      {slip.data ? <NumberSlipView slip={slip.data} /> : null}
    </ReasonDialog>
  );
}
