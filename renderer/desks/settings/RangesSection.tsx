import { type ReactNode, useState } from 'react';
import type { Output } from '../../../electron/shared/contract/procedures.ts';
import { useCommand } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Figure, Panel, SideActions, SideSection } from '../../components/DeskFrame.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Fields } from '../../components/Fields.tsx';
import { formatReceiptNo, formatShortMoment } from '../../components/format.ts';
import { Field, NumberInput } from '../../components/inputs.tsx';
import { Tag } from '../../components/Marks.tsx';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
import { HeadFrame } from './HeadFrame.tsx';

type Range = Output<'settings.listReceiptRanges'>[number];

const COLUMNS: Column<Range>[] = [
  { head: '起号', large: 82, width: 110, cell: (row) => formatReceiptNo(row.firstNo) },
  { head: '止号', large: 82, width: 110, cell: (row) => formatReceiptNo(row.lastNo) },
  {
    head: '下一号',
    large: 82,
    width: 110,
    cell: (row) => (row.left > 0 ? formatReceiptNo(row.nextNo) : '—'),
  },
  { head: '剩余', large: 64, width: 80, align: 'right', cell: (row) => row.left },
  { head: '领用人', large: 62, width: 90, cell: (row) => row.receivedBy },
  { head: '领用时间', cell: (row) => formatShortMoment(row.receivedAt) },
  {
    head: '',
    id: 'state',
    width: 100,
    cell: (row) =>
      row.left === 0 ? (
        <Tag kind="done">已用完</Tag>
      ) : row.nextNo > row.firstNo ? (
        <Tag kind="ok">在用</Tag>
      ) : (
        <Tag>未用</Tag>
      ),
  },
];

/** 收据号段: numbers handed out by the center, used upwards without a gap. */
export function RangesSection({ list }: { list: ReactNode }) {
  const ranges = useQueryCall('settings.listReceiptRanges', {}, { topics: ['settings', 'cashier'] });
  const [adding, setAdding] = useState(false);
  const rows = ranges.data ?? [];
  const left = rows.reduce((sum, row) => sum + row.left, 0);
  const highest = Math.max(0, ...rows.map((row) => row.lastNo));
  return (
    <HeadFrame
      list={list}
      icon="book"
      title="收据号段"
      note="向中心领用，号码接着往上，不断号、不重号"
      facts={[['还剩', left]]}
      work={
        <Panel className="fill-panel">
          <Told error={ranges.error} />
          <DataTable
            label="收据号段"
            rows={rows}
            columns={COLUMNS}
            keyOf={(row) => row.rangeId}
            onSelect={() => undefined}
            empty="还没有领收据，不能收费。按 F12 照领用单登记。"
            grow
          />
          {adding ? <NewRange after={highest} onClose={() => setAdding(false)} /> : null}
        </Panel>
      }
      side={
        <>
          <SideSection title="收据">
            <Figure label="还剩" value={String(left)} mid />
            <p className="say">少于 50 号时，站长台会提醒领用。</p>
          </SideSection>
          <SideActions>
            <MainAction label="登记领用" onPress={() => setAdding(true)} />
          </SideActions>
        </>
      }
    />
  );
}

function NewRange({ after, onClose }: { after: number; onClose: () => void }) {
  const tell = useTell();
  const [firstNo, setFirstNo] = useState<number | undefined>(after + 1);
  const [lastNo, setLastNo] = useState<number>();
  const add = useCommand('settings.addReceiptRange');
  const missing = firstNo === undefined || lastNo === undefined;
  const save = async () => {
    if (missing) return;
    if (!(await add.run({ firstNo, lastNo }))) return;
    tell(`收据 ${formatReceiptNo(firstNo)}–${formatReceiptNo(lastNo)} 已登记`);
    onClose();
  };
  return (
    <Dialog title="登记领用" note="照中心的领用单" onClose={onClose} width={440}>
      <Fields className="dialog-body" onLast={() => void save()}>
        <div className="head-form">
          <Field label="起号">
            <NumberInput value={firstNo} onChange={setFirstNo} digits={12} />
          </Field>
          <Field label="止号">
            <NumberInput
              digits={12}
              value={lastNo}
              autoFocus
              {...(missing || lastNo < firstNo ? {} : { unit: `共 ${lastNo - firstNo + 1} 号` })}
              onChange={setLastNo}
            />
          </Field>
        </div>
        <Told error={add.error} what="没有登记上" />
      </Fields>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction label="登记" ready={!missing} busy={add.busy} onPress={() => void save()} />
      </div>
    </Dialog>
  );
}
