import { useRef, useState } from 'react';
import { call } from '../../api/client.ts';
import { useCommand } from '../../api/commands.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { Fields } from '../../components/Fields.tsx';
import { Field, TextInput } from '../../components/inputs.tsx';
import { Picker } from '../../components/Picker.tsx';
import { isBad, Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
import { type EntryDialogProps, EntryFoot, EntryTable } from './EntryTable.tsx';

/** 慢病: a chronic condition by its code, and since when. */
export function ConditionsDialog({ residentId, name, file, care, onClose }: EntryDialogProps) {
  const [chosen, setChosen] = useState<{ readonly code: string; readonly name: string }>();
  const field = useRef<HTMLInputElement>(null);
  const [since, setSince] = useState('');
  const add = useCommand('residents.addCondition', residentId);
  const tell = useTell();
  const save = async () => {
    if (!chosen) return;
    const made = await add.run({ residentId, ...chosen, since });
    if (!made) return;
    tell(`${name} 已登记 ${chosen.name}`);
    setChosen(undefined);
    setSince('');
    field.current?.focus();
  };
  return (
    <Dialog title={`${name} 慢病`} onClose={onClose} width={720}>
      <EntryTable
        noun="慢病"
        care={care}
        rows={file.conditions.map((one) => ({
          entry: 'condition',
          entryId: one.entryId,
          kind: one.code,
          what: one.name,
          more: one.since === '' ? '' : `${one.since} 确诊`,
          endedAt: one.endedAt,
          endReason: one.endReason,
        }))}
      />
      <Fields className="form entry" onLast={save}>
        <Field label="诊断">
          <Picker<{ code: string; name: string; common: boolean }>
            label="诊断"
            autoFocus
            inputRef={field}
            disabled={!care}
            placeholder="拼音、名称或编码，如 gxy"
            search={(term) =>
              call('consultation.searchDiagnoses', { term }).then((found) => found.rows.slice(0, 6))
            }
            keyOf={(row) => row.code}
            shown={chosen?.name}
            onPick={(row) => setChosen({ code: row.code, name: row.name })}
            columns={[
              { head: '编码', width: 70, cell: (row) => row.code },
              { head: '名称', cell: (row) => <span className="cut">{row.name}</span> },
            ]}
          />
        </Field>
        <Field label="确诊">
          <TextInput
            value={since}
            disabled={!care}
            maxLength={10}
            placeholder="如 2020 或 2020-03"
            bad={isBad(add.error, 'since')}
            onChange={setSince}
          />
        </Field>
      </Fields>
      <Told error={add.error} what="慢病没有记上" fields={{ since: '确诊年月' }} />
      <EntryFoot
        onClose={onClose}
        label="登记"
        hint={care ? '先选诊断' : '由医生登记'}
        ready={care && chosen !== undefined}
        busy={add.busy}
        onPress={save}
      />
    </Dialog>
  );
}
