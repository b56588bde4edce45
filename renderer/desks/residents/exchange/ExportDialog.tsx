import { useState } from 'react';
import type { ClinicDay } from '../../../../electron/shared/values/clinic-day.ts';
import { stopTask, useTask } from '../../../api/commands.ts';
import { useStation } from '../../../api/station.tsx';
import { Button, MainAction } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Fields } from '../../../components/Fields.tsx';
import { DayInput, Field, TextInput } from '../../../components/inputs.tsx';
import { Segmented } from '../../../components/Segmented.tsx';
import { Told } from '../../../components/Told.tsx';
import { useTell } from '../../../components/told-line.tsx';
import { Running } from './Running.tsx';
import './exchange.css';

/** 导出居民: masked for whoever may see the records; whole for the head, with a reason that is kept. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const exporting = useExport(onClose);
  const { busy } = exporting;
  return (
    <Dialog title="导出居民" note="写成 .xlsx，谁导出的会记下" onClose={exporting.back} width={560}>
      <Fields className="dialog-body exchange" onLast={() => void exporting.run()}>
        {busy ? <Running task="residents.exportResidents" /> : <ExportFields exporting={exporting} />}
        <Told error={exporting.error} what="没有导出成" />
      </Fields>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={exporting.back}>
          {busy ? '停下' : '返回'}
        </Button>
        <MainAction
          label="导出"
          {...(exporting.ready ? {} : { hint: '写明理由' })}
          ready={exporting.ready}
          busy={busy}
          onPress={() => void exporting.run()}
        />
      </div>
    </Dialog>
  );
}

function useExport(onClose: () => void) {
  const tell = useTell();
  const isHead = useStation().me?.roles.includes('head') ?? false;
  const [whole, setWhole] = useState(false);
  const [reason, setReason] = useState('');
  const [visitedFrom, setVisitedFrom] = useState<ClinicDay>();
  const { run, busy, error, clear } = useTask('residents.exportResidents');
  const ready = !whole || reason.trim() !== '';
  return {
    isHead,
    whole,
    setWhole: (next: boolean) => {
      clear();
      setWhole(next);
    },
    reason,
    setReason,
    visitedFrom,
    setVisitedFrom,
    busy,
    error,
    ready,
    back: () => {
      if (busy) stopTask('residents.exportResidents');
      else onClose();
    },
    run: async () => {
      if (!ready) return;
      const made = await run({
        whole,
        ...(whole ? { reason: reason.trim() } : {}),
        ...(visitedFrom ? { visitedFrom } : {}),
      });
      if (!made) return;
      tell(`${made.count} 人已导出到 ${made.path}`);
      onClose();
    },
  };
}

function ExportFields({ exporting }: { exporting: ReturnType<typeof useExport> }) {
  return (
    <>
      <Field label="姓名号码">
        <Segmented
          label="姓名和号码"
          autoFocus
          value={exporting.whole}
          options={[
            { value: false, label: '遮盖' },
            { value: true, label: '不遮盖', disabled: !exporting.isHead },
          ]}
          onChange={exporting.setWhole}
        />
      </Field>
      <Field label="从哪天起">
        <DayInput
          value={exporting.visitedFrom}
          onChange={exporting.setVisitedFrom}
          placeholder="空着就是全部居民"
        />
      </Field>
      {exporting.whole ? (
        <Field label="理由">
          <TextInput
            value={exporting.reason}
            maxLength={100}
            placeholder="给谁、做什么用"
            onChange={exporting.setReason}
          />
        </Field>
      ) : null}
      <p className="second">
        {exporting.isHead
          ? '遮盖后的名单有：王*明、号码前 6 后 4、手机 138****5678、住址不到门牌。'
          : '名单遮盖姓名、号码、手机和门牌。要不遮盖的，请站长来导出。'}
      </p>
    </>
  );
}
