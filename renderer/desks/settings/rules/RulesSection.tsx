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
  { value: 'queue', label: '排队和优先' },
  { value: 'money', label: '收费和站名' },
  { value: 'stock', label: '药房和药库' },
] as const;

/** 规则设置: whatever differs by place, typed by key; only what was changed is stored. */
export function RulesSection({ list }: { list: ReactNode }) {
  const settings = useQueryCall('settings.getSettings', {});
  const [edited, setEdited] = useState<Settings>();
  const [part, setPart] = useState<(typeof PARTS)[number]['value']>('queue');
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
              {part === 'queue' ? (
                <>
                  <QueueRules draft={draft} change={change} />
                  <PriorityRules draft={draft} change={change} />
                </>
              ) : null}
              {part === 'money' ? (
                <>
                  <FeeRules draft={draft} change={change} />
                  <StationRules draft={draft} change={change} />
                </>
              ) : null}
              {part === 'stock' ? (
                <>
                  <DispensaryRules draft={draft} change={change} />
                  <StoreroomRules draft={draft} change={change} />
                </>
              ) : null}
            </Fields>
          ) : null}
        </>
      }
      side={
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
              <Button keys="Alt+X" onPress={() => setEdited(undefined)} enabled={keys.length > 0}>
                还原
              </Button>
            }
          >
            <MainAction
              label="存设置"
              {...(keys.length === 0 ? { hint: '没有改动' } : {})}
              ready={keys.length > 0}
              busy={save.busy}
              onPress={() => void store()}
            />
          </SideActions>
        </>
      }
    />
  );
}
