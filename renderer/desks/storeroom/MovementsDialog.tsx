import type { Output } from '../../../electron/shared/contract/procedures.ts';
import type { BatchId } from '../../../electron/shared/values/ids.ts';
import { useQueryCall } from '../../api/queries.ts';
import { Button } from '../../components/Button.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { formatFen, formatShortMoment } from '../../components/format.ts';
import { Told } from '../../components/Told.tsx';

type Movement = Output<'storeroom.listMovements'>['rows'][number];

const KINDS: Readonly<Record<Movement['kind'], string>> = {
  purchase: '入库',
  dispense: '发药',
  return: '退药',
  loss: '报损',
  adjust: '盘点',
  supplier_return: '退货',
};

/** What happened to a batch, newest first, each with the stock after it, in smallest units. */
export function MovementsDialog({ batchId, onClose }: { batchId: BatchId; onClose: () => void }) {
  const { data, error } = useQueryCall('storeroom.listMovements', { batchId });
  const unit = data?.batch.drug.smallUnit ?? '';
  const signed = (value: number) => (value > 0 ? `+${value}` : `−${Math.abs(value)}`);
  const columns: Column<Movement>[] = [
    { head: '时间', width: 104, cell: (row) => formatShortMoment(row.at) },
    { head: '事由', width: 62, cell: (row) => KINDS[row.kind] },
    { head: `数量 ${unit}`, width: 86, align: 'right', cell: (row) => signed(row.qty) },
    { head: `结存 ${unit}`, width: 86, align: 'right', cell: (row) => row.afterQty },
    { head: '金额', width: 96, align: 'right', cell: (row) => formatFen(row.costFen) },
    { head: '经手', width: 74, cell: (row) => row.staffName },
    { head: '单号 · 原因', cell: (row) => row.noteNo || row.reason },
  ];
  const title = data ? `${data.batch.drug.genericName} ${data.batch.drug.spec}` : '批次流水';
  return (
    <Dialog title={title} note={data ? `批号 ${data.batch.batchNo}` : ''} onClose={onClose} width={820}>
      <div className="dialog-body movements">
        <Told error={error} />
        <DataTable
          label="批次流水"
          rows={data?.rows ?? []}
          columns={columns}
          keyOf={(row) => row.movementId}
          empty="还没有流水。"
        />
        {data && data.total > data.rows.length ? (
          <p className="say">
            共 {data.total} 笔，显示最近 {data.rows.length} 笔。
          </p>
        ) : null}
      </div>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
      </div>
    </Dialog>
  );
}
