import './rules.css';
import { type ReactNode, useState } from 'react';
import type { Settings } from '../../../../electron/shared/domain/settings.ts';
import { useCommand } from '../../../api/commands.ts';
import { useQueryCall } from '../../../api/queries.ts';
import { Button, MainAction } from '../../../components/Button.tsx';
import { SideActions, SideSection } from '../../../components/DeskFrame.tsx';
import { Fields } from '../../../components/Fields.tsx';
import { Segmented } from '../../../components/Segmented.tsx';
import { Told } from '../../../components/Told.tsx';
import { useTell } from '../../../components/told-line.tsx';
import { HeadFrame } from '../HeadFrame.tsx';
import { FeeRules, StationRules } from './MoneyRules.tsx';
import { PriorityRules, QueueRules } from './QueueRules.tsx';
import { changedKeys, changeOf, RULE_NAMES } from './rule-changes.ts';
import { DispensaryRules, StoreroomRules } from './StockRules.tsx';

export interface RulePartProps {
  readonly draft: Settings;
  readonly change: <Key extends keyof Settings>(key: Key, value: Partial<Settings[Key]>) => void;
}

const PARTS = [
  { value: 'queue', label: '排队叫号' },
  { value: 'priority', label: '优先对象' },
  { value: 'money', label: '收费和站名' },
  { value: 'stock', label: '药房和药库' },
] as const;

type Part = (typeof PARTS)[number]['value'];

/** 规则设置: whatever differs by place, typed by key; only what was changed is stored. */
export function RulesSection({ list }: { list: ReactNode }) {
  const settings = useQueryCall('settings.getSettings', {});
  const [edited, setEdited] = useState<Settings>();
  const [part, setPart] = useState<Part>('queue');
  const tell = useTell();
  const save = useCommand('settings.changeRule');
  const kept = settings.data;
  const draft = edited ?? kept;
  const keys = kept && draft ? changedKeys(kept, draft) : [];
  const change: RulePartProps['change'] = (key, value) => {
    save.clear();
    if (draft) setEdited({ ...draft, [key]: { ...draft[key], ...value } });
  };
  const store = async () => {
    if (!draft) return;
    for (const key of keys) if (!(await save.run({ change: changeOf(draft, key) }))) return;
    tell(`已改：${keys.map((key) => RULE_NAMES[key]).join('、')}`);
    setEdited(undefined);
  };
  return (
    <HeadFrame
      list={list}
      icon="day"
      title="规则设置"
      note="各站做法不同的地方；改了从现在起算，旧账不变"
      work={
        <>
          <Told error={settings.error ?? save.error} what="设置没有存上" />
          {draft ? (
            <Fields className="rules" onLast={() => void store()}>
              <Segmented label="哪一类" value={part} options={PARTS} onChange={setPart} autoFocus />
              <RulePart part={part} draft={draft} change={change} />
            </Fields>
          ) : null}
        </>
      }
      side={
        <ChangesSide
          keys={keys}
          busy={save.busy}
          onUndo={() => setEdited(undefined)}
          onStore={() => void store()}
        />
      }
    />
  );
}

function RulePart({ part, draft, change }: RulePartProps & { part: Part }) {
  switch (part) {
    case 'queue':
      return <QueueRules draft={draft} change={change} />;
    case 'priority':
      return <PriorityRules draft={draft} change={change} />;
    case 'money':
      return (
        <>
          <FeeRules draft={draft} change={change} />
          <StationRules draft={draft} change={change} />
        </>
      );
    case 'stock':
      return (
        <>
          <DispensaryRules draft={draft} change={change} />
          <StoreroomRules draft={draft} change={change} />
        </>
      );
  }
}

interface ChangesSideProps {
  readonly keys: readonly (keyof typeof RULE_NAMES)[];
  readonly busy: boolean;
  readonly onUndo: () => void;
  readonly onStore: () => void;
}

function ChangesSide({ keys, busy, onUndo, onStore }: ChangesSideProps) {
  return (
    <>
      <SideSection title="要存的改动" note={`${keys.length} 组`}>
        {keys.length === 0 ? <p className="say">还没有改。</p> : null}
        {keys.map((key) => (
          <div key={key} className="chk">
            <span />
            <b>{RULE_NAMES[key]}</b>
          </div>
        ))}
      </SideSection>
      <SideActions
        lesser={
          <Button keys="Alt+X" onPress={onUndo} enabled={keys.length > 0}>
            还原
          </Button>
        }
      >
        <MainAction
          label="存设置"
          {...(keys.length === 0 ? { hint: '没改' } : {})}
          ready={keys.length > 0}
          busy={busy}
          onPress={onStore}
        />
      </SideActions>
    </>
  );
}
