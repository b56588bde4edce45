import { type ReactNode, useState } from 'react';
import type { Output } from '../../../../electron/shared/contract/procedures.ts';
import { useCommand } from '../../../api/commands.ts';
import { useQueryCall } from '../../../api/queries.ts';
import { useStation } from '../../../api/station.tsx';
import { Button, MainAction } from '../../../components/Button.tsx';
import { type Column, DataTable } from '../../../components/DataTable.tsx';
import { Panel, SideActions, SideSection, SumLine } from '../../../components/DeskFrame.tsx';
import { formatShortMoment } from '../../../components/format.ts';
import { Tag } from '../../../components/Marks.tsx';
import { Told } from '../../../components/Told.tsx';
import { useTell } from '../../../components/told-line.tsx';
import { HeadFrame } from '../HeadFrame.tsx';
import { PasswordDialog } from './PasswordDialog.tsx';
import { PersonDialog } from './PersonDialog.tsx';
import { rolesInWords } from './role-words.ts';

export type Person = Output<'staff.list'>[number];

type PeopleDialog = 'new' | 'change' | 'password';

const COLUMNS: Column<Person>[] = [
  { head: '姓名', large: 90, width: 120, cell: (row) => <b>{row.name}</b> },
  { head: '职务', large: 130, width: 170, cell: (row) => row.title },
  { head: '岗位', cell: (row) => rolesInWords(row.roles) },
  { head: '电话', large: 'out', width: 120, cell: (row) => row.phone },
  {
    head: '在岗',
    width: 90,
    cell: (row) => (row.active ? '在岗' : <Tag kind="done">已停用</Tag>),
  },
];

/** 人员: who works here, what each may do, and new passwords. Nobody is deleted. */
export function PeopleSection({ list }: { list: ReactNode }) {
  const tell = useTell();
  const people = useQueryCall('staff.list', {});
  const [chosen, setChosen] = useState<Person>();
  const [dialog, setDialog] = useState<PeopleDialog>();
  const stop = useCommand('staff.deactivate', chosen?.staffId);
  const back = useCommand('staff.reactivate', chosen?.staffId);
  const rows = people.data ?? [];
  const person = rows.find((row) => row.staffId === chosen?.staffId);
  const choose = (row: Person) => {
    stop.clear();
    back.clear();
    setChosen(row);
  };
  const toggle = async () => {
    if (!person) return;
    const { staffId } = person;
    const changed = person.active ? await stop.run({ staffId }) : await back.run({ staffId });
    if (changed) tell(`${person.name} ${person.active ? '已停用' : '已恢复在岗'}`);
  };
  const close = () => setDialog(undefined);
  return (
    <HeadFrame
      list={list}
      icon="people"
      title="人员"
      note="岗位决定能做什么；离开的人停用，不删除"
      facts={[['在岗', rows.filter((row) => row.active).length]]}
      work={
        <Panel className="fill-panel">
          <Told error={people.error ?? stop.error ?? back.error} what="没有做成" />
          <DataTable
            label="人员"
            rows={rows}
            columns={COLUMNS}
            keyOf={(row) => row.staffId}
            selected={chosen?.staffId}
            onSelect={choose}
            onOpen={() => setDialog('change')}
            grow
          />
          {dialog === 'new' ? <PersonDialog onClose={close} /> : null}
          {dialog === 'change' && person ? <PersonDialog person={person} onClose={close} /> : null}
          {dialog === 'password' && person ? <PasswordDialog person={person} onClose={close} /> : null}
        </Panel>
      }
      side={<PersonSide person={person} onOpen={setDialog} onToggle={() => void toggle()} />}
    />
  );
}

interface PersonSideProps {
  readonly person: Person | undefined;
  readonly onOpen: (dialog: PeopleDialog) => void;
  readonly onToggle: () => void;
}

function PersonSide({ person, onOpen, onToggle }: PersonSideProps) {
  const { me } = useStation();
  return (
    <>
      <SideSection title={person?.name ?? '先选一人'} note={person?.title ?? ''}>
        {person ? (
          <>
            <SumLine label="岗位" value={rolesInWords(person.roles)} />
            <SumLine label="登记" value={formatShortMoment(person.createdAt)} />
            <p className="say">改岗位后，他下次登录起生效。</p>
          </>
        ) : null}
      </SideSection>
      <SideActions
        lesser={
          <>
            <Button keys="Alt+E" onPress={() => onOpen('change')} enabled={person !== undefined}>
              改岗位
            </Button>
            <Button keys="Alt+W" onPress={() => onOpen('password')} enabled={person?.active === true}>
              新密码
            </Button>
            <Button
              keys="Alt+T"
              onPress={onToggle}
              enabled={person !== undefined && person.staffId !== me?.staffId}
            >
              {person?.active === false ? '恢复在岗' : '停用'}
            </Button>
          </>
        }
      >
        <MainAction label="加一人" onPress={() => onOpen('new')} />
      </SideActions>
    </>
  );
}
