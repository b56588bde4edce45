import { type KeyboardEvent, useState } from 'react';
import { Fields } from '../../components/Fields.tsx';
import { Field, TextInput } from '../../components/inputs.tsx';
import { KeyCap } from '../../components/KeyCap.tsx';
import { useKeys } from '../../components/keys.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import type { Person, SignInForm } from './SignIn.tsx';

/** Which desk, and the password. ← → choose the desk also from the password field. */
export function SeatForm({ form, person }: { form: SignInForm; person: Person }) {
  const [shown, setShown] = useState(false);
  useKeys([
    {
      keys: 'Alt+V',
      label: '看一眼密码',
      run: () => setShown((was) => !was),
      shown: false,
    },
  ]);
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const at = form.desks.findIndex((desk) => desk.id === form.desk?.id);
    const next = form.desks[Math.min(Math.max(at + step, 0), form.desks.length - 1)];
    if (next) form.setDesk(next.id);
    event.preventDefault();
  };
  return (
    <Fields className="big single" onLast={form.submit}>
      <div className="lab">
        坐哪一台
        <Segmented
          label="坐哪一台"
          value={form.desk?.id}
          onChange={form.setDesk}
          options={form.desks.map((desk) => ({ value: desk.id, label: desk.name, icon: desk.icon }))}
        />
      </div>
      <Field label={<>{person.name}的密码</>}>
        <TextInput
          type={shown ? 'text' : 'password'}
          value={form.password}
          onChange={form.setPassword}
          inputRef={form.field}
          onKeyDown={move}
          maxLength={64}
          bad={form.error !== undefined}
          unit={
            <>
              <KeyCap of="Alt+V" /> 看一眼
            </>
          }
        />
      </Field>
    </Fields>
  );
}
