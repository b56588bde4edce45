import type { Ref } from 'react';
import { call } from '../../api/client.ts';
import { Picker } from '../../components/Picker.tsx';

interface Diagnosis {
  readonly code: string;
  readonly name: string;
}

export interface DiagnosisFieldProps {
  readonly chosen: readonly Diagnosis[];
  readonly onChange: (chosen: readonly Diagnosis[]) => void;
  readonly inputRef: Ref<HTMLInputElement>;
}

const MAX_DIAGNOSES = 10;

async function search(term: string) {
  return (await call('consultation.searchDiagnoses', { term })).rows;
}

/** The diagnoses as tags, the main one first, and the search for one more. Backspace takes the last away. */
export function DiagnosisField({ chosen, onChange, inputRef }: DiagnosisFieldProps) {
  const add = ({ code, name }: Diagnosis) => {
    if (chosen.length >= MAX_DIAGNOSES || chosen.some((one) => one.code === code)) return;
    onChange([...chosen, { code, name }]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears Backspace of the field inside it
    <div
      className="in diagnoses"
      onKeyDown={(event) => {
        const empty = event.target instanceof HTMLInputElement && event.target.value === '';
        if (event.key === 'Backspace' && empty) onChange(chosen.slice(0, -1));
      }}
    >
      {chosen.map((one) => (
        <button
          key={one.code}
          type="button"
          tabIndex={-1}
          className="tag"
          title="点一下去掉"
          onClick={() => onChange(chosen.filter((other) => other.code !== one.code))}
        >
          {one.code} {one.name}
        </button>
      ))}
      <Picker
        label="诊断"
        search={search}
        keyOf={(row) => row.code}
        onPick={add}
        inputRef={inputRef}
        listWidth={430}
        placeholder={chosen.length === 0 ? '编码、名称或拼音首字母' : '再加一项'}
        whyNot={(row) => (chosen.some((one) => one.code === row.code) ? '已选' : undefined)}
        columns={[
          { head: '编码', cell: (row) => row.code, width: 64 },
          { head: '名称', cell: (row) => row.name },
          { head: '', cell: (row) => (row.common ? '常见' : ''), width: 56 },
        ]}
      />
    </div>
  );
}
