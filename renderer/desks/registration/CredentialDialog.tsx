import { useState } from 'react';
import {
  PRIORITY_GROUP_LABELS,
  PRIORITY_GROUPS,
  PROOF_KIND_LABELS,
  PROOFS_OF_GROUP,
  type PriorityGroup,
} from '../../../electron/shared/domain/priority.ts';
import type { ClinicDay } from '../../../electron/shared/values/clinic-day.ts';
import type { ResidentId } from '../../../electron/shared/values/ids.ts';
import { useCommand } from '../../api/commands.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Fields } from '../../components/Fields.tsx';
import { DayInput, Field, TextInput } from '../../components/inputs.tsx';
import { Select } from '../../components/Select.tsx';
import { isBad, Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';

/** Age needs no document; everything else does. */
const BY_DOCUMENT = PRIORITY_GROUPS.filter((group) => group !== 'elder' && group !== 'infant');

/** 核验凭证: the document was seen at this desk, and holds until it lapses. */
export function CredentialDialog({ residentId, onClose }: { residentId: ResidentId; onClose: () => void }) {
  const [group, setGroup] = useState<PriorityGroup>('veteran');
  const [kind, setKind] = useState(PROOFS_OF_GROUP.veteran[0] ?? 'veteran_card');
  const [number, setNumber] = useState('');
  const [validTo, setValidTo] = useState<ClinicDay>();
  const add = useCommand('residents.addCredential', residentId);
  const tell = useTell();
  const save = async () => {
    const intent = { residentId, group, kind, number };
    const made = await add.run(validTo === undefined ? intent : { ...intent, validTo });
    if (!made) return;
    tell('凭证已核验，这次挂号起有效');
    onClose();
  };
  return (
    <Dialog title="核验凭证" note="看过原件再记；到期前以后都有效" onClose={onClose} width={560}>
      <Fields className="dialog-body form one" onLast={save}>
        <Field label="群体">
          <Select
            aria-label="群体"
            autoFocus
            value={group}
            options={BY_DOCUMENT.map((value) => ({ value, label: PRIORITY_GROUP_LABELS[value] }))}
            onChange={(next) => {
              setGroup(next);
              setKind((before) =>
                PROOFS_OF_GROUP[next].includes(before) ? before : (PROOFS_OF_GROUP[next][0] ?? before),
              );
            }}
          />
        </Field>
        <Field label="凭证">
          <Select
            aria-label="凭证"
            value={kind}
            options={PROOFS_OF_GROUP[group].map((value) => ({ value, label: PROOF_KIND_LABELS[value] }))}
            onChange={setKind}
          />
        </Field>
        <Field label="号码">
          <TextInput value={number} maxLength={40} bad={isBad(add.error, 'number')} onChange={setNumber} />
        </Field>
        <Field label="有效期至">
          <DayInput value={validTo} placeholder="长期的不填" onChange={setValidTo} />
        </Field>
      </Fields>
      <Told error={add.error} what="凭证没有记上" fields={{ number: '号码', validTo: '有效期' }} />
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction
          label="已核验"
          {...(number.trim() === '' ? { hint: '先打号码' } : {})}
          ready={number.trim() !== ''}
          busy={add.busy}
          onPress={save}
        />
      </div>
    </Dialog>
  );
}
