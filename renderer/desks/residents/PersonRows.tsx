/**
 * The rows of fields by which a person is written down, shared by the new record at the registration desk and the
 * whole record at the residents' desk: what a field is called, how long it may be and when it is marked is the
 * same wherever it is typed.
 */
import type { ReactNode, Ref } from 'react';
import type { CallError } from '../../../electron/shared/contract/reply.ts';
import { ID_KINDS, INSURANCE_KINDS } from '../../../electron/shared/contract/residents.ts';
import { DayInput, Field, TextInput } from '../../components/inputs.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { Select } from '../../components/Select.tsx';
import {
  ID_KIND_LABELS,
  INSURANCE_LABELS,
  isWrongNumber,
  type NewPerson,
  withIdNumber,
} from '../registration/registration-form.ts';
import { isMarked, mobileUnit, type PersonWords, wordsRule } from './person-words.ts';

/** A form, or as much of it as a row is about, and how it changes. */
interface RowProps<Part> {
  readonly form: Readonly<Part>;
  readonly set: (change: Partial<Part>) => void;
  readonly error: CallError | undefined;
}
type PersonRowProps = RowProps<NewPerson>;

interface WordsRowProps<Name extends PersonWords> extends RowProps<Record<Name, string>> {
  readonly field: Name;
  readonly full?: boolean;
  readonly placeholder?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement>;
}

export function WordsRow<Name extends PersonWords>(props: WordsRowProps<Name>) {
  const { form, set, error, field, full = false, placeholder, inputRef } = props;
  const rule = wordsRule(field);
  const value = form[field];
  return (
    <Field label={rule.label} full={full}>
      <TextInput
        inputRef={inputRef}
        value={value}
        maxLength={rule.most}
        placeholder={placeholder ?? rule.placeholder}
        bad={isMarked(error, field, value)}
        unit={rule.phone ? mobileUnit(value) : undefined}
        onChange={(typed) => set({ [field]: typed } as Partial<Record<Name, string>>)}
      />
    </Field>
  );
}

export function IdKindRow({ form, set }: PersonRowProps) {
  return (
    <Field label="证件种类">
      <Select
        aria-label="证件种类"
        value={form.idKind}
        options={ID_KINDS.map((value) => ({ value, label: ID_KIND_LABELS[value] }))}
        onChange={(idKind) => set(withIdNumber({ ...form, idKind }, form.idNumber))}
      />
    </Field>
  );
}

export interface IdNumberRowProps extends PersonRowProps {
  /** Said at the end of the field. */
  readonly unit: ReactNode;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** A number that is right fills sex and birth day while it is typed. */
export function IdNumberRow({ form, set, error, unit, inputRef }: IdNumberRowProps) {
  const none = form.idKind === 'none';
  return (
    <Field label="证件号码">
      <TextInput
        inputRef={inputRef}
        value={none ? '' : form.idNumber}
        disabled={none}
        maxLength={40}
        bad={isWrongNumber(form) || isMarked(error, 'idNumber', form.idNumber)}
        unit={unit}
        onChange={(typed) => set(withIdNumber(form, typed))}
      />
    </Field>
  );
}

export function SexRow({ form, set, error }: PersonRowProps) {
  return (
    <Field label="性别">
      <Segmented
        label="性别"
        value={form.sex ?? undefined}
        bad={form.sex === null && isMarked(error, 'sex', '')}
        options={[
          { value: 1, label: '男' },
          { value: 2, label: '女' },
          { value: 0, label: '未知' },
        ]}
        onChange={(sex) => set({ sex: sex as 0 | 1 | 2 })}
      />
    </Field>
  );
}

export function BirthDayRow({ form, set, error, readOnly }: PersonRowProps & { readOnly?: boolean }) {
  return (
    <Field label="出生日期">
      <DayInput
        value={form.birthDay ?? undefined}
        readOnly={readOnly}
        bad={isMarked(error, 'birthDay', form.birthDay ?? '')}
        onChange={(birthDay) => set({ birthDay: birthDay ?? null })}
      />
    </Field>
  );
}

export function InsuranceRow({ form, set }: PersonRowProps) {
  return (
    <Field label="医保">
      <Select
        aria-label="医保"
        value={form.insurance}
        options={INSURANCE_KINDS.map((value) => ({ value, label: INSURANCE_LABELS[value] }))}
        onChange={(insurance) => set({ insurance })}
      />
    </Field>
  );
}
