import {
  isApprovalNumber,
  isBarcode,
  isStandardCode,
} from '../../../../electron/shared/domain/drug-numbers.ts';
import { Field, NumberInput, TextInput } from '../../../components/inputs.tsx';
import { isBad } from '../../../components/Told.tsx';
import type { DrugDraft } from './drug-draft.ts';

export interface PartProps {
  readonly draft: DrugDraft;
  readonly change: (changes: Partial<DrugDraft>) => void;
}

type WithError = PartProps & { readonly error: Parameters<typeof isBad>[0] };

export function NameFields({ draft, change, error }: WithError) {
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

export function PackFields({ draft, change, sizeFixed }: PartProps & { sizeFixed: boolean }) {
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
          disabled={sizeFixed}
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
          disabled={sizeFixed}
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

export function NumberFields({ draft, change, error }: WithError) {
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
