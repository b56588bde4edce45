import { useState } from 'react';
import { ROLES, type Role } from '../../../../electron/shared/contract/define.ts';
import { useCommand, useTask } from '../../../api/commands.ts';
import { Button, MainAction } from '../../../components/Button.tsx';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Fields } from '../../../components/Fields.tsx';
import { Field, TextInput } from '../../../components/inputs.tsx';
import { Told } from '../../../components/Told.tsx';
import { useTell } from '../../../components/told-line.tsx';
import type { Person } from './PeopleSection.tsx';
import { ROLE_LABELS } from './role-words.ts';

/** A new colleague, or the roles and title of one who is here. */
export function PersonDialog({ person, onClose }: { person?: Person; onClose: () => void }) {
  const tell = useTell();
  const [name, setName] = useState(person?.name ?? '');
  const [title, setTitle] = useState(person?.title ?? '');
  const [phone, setPhone] = useState('');
  const [roles, setRoles] = useState<readonly Role[]>(person?.roles ?? []);
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const add = useTask('staff.add');
  const change = useCommand('staff.changeRoles');
  const missing = person ? lacking(roles) : lackingNew({ name, roles, password, again });
  const save = async () => {
    if (missing !== '') return;
    const saved = person
      ? await change.run({ staffId: person.staffId, roles: [...roles], title })
      : await add.run({ name, title, phone, roles: [...roles], password });
    if (!saved) return;
    tell(person ? `${name} 的岗位已改` : `${name} 已登记，可以登录了`);
    onClose();
  };
  return (
    <Dialog title={person ? `${person.name} 的岗位` : '加一人'} onClose={onClose}>
      <Fields className="dialog-body" onLast={() => void save()}>
        <div className="head-form">
          {person ? null : (
            <Field label="姓名">
              <TextInput value={name} maxLength={30} autoFocus onChange={setName} />
            </Field>
          )}
          <Field label="职务">
            <TextInput value={title} maxLength={30} placeholder="如 全科医师" onChange={setTitle} />
          </Field>
          {person ? null : (
            <Field label="电话">
              <TextInput value={phone} maxLength={20} onChange={setPhone} />
            </Field>
          )}
          <div className="ticks">
            {ROLES.map((role) => (
              <Checkbox
                key={role}
                checked={roles.includes(role)}
                onChange={(checked) =>
                  setRoles(checked ? [...roles, role] : roles.filter((one) => one !== role))
                }
              >
                {ROLE_LABELS[role]}
              </Checkbox>
            ))}
          </div>
          {person ? null : (
            <NewPassword password={password} again={again} onPassword={setPassword} onAgain={setAgain} />
          )}
        </div>
        <Told error={add.error ?? change.error} what="没有存上" />
      </Fields>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction
          label={person ? '存岗位' : '登记'}
          {...(missing === '' ? {} : { hint: missing })}
          ready={missing === ''}
          busy={add.busy || change.busy}
          onPress={() => void save()}
        />
      </div>
    </Dialog>
  );
}

export function NewPassword(props: {
  password: string;
  again: string;
  onPassword: (text: string) => void;
  onAgain: (text: string) => void;
}) {
  return (
    <>
      <Field label="密码">
        <TextInput
          type="password"
          value={props.password}
          maxLength={64}
          placeholder="至少 6 位"
          onChange={props.onPassword}
        />
      </Field>
      <Field label="再输一次">
        <TextInput
          type="password"
          value={props.again}
          maxLength={64}
          bad={props.again !== '' && props.again !== props.password}
          onChange={props.onAgain}
        />
      </Field>
    </>
  );
}

/** What the two fields of a new password still lack, in words. */
export function lackingPassword(password: string, again: string): string {
  if (password.length < 6) return '密码至少 6 位';
  return again === password ? '' : '两次密码不一样';
}

function lacking(roles: readonly Role[]): string {
  return roles.length === 0 ? '至少一个岗位' : '';
}

function lackingNew(form: { name: string; roles: readonly Role[]; password: string; again: string }): string {
  if (form.name.trim() === '') return '填姓名';
  return lacking(form.roles) || lackingPassword(form.password, form.again);
}
