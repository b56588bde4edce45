import { useState } from 'react';
import type { Output } from '../../../electron/shared/contract/procedures.ts';
import type { CallError } from '../../../electron/shared/contract/reply.ts';
import { FEE_CATEGORY_LABELS } from '../../../electron/shared/domain/fee-categories.ts';
import { call } from '../../api/client.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { formatFen } from '../../components/format.ts';
import { Picker } from '../../components/Picker.tsx';
import { Told } from '../../components/Told.tsx';
import type { FormOrder } from './consultation-form.ts';

export interface OrdersDialogProps {
  readonly orders: readonly FormOrder[];
  readonly onChange: (orders: readonly FormOrder[]) => void;
  /** Signs the orders alone: tested first, the prescription afterwards. */
  readonly onSendToTests: () => void;
  readonly onClose: () => void;
  readonly error: CallError | undefined;
  readonly busy: boolean;
}

type ServiceItem = Output<'settings.searchItems'>[number];

const SEARCHED = ['lab', 'examination', 'treatment', 'surgery', 'material', 'other'] as const;

function search(term: string) {
  return call('settings.searchItems', { term, categories: [...SEARCHED] });
}

/** 检查、化验、治疗 from the published price list. */
export function OrdersDialog({ orders, onChange, onSendToTests, onClose, error, busy }: OrdersDialogProps) {
  const [selected, setSelected] = useState<number>();
  const add = ({ itemId, name, priceFen }: ServiceItem) => {
    const known = orders.find((order) => order.itemId === itemId);
    onChange(
      known
        ? orders.map((order) => (order === known ? { ...order, qty: order.qty + 1 } : order))
        : [...orders, { itemId, name, priceFen, qty: 1 }],
    );
  };
  const remove = () =>
    onChange(orders.filter((order) => order.itemId !== (selected ?? orders.at(-1)?.itemId)));
  return (
    <Dialog title="开检查、化验、治疗" note="收费目录公示价" onClose={onClose} width={760}>
      <div className="dialog-body">
        <ItemPicker onPick={add} onEnterEmpty={onClose} />
        <ChosenOrders orders={orders} selected={selected} onSelect={setSelected} />
        <Told error={error} what="检查单没有开成" />
      </div>
      <div className="dialog-foot">
        <Button keys="Alt+X" onPress={remove} enabled={orders.length > 0}>
          去掉一项
        </Button>
        <Button keys="Escape" onPress={onClose}>
          记下，与处方一起签
        </Button>
        <MainAction
          label="先去检查，回来再看"
          ready={orders.length > 0}
          busy={busy}
          onPress={onSendToTests}
          {...(orders.length > 0 ? {} : { hint: '先选项目' })}
        />
      </div>
    </Dialog>
  );
}

/** An item of the published price list; the same one again adds one. */
function ItemPicker(props: { onPick: (item: ServiceItem) => void; onEnterEmpty: () => void }) {
  return (
    <Picker
      {...props}
      label="项目"
      search={search}
      keyOf={(item) => item.itemId}
      autoFocus
      placeholder="编码、名称或拼音首字母；再选一次加一"
      columns={[
        { head: '项目', cell: (item) => item.name },
        { head: '类别', cell: (item) => FEE_CATEGORY_LABELS[item.category], width: 90 },
        { head: '单价', cell: (item) => formatFen(item.priceFen), width: 80, align: 'right' },
      ]}
    />
  );
}

interface ChosenOrdersProps {
  readonly orders: readonly FormOrder[];
  readonly selected: number | undefined;
  readonly onSelect: (itemId: number) => void;
}

function ChosenOrders({ orders, selected, onSelect }: ChosenOrdersProps) {
  const total = orders.reduce((sum, order) => sum + order.priceFen * order.qty, 0);
  return (
    <DataTable
      label="已选项目"
      rows={orders}
      keyOf={(order) => order.itemId}
      selected={selected}
      onSelect={(order) => onSelect(order.itemId)}
      empty="还没有选项目。打拼音首字母，Enter 选中。"
      columns={[
        { head: '项目', cell: (order) => order.name },
        { head: '数量', cell: (order) => order.qty, width: 70, align: 'right' },
        {
          head: '金额',
          cell: (order) => formatFen((order.priceFen * order.qty) as never),
          width: 90,
          align: 'right',
          total: formatFen(total as never),
        },
      ]}
    />
  );
}
