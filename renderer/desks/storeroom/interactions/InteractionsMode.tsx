import { type ReactNode, useState } from 'react';
import type { InteractionRow } from '../../../../electron/shared/contract/drug-safety.ts';
import { useCommand } from '../../../api/commands.ts';
import { useQueryCall } from '../../../api/queries.ts';
import { Button, MainAction } from '../../../components/Button.tsx';
import { type Column, DataTable } from '../../../components/DataTable.tsx';
import { DeskFrame, Panel, SideActions, SideSection, SumLine } from '../../../components/DeskFrame.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { TextInput } from '../../../components/inputs.tsx';
import { Tag } from '../../../components/Marks.tsx';
import { Told } from '../../../components/Told.tsx';
import { useTell } from '../../../components/told-line.tsx';
import { InteractionDialog } from './InteractionDialog.tsx';
import { SEVERITY_WORDS } from './severity-words.ts';

const COLUMNS: Column<InteractionRow>[] = [
  { head: '药名含', width: 118, cell: (row) => <b className="whole-name">{row.drugA}</b> },
  { head: '与药名含', width: 118, cell: (row) => <b className="whole-name">{row.drugB}</b> },
  { head: '开方时', width: 80, cell: (row) => SEVERITY_WORDS[row.severity] },
  { head: '为什么', cell: (row) => <span className="whole-name">{row.note}</span> },
  {
    head: '',
    id: 'state',
    width: 66,
    cell: (row) => (row.active ? '在用' : <Tag kind="done">已停用</Tag>),
  },
];

/** 配伍禁忌: the station's own table of drugs that do not go together, checked when a doctor signs. */
export function InteractionsMode({ list }: { list: ReactNode }) {
  const [term, setTerm] = useState('');
  const [editing, setEditing] = useState<'new' | 'chosen'>();
  const { rows, inUse, pair, choose, toggle, error } = usePairs(term.trim());
  return (
    <DeskFrame
      name="s-storeroom"
      list={list}
      strip={<InteractionsStrip count={inUse} />}
      work={
        <Panel className="fill-panel">
          <div className="toolbar">
            <TextInput
              value={term}
              onChange={setTerm}
              icon="search"
              placeholder="药名的一部分"
              autoFocus
              aria-label="查配伍"
            />
            <span className="grow" />
            <Button keys="Alt+A" onPress={() => setEditing('new')}>
              加一对
            </Button>
          </div>
          <Told error={error} what="没有做成" />
          <DataTable
            label="配伍禁忌"
            rows={rows}
            columns={COLUMNS}
            keyOf={(row) => row.interactionId}
            selected={pair?.interactionId}
            onSelect={choose}
            onOpen={() => setEditing('chosen')}
            empty="没有这样的一对。按 Alt A 加上。"
            grow
          />
          {editing === 'new' ? <InteractionDialog onClose={() => setEditing(undefined)} /> : null}
          {editing === 'chosen' && pair ? (
            <InteractionDialog pair={pair} onClose={() => setEditing(undefined)} />
          ) : null}
        </Panel>
      }
      side={
        <>
          <PairSection pair={pair} />
          <SideActions
            lesser={
              <Button keys="Alt+T" onPress={toggle} enabled={pair !== undefined}>
                {pair?.active === false ? '起用' : '停用'}
              </Button>
            }
          >
            <MainAction label="改这一对" ready={pair !== undefined} onPress={() => setEditing('chosen')} />
          </SideActions>
        </>
      }
    />
  );
}

/** The pairs that fit the term, the one under the hand, and whether it is in use. */
function usePairs(term: string) {
  const tell = useTell();
  const all = useQueryCall('storeroom.listInteractions', {});
  const [chosen, setChosen] = useState<number>();
  const change = useCommand('storeroom.changeInteraction', chosen);
  const rows = (all.data ?? []).filter(({ drugA, drugB }) => drugA.includes(term) || drugB.includes(term));
  const pair = rows.find((row) => row.interactionId === chosen);
  const toggle = async () => {
    if (!pair) return;
    const { interactionId, severity, note, active } = pair;
    const done = await change.run({ interactionId, severity, note, active: !active });
    if (done) tell(`${pair.drugA}与${pair.drugB} ${active ? '已停用' : '已起用'}`);
  };
  return {
    rows,
    inUse: all.data?.filter((row) => row.active).length ?? 0,
    pair,
    choose: (row: InteractionRow) => {
      change.clear();
      setChosen(row.interactionId);
    },
    toggle: () => void toggle(),
    error: all.error ?? change.error,
  };
}

function InteractionsStrip({ count }: { count: number }) {
  return (
    <section className="strip">
      <span className="no wait">
        <Icon name="alert" />
        配伍
      </span>
      <div className="id">
        <div className="l1">
          <span className="name">配伍禁忌</span>
          <span className="c">医生签处方时逐对核对，下一张处方起算</span>
        </div>
      </div>
      <div className="facts">
        <span>
          在用<b>{count}</b>
        </span>
      </div>
    </section>
  );
}

function PairSection({ pair }: { pair: InteractionRow | undefined }) {
  if (!pair) return <SideSection title="配伍">先在表里选一对。</SideSection>;
  return (
    <SideSection title="配伍" note={pair.active ? '在用' : '已停用'}>
      <div className="sum">
        <b>{pair.drugA}</b>
      </div>
      <div className="sum">
        <b>{pair.drugB}</b>
      </div>
      <SumLine label="开方时" value={SEVERITY_WORDS[pair.severity]} />
      <p className="say">{pair.note}</p>
      <p className="say">通用名里含有这几个字的药都算。</p>
    </SideSection>
  );
}
