import './duty.css';
import { type ReactNode, useState } from 'react';
import { useCommand } from '../../../api/commands.ts';
import { useQueryCall } from '../../../api/queries.ts';
import { Button, MainAction } from '../../../components/Button.tsx';
import { type Column, DataTable } from '../../../components/DataTable.tsx';
import { Panel, SideActions, SideSection } from '../../../components/DeskFrame.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { formatShortDay } from '../../../components/format.ts';
import { useKeys } from '../../../components/keys.tsx';
import { Told } from '../../../components/Told.tsx';
import { useTell } from '../../../components/told-line.tsx';
import { HeadFrame } from '../HeadFrame.tsx';
import { DutyDialog } from './DutyDialog.tsx';
import { type Exception, exceptionWords, SESSION_WORDS, weekdayName } from './duty-words.ts';
import { ExceptionDialog } from './ExceptionDialog.tsx';
import { type GridPlace, WeekGrid } from './WeekGrid.tsx';

const COLUMNS: readonly Column<Exception>[] = [
  { head: '日期', width: 130, cell: (row) => `${formatShortDay(row.day)} ${SESSION_WORDS[row.session]}` },
  { head: '医生', width: 110, cell: (row) => <b>{row.doctor}</b> },
  { head: '变动', width: 270, large: 190, cell: exceptionWords },
  { head: '为什么', cell: (row) => row.reason },
];

/** 排班: who sees patients when and where; the desk offers those on duty first. */
export function DutySection({ list }: { list: ReactNode }) {
  const { plan, chosen, setChosen, standing, clear, takeBack, error } = useDuties();
  const [open, setOpen] = useState<GridPlace>();
  const [adding, setAdding] = useState(false);
  useKeys([
    { keys: 'Enter', label: '排这一格' },
    { keys: 'Delete', label: '这一格休息' },
  ]);
  return (
    <HeadFrame
      list={list}
      icon="day"
      title="排班"
      note="在班的医生挂号台先列出来；没有排班，谁都可以挂"
      facts={[
        ['每周出诊', plan?.weekly.length ?? 0],
        ['变动', plan?.exceptions.length ?? 0],
      ]}
      work={
        <>
          <Told error={error} what="没有做成" />
          <Panel title="一周" note="↑ ↓ ← → 走格，回车排班，Delete 休息">
            {plan ? <WeekGrid duties={plan} onOpen={setOpen} onClear={clear} /> : null}
          </Panel>
          <Panel className="fill-panel" title="停诊、替诊、加诊" note="今天和以后的">
            <DataTable
              label="变动"
              rows={plan?.exceptions ?? []}
              columns={COLUMNS}
              keyOf={(row) => row.id}
              selected={chosen?.id}
              onSelect={setChosen}
              empty={
                <EmptyState icon="day" title="没有变动">
                  医生有事，按 F12 记停诊或替诊，挂号台当天就按它来。
                </EmptyState>
              }
              grow
            />
          </Panel>
          {open && plan ? (
            <DutyDialog place={open} rooms={plan.rooms} onClose={() => setOpen(undefined)} />
          ) : null}
          {adding && plan ? <ExceptionDialog duties={plan} onClose={() => setAdding(false)} /> : null}
        </>
      }
      side={
        <DutySide
          mayAdd={plan !== undefined}
          mayTakeBack={standing !== undefined}
          onAdd={() => setAdding(true)}
          onTakeBack={takeBack}
        />
      }
    />
  );
}

/** The week and what differs from it, with what is done to either at once. */
function useDuties() {
  const duties = useQueryCall(
    'registration.listDuties',
    {},
    { topics: ['registration', 'staff', 'settings'] },
  );
  const [chosen, setChosen] = useState<Exception>();
  const set = useCommand('registration.setDuty');
  const withdraw = useCommand('registration.withdrawDutyException', chosen?.id);
  const tell = useTell();
  const plan = duties.data;
  const standing = plan?.exceptions.find((one) => one.id === chosen?.id);
  const clear = async ({ doctor, session, weekday }: GridPlace) => {
    const done = await set.run({ doctorId: doctor.doctorId, session, weekday, duty: null });
    if (done) tell(`${doctor.name} ${weekdayName(weekday)}${SESSION_WORDS[session]} 改为休息`);
  };
  const takeBack = async () => {
    if (!standing || !(await withdraw.run({ id: standing.id }))) return;
    tell(`${standing.doctor} 的变动已撤掉`);
    setChosen(undefined);
  };
  return {
    plan,
    chosen,
    setChosen,
    standing,
    clear: (place: GridPlace) => void clear(place),
    takeBack: () => void takeBack(),
    error: duties.error ?? set.error ?? withdraw.error,
  };
}

interface DutySideProps {
  readonly mayAdd: boolean;
  readonly mayTakeBack: boolean;
  readonly onAdd: () => void;
  readonly onTakeBack: () => void;
}

function DutySide({ mayAdd, mayTakeBack, onAdd, onTakeBack }: DutySideProps) {
  return (
    <>
      <SideSection title="怎样起作用">
        <p className="say">停诊的不能挂；不在班的要写一句才能挂；限号满了只有站长写明理由能加。</p>
        <p className="say">急诊不受排班和限号限制。</p>
      </SideSection>
      <SideActions
        lesser={
          <Button keys="Alt+T" onPress={onTakeBack} enabled={mayTakeBack}>
            撤掉变动
          </Button>
        }
      >
        <MainAction label="加一条变动" onPress={onAdd} ready={mayAdd} />
      </SideActions>
    </>
  );
}
