import { useState } from 'react';
import type { Output } from '../../../electron/shared/contract/procedures.ts';
import { packsToOrder } from '../../../electron/shared/domain/reorder.ts';
import { useTask } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
import { NextPage } from './NextPage.tsx';

type StockRow = Output<'storeroom.listStock'>['rows'][number];

const PAGE = 50;

const COLUMNS: Column<StockRow>[] = [
  { head: '编码', width: 66, cell: (row) => row.code },
  {
    head: '药名 · 规格',
    cell: (row) => (
      <span className="whole-name">
        <b>{row.genericName}</b> {row.spec}
      </span>
    ),
  },
  { head: '可用', width: 70, align: 'right', cell: (row) => packs(row, row.availableQty) },
  { head: '下限', width: 70, align: 'right', cell: (row) => packs(row, row.minStockQty) },
  {
    head: '上限',
    width: 70,
    align: 'right',
    cell: (row) => (row.maxStockQty === 0 ? '—' : packs(row, row.maxStockQty)),
  },
  {
    head: '要补',
    width: 104,
    align: 'right',
    cell: (row) => (
      <b>
        {packsToOrder(row)} {row.packUnit}
      </b>
    ),
  },
];

function packs(row: StockRow, qty: number): number {
  return Math.floor(qty / row.packSize);
}

/**
 * 补货单: what lies below its minimum and how much the center is asked for. Expired and locked stock counts as none.
 * F12 keeps all of it, not the page alone, as a workbook to hand on.
 */
export function ReorderDialog({ onClose }: { onClose: () => void }) {
  const [page, setPage] = useState(0);
  const [chosen, setChosen] = useState<number>();
  const { data, error } = useQueryCall(
    'storeroom.listStock',
    { only: 'low', page },
    { keepPrevious: true, topics: ['storeroom', 'dispensary'] },
  );
  const rows = data?.rows ?? [];
  const file = useTask('storeroom.exportReorder');
  const tell = useTell();
  const [saved, setSaved] = useState('');
  const save = async () => {
    setSaved('');
    const done = await file.run({});
    if (!done) return;
    setSaved(`已导出 ${done.fileName}，共 ${done.count} 种`);
    tell(`已导出 ${done.fileName}`);
  };
  return (
    <Dialog
      title="补货单"
      note={`低于下限 ${data?.total ?? 0} 种，按上限补；没设上限的补到下限的两倍`}
      onClose={onClose}
      width={880}
    >
      <div className="dialog-body movements papers">
        <Told error={error} what="补货单没有取到" />
        <DataTable
          label="补货单"
          rows={rows}
          columns={COLUMNS}
          keyOf={(row) => row.drugId}
          selected={chosen ?? rows[0]?.drugId}
          onSelect={(row) => setChosen(row.drugId)}
          empty="没有低于下限的药。"
        />
      </div>
      <Told error={file.error} what="补货单没有导出" />
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <NextPage page={page} size={PAGE} total={data?.total ?? 0} onPage={setPage} />
        <span className="say grow">{saved}</span>
        <MainAction
          label="导出补货单"
          hint={`${data?.total ?? 0} 种，.xlsx`}
          ready={rows.length > 0}
          busy={file.busy}
          onPress={() => void save()}
        />
      </div>
    </Dialog>
  );
}
