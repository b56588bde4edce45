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
  const back = useTakeBack(slip, onClose);
  return (
    <Dialog
      title={`退药 ${slip.label}`}
      note="药品一经发出，只有下面三种情形能退"
      onClose={onClose}
      width={600}
    >
      <Fields className="dialog-body" onLast={() => back.ready && void back.takeBack()}>
        {back.lines.map((line) => (
          <Checkbox
            key={line.lineId}
            checked={back.chosen.includes(line.lineId)}
            onChange={(on) => back.choose(line.lineId, on)}
          >
            {line.genericName} {line.spec} ·{' '}
            {formatPacks(line.qty, line.packSize, line.packUnit, line.smallUnit)} ·{' '}
            {formatFen(line.amountFen)}
          </Checkbox>
        ))}
        <Segmented label="退药原因" value={back.reason} options={REASONS} onChange={back.setReason} />
        <div className="say">
          {REASONS.find((one) => one.value === back.reason)?.after ?? '空格勾要退的药，← → 选一个原因。'}
        </div>
        <TextInput
          value={back.note}
          onChange={back.setNote}
          placeholder="补充说明"
          maxLength={100}
          aria-label="补充说明"
        />
        <Told error={back.command.error} what="药没有退成" />
      </Fields>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction
          label="退药"
          ready={back.ready}
          busy={back.command.busy}
          onPress={() => void back.takeBack()}
          {...(back.ready ? {} : { hint: back.chosen.length === 0 ? '先勾药' : '先选原因' })}
        />
      </div>
    </Dialog>
  );
}

/** What is taken back and why, as it is being chosen. */
function useTakeBack(slip: Slip, onDone: () => void) {
  const lines = slip.lines.filter((line) => line.allocations.some((part) => part.status === 'dispensed'));
  const [chosen, setChosen] = useState<readonly number[]>(() =>
    // Of one drug there is nothing to choose.
    lines.length === 1 ? lines.map((line) => line.lineId) : [],
  );
  const [reason, setReason] = useState<TakeBackReason>();
  const [note, setNote] = useState('');
  const command = useCommand('dispensary.takeBack', slip.prescriptionId);
  const tell = useTell();
  const choose = (lineId: number, on: boolean) =>
    setChosen(on ? [...chosen, lineId] : chosen.filter((one) => one !== lineId));
  const takeBack = async () => {
    if (!reason) return;
    const lineIds = lines.map((line) => line.lineId).filter((lineId) => chosen.includes(lineId));
    const done = await command.run({ prescriptionId: slip.prescriptionId, lineIds, reason, note });
    if (!done) return;
    tell(`已退药 ${formatFen(done.returnedFen)}${done.refundDue ? '，请病人到收费窗口退费' : ''}`);
    onDone();
  };
  const ready = chosen.length > 0 && reason !== undefined;
  return { lines, chosen, choose, reason, setReason, note, setNote, ready, takeBack, command };
}
