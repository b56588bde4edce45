import type { Output } from '../../../electron/shared/contract/procedures.ts';
import type { BatchWithDrug } from '../../../electron/shared/contract/storeroom.ts';
import { formatPacks } from '../../../electron/shared/values/quantity.ts';
import { KeyCap } from '../../components/KeyCap.tsx';
import { ExpiryBadge } from '../../components/Marks.tsx';
import { ListFoot, ListHead, ListSection, WhoList } from '../../components/WhoList.tsx';
import { MODES, type StoreroomModeName } from './modes.ts';

type Overview = Output<'storeroom.getOverview'>;

export interface StoreroomListProps {
  readonly overview: Overview | undefined;
  readonly mode: StoreroomModeName;
  readonly onMode: (mode: StoreroomModeName) => void;
  readonly batchId: number | undefined;
  readonly onBatch: (batch: BatchWithDrug) => void;
  readonly onOpenBatch: (batch: BatchWithDrug) => void;
}

/** What the keeper must not forget, beside every mode: what expires first, and what runs out. */
export function StoreroomList(props: StoreroomListProps) {
  const { overview, mode, onMode } = props;
  const bands = overview?.bandCounts;
  return (
    <>
      <ListHead
        title="药库"
        note={overview ? `${overview.drugCount} 品，${overview.batchCount} 批` : ''}
        counts={[
          ['过期', bands?.expired ?? 0],
          ['1 月内', bands?.near1 ?? 0],
          ['3 月内', bands?.near3 ?? 0],
          ['6 月内', bands?.near6 ?? 0],
        ]}
      >
        <nav className="modes" aria-label="药库做什么">
          {MODES.map((one) => (
            <button
              key={one.name}
              type="button"
              aria-pressed={one.name === mode}
              tabIndex={-1}
              onClick={() => onMode(one.name)}
            >
              {one.short}
            </button>
          ))}
        </nav>
      </ListHead>
      <ListSection title="近效期，先到期在上" end={overview ? `共 ${overview.nearCount} 批` : ''} />
      <div className="near-list">
        <WhoList
          label="近效期"
          rows={overview?.near ?? []}
          keyOf={(batch) => batch.batchId}
          selected={props.batchId}
          onSelect={props.onBatch}
          onOpen={props.onOpenBatch}
          row={(batch) => <NearRow batch={batch} />}
          empty={<p className="say empty-line">六个月内没有到期的批次。</p>}
        />
      </div>
      <ListSection title="低于下限" end={overview ? `${overview.lowCount} 种 · 竖线为下限` : ''} />
      <div className="low-list">
        <WhoList
          label="低于下限"
          rows={overview?.low ?? []}
          keyOf={(drug) => drug.drugId}
          grow={false}
          row={(drug) => <LowRow drug={drug} />}
          empty={<p className="say empty-line">没有低于下限的药。</p>}
        />
      </div>
      <ListFoot
        end={
          <>
            <KeyCap of="Alt+B" /> 补货单
          </>
        }
      >
        <KeyCap of="Alt+N" /> 全部库存
      </ListFoot>
    </>
  );
}

function NearRow({ batch }: { batch: BatchWithDrug }) {
  const { drug } = batch;
  return (
    <>
      <div>
        <span>
          {drug.genericName} <small>{drug.spec}</small>
        </span>
        <span className="num">
          {formatPacks(batch.onHandQty, drug.packSize, drug.packUnit, drug.smallUnit)}
        </span>
      </div>
      <div>
        <small>
          <span className="word">批号 </span>
          {batch.batchNo}
        </small>
        <ExpiryBadge day={batch.expiresDay} band={batch.band} />
      </div>
    </>
  );
}

function LowRow({ drug }: { drug: Overview['low'][number] }) {
  const share = drug.minStockQty === 0 ? 1 : Math.min(1, drug.availableQty / drug.minStockQty);
  const packs = (qty: number) => Math.floor(qty / drug.packSize);
  return (
    <>
      <div>
        <span>{drug.genericName}</span>
        <span className="num">
          {packs(drug.availableQty)} / {packs(drug.minStockQty)} {drug.packUnit}
        </span>
      </div>
      <div>
        <small>{drug.spec}</small>
        <span className="lvl">
          <i style={{ width: `${Math.round(share * 100)}%` }} />
          <u />
        </span>
      </div>
    </>
  );
}
