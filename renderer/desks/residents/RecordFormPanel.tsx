import { useEffect, useRef } from 'react';
import type { CallError } from '../../../electron/shared/contract/reply.ts';
import { BLOOD_TYPES } from '../../../electron/shared/contract/resident-identity.ts';
import { ID_KINDS, INSURANCE_KINDS } from '../../../electron/shared/contract/residents.ts';
import { type EthnicGroup, searchEthnicGroups } from '../../../electron/shared/domain/ethnic-groups.ts';
import { addMonthsToDay } from '../../../electron/shared/values/clinic-day.ts';
import { useStation } from '../../app/station.tsx';
import { Panel } from '../../components/DeskFrame.tsx';
import { Fields } from '../../components/Fields.tsx';
import { DayInput, Field, TextInput } from '../../components/inputs.tsx';
import { Picker } from '../../components/Picker.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { Select } from '../../components/Select.tsx';
import { isBad, Told } from '../../components/Told.tsx';
import {
  ID_KIND_LABELS,
  INSURANCE_LABELS,
  isSelfChecking,
  isWrongNumber,
  refusedField,
  withIdNumber,
} from '../registration/registration-form.ts';
import { ContactFields, GuardianFields, Item, type PartProps } from './RecordContacts.tsx';
import { needsGuardian, type RecordForm } from './record-form.ts';
import { BLOOD_TYPE_LABELS } from './words.ts';

const CHILD_MONTHS = 14 * 12;

const FIELD_NAMES = {
  name: '姓名',
  idNumber: '证件号码',
  phone: '手机',
  cardNo: '卡号',
  emergencyPhone: '紧急电话',
  guardianPhone: '监护人电话',
  guardianIdNumber: '监护人证件',
  birthDay: '出生日期',
};

export interface RecordFormProps {
  readonly title: string;
  readonly form: RecordForm;
  readonly onChange: (form: RecordForm) => void;
  readonly onDone: () => void;
  readonly error: CallError | undefined;
  /** The field to begin with, by its name in the record. */
  readonly first: string | undefined;
}

/** One form for the whole record: Enter to the next field, saved by the last one; what is typed survives. */
export function RecordFormPanel({ title, form, onChange, onDone, error, first }: RecordFormProps) {
  const { today } = useStation();
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the form opens
  useEffect(() => {
    const wanted = first === undefined ? undefined : box.current?.querySelector(`[data-item="${first}"]`);
    const place = wanted ?? box.current;
    place?.querySelector<HTMLElement>('[data-field]:not(:disabled)')?.focus();
  }, []);
  const set = (change: Partial<RecordForm>) => onChange({ ...form, ...change });
  const guardian = needsGuardian(form, addMonthsToDay(today, -CHILD_MONTHS));
  return (
    <Panel title={title} note="打的内容自动存为草稿，换台、断电都在">
      <div ref={box}>
        <Fields className="form record" onLast={onDone}>
          <IdentityFields form={form} set={set} error={error} onChange={onChange} />
          <PlaceFields form={form} set={set} error={error} />
          <PersonFields form={form} set={set} error={error} />
          <ContactFields form={form} set={set} error={error} />
          {guardian ? <GuardianFields form={form} set={set} error={error} /> : null}
        </Fields>
        <Told error={error} what="档案没有存上" fields={FIELD_NAMES} />
      </div>
    </Panel>
  );
}

function IdentityFields({
  form,
  set,
  error,
  onChange,
}: PartProps & { onChange: RecordFormProps['onChange'] }) {
  return (
    <>
      <Item name="idKind">
        <Field label="证件种类">
          <Select
            aria-label="证件种类"
            value={form.idKind}
            options={ID_KINDS.map((value) => ({ value, label: ID_KIND_LABELS[value] }))}
            onChange={(idKind) =>
              onChange({ ...form, ...withIdNumber({ ...form, idKind }, form.idNumber), idKind })
            }
          />
        </Field>
      </Item>
      <div data-item="idNumber" className="item wide">
        <Field label="证件号码">
          <TextInput
            value={form.idKind === 'none' ? '' : form.idNumber}
            disabled={form.idKind === 'none'}
            maxLength={40}
            bad={isWrongNumber(form) || isBad(error, 'idNumber') || refusedField(error) === 'idNumber'}
            onChange={(typed) => onChange({ ...form, ...withIdNumber(form, typed) })}
            unit={isWrongNumber(form) ? '校验不对' : undefined}
          />
        </Field>
      </div>
      <Item name="name">
        <Field label="姓名">
          <TextInput
            value={form.name}
            maxLength={60}
            bad={isBad(error, 'name') || isBad(error, 'identity.name')}
            onChange={(name) => set({ name })}
          />
        </Field>
      </Item>
      <Item name="sex">
        <Field label="性别">
          <Segmented
            label="性别"
            value={form.sex ?? undefined}
            options={[
              { value: 1, label: '男' },
              { value: 2, label: '女' },
              { value: 0, label: '未知' },
            ]}
            onChange={(sex) => set({ sex: sex as 0 | 1 | 2 })}
          />
        </Field>
      </Item>
      <Item name="birthDay">
        <Field label="出生日期">
          <DayInput
            value={form.birthDay ?? undefined}
            readOnly={isSelfChecking(form.idKind) && form.birthDay !== null && !isWrongNumber(form)}
            bad={isBad(error, 'birthDay') || refusedField(error) === 'birthDay'}
            onChange={(birthDay) => set({ birthDay: birthDay ?? null })}
          />
        </Field>
      </Item>
      <Item name="ethnicity">
        <Field label="民族">
          <Picker<EthnicGroup>
            label="民族"
            shown={form.ethnicity}
            placeholder="拼音，如 hui"
            search={async (term) => searchEthnicGroups(term).slice(0, 8)}
            keyOf={(row) => row.code}
            onPick={(row) => set({ ethnicity: row.name })}
            columns={[
              { head: '代码', width: 50, cell: (row) => row.code },
              { head: '民族', cell: (row) => row.name },
            ]}
          />
        </Field>
      </Item>
    </>
  );
}

function PlaceFields({ form, set, error }: PartProps) {
  return (
    <>
      <Item name="phone">
        <Field label="手机">
          <TextInput
            value={form.phone}
            maxLength={20}
            bad={isBad(error, 'phone')}
            onChange={(phone) => set({ phone })}
          />
        </Field>
      </Item>
      <div data-item="address" className="item wide">
        <Field label="现住址">
          <TextInput value={form.address} maxLength={120} onChange={(address) => set({ address })} />
        </Field>
      </div>
      <Item name="cardNo">
        <Field label="社保卡号">
          <TextInput
            value={form.cardNo}
            maxLength={32}
            placeholder="卡号，可扫码"
            bad={
              isBad(error, 'cardNo') || (error?.kind === 'refusal' && error.code === 'residents.card-taken')
            }
            onChange={(cardNo) => set({ cardNo })}
          />
        </Field>
      </Item>
      <div data-item="householdAddress" className="item wide">
        <Field label="户籍地址">
          <TextInput
            value={form.householdAddress}
            maxLength={120}
            placeholder="照户口簿或身份证；外地的写省市县"
            onChange={(householdAddress) => set({ householdAddress })}
          />
        </Field>
      </div>
    </>
  );
}

function PersonFields({ form, set }: PartProps) {
  return (
    <>
      <Item name="insurance">
        <Field label="医保">
          <Select
            aria-label="医保"
            value={form.insurance}
            options={INSURANCE_KINDS.map((value) => ({ value, label: INSURANCE_LABELS[value] }))}
            onChange={(insurance) => set({ insurance })}
          />
        </Field>
      </Item>
      <Item name="occupation">
        <Field label="职业">
          <TextInput value={form.occupation} maxLength={40} onChange={(occupation) => set({ occupation })} />
        </Field>
      </Item>
      <Item name="bloodType">
        <Field label="血型">
          <Select
            aria-label="血型"
            value={form.bloodType}
            options={BLOOD_TYPES.map((value) => ({ value, label: BLOOD_TYPE_LABELS[value] }))}
            onChange={(bloodType) => set({ bloodType })}
          />
        </Field>
      </Item>
    </>
  );
}
