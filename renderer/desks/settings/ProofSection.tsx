import { type ReactNode, useState } from 'react';
import type { Output } from '../../../electron/shared/contract/procedures.ts';
import { stopTask, useTask } from '../../api/commands.ts';
import { useProgress } from '../../api/use-progress.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Figure, Panel, SideActions, SideSection, SumLine } from '../../components/DeskFrame.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Tag } from '../../components/Marks.tsx';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
import { HeadFrame } from './HeadFrame.tsx';

type Proof = Output<'settings.proveBooks'>;
type Breach = Proof['breaches'][number];

const COLUMNS: Column<Breach>[] = [
  { head: '不符的规矩', cell: (row) => <b>{row.sentence}</b> },
  { head: '表', width: 150, cell: (row) => row.table },
  { head: '行数', width: 70, align: 'right', cell: (row) => row.count },
];

/** 账目自证: the books worked out again from the raw rows, nothing that was computed before is trusted. */
export function ProofSection({ list }: { list: ReactNode }) {
  const tell = useTell();
  const prove = useTask('settings.proveBooks');
  const [proof, setProof] = useState<Proof>();
  const [chosen, setChosen] = useState<Breach>();
  const run = async () => {
    setProof(undefined);
    const found = await prove.run({});
    if (!found) return;
    setProof(found);
    const broken = found.breaches.length;
    if (broken === 0) tell(`账目自证：${found.ruleCount} 条规矩都成立`);
    else tell(`账目自证：${broken} 条规矩不成立`, 'bad');
  };
  return (
    <HeadFrame
      list={list}
      icon="okc"
      title="账目自证"
      note="从原始记录重算收费、库存、日结、月结，不信任何算好的数"
      tags={proof ? <ProofTag proof={proof} /> : undefined}
      facts={proof ? [['规矩', proof.ruleCount]] : []}
      work={
        <Panel className="fill-panel">
          <Told error={prove.error} what="没有核对成" />
          {proof && proof.breaches.length > 0 ? (
            <DataTable
              label="不符的地方"
              rows={proof.breaches}
              columns={COLUMNS}
              keyOf={(row) => row.rule}
              selected={chosen?.rule}
              onSelect={setChosen}
              grow
            />
          ) : (
            <Nothing proof={proof} busy={prove.busy} />
          )}
        </Panel>
      }
      side={
        <>
          {proof ? <History proof={proof} /> : null}
          {chosen && proof ? <Rows breach={chosen} /> : null}
          <SideActions
            lesser={
              <Button keys="Alt+X" onPress={() => stopTask('settings.proveBooks')} enabled={prove.busy}>
                停下
              </Button>
            }
          >
            <MainAction label="核对一遍" busy={prove.busy} onPress={() => void run()} />
          </SideActions>
        </>
      }
    />
  );
}

function ProofTag({ proof }: { proof: Proof }) {
  const broken = proof.breaches.length;
  return broken === 0 ? (
    <Tag kind="ok" icon="check">
      都成立
    </Tag>
  ) : (
    <Tag kind="bad" icon="alert">
      {broken} 条不成立
    </Tag>
  );
}

function Nothing({ proof, busy }: { proof: Proof | undefined; busy: boolean }) {
  const share = useProgress('settings.proveBooks');
  if (busy) return <EmptyState icon="clock" title={`正在核对 ${Math.floor((share ?? 0) * 100)}%`} />;
  if (!proof) {
    return (
      <EmptyState icon="shield" title="还没有核对">
        按 F12 从头核对一遍，核对不改动任何数据。
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="okc" title={`${proof.ruleCount} 条规矩都成立`}>
      收费 = 各种收款 + 医保 + 减免；药费 = 出库进价 ± 尾差；库存 = 历次进出。
    </EmptyState>
  );
}

function History({ proof }: { proof: Proof }) {
  const { tables } = proof;
  return (
    <SideSection title="核对了">
      <SumLine label="人次" value={String(tables.visits)} />
      <SumLine label="收据" value={String(tables.receipts)} />
      <SumLine label="库存流水" value={String(tables.movements)} />
      <SumLine label="营业日" value={String(tables.days)} />
      <Figure label="不成立" value={String(proof.breaches.length)} mid />
    </SideSection>
  );
}

function Rows({ breach }: { breach: Breach }) {
  return (
    <SideSection title="不符的行" note={`${breach.count} 行`}>
      {breach.rows.slice(0, 6).map((row) => {
        const words = Object.entries(row).map(([name, value]) => `${name} ${value}`);
        return (
          <p key={words.join(' ')} className="say">
            {words.join('，')}
          </p>
        );
      })}
    </SideSection>
  );
}
