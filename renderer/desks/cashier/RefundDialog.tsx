import { useState } from 'react';
import type { Receipt } from '../../../electron/shared/contract/cashier-bill.ts';
import { MONEY_TENDERS, type MoneyTender, TENDER_LABELS } from '../../../electron/shared/domain/tenders.ts';
import { negateFen, subtractFen, sumFen } from '../../../electron/shared/values/fen.ts';
import { useCommand } from '../../api/commands.ts';
import { useStation } from '../../app/station.tsx';
import { MainAction } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Fields } from '../../components/Fields.tsx';
import { formatFen, formatReceiptNo } from '../../components/format.ts';
import { Field, TextInput } from '../../components/inputs.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';

const WAYS: readonly { value: MoneyTender | 'back'; label: string }[] = [
  { value: 'back', label: '原路退回' },
  ...MONEY_TENDERS.map((tender) => ({ value: tender, label: TENDER_LABELS[tender] })),
];

/** 退费: the lines that can go back, the way the money leaves, and why. */
export function RefundDialog({ receipt, onClose }: { receipt: Receipt; onClose: () => void }) {
  const { me } = useStation();
  const mayUndoDone = me?.roles.includes('head') ?? false;
  const lines = receipt.charges.filter(
    (charge) => charge.refund === 'open' || (charge.refund === 'done' && mayUndoDone),
  );
  const [chosen, setChosen] = useState<readonly number[]>(lines.map((line) => line.chargeId));
  const [way, setWay] = useState<MoneyTender | 'back'>('back');
  const [reason, setReason] = useState('');
  const command = useCommand('cashier.refund', receipt.receiptId);
  const tell = useTell();
  const picked = lines.filter((line) => chosen.includes(line.chargeId));
  const net = sumFen(picked, (line) => subtractFen(line.amountFen, line.waivedFen));
  const ready = picked.length > 0 && reason.trim() !== '';
  const refund = async () => {
    if (!ready) return;
    const done = await command.run({
      receiptId: receipt.receiptId,
      chargeIds: picked.map((line) => line.chargeId),
      reason,
      ...(way === 'back' ? {} : { payOutBy: way }),
    });
    if (!done) return;
    const cash = done.cashDueFen < 0 ? `，付现金 ${formatFen(negateFen(done.cashDueFen))}` : '';
    tell(`已退 ${formatFen(negateFen(done.netFen))}${cash}，№ ${formatReceiptNo(done.number)}`);
    onClose();
  };
  return (
    <Dialog
      title={`退费 № ${formatReceiptNo(receipt.number)}`}
      note="原收据保留，另出一张反向收据"
      onClose={onClose}
      width={640}
    >
      <Fields className="dialog-body" onLast={() => void refund()}>
        {lines.map((line) => (
          <Checkbox
            key={line.chargeId}
            checked={chosen.includes(line.chargeId)}
            onChange={(on) =>
              setChosen(on ? [...chosen, line.chargeId] : chosen.filter((one) => one !== line.chargeId))
            }
          >
            {`${line.name} ${line.spec}`.trim()} · {formatFen(line.amountFen)}
          </Checkbox>
        ))}
        <Segmented label="退款方式" value={way} options={WAYS} onChange={setWay} />
        <Field label="退费原因" full>
          <TextInput value={reason} onChange={setReason} maxLength={100} autoFocus aria-label="退费原因" />
        </Field>
        <Told error={command.error} what="没有退成，账和库存都没有变" />
      </Fields>
      <div className="dialog-foot">
        <MainAction
          label={`退 ${formatFen(net)}`}
          ready={ready}
          busy={command.busy}
          onPress={() => void refund()}
          {...(ready ? {} : { hint: picked.length === 0 ? '先勾要退的' : '写明原因' })}
        />
      </div>
    </Dialog>
  );
}
