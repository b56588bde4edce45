import { type ReactNode, useEffect, useRef } from 'react';
import type { CallError } from '../../../electron/shared/contract/reply.ts';
import { BLOOD_TYPES } from '../../../electron/shared/contract/resident-identity.ts';
import { type EthnicGroup, searchEthnicGroups } from '../../../electron/shared/domain/ethnic-groups.ts';
import { useStation } from '../../api/station.tsx';
import { classNames } from '../../components/class-names.ts';
import { Panel } from '../../components/DeskFrame.tsx';
import { Fields } from '../../components/Fields.tsx';
import { Field } from '../../components/inputs.tsx';
import { Picker } from '../../components/Picker.tsx';
import { Select } from '../../components/Select.tsx';
import { Told } from '../../components/Told.tsx';
import { isSelfChecking, isWrongNumber } from '../registration/registration-form.ts';
import { BirthDayRow, IdKindRow, IdNumberRow, InsuranceRow, SexRow, WordsRow } from './PersonRows.tsx';
import { guardianHint, type PersonWords } from './person-words.ts';
import { asksGuardian, type RecordForm } from './record-form.ts';
import { BLOOD_TYPE_LABELS } from './words.ts';

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
  const part = { form, set, error };
  return (
    <Panel title={title} note="打的内容自动存为草稿，换台、断电都在">
      <div ref={box}>
        <Fields className="form record" onLast={onDone}>
          <IdentityFields {...part} />
          <PlaceFields {...part} />
          <PersonFields {...part} />
          <ContactFields {...part} />
          {asksGuardian(form, today) ? <GuardianFields {...part} /> : null}
        </Fields>
        <Told error={error} what="档案没有存上" fields={FIELD_NAMES} />
      </div>
    </Panel>
  );
}

/** One field, found by the name of its item in the record. */
function Item({ name, wide, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <div data-item={name} className={classNames('item', wide && 'wide')}>
      {children}
    </div>
  );
}

interface PartProps {
  readonly form: RecordForm;
  readonly set: (change: Partial<RecordForm>) => void;
  readonly error: CallError | undefined;
}

function IdentityFields(part: PartProps) {
  const { form, set } = part;
  const wrong = isWrongNumber(form);
  return (
    <>
      <Item name="idKind">
        <IdKindRow {...part} />
      </Item>
      <Item name="idNumber" wide>
        <IdNumberRow {...part} unit={wrong ? '校验不对' : undefined} />
      </Item>
      <WordItem field="name" {...part} />
      <Item name="sex">
        <SexRow {...part} />
      </Item>
      <Item name="birthDay">
        <BirthDayRow {...part} readOnly={isSelfChecking(form.idKind) && form.birthDay !== null && !wrong} />
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

function WordItem({ wide, ...row }: WordItemProps) {
  return (
    <Item name={row.field} {...(wide ? { wide } : {})}>
      <WordsRow {...row} />
    </Item>
  );
}

interface WordItemProps extends PartProps {
  readonly field: PersonWords;
  readonly placeholder?: string | undefined;
  readonly wide?: boolean;
}

function PlaceFields(part: PartProps) {
  return (
    <>
      <WordItem field="phone" {...part} />
      <WordItem field="address" {...part} wide />
      <WordItem field="cardNo" {...part} />
      <WordItem field="householdAddress" {...part} wide placeholder="照户口簿或身份证；外地的写省市县" />
    </>
  );
}

function PersonFields(part: PartProps) {
  const { form, set } = part;
  return (
    <>
      <Item name="insurance">
        <InsuranceRow {...part} />
      </Item>
      <WordItem field="occupation" {...part} />
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

/** Whom to call (紧急联系). */
function ContactFields(part: PartProps) {
  return (
    <>
      <WordItem field="emergencyName" {...part} />
      <WordItem field="emergencyRelation" {...part} />
      <WordItem field="emergencyPhone" {...part} />
    </>
  );
}

/** Who answers for a child, or for somebody without papers. */
function GuardianFields(part: PartProps) {
  const { today } = useStation();
  return (
    <>
      <WordItem field="guardianName" {...part} placeholder={guardianHint(part.form, today)} />
      <WordItem field="guardianRelation" {...part} />
      <WordItem field="guardianPhone" {...part} />
      <WordItem field="guardianIdNumber" {...part} />
    </>
  );
}
