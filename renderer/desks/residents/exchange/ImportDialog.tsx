import { useState } from 'react';
import type { Output } from '../../../../electron/shared/contract/procedures.ts';
import type { PlannedImport } from '../../../../electron/shared/contract/residents-exchange.ts';
import { stopTask, useTask } from '../../../api/commands.ts';
import { Button, MainAction } from '../../../components/Button.tsx';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Told } from '../../../components/Told.tsx';
import { useTell } from '../../../components/told-line.tsx';
import { ImportRows } from './ImportRows.tsx';
import { Running } from './Running.tsx';
import './exchange.css';

type Done = Output<'residents.carryOutImport'>;

/**
 * 导入居民: choose a workbook, see row by row what it would do (试算, nothing is written), then do it. F12 goes
 * on each time; Esc stops what runs, and closes when nothing does.
 */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const importing = useImport(onClose);
  const { planned, done, running } = importing;
  return (
    <Dialog title="导入居民" note={noteOf(importing)} onClose={importing.back} width={1040}>
      <div className="dialog-body exchange wide">
        <Told error={importing.error} what="没有做成" />
        {running ? <Running task={running} /> : null}
        {!running && planned ? <Findings planned={planned} done={done} /> : null}
        {!running && !planned ? <BeforeImport importing={importing} /> : null}
      </div>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={importing.back}>
          {running ? '停下' : '返回'}
        </Button>
        <ImportAction importing={importing} />
      </div>
    </Dialog>
  );
}

type Importing = ReturnType<typeof useImport>;

function useImport(onClose: () => void) {
  const tell = useTell();
  const plan = useTask('residents.planImport');
  const carryOut = useTask('residents.carryOutImport');
  const template = useTask('residents.writeImportTemplate');
  const [overwrite, setOverwrite] = useState(false);
  const [planned, setPlanned] = useState<PlannedImport>();
  const [done, setDone] = useState<Done>();
  const running = carryOut.busy
    ? ('residents.carryOutImport' as const)
    : plan.busy
      ? ('residents.planImport' as const)
      : undefined;
  return {
    planned,
    done,
    running,
    overwrite,
    setOverwrite,
    error: plan.error ?? carryOut.error ?? template.error,
    back: () => {
      if (running) stopTask(running);
      else onClose();
    },
    choose: async () => {
      setPlanned(undefined);
      setDone(undefined);
      carryOut.clear();
      template.clear();
      setPlanned((await plan.run({ overwrite })) ?? undefined);
    },
    writeTemplate: async () => {
      plan.clear();
      const made = await template.run({});
      if (made) tell(`模板在 ${made.path}`);
    },
    carryOut: async () => {
      if (!planned) return;
      const made = await carryOut.run({ importId: planned.importId });
      if (!made) return;
      setDone(made);
      const { counts } = made;
      const left = made.stopped ? `，未处理 ${counts.unreached} 行` : '';
      tell(`新建 ${counts.new} 人，更新 ${counts.update} 人${left}；每一行的结果在 ${made.fileName}`);
    },
    close: onClose,
  };
}

function noteOf({ planned, done, running }: Importing): string {
  if (running === 'residents.carryOutImport') return `${planned?.fileName ?? ''} · 正在写入档案`;
  if (done) return done.stopped ? '中途停下，已写的留着' : '已导入';
  return planned ? `${planned.fileName} · 试算，什么也没有写` : '先试算，再导入';
}

function BeforeImport({ importing }: { importing: Importing }) {
  return (
    <>
      <EmptyState icon="people" title="选一个 .xlsx 表格">
        第一行写表头：姓名、证件号码、手机……次序不限。试算会逐行说明要新建、要更新，还是不能导入、为什么。
      </EmptyState>
      <div className="ticks">
        <Checkbox checked={importing.overwrite} onChange={importing.setOverwrite}>
          档案里已有而表里不同的，也改成表里的（不选：只补空着的）
        </Checkbox>
        <Button keys="Alt+M" onPress={() => void importing.writeTemplate()}>
          下载模板
        </Button>
      </div>
    </>
  );
}

function Findings({ planned, done }: { planned: PlannedImport; done: Done | undefined }) {
  const left = [
    planned.ignoredHeads.length > 0 ? `不认识的列没有导入：${planned.ignoredHeads.join('、')}` : '',
    planned.hiddenSheets > 0 ? `隐藏的 ${planned.hiddenSheets} 个表没有读` : '',
    planned.otherSheets > 0 ? `只读了“${planned.sheetName}”，另有 ${planned.otherSheets} 个表` : '',
    done?.stopped ? '停下以前写的都在，未处理的行没有动；再选同一个文件，会接着导入' : '',
    done ? `每一行的结果在 ${done.path}` : '',
  ].filter((sentence) => sentence !== '');
  return (
    <>
      {left.length > 0 ? <p className="note">{left.join('；')}。</p> : null}
      <ImportRows importId={planned.importId} counts={(done ?? planned).counts} done={done !== undefined} />
    </>
  );
}

function ImportAction({ importing }: { importing: Importing }) {
  const { planned, done, running } = importing;
  if (done) return <MainAction label="完成" onPress={importing.close} />;
  if (!planned) {
    const busy = running !== undefined;
    return <MainAction label="选文件试算" busy={busy} onPress={() => void importing.choose()} />;
  }
  const count = planned.counts.new + planned.counts.update;
  if (count === 0) return <MainAction label="另选文件" onPress={() => void importing.choose()} />;
  return (
    <>
      <Button keys="Alt+X" onPress={() => void importing.choose()} enabled={!running}>
        另选文件
      </Button>
      <MainAction
        label={`导入 ${count} 人`}
        busy={running !== undefined}
        onPress={() => void importing.carryOut()}
      />
    </>
  );
}
