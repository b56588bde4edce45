import { useState } from 'react';
import type { OrderRow } from '../../../electron/shared/contract/prescribing.ts';
import { useCommand } from '../../api/commands.ts';
import { KeyCap } from '../../components/KeyCap.tsx';
import { useKeys } from '../../components/keys.tsx';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';
import { Select } from '../../components/Select.tsx';
import { useTell } from '../../components/told-line.tsx';

const CANCEL_KEY = 'Alt+O';

/** Takes back a test or treatment that is ordered and not paid yet. */
export function CancelOrder({ orders }: { orders: readonly OrderRow[] }) {
  const unpaid = orders.filter((order) => order.status === 'ordered');
  const [asking, setAsking] = useState<OrderRow>();
  const command = useCommand('consultation.cancelOrder', asking?.orderId ?? 0);
  const tell = useTell();
  const last = unpaid.at(-1);
  useKeys([
    {
      keys: CANCEL_KEY,
      label: '取消项目',
      run: () => setAsking(last),
      enabled: last !== undefined,
      shown: last !== undefined,
    },
  ]);
  if (!last && !asking) return null;
  return (
    <>
      <span className="sm second">
        <KeyCap of={CANCEL_KEY} /> 取消项目
      </span>
      {asking ? (
        <ReasonDialog
          title={`取消 ${asking.name}`}
          what="还没有收费，取消后不再收费，也不用做。"
          action="取消这一项"
          reasons={['不用查了', '病人不做', '开错项目']}
          error={command.error}
          busy={command.busy}
          onClose={() => setAsking(undefined)}
          onConfirm={async (reason) => {
            if (!(await command.run({ orderId: asking.orderId, reason }))) return;
            setAsking(undefined);
            tell(`${asking.name} 已取消`);
          }}
        >
          {unpaid.length > 1 ? (
            <Select
              aria-label="哪一项"
              value={asking.orderId}
              options={unpaid.map((order) => ({ value: order.orderId, label: order.name }))}
              onChange={(orderId) => setAsking(unpaid.find((order) => order.orderId === orderId))}
            />
          ) : null}
        </ReasonDialog>
      ) : null}
    </>
  );
}
