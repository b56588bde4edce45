import { type ReactNode, useState } from 'react';
import type { CallError } from '../../../electron/shared/contract/reply.ts';
import type { BatchWithDrug } from '../../../electron/shared/contract/storeroom.ts';
import { sumFen } from '../../../electron/shared/values/fen.ts';
import { formatPacks } from '../../../electron/shared/values/quantity.ts';
import { useQueryCall } from '../../api/queries.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { DeskFrame, Figure, Panel, SideActions, SideSection, SumLine } from '../../components/DeskFrame.tsx';
import { formatFen, formatPrice } from '../../components/format.ts';
import { Icon } from '../../components/Icon.tsx';
import { TextInput } from '../../components/inputs.tsx';
import { useLargeType } from '../../components/large-type.tsx';
import { ExpiryBadge, Tag } from '../../components/Marks.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { Told } from '../../components/Told.tsx';
import { MovementsDialog } from './MovementsDialog.tsx';
import { NextPage } from './NextPage.tsx';

const STOCK_TOPICS = ['storeroom', 'dispensary', 'consultation'] as const;
const BANDS = [
  { value: 'any', label: '全部' },
  { value: 'near', label: '近效期' },
  { value: 'expired', label: '过期' },
  { value: 'locked', label: '已锁' },
] as const;
type Band = (typeof BANDS)[number]['value'];

const PAGE = 100;

export interface StockModeProps {
  /** What is searched for when the mode opens. */
  readonly firstTerm: string;
  /** Why the drug that was asked for elsewhere is not the one that stands here. */
  readonly notRead: CallError | undefined;
  readonly list: ReactNode;
  /** Loss, return or lock of a batch. */
  readonly onOut: (batch: BatchWithDrug) => void;
}

/** 库存: every batch on hand, first to expire first, with what is reserved and what it is worth. */
export function StockMode({ list, firstTerm, notRead, onOut }: StockModeProps) {
  const { large } = useLargeType();
  const [term, setTerm] = useState(firstTerm);
  const [band, setBand] = useState<Band>('any');
  const [page, setPage] = useState(0);
  const [chosen, setChosen] = useState<BatchWithDrug>();
  const [history, setHistory] = useState(false);
  const found = useQueryCall(
    'storeroom.listBatches',
    { term: term.trim(), band, page },
    { keepPrevious: true, topics: STOCK_TOPICS },
  );
  const overview = useQueryCall('storeroom.getOverview', {}, { topics: STOCK_TOPICS }).data;
  const rows = found.data?.rows ?? [];
  const total = found.data?.total ?? 0;
  const batch = rows.find((one) => one.batchId === chosen?.batchId);
  const search = (next: string) => {
    setTerm(next);
    setPage(0);
  };
  const choose = (next: Band) => {
    setBand(next);
    setPage(0);
  };
  return (
    <DeskFrame
      name="s-storeroom"
      list={list}
      strip={<StockStrip overview={overview} />}
      work={
        <Panel className="fill-panel">
          <div className="toolbar">
            <StockSearch term={term} band={band} onTerm={search} onBand={choose} />
            <span className="say grow num">{pageWords(page, total)}</span>
            <NextPage page={page} size={PAGE} total={total} onPage={setPage} />
          </div>
          <Told error={notRead} what="要看的药没有读出来" />
          <Told error={found.error} what="库存没有读出来" />
          <DataTable
            label="库存"
            rows={rows}
            columns={columnsFor(rows, large)}
            keyOf={(row) => row.batchId}
            selected={chosen?.batchId}
            onSelect={setChosen}
            onOpen={() => setHistory(true)}
            className="rc"
            rowHeight={40}
            empty={term === '' ? '还没有库存。按 Alt R 入第一批。' : '没有这样的批次。换一个词再找。'}
            grow
          />
          {history && batch ? (
            <MovementsDialog batchId={batch.batchId} onClose={() => setHistory(false)} />
          ) : null}
        </Panel>
      }
      side={
        <>
          {batch ? <BatchSection batch={batch} /> : <SideSection title="批次">先在表里选一批。</SideSection>}
          <SideActions
            lesser={
              <Button keys="Alt+T" onPress={() => batch && onOut(batch)} enabled={batch !== undefined}>
                报损退货
              </Button>
            }
          >
            <MainAction label="看这批流水" ready={batch !== undefined} onPress={() => setHistory(true)} />
          </SideActions>
        </>
      }
    />
  );
}

function StockSearch({
  term,
  band,
  onTerm,
  onBand,
}: {
  term: string;
  band: Band;
  onTerm: (term: string) => void;
  onBand: (band: Band) => void;
}) {
  return (
    <>
      <TextInput
        value={term}
        onChange={onTerm}
        icon="search"
        placeholder="药名、首字母、编码、条码"
        autoFocus
        aria-label="查库存"
      />
      <Segmented label="批次" value={band} options={BANDS} small onChange={onBand} />
    </>
  );
}

function pageWords(page: number, total: number): string {
  if (total <= PAGE) return `共 ${total} 批`;
  return `${page * PAGE + 1}–${Math.min(total, (page + 1) * PAGE)} / ${total} 批`;
}

function StockStrip({
  overview,
}: {
  overview: { drugCount: number; batchCount: number; valueFen: Parameters<typeof formatFen>[0] } | undefined;
}) {
  return (
    <section className="strip">
      <span className="no wait">
        <Icon name="box" />
        库存
      </span>
      <div className="id">
        <div className="l1">
          <span className="name">按批次，先到期在上</span>
          <span className="c">过期和已锁的不计可用</span>
        </div>
      </div>
      <div className="facts">
        <span>
          品种<b>{overview?.drugCount ?? 0}</b>
        </span>
        <span>
          批次<b>{overview?.batchCount ?? 0}</b>
        </span>
        <span>
          进价金额<b>{overview ? formatFen(overview.valueFen) : ''}</b>
        </span>
      </div>
    </section>
  );
}

function columnsFor(rows: readonly BatchWithDrug[], large: boolean): Column<BatchWithDrug>[] {
  const packs = (row: BatchWithDrug, qty: BatchWithDrug['onHandQty']) =>
    formatPacks(qty, row.drug.packSize, row.drug.packUnit, row.drug.smallUnit);
  const value = formatFen(sumFen(rows, (row) => row.valueFen));
  return [
    {
      head: '药名 · 规格',
      cell: (row) => (
        <>
          <b className="whole-name">{row.drug.genericName}</b>
          <small>
            {row.drug.spec}
            <span className="value"> · {formatFen(row.valueFen)} 元</span>
          </small>
        </>
      ),
      total: large ? `${rows.length} 批 ${value}` : `本页 ${rows.length} 批，${value} 元`,
    },
    { head: '批号', large: 78, width: 78, cell: (row) => row.batchNo },
    {
      head: '有效期至',
      width: 160,
      cell: (row) =>
        row.locked ? (
          <>
            {row.expiresDay} <Tag kind="bad">已锁</Tag>
          </>
        ) : (
          <ExpiryBadge day={row.expiresDay} band={row.band} />
        ),
    },
    { head: '进价', large: 74, width: 74, align: 'right', cell: (row) => formatPrice(row.price) },
    { head: '库存', large: 78, width: 96, align: 'right', cell: (row) => packs(row, row.onHandQty) },
    { head: '可用', large: 'out', width: 96, align: 'right', cell: (row) => packs(row, row.availableQty) },
  ];
}

export function BatchSection({ batch }: { batch: BatchWithDrug }) {
  const { drug } = batch;
  const packs = (qty: BatchWithDrug['onHandQty']) =>
    formatPacks(qty, drug.packSize, drug.packUnit, drug.smallUnit);
  return (
    <SideSection title="批次" note={`批号 ${batch.batchNo}`}>
      <div className="sum drug">
        <b className="whole-name">{drug.genericName}</b>
        <span>{drug.spec}</span>
      </div>
      <div className="sum">
        <span>有效期至</span>
        <ExpiryBadge day={batch.expiresDay} band={batch.band} />
      </div>
      <SumLine label="进价" value={`${formatPrice(batch.price)} / ${drug.packUnit}`} />
      <p className="say">{batch.supplierName}</p>
      <SumLine label="库存" value={packs(batch.onHandQty)} />
      <SumLine label="已留给处方" value={packs(batch.reservedQty)} />
      <Figure label="金额" value={formatFen(batch.valueFen)} mid />
      {batch.locked ? <Tag kind="bad">已锁：召回或待查，不发</Tag> : null}
    </SideSection>
  );
}
