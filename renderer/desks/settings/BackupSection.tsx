import type { ReactNode } from 'react';
import type { Output } from '../../../electron/shared/contract/procedures.ts';
import { KEEP_ALL_DAYS } from '../../../electron/shared/domain/backup-keeping.ts';
import { call } from '../../api/client.ts';
import { useCommand, useTask } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Figure, Panel, SideActions, SideSection } from '../../components/DeskFrame.tsx';
import { formatMoment, formatShortMoment } from '../../components/format.ts';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
import { HeadFrame } from './HeadFrame.tsx';

type Backup = Output<'backup.listBackups'>[number];

function megabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(1)} MB`;
}

const COLUMNS: Column<Backup>[] = [
  { head: '时间', width: 180, cell: (row) => formatMoment(row.at) },
  { head: '文件', cell: (row) => row.name },
  { head: '大小', width: 120, align: 'right', cell: (row) => megabytes(row.bytes) },
];

/** 备份: copies that were read again and proven, and where the second copy goes. */
export function BackupSection({ list }: { list: ReactNode }) {
  const tell = useTell();
  const backups = useQueryCall('backup.listBackups', {});
  const last = useQueryCall('backup.getLast', {});
  const settings = useQueryCall('settings.getSettings', {}, { topics: ['settings', 'backup'] });
  const folder = settings.data?.backup.folder ?? '';
  const make = useTask('backup.now');
  const change = useCommand('backup.changeFolder');
  const rows = backups.data ?? [];
  const now = async () => {
    const made = await make.run({});
    if (made) tell(`备份已做好：${made.name}，${megabytes(made.bytes)}`);
  };
  const choose = async () => {
    const chosen = await call('settings.chooseFolder', {}).catch(() => undefined);
    if (!chosen || chosen.folder === '') return;
    if (!(await change.run({ folder: chosen.folder }))) return;
    tell('以后每次备份也存一份到那里');
  };
  const forget = async () => {
    if (await change.run({ folder: '' })) tell('以后只存在本机');
  };
  return (
    <HeadFrame
      list={list}
      icon="shield"
      title="备份"
      note="做好后重读一遍，核对无误才算数"
      facts={[['本机副本', rows.length]]}
      work={
        <Panel className="fill-panel">
          <Told error={backups.error ?? make.error ?? change.error} what="备份没有做成" />
          <DataTable
            label="备份"
            rows={rows}
            columns={COLUMNS}
            keyOf={(row) => row.name}
            onSelect={() => undefined}
            empty="还没有备份。按 F12 现在做一份。"
            grow
          />
        </Panel>
      }
      side={
        <BackupSide
          newest={rows[0]}
          folder={folder}
          second={last.data?.last?.second}
          busy={make.busy}
          onNow={() => void now()}
          onChoose={() => void choose()}
          onForget={() => void forget()}
        />
      }
    />
  );
}

interface BackupSideProps {
  readonly newest: Backup | undefined;
  /** The second place; empty when there is none. */
  readonly folder: string;
  readonly second: 'none' | 'copied' | 'failed' | undefined;
  readonly busy: boolean;
  readonly onNow: () => void;
  readonly onChoose: () => void;
  readonly onForget: () => void;
}

/** Which copy is the newest, whether the second place has it, and what becomes of the older ones. */
function BackupSide({ newest, folder, second, busy, onNow, onChoose, onForget }: BackupSideProps) {
  return (
    <>
      <SideSection title="最近一份">
        <Figure label="" value={newest ? formatShortMoment(newest.at) : '还没有'} mid />
        {folder === '' ? (
          <p className="say">电脑坏了或丢了，靠的是另一处的副本：请把移动盘设为第二处。</p>
        ) : (
          <p className="say">
            第二处：<b className="path">{folder}</b>
            {second === 'copied' ? '，最近一份已存上。' : '。'}
          </p>
        )}
        <p className="say">
          留着：最近 {KEEP_ALL_DAYS}{' '}
          天的全部，半年内每周一份，更早每月一份。新的一份核对无误，旧的才清；别处拷来的文件不动。
        </p>
        <p className="say">换电脑：新电脑首次启用时按 Alt R，选一份副本接着用。</p>
        {folder !== '' && second === 'failed' ? (
          <p className="say">
            <b>最近一次第二处没有存上。</b>请插好移动盘再按 F12，或按 Alt+M 另选一处。
          </p>
        ) : null}
      </SideSection>
      <SideActions
        lesser={
          <>
            <Button keys="Alt+M" onPress={onChoose}>
              {folder === '' ? '设第二处' : '换第二处'}
            </Button>
            {folder === '' ? null : (
              <Button keys="Alt+X" onPress={onForget}>
                不要了
              </Button>
            )}
          </>
        }
      >
        <MainAction label="立即备份" busy={busy} onPress={onNow} />
      </SideActions>
    </>
  );
}
