import { type KeyboardEvent, useRef, useState } from 'react';
import type { Trouble as Reason, StationState } from '../../../electron/shared/contract/settings-station.ts';
import { useTask } from '../../api/commands.ts';
import { useRefreshStation, useStation } from '../../api/station.tsx';
import { Button, MainAction } from '../../components/Button.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { formatMoment } from '../../components/format.ts';
import { useKeys } from '../../components/keys.tsx';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
import { tellRestored } from './restored-words.ts';
import { StartFrame } from './StartFrame.tsx';

type Backup = NonNullable<StationState['trouble']>['backups'][number];

/** What is wrong with the file, in words, and what helps. */
const WORDS: Readonly<Record<Reason, { what: string; why: string; help: string }>> = {
  damaged: {
    what: '数据文件损坏了',
    why: '电脑断电、硬盘出错，或别的程序改过它。',
    help: '先再试一次；还是不行，从最近的备份恢复。坏的文件会原样留着，不会删。',
  },
  'not-a-database': {
    what: '这不是本站的数据文件',
    why: '原来的位置上放着别的东西，可能是误拷过来的。',
    help: '把对的 station.db 放回数据文件夹再试；没有的话，从备份恢复。',
  },
  locked: {
    what: '数据文件正被别的程序占用',
    why: '可能是杀毒、同步盘或备份软件正在读它。',
    help: '关掉那个程序，或等一两分钟，再试一次。',
  },
  'no-access': {
    what: '读不了数据文件',
    why: '多半是没有权限，硬盘拔掉了，或硬盘满了；确切原因记在日志里。',
    help: '请看数据文件夹能不能打开、硬盘有没有空间，再试一次；还是不行，把日志交给维护人。',
  },
  newer: {
    what: '数据是更新版本的程序写的',
    why: '这台电脑上的程序比较旧，直接打开会弄坏新的内容。',
    help: '请装新版程序再打开。数据好好的，什么也没有动。',
  },
  edited: {
    what: '数据的版本记录和程序对不上',
    why: '这份数据经过别的程序改造，不是原来的样子。',
    help: '请找维护人看一看，或从备份恢复。数据什么也没有动。',
  },
  'migration-failed': {
    what: '升级数据没有做成',
    why: '升级前已经做了备份；升级停在半路，数据退回原样。',
    help: '再试一次；还是不行，先装回旧版程序照常用，并告诉维护人。',
  },
};

/** The station's file cannot be opened. Nothing is lost by being here, and no empty station takes its place. */
export function Trouble() {
  const { trouble, version } = useStation();
  const actions = useTroubleActions();
  if (!trouble) return null;
  const words = WORDS[trouble.reason];
  return (
    <StartFrame
      over="社区卫生服务站"
      title={
        <>
          先不要慌，
          <br />
          程序没有动数据
        </>
      }
      lead={<p>{`打不开数据时，程序不会另建一个空的站。程序版本 ${version}。`}</p>}
      foot="数据打不开"
    >
      <h2>
        {words.what}
        <small>{words.why}</small>
      </h2>
      <div className="big single">
        <p>{words.help}</p>
        <p className="second path">{trouble.file}</p>
      </div>
      <Backups backups={trouble.backups} onRestore={actions.restore} />
      <Told error={actions.error} what="没有做成" />
      <div className="ways">
        <Button keys="Alt+B" onPress={actions.chooseFile}>
          选备份文件
        </Button>
        <Button keys="Alt+O" onPress={actions.showFolder}>
          打开数据文件夹
        </Button>
        <Button keys="Alt+L" onPress={actions.practice}>
          到练习站
        </Button>
        <Button keys="Alt+W" onPress={actions.quit}>
          退出
        </Button>
        <MainAction label="再试一次" busy={actions.busy} onPress={actions.retry} />
      </div>
    </StartFrame>
  );
}

function useTroubleActions() {
  const retry = useTask('settings.retryOpen');
  const restore = useTask('settings.restoreBackup');
  const practice = useTask('settings.openPractice');
  const folder = useTask('settings.showDataFolder');
  const quit = useTask('settings.quit');
  const refresh = useRefreshStation();
  const tell = useTell();
  const restoreFrom = (name?: string) =>
    void restore.run(name === undefined ? {} : { name }).then(async (answer) => {
      if (answer?.restored) tellRestored(tell, answer);
      await refresh();
    });
  return {
    retry: () =>
      void retry.run({}).then(async (answer) => {
        if (answer && !answer.opened) tell('还是打不开', 'bad');
        await refresh();
      }),
    restore: restoreFrom,
    chooseFile: () => restoreFrom(),
    practice: () => void practice.run({}).then(refresh),
    showFolder: () => void folder.run({}),
    quit: () => void quit.run({}),
    error: restore.error ?? retry.error ?? practice.error,
    busy: retry.busy || restore.busy,
  };
}

function Backups({ backups, onRestore }: { backups: readonly Backup[]; onRestore: (name: string) => void }) {
  const [chosen, setChosen] = useState(backups[0]?.name);
  const box = useRef<HTMLDivElement>(null);
  useKeys(
    backups.length === 0
      ? []
      : [
          {
            keys: 'Alt+R',
            label: '到备份里选',
            run: () => box.current?.querySelector<HTMLElement>('.table-box')?.focus(),
          },
          { keys: 'Enter', label: '恢复所选' },
        ],
  );
  if (backups.length === 0)
    return <p className="second">这台电脑上没有备份。移动盘里有的话，按 Alt B 选文件。</p>;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && chosen) event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps Enter inside the list
    <div ref={box} className="backups" onKeyDown={onKeyDown}>
      <DataTable
        label="备份"
        rows={backups}
        keyOf={(row) => row.name}
        selected={chosen}
        onSelect={(row) => setChosen(row.name)}
        onOpen={(row) => onRestore(row.name)}
        columns={[
          { head: '这台电脑上的备份，Enter 恢复所选', cell: (row) => row.name },
          { head: '时间', width: 170, cell: (row) => formatMoment(row.at) },
          { head: '大小', width: 110, align: 'right', cell: (row) => formatBytes(row.bytes) },
        ]}
      />
    </div>
  );
}

function formatBytes(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
