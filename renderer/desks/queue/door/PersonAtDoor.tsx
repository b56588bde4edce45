import type { Ref } from 'react';
import type { FoundResident } from '../../../../electron/shared/contract/residents.ts';
import { call } from '../../../api/client.ts';
import { formatSex } from '../../../components/format.ts';
import { Field } from '../../../components/inputs.tsx';
import { Picker } from '../../../components/Picker.tsx';
import { type ArrivalForm, isCardNumber } from './use-take-number.ts';

/** Who it is, if the door knows: a card that is read, or a record that is found; Enter goes on without. */
export function PersonAtDoor({
  form,
  bad,
  inputRef,
  onChange,
}: {
  form: ArrivalForm;
  bad: boolean;
  inputRef: Ref<HTMLInputElement>;
  onChange: (changes: Partial<ArrivalForm>) => void;
}) {
  return (
    <Field label="是谁">
      <Picker<FoundResident>
        label="是谁"
        icon="idcard"
        placeholder="刷证，或打姓名首字母；不知道就按 Enter"
        search={(term) => call('residents.search', { term }).then((found) => found.rows)}
        keyOf={(row) => row.residentId}
        shown={form.name || form.idNumber || form.typed}
        bad={bad}
        autoFocus
        inputRef={inputRef}
        listWidth={520}
        onTerm={(term) =>
          onChange({
            residentId: undefined,
            name: '',
            ...(isCardNumber(term) ? { idNumber: term, typed: '' } : { idNumber: undefined, typed: term }),
          })
        }
        onPick={(row) =>
          onChange({ residentId: row.residentId, name: row.name, idNumber: undefined, typed: '' })
        }
        columns={[
          { head: '姓名', width: 130, cell: (row) => <b className="whole-name">{row.name}</b> },
          { head: '性别年龄', width: 80, cell: (row) => `${formatSex(row.sex)} ${row.age}` },
          { head: '证件号码', width: 170, cell: (row) => row.maskedIdNumber },
          { head: '手机', cell: (row) => row.maskedPhone },
        ]}
        none="没有档案。打全证件号码可按年龄定优先，或直接按 F12。"
      />
    </Field>
  );
}
