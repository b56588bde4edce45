import { useEffect, useRef } from 'react';
import type { CallError } from '../../../electron/shared/contract/reply.ts';
import { ID_KINDS, INSURANCE_KINDS } from '../../../electron/shared/contract/residents.ts';
import { tidyIdNumber } from '../../../electron/shared/values/id-number.ts';
import type { ResidentId } from '../../../electron/shared/values/ids.ts';
import { useQueryCall } from '../../api/queries.ts';
import { Button } from '../../components/Button.tsx';
import { Panel } from '../../components/DeskFrame.tsx';
import { Fields } from '../../components/Fields.tsx';
import { DayInput, Field, TextInput } from '../../components/inputs.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { Select } from '../../components/Select.tsx';
import { isBad, Told } from '../../components/Told.tsx';
import {
  ID_KIND_LABELS,
  INSURANCE_LABELS,
  isSelfChecking,
  isWrongNumber,
  type NewPerson,
  refusedField,
  withIdNumber,
} from './registration-form.ts';

export interface NewResidentPanelProps {
  readonly person: NewPerson;
  readonly onChange: (person: NewPerson) => void;
  readonly onDone: () => void;
  /** The number belongs to a record that is there already: go on with that one. */
  readonly onUseOther: (recordNo: string) => void;
  readonly onUseResident: (residentId: ResidentId) => void;
  readonly error: CallError | undefined;
}

const FIELD_NAMES = { name: '姓名', phone: '手机', idNumber: '证件号码', birthDay: '出生日期', sex: '性别' };

/** A new record; Enter goes through the fields and opens the record at the end. */
export function NewResidentPanel(props: NewResidentPanelProps) {
  const { person, onChange, onDone, onUseOther, error } = props;
  const number = useRef<HTMLInputElement>(null);
  const name = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the form opens
  useEffect(() => {
    (person.sex === null ? number : name).current?.focus();
  }, []);
  const set = (change: Partial<NewPerson>) => onChange({ ...person, ...change });
  const byCard = isSelfChecking(person.idKind) && person.sex !== null && !isWrongNumber(person);
  return (
    <Panel
      title="新建档案"
      note={byCard ? '号码校验无误，性别、出生日期已填好' : '证件号码打完，性别、出生日期自己填好'}
    >
      <Fields className="form" onLast={onDone}>
        <Field label="证件种类">
          <Select
            aria-label="证件种类"
            value={person.idKind}
            options={ID_KINDS.map((value) => ({ value, label: ID_KIND_LABELS[value] }))}
            onChange={(idKind) => onChange(withIdNumber({ ...person, idKind }, person.idNumber))}
          />
        </Field>
        {/* A card scanned here is typed here. */}
        <div data-scan="own" className="contents">
          <Field label="证件号码">
            <TextInput
              inputRef={number}
              value={person.idNumber}
              disabled={person.idKind === 'none'}
              maxLength={40}
              bad={isWrongNumber(person) || isBad(error, 'idNumber') || refusedField(error) === 'idNumber'}
              unit={isSelfChecking(person.idKind) ? numberUnit(person) : undefined}
              onChange={(typed) => onChange(withIdNumber(person, typed))}
            />
          </Field>
        </div>
        <Field label="姓名" full={person.name.length > 14}>
          <TextInput
            inputRef={name}
            value={person.name}
            maxLength={60}
            bad={isBad(error, 'name')}
            onChange={(value) => set({ name: value })}
          />
        </Field>
        <Field label="手机">
          <TextInput
            value={person.phone}
            maxLength={20}
            bad={isBad(error, 'phone')}
            onChange={(phone) => set({ phone })}
          />
        </Field>
        <Field label="现住址" full>
          <TextInput value={person.address} maxLength={120} onChange={(address) => set({ address })} />
        </Field>
        <PersonalFields person={person} set={set} error={error} />
      </Fields>
      {error ? null : <KnownAlready person={person} onUse={props.onUseResident} />}
      <Told error={error} what="档案没有建成" fields={FIELD_NAMES}>
        {error?.kind === 'refusal' && error.code === 'residents.duplicate-id' ? (
          <Button keys="Alt+U" onPress={() => onUseOther(String(error.details.recordNo ?? ''))}>
            用那一份
          </Button>
        ) : null}
      </Told>
    </Panel>
  );
}

/** Says at once, and not after the whole form, that somebody has this number. */
function KnownAlready({ person, onUse }: { person: NewPerson; onUse: (residentId: ResidentId) => void }) {
  const whole = isSelfChecking(person.idKind) && tidyIdNumber(person.idNumber).length === 18;
  const found = useQueryCall(
    'registration.findByScan',
    { text: person.idNumber },
    { enabled: whole && !isWrongNumber(person), topics: ['residents'] },
  );
  const known = found.data?.kind === 'resident' ? found.data : undefined;
  if (!whole || !known) return null;
  return (
    <div className="note bad told-here" role="alert">
      <b>这个证件号码已有档案：{known.name}。</b>不用再建。
      <Button keys="Alt+U" onPress={() => onUse(known.residentId)}>
        用那一份
      </Button>
    </div>
  );
}

function PersonalFields({
  person,
  set,
  error,
}: {
  person: NewPerson;
  set: (change: Partial<NewPerson>) => void;
  error: CallError | undefined;
}) {
  return (
    <>
      <Field label="性别">
        <Segmented
          label="性别"
          value={person.sex ?? undefined}
          options={[
            { value: 1, label: '男' },
            { value: 2, label: '女' },
            { value: 0, label: '未知' },
          ]}
          onChange={(sex) => set({ sex: sex as 0 | 1 | 2 })}
        />
      </Field>
      <Field label="出生日期">
        <DayInput
          value={person.birthDay ?? undefined}
          bad={isBad(error, 'birthDay') || refusedField(error) === 'birthDay'}
          onChange={(birthDay) => set({ birthDay: birthDay ?? null })}
        />
      </Field>
      <Field label="民族">
        <TextInput value={person.ethnicity} maxLength={20} onChange={(ethnicity) => set({ ethnicity })} />
      </Field>
      <Field label="医保">
        <Select
          aria-label="医保"
          value={person.insurance}
          options={INSURANCE_KINDS.map((value) => ({ value, label: INSURANCE_LABELS[value] }))}
          onChange={(insurance) => set({ insurance })}
        />
      </Field>
      <Field label="户籍地址" full>
        <TextInput
          value={person.householdAddress}
          maxLength={120}
          placeholder="与现住址相同可不填"
          onChange={(householdAddress) => set({ householdAddress })}
        />
      </Field>
      {person.idKind === 'none' ? (
        <>
          <Field label="监护人">
            <TextInput
              value={person.guardianName}
              maxLength={60}
              bad={refusedField(error) === 'guardian' && person.guardianName.trim() === ''}
              onChange={(guardianName) => set({ guardianName })}
            />
          </Field>
          <Field label="关系">
            <TextInput
              value={person.guardianRelation}
              maxLength={20}
              bad={refusedField(error) === 'guardian' && person.guardianRelation.trim() === ''}
              placeholder="父、母、祖父……"
              onChange={(guardianRelation) => set({ guardianRelation })}
            />
          </Field>
        </>
      ) : null}
    </>
  );
}

function numberUnit(person: NewPerson): string {
  const count = person.idNumber.replace(/\s/g, '').length;
  if (isWrongNumber(person)) return '校验不对';
  return count === 18 ? '校验对' : `${count} / 18`;
}
