import { useState } from 'react';
import { useTask } from '../../api/commands.ts';
import { useRefreshStation } from '../../api/station.tsx';
import { classNames } from '../../components/class-names.ts';
import { useKeys } from '../../components/keys.tsx';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
import { BackupStep } from './BackupStep.tsx';
import { intentOf, useFirstRunForm } from './first-run-form.ts';
import { PeopleStep } from './PeopleStep.tsx';
import { tellRestored } from './restored-words.ts';
import { StartFrame } from './StartFrame.tsx';
import { StationStep } from './StationStep.tsx';

const STEPS = [
  { name: '这是哪个站', what: '站名、中心、站长' },
  { name: '人和诊室', what: '几个人、几间房，可以以后再加' },
  { name: '备份放哪里', what: '移动盘或另一台电脑' },
] as const;

/** Three steps to the first ticket. Nothing exists until the last one is done, and then all of it. */
export function FirstRun() {
  const [step, setStep] = useState(0);
  const kept = useFirstRunForm();
  const { create, restore, practice, refresh } = useFirstRunActions();
  const finish = () =>
    void create.run(intentOf(kept.form)).then(async (answer) => {
      if (!answer) return;
      kept.forget();
      await refresh();
    });
  useKeys([
    { keys: 'Enter', label: '下一格' },
    { keys: 'Escape', label: '上一格' },
    { keys: 'Alt+R', label: '从备份恢复', run: restore.go },
    { keys: 'Alt++', label: '大字' },
  ]);
  const common = { ...kept, error: create.error };
  return (
    <StartFrame
      over="社区卫生服务站"
      title={
        <>
          三步，
          <br />
          就能挂第一个号
        </>
      }
      lead={<Steps at={step} />}
      foot="首次启用"
    >
      {step === 0 ? <StationStep {...common} onNext={() => setStep(1)} onPractice={practice.go} /> : null}
      {step === 1 ? <PeopleStep {...common} onNext={() => setStep(2)} onBack={() => setStep(0)} /> : null}
      {step === 2 ? (
        <BackupStep {...common} busy={create.busy} onNext={finish} onBack={() => setStep(1)} />
      ) : null}
      <Told error={restore.error ?? practice.error} what="没有做成" />
    </StartFrame>
  );
}

function Steps({ at }: { at: number }) {
  return (
    <>
      <p>随时可以退出，填过的都会留着。</p>
      <ol>
        {STEPS.map((step, index) => (
          <li key={step.name} className={classNames(index === at && 'on')}>
            <i>{index + 1}</i>
            {step.name}
            <small>{step.what}</small>
          </li>
        ))}
      </ol>
    </>
  );
}

function useFirstRunActions() {
  const create = useTask('settings.createStation');
  const restore = useTask('settings.restoreBackup');
  const practice = useTask('settings.openPractice');
  const refresh = useRefreshStation();
  const tell = useTell();
  return {
    create,
    refresh,
    restore: {
      error: restore.error,
      go: () =>
        void restore.run({}).then(async (answer) => {
          if (answer?.restored) tellRestored(tell, answer);
          await refresh();
        }),
    },
    practice: { error: practice.error, go: () => void practice.run({}).then(refresh) },
  };
}
