import { type KeyboardEvent, useRef } from 'react';
import type { Role } from '../../../electron/shared/contract/define.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Fields, fieldsIn, focusField } from '../../components/Fields.tsx';
import { Field, NumberInput, TextInput } from '../../components/inputs.tsx';
import { lackingInPeople, type NewColleague, nobodyYet } from './first-run-form.ts';
import { type StepProps, toFirstEmpty } from './StationStep.tsx';
import { useFirstFocus } from './use-first-focus.ts';

/** Step 2: colleagues with roles and a first password, rooms, and the receipt numbers that the center gave. */
export function PeopleStep({ form, change, onNext, onBack }: StepProps & { onBack: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  useFirstFocus(box);
  const lacking = lackingInPeople(form);
  const next = () => (lacking.length === 0 ? onNext() : toFirstEmpty(box.current));
  const setPerson = (at: number, part: Partial<NewColleague>) =>
    change({ staff: form.staff.map((person, index) => (index === at ? { ...person, ...part } : person)) });
  const addPerson = () => {
    change({ staff: [...form.staff, nobodyYet(form.staff.length + 1, 'front_desk')] });
    requestAnimationFrame(() => {
      const names = box.current?.querySelectorAll<HTMLElement>('.colleague input');
      names?.[names.length - 2]?.focus();
    });
  };
  return (
    <div ref={box} className="sheet">
      <h2>
        人和诊室<small>站长 {form.headName} 已经在了。空着的行不算，以后在站长台再加。</small>
      </h2>
      <Fields className="sheet" escGoesBack onLast={next}>
        <div className="big single people">
          {form.staff.map((person, index) => (
            <Colleague
              key={person.line}
              person={person}
              first={index === 0}
              onChange={(part) => setPerson(index, part)}
            />
          ))}
          {form.staff.length < 8 ? (
            <Button keys="Alt+N" onPress={addPerson} className="more">
              再加一个人
            </Button>
          ) : null}
        </div>
        <Rooms form={form} change={change} />
        <Receipts form={form} change={change} />
      </Fields>
      <div className="go">
        <Button keys="Alt+B" onPress={onBack}>
          上一步
        </Button>
        <span className="say">{lacking.length > 0 ? `还差：${lacking.join('、')}。` : ''}</span>
        <MainAction
          label="下一步"
          ready={lacking.length === 0}
          {...(lacking.length > 0 ? { hint: `还差 ${lacking.length} 项` } : {})}
          onPress={onNext}
          onWaiting={() => {
            const first = box.current && fieldsIn(box.current)[0];
            if (first) focusField(first);
          }}
        />
      </div>
    </div>
  );
}

interface ColleagueProps {
  readonly person: NewColleague;
  readonly first: boolean;
  readonly onChange: (part: Partial<NewColleague>) => void;
}

function Colleague({ person, first, onChange }: ColleagueProps) {
  const named = person.name.trim() !== '';
  return (
    <div className="colleague">
      <TextInput
        value={person.name}
        maxLength={30}
        onChange={(name) => onChange({ name })}
        placeholder="姓名"
        aria-label="姓名"
        autoFocus={first}
      />
      <RoleKeys roles={person.roles} onChange={(roles) => onChange({ roles })} />
      <TextInput
        value={person.password}
        maxLength={64}
        onChange={(password) => onChange({ password })}
        placeholder="初始密码，6 位以上"
        aria-label="初始密码"
        bad={named && person.password !== '' && person.password.length < 6}
      />
    </div>
  );
}

const ROLE_NAMES: readonly (readonly [Role, string])[] = [
  ['front_desk', '挂号收费'],
  ['doctor', '医生'],
  ['pharmacist', '药师'],
  ['head', '站长'],
];

/** Several at once: digits switch each on and off. */
function RoleKeys({
  roles,
  onChange,
}: {
  roles: readonly Role[];
  onChange: (roles: readonly Role[]) => void;
}) {
  const toggle = (role: Role) =>
    onChange(roles.includes(role) ? roles.filter((one) => one !== role) : [...roles, role]);
  const press = (event: KeyboardEvent) => {
    const role = ROLE_NAMES[Number(event.key) - 1]?.[0];
    if (!role || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    toggle(role);
  };
  return (
    <span
      className="seg"
      role="listbox"
      aria-multiselectable="true"
      aria-label="岗位，按 1 到 4"
      tabIndex={0}
      data-field
      data-typing
      onKeyDown={press}
    >
      {ROLE_NAMES.map(([role, name], index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the group is the one stop
        // biome-ignore lint/a11y/useKeyWithClickEvents: the group hears the keys
        <span
          key={role}
          role="option"
          aria-selected={roles.includes(role)}
          className={classNames(roles.includes(role) && 'on')}
          onClick={() => toggle(role)}
        >
          <i>{index + 1}</i>
          {name}
        </span>
      ))}
    </span>
  );
}

function Rooms({ form, change }: Pick<StepProps, 'form' | 'change'>) {
  const rename = (at: number, name: string) =>
    change({ rooms: form.rooms.map((room, index) => (index === at ? { ...room, name } : room)) });
  return (
    <div className="big rooms5">
      {form.rooms.map((room, index) => (
        <Field key={room.point} label={POINT_NAMES[room.point]}>
          <TextInput value={room.name} maxLength={20} onChange={(name) => rename(index, name)} />
        </Field>
      ))}
    </div>
  );
}

const POINT_NAMES = {
  registration: '挂号',
  consultation: '接诊',
  lab: '化验',
  examination: '检查',
  cashier: '收费',
  pickup: '取药',
} as const;

function Receipts({ form, change }: Pick<StepProps, 'form' | 'change'>) {
  return (
    <div className="big">
      <Field label="收据号，从">
        <NumberInput
          digits={12}
          value={form.firstNo}
          onChange={(firstNo) => change({ firstNo })}
          placeholder="中心发的第一张，如 12801"
        />
      </Field>
      <Field label="到">
        <NumberInput
          digits={12}
          value={form.lastNo}
          onChange={(lastNo) => change({ lastNo })}
          placeholder="最后一张；没领到可空着"
        />
      </Field>
    </div>
  );
}
