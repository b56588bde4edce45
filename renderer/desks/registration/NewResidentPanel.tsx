import { useEffect, useRef } from 'react';
import type { CallError } from '../../../electron/shared/contract/reply.ts';
import { tidyIdNumber } from '../../../electron/shared/values/id-number.ts';
import type { ResidentId } from '../../../electron/shared/values/ids.ts';
import { useQueryCall } from '../../api/queries.ts';
import { useStation } from '../../api/station.tsx';
import { Button } from '../../components/Button.tsx';
import { Panel } from '../../components/DeskFrame.tsx';
import { Fields } from '../../components/Fields.tsx';
import { Told } from '../../components/Told.tsx';
import {
  BirthDayRow,
  IdKindRow,
  IdNumberRow,
  InsuranceRow,
  SexRow,
  WordsRow,
} from '../residents/PersonRows.tsx';
import { guardianHint } from '../residents/person-words.ts';
import { isSelfChecking, isWrongNumber, type NewPerson } from './registration-form.ts';

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
  const { today } = useStation();
  const rows = {
    form: person,
    set: (change: Partial<NewPerson>) => onChange({ ...person, ...change }),
    error,
  };
  const byCard = isSelfChecking(person.idKind) && person.sex !== null && !isWrongNumber(person);
  return (
    <Panel title="新建档案" note={noteOf(person, byCard)}>
      <Fields className="form" onLast={onDone}>
        <IdKindRow {...rows} />
        {/* A card scanned here is typed here. */}
        <div data-scan="own" className="contents">
          <IdNumberRow
            {...rows}
            inputRef={number}
            unit={isSelfChecking(person.idKind) ? numberUnit(person) : undefined}
          />
        </div>
        <WordsRow field="name" {...rows} inputRef={name} full={person.name.length > 14} />
        <WordsRow field="phone" {...rows} />
        <WordsRow field="address" {...rows} full />
        <SexRow {...rows} />
        <BirthDayRow {...rows} />
        <WordsRow field="ethnicity" {...rows} />
        <InsuranceRow {...rows} />
        <WordsRow field="householdAddress" {...rows} full placeholder="与现住址相同可不填" />
        {person.idKind === 'none' ? (
          <>
            <WordsRow field="guardianName" {...rows} placeholder={guardianHint(person, today)} />
            <WordsRow field="guardianRelation" {...rows} />
          </>
        ) : null}
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

function noteOf({ idKind }: NewPerson, byCard: boolean): string {
  if (byCard) return '号码校验无误，性别、出生日期已填好';
  return isSelfChecking(idKind)
    ? '证件号码打完，性别、出生日期自动填好'
    : '问清姓名、性别、出生日期，照样填上';
}

function numberUnit(person: NewPerson): string {
  const count = person.idNumber.replace(/\s/g, '').length;
  if (isWrongNumber(person)) return '校验不对';
  return count === 18 ? '校验对' : `${count} / 18`;
}
