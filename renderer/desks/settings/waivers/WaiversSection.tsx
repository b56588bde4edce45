import { type ReactNode, useState } from 'react';
import type { Output } from '../../../../electron/shared/contract/procedures.ts';
import { FEE_CATEGORY_LABELS } from '../../../../electron/shared/domain/fee-categories.ts';
import { PRIORITY_GROUP_LABELS } from '../../../../electron/shared/domain/priority.ts';
import { useCommand } from '../../../api/commands.ts';
import { useQueryCall } from '../../../api/queries.ts';
import { Button, MainAction } from '../../../components/Button.tsx';
import { type Column, DataTable } from '../../../components/DataTable.tsx';
import { Panel, SideActions, SideSection, SumLine } from '../../../components/DeskFrame.tsx';
import { Tag } from '../../../components/Marks.tsx';
import { Told } from '../../../components/Told.tsx';
import { useTell } from '../../../components/told-line.tsx';
import { HeadFrame } from '../HeadFrame.tsx';
import { WaiverDialog } from './WaiverDialog.tsx';

type Rule = Output<'settings.listWaiverRules'>[number];

function whom(rule: Rule): string {
  if (rule.condition === 'contract') return '家庭医生签约居民';
  if (rule.condition === 'age') return `${rule.minAge ?? ''} 岁及以上`;
  return rule.group === null ? '' : PRIORITY_GROUP_LABELS[rule.group];
}

const COLUMNS: Column<Rule>[] = [
  { head: '编码', large: 'out', width: 90, cell: (row) => row.code },
  { head: '减免', cell: (row) => <b>{row.name}</b> },
  { head: '对谁', large: 138, width: 150, cell: whom },
  {
    head: '减什么',
    large: 100,
    width: 130,
    cell: (row) => row.itemName || FEE_CATEGORY_LABELS[row.category],
  },
  { head: '减 %', width: 64, align: 'right', cell: (row) => row.percent },
  {
    head: '',
    id: 'state',
    width: 90,
    cell: (row) => (row.active ? '在用' : <Tag kind="done">已停用</Tag>),
  },
];

/** 减免: rules by which money is not asked for; amounts are computed, never typed. */
export function WaiversSection({ list }: { list: ReactNode }) {
  const tell = useTell();
  const rules = useQueryCall('settings.listWaiverRules', {});
  const [chosen, setChosen] = useState<Rule>();
  const [adding, setAdding] = useState(false);
  const use = useCommand('settings.changeWaiverRuleUse', chosen?.waiverRuleId);
  const rows = rules.data ?? [];
  const rule = rows.find((row) => row.waiverRuleId === chosen?.waiverRuleId);
  const toggle = async () => {
    if (!rule) return;
    const changed = await use.run({ waiverRuleId: rule.waiverRuleId, active: !rule.active });
    if (changed) tell(`${rule.name} ${rule.active ? '已停用' : '已起用'}`);
  };
  return (
    <HeadFrame
      list={list}
      icon="heart"
      title="减免"
      note="减免单列，不计收入；金额按办法算，不能手填"
      facts={[['在用', rows.filter((row) => row.active).length]]}
      work={
        <Panel className="fill-panel">
          <Told error={rules.error ?? use.error} what="没有做成" />
          <DataTable
            label="减免"
            rows={rows}
            columns={COLUMNS}
            keyOf={(row) => row.waiverRuleId}
            selected={chosen?.waiverRuleId}
            onSelect={(row) => {
              use.clear();
              setChosen(row);
            }}
            empty="没有减免办法。按 F12 照中心文件加一条。"
            grow
          />
          {adding ? <WaiverDialog onClose={() => setAdding(false)} /> : null}
        </Panel>
      }
      side={
        <>
          <RuleSection rule={rule} />
          <SideActions
            lesser={
              <Button keys="Alt+T" onPress={() => void toggle()} enabled={rule !== undefined}>
                {rule?.active === false ? '起用' : '停用'}
              </Button>
            }
          >
            <MainAction label="加一条" onPress={() => setAdding(true)} />
          </SideActions>
        </>
      }
    />
  );
}

function RuleSection({ rule }: { rule: Rule | undefined }) {
  return (
    <SideSection title="减免" note={rule?.code ?? ''}>
      {rule ? (
        <>
          <div className="sum">
            <b>{rule.name}</b>
          </div>
          <SumLine label="对谁" value={whom(rule)} />
          <SumLine label="减" value={`${rule.percent}%`} />
          <p className="say">依据：{rule.basis}</p>
        </>
      ) : (
        '先在表里选一条。'
      )}
      <p className="say">收据上写着办法，所以不能改；要改就停用，另加一条。</p>
    </SideSection>
  );
}
