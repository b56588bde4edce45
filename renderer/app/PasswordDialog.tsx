import { useState } from 'react';
import { useTask } from '../api/commands.ts';
import { Button, MainAction } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { Fields } from '../components/Fields.tsx';
import { Field, TextInput } from '../components/inputs.tsx';
import { Told } from '../components/Told.tsx';
import { useTell } from '../components/told-line.tsx';

/** One's own password, changed by whoever knows the old one. */
export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const [old, setOld] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const change = useTask('staff.changePassword');
  const tell = useTell();
  const ready = old !== '' && next.length >= 8 && next === again;
  const submit = () => {
    if (!ready) return;
    void change.run({ oldPassword: old, newPassword: next }).then((answer) => {
      if (!answer) return;
      tell('密码改好了，下次登录用新的');
      onClose();
    });
  };
  return (
    <Dialog title="改密码" note="至少 8 位" onClose={onClose} width={440}>
      <Fields className="dialog-body" onLast={submit}>
        <Field label="现在的密码">
          <TextInput type="password" value={old} onChange={setOld} autoFocus />
        </Field>
        <Field label="新密码">
          <TextInput
            type="password"
            value={next}
            onChange={setNext}
            bad={next !== '' && next.length < 8}
            maxLength={64}
          />
        </Field>
        <Field label="再输一次">
          <TextInput
            type="password"
            value={again}
            onChange={setAgain}
            bad={again !== '' && again !== next}
            unit={again !== '' && again !== next ? '两次不一样' : undefined}
            maxLength={64}
          />
        </Field>
        <Told error={change.error} what="密码没有改成" />
      </Fields>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction label="改密码" ready={ready} busy={change.busy} onPress={submit} />
      </div>
    </Dialog>
  );
}
