import { useState } from 'react';
import type { Output } from '../../../electron/shared/contract/procedures.ts';
import type { DeliveryId } from '../../../electron/shared/values/ids.ts';
import { useQueryCall } from '../../api/queries.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { formatFen } from '../../components/format.ts';
import { Told } from '../../components/Told.tsx';
import { DeliveryDialog } from './DeliveryDialog.tsx';
import { NextPage } from './NextPage.tsx';

type Delivery = Output<'storeroom.listDeliveries'>['rows'][number];

const PAGE = 50;

const COLUMNS: Column<Delivery>[] = [
  { head: '日期', width: 104, cell: (row) => row.day },
  { head: '供货单位', cell: (row) => <span className="whole-name">{row.supplierName}</span> },
  {
    head: '随货同行单',
    width: 188,
    cell: (row) =>
      row.opening ? (
        <span className="whole-name quiet">期初库存 {row.noteNo}</span>
      ) : (
        <span className="whole-name">{row.noteNo}</span>
      ),
  },
  {
    head: '发票',
    width: 188,
    cell: (row) => (row.opening ? '—' : <span className="whole-name">{row.invoiceNo}</span>),
  },
  { head: '行', width: 50, align: 'right', cell: (row) => row.lineCount },
  { head: '金额', width: 104, align: 'right', cell: (row) => formatFen(row.invoiceFen) },
  { head: '验收', width: 84, cell: (row) => row.acceptedBy },
];

/** 入库记录: every delivery that was taken in, newest first, by its papers; Enter shows one of them. */
export function DeliveriesDialog({ onClose }: { onClose: () => void }) {
  const [page, setPage] = useState(0);
  const [chosen, setChosen] = useState<number>();
  const [opened, setOpened] = useState<DeliveryId>();
  const { data, error } = useQueryCall('storeroom.listDeliveries', { page }, { keepPrevious: true });
  const rows = data?.rows ?? [];
  const current = rows.find((row) => row.deliveryId === chosen) ?? rows[0];
  return (
    <Dialog title="入库记录" note={`共 ${data?.total ?? 0} 单，新的在上`} onClose={onClose} width={1040}>
      <div className="dialog-body movements papers">
        <Told error={error} what="入库记录没有取到" />
        <DataTable
          label="入库记录"
          rows={rows}
          columns={COLUMNS}
          keyOf={(row) => row.deliveryId}
          selected={current?.deliveryId}
          onSelect={(row) => setChosen(row.deliveryId)}
          onOpen={(row) => setOpened(row.deliveryId)}
          empty="还没有入过库。"
        />
      </div>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <NextPage page={page} size={PAGE} total={data?.total ?? 0} onPage={setPage} />
        <MainAction
          label="看验收记录"
          hint="回车也看"
          ready={current !== undefined}
          onPress={() => setOpened(current?.deliveryId)}
        />
      </div>
      {opened === undefined ? null : (
        <DeliveryDialog deliveryId={opened} onClose={() => setOpened(undefined)} />
      )}
    </Dialog>
  );
}
