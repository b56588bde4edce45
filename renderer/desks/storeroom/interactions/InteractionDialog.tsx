import { useState } from 'react';
import type { InteractionRow } from '../../../../electron/shared/contract/drug-safety.ts';
import { useCommand } from '../../../api/commands.ts';
import { Button, MainAction } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Fields } from '../../../components/Fields.tsx';
import { Field, TextInput } from '../../../components/inputs.tsx';
import { Segmented } from '../../../components/Segmented.tsx';
import { Told } from '../../../components/Told.tsx';
import { useTell } from '../../../components/told-line.tsx';
import { SEVERITY_WORDS } from './severity-words.ts';

const SEVERITIES = [
  { value: 'refuse', label: SEVERITY_WORDS.refuse },
  { value: 'warn', label: SEVERITY_WORDS.warn },
] as const;

/** A new pair, or how a known one is judged: its names stay, for they say which pair it is. */
export function InteractionDialog({ pair, onClose }: { pair?: InteractionRow; onClose: () => void }) {
  const tell = useTell();
  const [drugA, setDrugA] = useState(pair?.drugA ?? '');
  const [drugB, setDrugB] = useState(pair?.drugB ?? '');
  const [severity, setSeverity] = useState(pair?.severity ?? 'refuse');
  const [note, setNote] = useState(pair?.note ?? '');
  const add = useCommand('storeroom.addInteraction');
  const change = useCommand('storeroom.changeInteraction', pair?.interactionId);
  const missing = [
    [drugA, '填药名'],
    [drugB, '填另一个药名'],
    [note, '写为什么'],
  ].find(([text]) => text?.trim() === '')?.[1];
  const save = async () => {
    if (missing !== undefined) return;
    const saved = pair
      ? await change.run({ interactionId: pair.interactionId, severity, note, active: pair.active })
      : await add.run({ drugA, drugB, severity, note });
    if (!saved) return;
    tell(`${drugA}与${drugB} ${pair ? '已改' : '已加上'}，下一张处方起算`);
    onClose();
  };
  return (
    <Dialog title={pair ? '改一对' : '加一对'} note="照说明书" onClose={onClose} width={520}>
      <Fields className="dialog-body" onLast={() => void save()}>
        <div className="drug-form one">
          <Field label="药名含">
            <TextInput
              value={drugA}
              maxLength={40}
              readOnly={pair !== undefined}
              autoFocus={pair === undefined}
              placeholder="通用名里的几个字"
              onChange={setDrugA}
            />
          </Field>
          <Field label="与药名含">
            <TextInput value={drugB} maxLength={40} readOnly={pair !== undefined} onChange={setDrugB} />
          </Field>
          <Field label="开方时">
            <Segmented label="开方时" value={severity} options={SEVERITIES} onChange={setSeverity} />
          </Field>
          <Field label="为什么">
            <TextInput value={note} maxLength={60} autoFocus={pair !== undefined} onChange={setNote} />
          </Field>
        </div>
        <Told error={add.error ?? change.error} what="没有存上" />
      </Fields>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction
          label={pair ? '存改动' : '加上'}
          {...(missing === undefined ? {} : { hint: missing })}
          ready={missing === undefined}
          busy={add.busy || change.busy}
          onPress={() => void save()}
        />
      </div>
    </Dialog>
  );
}
