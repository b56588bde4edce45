import { useRef } from 'react';
import { useTask } from '../../api/commands.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { Fields } from '../../components/Fields.tsx';
import { Field, TextInput } from '../../components/inputs.tsx';
import { Told } from '../../components/Told.tsx';
import { namedStaff } from './first-run-form.ts';
import type { StepProps } from './StationStep.tsx';
import { useFirstFocus } from './use-first-focus.ts';

/** Step 3: where the second copy goes. May be left out; the first copy always lies on this PC. */
export function BackupStep(props: StepProps & { busy: boolean; onBack: () => void }) {
  const { form, change, error, busy, onNext, onBack } = props;
  const box = useRef<HTMLDivElement>(null);
  useFirstFocus(box);
  const choose = useTask('settings.chooseFolder');
  const pick = () =>
    void choose.run({}).then((answer) => {
      if (answer?.folder) change({ backupFolder: answer.folder });
    });
  return (
    <div ref={box} className="sheet">
      <h2>
        备份放哪里？
        <small>每天日结后自动备份：这台电脑上一份，这里再放一份。</small>
      </h2>
      <Fields escGoesBack onLast={onNext} className="big single">
        <Field label="第二份备份的文件夹">
          <TextInput
            value={form.backupFolder}
            maxLength={300}
            onChange={(backupFolder) => change({ backupFolder })}
            placeholder="移动盘或另一台电脑上的文件夹；可以空着，以后再定"
            autoFocus
          />
        </Field>
        <div>
          <Button keys="Alt+F" onPress={pick} className="narrow">
            选文件夹
          </Button>
        </div>
        <p className="second">只有一份备份在同一台电脑上，电脑坏了就都没了。移动盘平时请锁好。</p>
      </Fields>
      <Told
        error={error}
        what="没有启用成"
        fields={{
          name: '站名',
          center: '中心',
          head: '站长',
          staff: '人员',
          rooms: '诊室',
          receipts: '收据号',
        }}
      />
      <div className="go">
        <Button keys="Alt+B" onPress={onBack}>
          上一步
        </Button>
        <span className="say">
          {form.name}：{namedStaff(form).length + 1} 个人，{form.rooms.length} 间房。
        </span>
        <MainAction label="启用，开始挂号" busy={busy} onPress={onNext} />
      </div>
    </div>
  );
}
