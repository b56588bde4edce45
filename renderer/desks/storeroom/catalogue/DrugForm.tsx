import { type ReactNode, useState } from 'react';
import type { Drug } from '../../../../electron/shared/contract/drug-schemas.ts';
import {
  FREQUENCIES,
  FREQUENCY_CODES,
  ROUTE_CODES,
  ROUTES,
} from '../../../../electron/shared/domain/dosing.ts';
import {
  isApprovalNumber,
  isBarcode,
  isStandardCode,
} from '../../../../electron/shared/domain/drug-numbers.ts';
import { useCommand } from '../../../api/commands.ts';
import { Button, MainAction } from '../../../components/Button.tsx';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Fields } from '../../../components/Fields.tsx';
import { Field, NumberInput, TextInput } from '../../../components/inputs.tsx';
import { Picker } from '../../../components/Picker.tsx';
import { Segmented } from '../../../components/Segmented.tsx';
import { isBad, Told } from '../../../components/Told.tsx';
import { useTell } from '../../../components/told-line.tsx';
import { type DrugDraft, draftOf, FIELD_NAMES, intentOf, missingIn } from './drug-draft.ts';
import {
  CLASS_LABELS,
  CONTROL_LABELS,
  choices,
  ESSENTIAL_LABELS,
  GRADE_LABELS,
  INSURANCE_LABELS,
  STORAGE_LABELS,
} from './drug-words.ts';

/** The whole drug master of one drug, in three columns; Enter goes through it, F12 saves. */
export function DrugForm({ drug, onClose }: { drug?: Drug & { hasBatches: boolean }; onClose: () => void }) {
  const tell = useTell();
  const [draft, setDraft] = useState<DrugDraft>(() => draftOf(drug));
  const add = useCommand('storeroom.addDrug');
  const update = useCommand('storeroom.updateDrug');
  const error = add.error ?? update.error;
  const missing = missingIn(draft);
  const change = (changes: Partial<DrugDraft>) => {
    add.clear();
    update.clear();
    setDraft((before) => ({ ...before, ...changes }));
  };
  const save = async () => {
    if (missing.length > 0) return;
    const intent = intentOf(draft);
    const saved = drug
      ? await update.run({ ...intent, drugId: drug.drugId, active: draft.active })
      : await add.run(intent);
    if (!saved) return;
    tell(`${draft.genericName} ${draft.spec} ${drug ? '已改' : '已建档'}`);
    onClose();
  };
  return (
    <Dialog
      title={drug ? drug.genericName : '新药建档'}
      note="照包装和说明书填"
      onClose={onClose}
      width={1060}
    >
      <Fields className="dialog-body" onLast={() => void save()}>
        <div className="drug-form">
          <NameFields draft={draft} change={change} error={error} />
          <PackFields draft={draft} change={change} sizeFixed={drug?.hasBatches ?? false} />
          <NumberFields draft={draft} change={change} error={error} />
          <ClassFields draft={draft} change={change} />
          <UseFields draft={draft} change={change} />
          <TickFields draft={draft} change={change} isNew={drug === undefined} />
        </div>
        <Told error={error} what="没有存上" fields={FIELD_NAMES} />
      </Fields>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction
          label={drug ? '存改动' : '建档'}
          {...(missing.length === 0 ? {} : { hint: `还差 ${missing.slice(0, 3).join('、')}` })}
          ready={missing.length === 0}
          busy={add.busy || update.busy}
          onPress={() => void save()}
        />
      </div>
    </Dialog>
  );
}

interface PartProps {
  readonly draft: DrugDraft;
  readonly change: (changes: Partial<DrugDraft>) => void;
}

type WithError = PartProps & { readonly error: Parameters<typeof isBad>[0] };

function NameFields({ draft, change, error }: WithError) {
  return (
    <>
      <Field label="通用名">
        <TextInput
          value={draft.genericName}
          maxLength={60}
          autoFocus
          onChange={(genericName) => change({ genericName })}
        />
      </Field>
      <Field label="商品名">
        <TextInput
          value={draft.tradeName}
          maxLength={60}
          placeholder="没有就空着"
          onChange={(tradeName) => change({ tradeName })}
        />
      </Field>
      <Field label="编码">
        <TextInput
          value={draft.code}
          maxLength={20}
          bad={isBad(error, 'code')}
          onChange={(code) => change({ code })}
        />
      </Field>
      <Field label="剂型">
        <TextInput value={draft.form} maxLength={30} onChange={(form) => change({ form })} />
      </Field>
      <Field label="规格">
        <TextInput
          value={draft.spec}
          maxLength={60}
          placeholder="5mg×28片"
          onChange={(spec) => change({ spec })}
        />
      </Field>
      <Field label="生产企业">
        <TextInput value={draft.maker} maxLength={60} onChange={(maker) => change({ maker })} />
      </Field>
    </>
  );
}

function PackFields({ draft, change, sizeFixed }: PartProps & { sizeFixed: boolean }) {
  return (
    <>
      <Field label="包装单位">
        <TextInput
          value={draft.packUnit}
          maxLength={6}
          placeholder="盒"
          onChange={(packUnit) => change({ packUnit })}
        />
      </Field>
      <Field label="每包数量">
        <NumberInput
          value={draft.packSize}
          disabled={sizeFixed}
          unit={sizeFixed ? '已有批次' : draft.smallUnit}
          onChange={(packSize) => change({ packSize })}
        />
      </Field>
      <Field label="最小单位">
        <TextInput
          value={draft.smallUnit}
          maxLength={6}
          placeholder="片"
          onChange={(smallUnit) => change({ smallUnit })}
        />
      </Field>
      <Field label="每单位含">
        <NumberInput
          value={draft.strengthMilli}
          decimals={3}
          onChange={(strengthMilli) => change({ strengthMilli })}
        />
      </Field>
      <Field label="剂量单位">
        <TextInput
          value={draft.doseUnit}
          maxLength={6}
          placeholder="mg"
          onChange={(doseUnit) => change({ doseUnit })}
        />
      </Field>
      <Field label="货位">
        <TextInput value={draft.shelf} maxLength={20} onChange={(shelf) => change({ shelf })} />
      </Field>
    </>
  );
}

function NumberFields({ draft, change, error }: WithError) {
  const wrong = (text: string, isRight: (text: string) => boolean) => text !== '' && !isRight(text);
  return (
    <>
      <Field label="批准文号">
        <TextInput
          value={draft.approvalNo}
          maxLength={20}
          bad={isBad(error, 'approvalNo') || wrong(draft.approvalNo, isApprovalNumber)}
          placeholder="国药准字H20193011"
          onChange={(approvalNo) => change({ approvalNo: approvalNo.toUpperCase().trim() })}
        />
      </Field>
      <Field label="条形码">
        <TextInput
          value={draft.barcode}
          maxLength={13}
          bad={isBad(error, 'barcode') || wrong(draft.barcode, isBarcode)}
          placeholder="扫码或 13 位"
          onChange={(barcode) => change({ barcode: barcode.trim() })}
        />
      </Field>
      <Field label="本位码">
        <TextInput
          value={draft.standardCode}
          maxLength={14}
          bad={isBad(error, 'standardCode') || wrong(draft.standardCode, isStandardCode)}
          placeholder="86 开头 14 位"
          onChange={(standardCode) => change({ standardCode: standardCode.trim() })}
        />
      </Field>
      <Field label="医保编码">
        <TextInput
          value={draft.insuranceCode}
          maxLength={40}
          onChange={(insuranceCode) => change({ insuranceCode })}
        />
      </Field>
      <Field label="库存下限">
        <NumberInput
          value={draft.minPacks}
          unit={draft.packUnit || '包'}
          onChange={(minPacks) => change({ minPacks })}
        />
      </Field>
      <Field label="库存上限">
        <NumberInput
          value={draft.maxPacks}
          unit={draft.packUnit || '包'}
          onChange={(maxPacks) => change({ maxPacks })}
        />
      </Field>
    </>
  );
}

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

function ClassFields({ draft, change }: PartProps) {
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

function UseFields({ draft, change }: PartProps) {
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

function TickFields({ draft, change, isNew }: PartProps & { isNew: boolean }) {
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
