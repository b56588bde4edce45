import { useState } from 'react';
import type { ClinicDay } from '../../../../electron/shared/values/clinic-day.ts';
import { useTask } from '../../../api/commands.ts';
import { useQueryCall } from '../../../api/queries.ts';
import { MainAction } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Fields } from '../../../components/Fields.tsx';
import { Field, TextInput } from '../../../components/inputs.tsx';
import { Segmented } from '../../../components/Segmented.tsx';
import { Told } from '../../../components/Told.tsx';

export interface DayCheck {
  readonly checkId: number;
  readonly checkerName: string;
}

/** 复核: the second person signs the sealed count by their own password. */
export function CheckDialog(props: {
  day: ClinicDay;
  onChecked: (check: DayCheck) => void;
  onClose: () => void;
}) {
  const checkers = useQueryCall('cashier.listCheckers', {});
  const [staffId, setStaffId] = useState<number>();
  const [password, setPassword] = useState('');
  const task = useTask('cashier.checkDay');
  const chosen = checkers.data?.find((one) => one.staffId === staffId) ?? checkers.data?.[0];
  const ready = chosen !== undefined && password !== '';
  const sign = async () => {
    if (!chosen || password === '') return;
    const check = await task.run({ day: props.day, staffId: chosen.staffId, password });
    setPassword('');
    if (check) props.onChecked(check);
  };
  return (
    <Dialog title="复核" note="第二个人看过点数，本人输密码" onClose={props.onClose} width={520}>
      <Fields className="dialog-body" onLast={() => void sign()}>
        <Segmented
          label="复核人"
          value={chosen?.staffId}
          options={(checkers.data ?? []).map((one) => ({ value: one.staffId as number, label: one.name }))}
          onChange={setStaffId}
        />
        <Field label="密码" full>
          <TextInput
            type="password"
            value={password}
            onChange={setPassword}
            autoFocus
            maxLength={200}
            aria-label="复核人密码"
          />
        </Field>
        <Told error={task.error} what="没有签成" />
      </Fields>
      <div className="dialog-foot">
        <MainAction label="签复核" ready={ready} busy={task.busy} onPress={() => void sign()} />
      </div>
    </Dialog>
  );
}
