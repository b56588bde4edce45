import { useState } from 'react';
import type { Output } from '../../../electron/shared/contract/procedures.ts';
import type { DeliveryId } from '../../../electron/shared/values/ids.ts';
import { formatPacks } from '../../../electron/shared/values/quantity.ts';
import { useQueryCall } from '../../api/queries.ts';
import { Button } from '../../components/Button.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { formatFen, formatMoment, formatPrice } from '../../components/format.ts';
import { Told } from '../../components/Told.tsx';
import { NextPage } from './NextPage.tsx';

type Delivery = Output<'storeroom.getDelivery'>;
type Line = Delivery['lines'][number];

const PAGE = 100;

/** 验收记录: one delivery as an inspector asks for it, its papers above what came by them. */
export function DeliveryDialog({ deliveryId, onClose }: { deliveryId: DeliveryId; onClose: () => void }) {
  const [page, setPage] = useState(0);
  const [chosen, setChosen] = useState<number>();
  const { data, error } = useQueryCall('storeroom.getDelivery', { deliveryId, page }, { keepPrevious: true });
  const rows = data?.lines ?? [];
  return (
    <Dialog
      title="验收记录"
      note={data ? `${data.supplierName}，${data.opening ? '期初库存' : data.noteNo}` : ''}
      onClose={onClose}
      width={1040}
    >
      <div className="dialog-body movements papers one-delivery">
        <Told error={error} what="验收记录没有取到" />
        {data ? <Papers delivery={data} /> : null}
        <DataTable
          label="验收明细"
          rows={rows}
          columns={columnsFor(data)}
          keyOf={(line) => line.position}
          selected={chosen ?? rows[0]?.position}
          onSelect={(line) => setChosen(line.position)}
          empty=""
        />
      </div>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <NextPage page={page} size={PAGE} total={data?.lineCount ?? 0} onPage={setPage} />
      </div>
    </Dialog>
  );
}

/** Stock that was there when the program began came without a note and without an invoice. */
function Papers({ delivery }: { delivery: Delivery }) {
  return (
    <dl className="paper-facts">
      {factsOf(delivery).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function factsOf(delivery: Delivery): readonly (readonly [name: string, value: string])[] {
  const { opening, coldTemperatureDeci } = delivery;
  const bought: readonly (readonly [string, string])[] = [
    ['随货同行单', delivery.noteNo],
    ['平台订单', delivery.platformOrderNo],
    ['发票', delivery.invoiceNo],
    ['发票金额', `${formatFen(delivery.invoiceFen)} 元`],
  ];
  const counted: readonly (readonly [string, string])[] = [
    ['期初单', delivery.noteNo],
    ['期初金额', `${formatFen(delivery.invoiceFen)} 元`],
  ];
  return [
    ...(opening ? counted : bought),
    [opening ? '录入' : '验收人', `${delivery.acceptedBy}　${formatMoment(delivery.at)}`],
    ['外观', delivery.appearance],
    ...(opening ? [] : ([['到货温度', coldWords(coldTemperatureDeci)]] as const)),
    ['许可证（现登记）', `${delivery.licenceNo}，到 ${delivery.licenceToDay}`],
  ];
}

function coldWords(deci: number | null): string {
  return deci === null ? '没有冷藏药' : `${(deci / 10).toFixed(1)} ℃`;
}

function columnsFor(delivery: Delivery | undefined): Column<Line>[] {
  return [
    { head: '行', width: 42, align: 'right', cell: (line) => line.position },
    {
      head: '药名 · 规格',
      cell: (line) => (
        <span className="whole-name">
          <b>{line.genericName}</b> {line.spec}
          <small>{[line.form, line.approvalNo, line.maker].filter((word) => word !== '').join(' · ')}</small>
        </span>
      ),
      total: delivery ? `共 ${delivery.lineCount} 行` : '',
    },
    { head: '批号', width: 170, cell: (line) => <span className="whole-name">{line.batchNo}</span> },
    { head: '有效期至', width: 104, cell: (line) => line.expiresDay },
    { head: '进价', width: 92, align: 'right', cell: (line) => formatPrice(line.price) },
    {
      head: '数量',
      width: 92,
      align: 'right',
      cell: (line) => formatPacks(line.qty, line.packSize, line.packUnit, line.smallUnit),
    },
    {
      head: '金额',
      width: 104,
      align: 'right',
      cell: (line) => formatFen(line.amountFen),
      total: delivery ? formatFen(delivery.linesFen) : '',
    },
  ];
}
