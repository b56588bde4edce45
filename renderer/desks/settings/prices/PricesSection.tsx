import { type ReactNode, useState } from 'react';
import type { ServiceItem } from '../../../../electron/shared/contract/settings-administration.ts';
import { useCommand } from '../../../api/commands.ts';
import { useQueryCall } from '../../../api/queries.ts';
import { Button, MainAction } from '../../../components/Button.tsx';
import { type Column, DataTable } from '../../../components/DataTable.tsx';
import { Figure, Panel, SideActions, SideSection, SumLine } from '../../../components/DeskFrame.tsx';
import { formatFen } from '../../../components/format.ts';
import { TextInput } from '../../../components/inputs.tsx';
import { Tag } from '../../../components/Marks.tsx';
import { Told } from '../../../components/Told.tsx';
import { useTell } from '../../../components/told-line.tsx';
import { HeadFrame } from '../HeadFrame.tsx';
import { categoryLabel, PURPOSE_LABELS } from '../item-words.ts';
import { ItemDialog } from './ItemDialog.tsx';
import { PriceDialog } from './PriceDialog.tsx';

const COLUMNS: Column<ServiceItem>[] = [
  { head: '编码', large: 62, width: 80, cell: (row) => row.code },
  { head: '项目', cell: (row) => <b>{row.name}</b> },
  { head: '收费类别', large: 92, width: 104, cell: (row) => categoryLabel(row.category) },
  { head: '单位', large: 50, width: 56, cell: (row) => row.unit },
  { head: '价格 元', large: 72, width: 84, align: 'right', cell: (row) => formatFen(row.priceFen) },
  { head: '起用', large: 'out', width: 104, cell: (row) => row.fromDay },
  { head: '', id: 'state', width: 80, cell: (row) => (row.active ? '' : <Tag kind="done">已停用</Tag>) },
];

/** 价目: the published price list. A new price is a further row; what was charged keeps its own. */
export function PricesSection({ list }: { list: ReactNode }) {
  const [term, setTerm] = useState('');
  const [dialog, setDialog] = useState<'new' | 'price'>();
  const { rows, total, item, choose, toggle, error } = usePriceList(term.trim());
  const close = () => setDialog(undefined);
  return (
    <HeadFrame
      list={list}
      icon="cash"
      title="价目"
      note="物价公示以这里为准；药品按批次进价卖，不在这里"
      facts={[['项目', total]]}
      work={
        <Panel className="fill-panel">
          <div className="toolbar">
            <TextInput
              value={term}
              onChange={setTerm}
              icon="search"
              placeholder="项目、首字母、编码"
              autoFocus
              aria-label="查价目"
            />
          </div>
          <Told error={error} what="没有做成" />
          <DataTable
            label="价目"
            rows={rows}
            columns={COLUMNS}
            keyOf={(row) => row.itemId}
            selected={item?.itemId}
            onSelect={choose}
            onOpen={() => setDialog('price')}
            empty={term === '' ? '价目还是空的。按 F12 加第一项。' : '没有这样的项目。按 F12 加一项。'}
            grow
          />
          {dialog === 'new' ? <ItemDialog onClose={close} /> : null}
          {dialog === 'price' && item ? <PriceDialog item={item} onClose={close} /> : null}
        </Panel>
      }
      side={
        <>
          {item ? <ItemSide item={item} /> : <SideSection title="项目">先在表里选一项。</SideSection>}
          <SideActions
            lesser={
              <>
                <Button keys="Alt+E" onPress={() => setDialog('price')} enabled={item !== undefined}>
                  改价
                </Button>
                <Button keys="Alt+T" onPress={toggle} enabled={item !== undefined}>
                  {item?.active === false ? '起用' : '停用'}
                </Button>
              </>
            }
          >
            <MainAction label="加一项" onPress={() => setDialog('new')} />
          </SideActions>
        </>
      }
    />
  );
}

/** The items that fit the term, the one under the hand, and whether it is in use. */
function usePriceList(term: string) {
  const tell = useTell();
  const [chosen, setChosen] = useState<ServiceItem>();
  const found = useQueryCall('settings.listItems', { term, includeInactive: true }, { keepPrevious: true });
  const use = useCommand('settings.changeItemUse', chosen?.itemId);
  const rows = found.data?.rows ?? [];
  const item = rows.find((row) => row.itemId === chosen?.itemId);
  const toggle = async () => {
    if (!item) return;
    const changed = await use.run({ itemId: item.itemId, active: !item.active });
    if (changed) tell(`${item.name} ${item.active ? '已停用' : '已起用'}`);
  };
  return {
    rows,
    total: found.data?.total ?? 0,
    item,
    choose: (row: ServiceItem) => {
      use.clear();
      setChosen(row);
    },
    toggle: () => void toggle(),
    error: found.error ?? use.error,
  };
}

function ItemSide({ item }: { item: ServiceItem }) {
  const history = useQueryCall('settings.listPriceHistory', { itemId: item.itemId }).data ?? [];
  return (
    <>
      <SideSection title={item.code} note={item.active ? '在用' : '已停用'}>
        <div className="sum">
          <b>{item.name}</b>
        </div>
        <SumLine label="类别" value={categoryLabel(item.category)} />
        <SumLine label="用途" value={PURPOSE_LABELS[item.purpose ?? 'none'].replace(/（.*/, '')} />
        <Figure label={`每${item.unit}`} value={formatFen(item.priceFen)} mid />
      </SideSection>
      <SideSection title="历次价格" note={`${history.length} 次`}>
        {history.slice(0, 6).map((row) => (
          <SumLine key={row.at} label={row.fromDay} note={row.setBy} value={formatFen(row.priceFen)} />
        ))}
      </SideSection>
    </>
  );
}
