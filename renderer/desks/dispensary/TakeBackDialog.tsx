import { useState } from 'react';
import type { TakeBackReason } from '../../../electron/shared/contract/dispensary.ts';
import { formatPacks } from '../../../electron/shared/values/quantity.ts';
import { useCommand } from '../../api/commands.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Fields } from '../../components/Fields.tsx';
import { formatFen } from '../../components/format.ts';
import { TextInput } from '../../components/inputs.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
import type { Slip } from './four-checks.ts';

const REASONS: readonly { value: TakeBackReason; label: string; after: string }[] = [
  { value: 'wrong_drug', label: '发错药', after: '完好的回原批号，可以再发。' },
  { value: 'quality', label: '质量问题', after: '单独放开，不再发；站长在药库 F6 批准报损。' },
  { value: 'adverse_reaction', label: '不良反应', after: '单独放开，不再发；站长在药库 F6 批准报损。' },
];

/** 退药: whole lines, for one of the three reasons that allow it. */
export function TakeBackDialog({ slip, onClose }: { slip: Slip; onClose: () => void }) {
  const lines = slip.lines.filter((line) => line.allocations.some((part) => part.status === 'dispensed'));
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [reason, setReason] = useState<TakeBackReason>();
  const [note, setNote] = useState('');
  const command = useCommand('dispensary.takeBack', slip.prescriptionId);
  const tell = useTell();
  const ready = chosen.length > 0 && reason !== undefined;
  const takeBack = async () => {
    if (!reason) return;
    const lineIds = lines.map((line) => line.lineId).filter((lineId) => chosen.includes(lineId));
    const done = await command.run({ prescriptionId: slip.prescriptionId, lineIds, reason, note });
    if (!done) return;
    tell(`已退药 ${formatFen(done.returnedFen)}${done.refundDue ? '，请病人到收费窗口退费' : ''}`);
    onClose();
  };
  return (
    <Dialog
      title={`退药 ${slip.label}`}
      note="药品一经发出，只有下面三种情形能退"
      onClose={onClose}
      width={600}
    >
      <Fields className="dialog-body" onLast={() => ready && void takeBack()}>
        {lines.map((line) => (
          <Checkbox
            key={line.lineId}
            checked={chosen.includes(line.lineId)}
            onChange={(on) =>
              setChosen(on ? [...chosen, line.lineId] : chosen.filter((one) => one !== line.lineId))
            }
          >
            {line.genericName} {line.spec} ·{' '}
            {formatPacks(line.qty, line.packSize, line.packUnit, line.smallUnit)} ·{' '}
            {formatFen(line.amountFen)}
          </Checkbox>
        ))}
        <Segmented label="退药原因" value={reason} options={REASONS} onChange={setReason} />
        <div className="say">{REASONS.find((one) => one.value === reason)?.after ?? '选一个原因。'}</div>
        <TextInput
          value={note}
          onChange={setNote}
          placeholder="补充说明"
          maxLength={100}
          aria-label="补充说明"
        />
        <Told error={command.error} what="药没有退成" />
      </Fields>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction
          label="退药"
          ready={ready}
          busy={command.busy}
          onPress={() => void takeBack()}
          {...(ready ? {} : { hint: chosen.length === 0 ? '先勾药' : '先选原因' })}
        />
      </div>
    </Dialog>
  );
}
