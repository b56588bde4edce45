import { useState } from 'react';
import type { LedgerDrug, LedgerMonth } from '../../../electron/shared/contract/ledger.ts';
import type { DrugId } from '../../../electron/shared/values/ids.ts';
import { formatPacks, quantity } from '../../../electron/shared/values/quantity.ts';
import { useQueryCall } from '../../api/queries.ts';
import { Button } from '../../components/Button.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { formatFen } from '../../components/format.ts';
import { Told } from '../../components/Told.tsx';
import { formatMonth } from './month-words.ts';

type Flow = LedgerDrug['opening'];

const LEDGER_TOPICS = ['ledger', 'storeroom', 'dispensary'] as const;

function packs(drug: LedgerDrug, flow: Flow): string {
  if (flow.qty === 0) return '—';
  return formatPacks(flow.qty, drug.packSize, drug.packUnit, drug.smallUnit);
}

function sum(flows: Readonly<Record<string, Flow>>): Flow {
  const all = Object.values(flows);
  return {
    qty: quantity(all.reduce((total, flow) => total + flow.qty, 0)),
    fen: all.reduce((total, flow) => total + flow.fen, 0) as Flow['fen'],
  };
}

/** 药品收支存: opening + in − out = closing of each drug, in packs and at purchase cost. */
export function DrugsDialog({ ledger, onClose }: { ledger: LedgerMonth; onClose: () => void }) {
  const { data, error } = useQueryCall(
    'ledger.listDrugs',
    { month: ledger.month },
    { topics: LEDGER_TOPICS },
  );
  const [selected, select] = useState<DrugId>();
  return (
    <Dialog
      title="药品收支存"
      note={`${formatMonth(ledger.month)} · 按进价 · ${ledger.drugs.drugCount} 品`}
      onClose={onClose}
      width={1240}
    >
      <div className="dialog-body drugs">
        <Told error={error} />
        <DataTable
          label="药品收支存"
          rows={data ?? []}
          columns={columnsOf(ledger)}
          keyOf={(drug) => drug.drugId}
          selected={selected ?? data?.[0]?.drugId}
          onSelect={(drug) => select(drug.drugId)}
          empty="这个月没有药品进出，也没有库存。"
          grow
        />
      </div>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <span className="say">
          期初 + 购入 + 其他收入 − 发药 − 其他发出 = 期末；明细和公式在导出的 Excel 里
        </span>
      </div>
    </Dialog>
  );
}

function columnsOf({ drugs }: LedgerMonth): Column<LedgerDrug>[] {
  const { in: incoming, out: outgoing } = drugs;
  const otherIn = (drug: LedgerDrug) => sum({ a: drug.in.return, b: drug.in.adjust_in });
  const otherOut = (drug: LedgerDrug) =>
    sum({ a: drug.out.loss, b: drug.out.adjust_out, c: drug.out.supplier_return });
  const otherInFen = incoming.return + incoming.adjust_in;
  const otherOutFen = outgoing.loss + outgoing.adjust_out + outgoing.supplier_return;
  const flow = (head: string, of: (drug: LedgerDrug) => Flow, totalFen: number): Column<LedgerDrug>[] => [
    { id: `${head} 数量`, head, align: 'right', width: 78, cell: (drug) => packs(drug, of(drug)) },
    {
      id: `${head} 金额`,
      head: '元',
      align: 'right',
      width: 78,
      cell: (drug) => (of(drug).fen === 0 ? '—' : formatFen(of(drug).fen)),
      total: formatFen(totalFen as Flow['fen']),
    },
  ];
  return [
    { head: '药品', cell: (drug) => `${drug.name} ${drug.spec}`, total: '合计' },
    ...flow('期初', (drug) => drug.opening, drugs.openingFen),
    ...flow('购入', (drug) => drug.in.purchase, incoming.purchase),
    ...(otherInFen === 0 ? [] : flow('其他收入', otherIn, otherInFen)),
    ...flow('发药', (drug) => drug.out.dispense, outgoing.dispense),
    ...(otherOutFen === 0 ? [] : flow('其他发出', otherOut, otherOutFen)),
    ...flow('期末', (drug) => drug.closing, drugs.closingFen),
  ];
}
