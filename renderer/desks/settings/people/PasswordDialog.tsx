import { useState } from 'react';
import { useTask } from '../../../api/commands.ts';
import { Button, MainAction } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Fields } from '../../../components/Fields.tsx';
import { Told } from '../../../components/Told.tsx';
import { useTell } from '../../../components/told-line.tsx';
import type { Person } from './PeopleSection.tsx';
import { lackingPassword, NewPassword } from './PersonDialog.tsx';

/** A new password for somebody who forgot theirs; the old one is not asked for. */
export function PasswordDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const tell = useTell();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const reset = useTask('staff.resetPassword');
  const missing = lackingPassword(password, again);
  const save = async () => {
    if (missing !== '') return;
    if (!(await reset.run({ staffId: person.staffId, password }))) return;
    tell(`${person.name} 的密码已换，请当面告诉本人`);
    onClose();
  };
  return (
    <Dialog title={`${person.name} 的新密码`} note="本人登录后可以自己改" onClose={onClose}>
      <Fields className="dialog-body" onLast={() => void save()}>
        <div className="head-form">
          <NewPassword password={password} again={again} onPassword={setPassword} onAgain={setAgain} />
        </div>
        <Told error={reset.error} what="密码没有换" />
      </Fields>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction
          label="换密码"
          {...(missing === '' ? {} : { hint: missing })}
          ready={missing === ''}
          busy={reset.busy}
          onPress={() => void save()}
        />
      </div>
    </Dialog>
  );
}
