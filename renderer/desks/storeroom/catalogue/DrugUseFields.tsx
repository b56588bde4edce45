import type { ReactNode } from 'react';
import {
  FREQUENCIES,
  FREQUENCY_CODES,
  ROUTE_CODES,
  ROUTES,
} from '../../../../electron/shared/domain/dosing.ts';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { Field, NumberInput } from '../../../components/inputs.tsx';
import { Picker } from '../../../components/Picker.tsx';
import { Segmented } from '../../../components/Segmented.tsx';
import type { PartProps } from './DrugFields.tsx';
import {
  CLASS_LABELS,
  CONTROL_LABELS,
  choices,
  ESSENTIAL_LABELS,
  GRADE_LABELS,
  INSURANCE_LABELS,
  STORAGE_LABELS,
} from './drug-words.ts';

function Choice<Value extends string>({
  label,
  value,
  labels,
  onChange,
}: {
  label: string;
  value: Value;
  labels: Readonly<Record<Value, string>>;
  onChange: (value: Value) => void;
}): ReactNode {
  return (
    <Field label={label}>
      <Segmented label={label} value={value} options={choices(labels)} onChange={onChange} small />
    </Field>
  );
}

export function ClassFields({ draft, change }: PartProps) {
  return (
    <>
      <Choice
        label="类别"
        value={draft.class}
        labels={CLASS_LABELS}
        onChange={(next) => change({ class: next })}
      />
      <Choice
        label="医保"
        value={draft.insuranceClass}
        labels={INSURANCE_LABELS}
        onChange={(insuranceClass) => change({ insuranceClass })}
      />
      <Choice
        label="基药目录"
        value={draft.essential}
        labels={ESSENTIAL_LABELS}
        onChange={(essential) => change({ essential })}
      />
      <Choice
        label="贮藏"
        value={draft.storage}
        labels={STORAGE_LABELS}
        onChange={(storage) => change({ storage })}
      />
      <Choice
        label="抗菌药"
        value={draft.antibioticGrade}
        labels={GRADE_LABELS}
        onChange={(antibioticGrade) => change({ antibioticGrade })}
      />
      <Choice
        label="特殊管理"
        value={draft.control}
        labels={CONTROL_LABELS}
        onChange={(control) => change({ control })}
      />
    </>
  );
}

export function UseFields({ draft, change }: PartProps) {
  return (
    <>
      <Field label="常用一次">
        <NumberInput
          value={draft.defaultDoseMilli}
          decimals={3}
          unit={draft.doseUnit}
          onChange={(defaultDoseMilli) => change({ defaultDoseMilli })}
        />
      </Field>
      <Field label="常用频次">
        <CodePicker
          label="频次"
          codes={FREQUENCY_CODES}
          nameOf={(code) => FREQUENCIES[code].label}
          value={draft.defaultFrequency}
          onPick={(defaultFrequency) => change({ defaultFrequency })}
        />
      </Field>
      <Field label="常用途径">
        <CodePicker
          label="途径"
          codes={ROUTE_CODES}
          nameOf={(code) => ROUTES[code]}
          value={draft.defaultRoute}
          onPick={(defaultRoute) => change({ defaultRoute })}
        />
      </Field>
      <Field label="一次最多">
        <NumberInput
          value={draft.maxSingleDoseMilli}
          decimals={3}
          unit={draft.doseUnit}
          placeholder="不限就空着"
          onChange={(maxSingleDoseMilli) => change({ maxSingleDoseMilli })}
        />
      </Field>
      <Field label="一天最多">
        <NumberInput
          value={draft.maxDailyDoseMilli}
          decimals={3}
          unit={draft.doseUnit}
          placeholder="不限就空着"
          onChange={(maxDailyDoseMilli) => change({ maxDailyDoseMilli })}
        />
      </Field>
    </>
  );
}

function CodePicker<Code extends string>(props: {
  label: string;
  codes: readonly Code[];
  nameOf: (code: Code) => string;
  value: Code;
  onPick: (code: Code) => void;
}) {
  return (
    <Picker
      label={props.label}
      search={async (term) =>
        props.codes.filter((code) => code.startsWith(term.toLowerCase()) || props.nameOf(code).includes(term))
      }
      minChars={0}
      keyOf={(code) => code}
      columns={[
        { head: '代码', width: 90, cell: (code) => code },
        { head: props.label, cell: props.nameOf },
      ]}
      shown={props.nameOf(props.value)}
      onPick={props.onPick}
    />
  );
}

const TICKS = [
  ['prescriptionOnly', '处方药'],
  ['splittable', '可拆零'],
  ['longTermAllowed', '可开长期处方'],
  ['skinTest', '要皮试'],
  ['highAlert', '高警示'],
] as const;

export function TickFields({ draft, change, isNew }: PartProps & { isNew: boolean }) {
  return (
    <div className="ticks">
      {TICKS.map(([field, label]) => (
        <Checkbox key={field} checked={draft[field]} onChange={(checked) => change({ [field]: checked })}>
          {label}
        </Checkbox>
      ))}
      {isNew ? null : (
        <Checkbox checked={draft.active} onChange={(active) => change({ active })}>
          在用
        </Checkbox>
      )}
    </div>
  );
}
