import { type ReactNode, useState } from 'react';
import type { Output } from '../../../electron/shared/contract/procedures.ts';
import {
  QUEUE_POINT_NAMES,
  QUEUE_POINTS,
  type QueuePoint,
} from '../../../electron/shared/domain/queue-points.ts';
import { useCommand } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Panel, SideActions, SideSection } from '../../components/DeskFrame.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Fields } from '../../components/Fields.tsx';
import { Field, TextInput } from '../../components/inputs.tsx';
import { Tag } from '../../components/Marks.tsx';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
import { ChoicePicker } from './ChoicePicker.tsx';
import { HeadFrame } from './HeadFrame.tsx';

type Room = Output<'settings.listRooms'>[number];

const COLUMNS: Column<Room>[] = [
  { head: '诊室或窗口', cell: (row) => <b>{row.name}</b> },
  { head: '在这里做', width: 200, cell: (row) => QUEUE_POINT_NAMES[row.point] },
  {
    head: '',
    id: 'state',
    width: 110,
    cell: (row) => (row.active ? '在用' : <Tag kind="done">已停用</Tag>),
  },
];

/** 诊室: the rooms and windows to which people are called. */
export function RoomsSection({ list }: { list: ReactNode }) {
  const tell = useTell();
  const rooms = useQueryCall('settings.listRooms', {});
  const [chosen, setChosen] = useState<Room>();
  const [adding, setAdding] = useState(false);
  const use = useCommand('settings.changeRoomUse', chosen?.clinicId);
  const rows = rooms.data ?? [];
  const room = rows.find((row) => row.clinicId === chosen?.clinicId);
  const toggle = async () => {
    if (!room) return;
    const changed = await use.run({ clinicId: room.clinicId, active: !room.active });
    if (changed) tell(`${room.name} ${room.active ? '已停用' : '已起用'}`);
  };
  return (
    <HeadFrame
      list={list}
      icon="home"
      title="诊室"
      note="叫号时叫到哪间、哪个窗口"
      facts={[['在用', rows.filter((row) => row.active).length]]}
      work={
        <Panel className="fill-panel">
          <Told error={rooms.error ?? use.error} what="没有做成" />
          <DataTable
            label="诊室"
            rows={rows}
            columns={COLUMNS}
            keyOf={(row) => row.clinicId}
            selected={chosen?.clinicId}
            onSelect={(row) => {
              use.clear();
              setChosen(row);
            }}
            empty="还没有诊室，不能挂号。按 F12 加一间。"
            grow
          />
          {adding ? <NewRoom onClose={() => setAdding(false)} /> : null}
        </Panel>
      }
      side={
        <>
          <SideSection title="诊室">
            {room ? <b>{room.name}</b> : '先在表里选一间。'}
            <p className="say">有人在等的诊室不能停用。</p>
          </SideSection>
          <SideActions
            lesser={
              <Button keys="Alt+T" onPress={() => void toggle()} enabled={room !== undefined}>
                {room?.active === false ? '起用' : '停用'}
              </Button>
            }
          >
            <MainAction label="加一间" onPress={() => setAdding(true)} />
          </SideActions>
        </>
      }
    />
  );
}

function NewRoom({ onClose }: { onClose: () => void }) {
  const tell = useTell();
  const [name, setName] = useState('');
  const [point, setPoint] = useState<QueuePoint>('consultation');
  const add = useCommand('settings.addRoom');
  const save = async () => {
    if (name.trim() === '') return;
    if (!(await add.run({ name, point }))) return;
    tell(`${name} 已加上`);
    onClose();
  };
  return (
    <Dialog title="加一间" onClose={onClose} width={440}>
      <Fields className="dialog-body" onLast={() => void save()}>
        <div className="head-form">
          <Field label="名称">
            <TextInput value={name} maxLength={20} autoFocus onChange={setName} />
          </Field>
          <Field label="在这里做">
            <ChoicePicker
              label="在这里做"
              codes={QUEUE_POINTS}
              nameOf={(one) => QUEUE_POINT_NAMES[one]}
              value={point}
              onPick={setPoint}
            />
          </Field>
        </div>
        <Told error={add.error} what="没有加上" />
      </Fields>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction label="加上" ready={name.trim() !== ''} busy={add.busy} onPress={() => void save()} />
      </div>
    </Dialog>
  );
}
