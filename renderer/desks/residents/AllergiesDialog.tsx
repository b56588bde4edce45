import { useRef, useState } from 'react';
import type { HistoryKind } from '../../../electron/shared/contract/resident-entries.ts';
import type { ResidentFile } from '../../../electron/shared/contract/resident-file.ts';
import { useCommand } from '../../api/commands.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { Fields } from '../../components/Fields.tsx';
import { Field, TextInput } from '../../components/inputs.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { isBad, Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
import { type EntryDialogProps, EntryFoot, type EntryRow, EntryTable } from './EntryTable.tsx';
import { HISTORY_KIND_LABELS } from './words.ts';

const KINDS: readonly { readonly value: 'allergy' | HistoryKind; readonly label: string }[] = [
  { value: 'allergy', label: '过敏' },
  { value: 'disease', label: HISTORY_KIND_LABELS.disease },
  { value: 'surgery', label: HISTORY_KIND_LABELS.surgery },
  { value: 'trauma', label: HISTORY_KIND_LABELS.trauma },
  { value: 'family', label: HISTORY_KIND_LABELS.family },
];

/** 过敏与既往: allergies head every desk in red; history stays in the record. */
export function AllergiesDialog({ residentId, name, file, care, onClose }: EntryDialogProps) {
  const [kind, setKind] = useState<'allergy' | HistoryKind>('allergy');
  const [what, setWhat] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const [more, setMore] = useState('');
  const allergy = useCommand('residents.addAllergy', residentId);
  const history = useCommand('residents.addHistory', residentId);
  const tell = useTell();
  const ready = what.trim() !== '' && (kind === 'allergy' || care);
  const save = async () => {
    if (!ready) return;
    const made =
      kind === 'allergy'
        ? await allergy.run({ residentId, substance: what, reaction: more })
        : await history.run({ residentId, kind, what, since: more });
    if (!made) return;
    tell(`${name} 已登记 ${what.trim()}`);
    setWhat('');
    setMore('');
    field.current?.focus();
  };
  const error = kind === 'allergy' ? allergy.error : history.error;
  return (
    <Dialog title={`${name} 过敏与既往`} onClose={onClose} width={760}>
      <EntryTable noun="过敏与既往史" care={care} rows={rowsOf(file)} />
      <Fields className="form entry" onLast={save}>
        <Field label="种类" full>
          <Segmented
            label="种类"
            value={kind}
            options={KINDS.map((one) => ({ ...one, disabled: one.value !== 'allergy' && !care }))}
            onChange={setKind}
          />
        </Field>
        <Field label={kind === 'allergy' ? '过敏物' : '内容'}>
          <TextInput
            autoFocus
            inputRef={field}
            value={what}
            maxLength={60}
            placeholder={
              kind === 'allergy' ? '如 青霉素类' : kind === 'family' ? '如 父 脑卒中' : '如 阑尾切除'
            }
            bad={isBad(error, 'substance') || isBad(error, 'what')}
            onChange={setWhat}
          />
        </Field>
        <Field label={kind === 'allergy' ? '反应' : '时间'}>
          <TextInput
            value={more}
            maxLength={60}
            placeholder={kind === 'allergy' ? '如 荨麻疹，不清楚可空' : '如 1996，不清楚可空'}
            bad={isBad(error, 'since')}
            onChange={setMore}
          />
        </Field>
      </Fields>
      <Told error={error} what="没有记上" fields={{ since: '时间（写年份或年月，如 1996）', what: '内容' }} />
      <EntryFoot
        onClose={onClose}
        label="登记"
        hint={kind === 'allergy' || care ? '先写内容' : '由医生登记'}
        ready={ready}
        busy={allergy.busy || history.busy}
        onPress={save}
      />
    </Dialog>
  );
}

function rowsOf(file: ResidentFile): EntryRow[] {
  const allergies = file.allergies.map(
    (one): EntryRow => ({
      entry: 'allergy',
      entryId: one.entryId,
      kind: '过敏',
      what: one.substance,
      more: one.reaction,
      endedAt: one.endedAt,
      endReason: one.endReason,
    }),
  );
  const history = file.history.map(
    (one): EntryRow => ({
      entry: 'history',
      entryId: one.entryId,
      kind: HISTORY_KIND_LABELS[one.kind],
      what: one.what,
      more: one.since,
      endedAt: one.endedAt,
      endReason: one.endReason,
    }),
  );
  return [...allergies, ...history];
}
