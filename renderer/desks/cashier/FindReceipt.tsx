import { useState } from 'react';
import type { ReceiptRow } from '../../../electron/shared/contract/cashier-bill.ts';
import { useQueryCall } from '../../api/queries.ts';
import { DataTable } from '../../components/DataTable.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Fields } from '../../components/Fields.tsx';
import { formatFen, formatReceiptNo, formatShortMoment } from '../../components/format.ts';
import { TextInput } from '../../components/inputs.tsx';

/** 查收据: by number, name, initials or ID number; Enter takes the one that is marked. */
export function FindReceipt(props: { onPick: (row: ReceiptRow) => void; onClose: () => void }) {
  const [term, setTerm] = useState('');
  const [selected, setSelected] = useState<number>();
  const found = useQueryCall('cashier.findReceipt', { term: term.trim() }, { enabled: term.trim() !== '' });
  const rows = term.trim() === '' ? [] : (found.data ?? []);
  const row = rows.find((one) => one.receiptId === selected) ?? rows[0];
  return (
    <Dialog
      title="查收据"
      note="收据号或它的末几位、姓名、拼音首字母、证件号"
      onClose={props.onClose}
      width={640}
    >
      <Fields className="dialog-body" onLast={() => row && props.onPick(row)}>
        <TextInput
          value={term}
          onChange={setTerm}
          autoFocus
          maxLength={40}
          icon="search"
          placeholder="输入后按 Enter 打开第一张，↓ 选别的"
          aria-label="查收据"
        />
        <DataTable
          label="找到的收据"
          rows={rows}
          keyOf={(one) => one.receiptId}
          selected={row?.receiptId}
          onSelect={(one) => setSelected(one.receiptId)}
          onOpen={props.onPick}
          empty={term.trim() === '' ? '输入收据号或姓名。' : '没有这样的收据。换个写法再查。'}
          columns={[
            { head: '收据号', width: 126, cell: (one) => formatReceiptNo(one.number) },
            { head: '姓名', cell: (one) => one.name },
            { head: '种类', width: 64, cell: (one) => (one.kind === 'refund' ? '退费' : '收费') },
            { head: '时间', width: 120, cell: (one) => formatShortMoment(one.at) },
            { head: '金额', width: 96, align: 'right', cell: (one) => formatFen(one.netFen) },
          ]}
        />
      </Fields>
    </Dialog>
  );
}
