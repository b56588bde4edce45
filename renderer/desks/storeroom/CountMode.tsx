import { type ReactNode, useState } from 'react';
import type { BatchWithDrug } from '../../../electron/shared/contract/storeroom.ts';
import { movementCost } from '../../../electron/shared/domain/pricing.ts';
import { sumFen } from '../../../electron/shared/values/fen.ts';
import { formatPacks, quantity } from '../../../electron/shared/values/quantity.ts';
import { useCommand } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { useLargeType } from '../../app/large-type.tsx';
import { useStation } from '../../app/station.tsx';
import { Button, MainAction } from '../../components/Button.tsx';
import { DeskFrame, Figure, Panel, SideActions, SideSection, SumLine } from '../../components/DeskFrame.tsx';
import { Fields } from '../../components/Fields.tsx';
import { formatFen } from '../../components/format.ts';
import { Icon } from '../../components/Icon.tsx';
import { Field, NumberInput, TextInput } from '../../components/inputs.tsx';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';

const PAGE = 100;

export interface CountModeProps {
  readonly list: ReactNode;
  /** Smallest units counted, by batch id. */
  readonly counts: Readonly<Record<string, number>>;
  readonly onCounts: (counts: Readonly<Record<string, number>>) => void;
  readonly onDone: () => void;
}

/** 盘点: blind. The books are shown for a batch only after its count has been typed. */
export function CountMode({ list, counts, onCounts, onDone }: CountModeProps) {
  const tell = useTell();
  const { me } = useStation();
  const [term, setTerm] = useState('');
  const [page, setPage] = useState(0);
  const [reason, setReason] = useState('');
  const found = useQueryCall(
    'storeroom.listBatches',
    { term: term.trim(), page },
    { keepPrevious: true, topics: ['storeroom', 'dispensary'] },
  ).data;
  const adjust = useCommand('storeroom.adjustStock');
  const rows = found?.rows ?? [];
  const total = found?.total ?? 0;
  const counted = Object.entries(counts);
  const isHead = me?.roles.includes('head') ?? false;
  const missing = !isHead
    ? '要站长批准'
    : counted.length === 0
      ? '还没有盘'
      : reason.trim() === ''
        ? '写说明'
        : '';
  const count = (batchId: number, units: number | undefined) => {
    adjust.clear();
    const { [String(batchId)]: _, ...others } = counts;
    onCounts(units === undefined ? others : { ...others, [String(batchId)]: units });
  };
  const submit = async () => {
    const lines = counted.map(([batchId, countedQty]) => ({ batchId: Number(batchId), countedQty }));
    const booked = await adjust.run({ lines, reason });
    if (!booked) return;
    tell(`盘点记完：${booked.counted} 批，${booked.changed} 批有差异，${formatFen(booked.costFen)} 元`);
    setReason('');
    onDone();
  };
  return (
    <DeskFrame
      name="s-storeroom"
      list={list}
      strip={<CountStrip counted={counted.length} total={total} />}
      work={
        <Panel className="fill-panel">
          <div className="toolbar">
            <TextInput
              value={term}
              onChange={(next) => {
                setTerm(next);
                setPage(0);
              }}
              icon="search"
              placeholder="药名、首字母、编码、条码"
              autoFocus
              aria-label="查药"
            />
            <span className="say grow">先数实物再看账，填了才显示账上数</span>
            <Button
              keys="Alt+G"
              onPress={() => setPage((page + 1) * PAGE < total ? page + 1 : 0)}
              enabled={total > PAGE}
            >
              下一页
            </Button>
          </div>
          <Fields className="lines-box">
            <CountTable rows={rows} counts={counts} onCount={count} />
          </Fields>
        </Panel>
      }
      side={
        <Fields className="side-fields" onLast={() => void (missing === '' ? submit() : undefined)}>
          <Differences rows={rows} counts={counts} />
          <SideSection title="说明">
            <Field label="盘点说明">
              <TextInput value={reason} maxLength={100} placeholder="如 11 月月末盘点" onChange={setReason} />
            </Field>
            <Told error={adjust.error} what="盘点没有记上" />
          </SideSection>
          <SideActions
            lesser={
              <Button keys="Alt+X" onPress={onDone} enabled={counted.length > 0}>
                重新盘
              </Button>
            }
          >
            <MainAction
              label="批准盘点"
              {...(missing === '' ? {} : { hint: missing })}
              ready={missing === ''}
              busy={adjust.busy}
              onPress={() => void submit()}
            />
          </SideActions>
        </Fields>
      }
    />
  );
}

function CountStrip({ counted, total }: { counted: number; total: number }) {
  return (
    <section className="strip">
      <span className="no wait">
        <Icon name="book" />
        盘点
      </span>
      <div className="id">
        <div className="l1">
          <span className="name">按批次实盘</span>
          <span className="c">填的数会留着，离开再回来接着盘；差异由站长批准</span>
        </div>
      </div>
      <div className="facts">
        <span>
          已盘<b>{counted}</b>
        </span>
        <span>
          共<b>{total}</b>
        </span>
      </div>
    </section>
  );
}

interface CountTableProps {
  readonly rows: readonly BatchWithDrug[];
  readonly counts: Readonly<Record<string, number>>;
  readonly onCount: (batchId: number, units: number | undefined) => void;
}

function CountTable({ rows, counts, onCount }: CountTableProps) {
  const { large } = useLargeType();
  return (
    <table className="t rc" aria-label="盘点">
      <colgroup>
        <col />
        {(large ? [68, 86, 60, 56, 66, 40] : [74, 92, 78, 74, 92, 68]).map((width, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns that never change
          <col key={index} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th>药名 · 规格</th>
          <th>批号</th>
          <th>有效期至</th>
          <th className="num">实盘 整</th>
          <th className="num">零</th>
          <th className="num">账上</th>
          <th className="num">差</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((batch) => (
          <CountRow
            key={batch.batchId}
            batch={batch}
            units={counts[String(batch.batchId)]}
            onCount={onCount}
          />
        ))}
        {rows.length === 0 ? (
          <tr className="none">
            <td colSpan={7}>没有库存批次。按 Alt R 先入库。</td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}

function CountRow({
  batch,
  units,
  onCount,
}: {
  batch: BatchWithDrug;
  units: number | undefined;
  onCount: CountTableProps['onCount'];
}) {
  const { drug, packSize } = batch;
  const packs = units === undefined ? undefined : Math.floor(units / packSize);
  const loose = units === undefined ? undefined : units % packSize;
  const words = (qty: number) => formatPacks(quantity(qty), packSize, drug.packUnit, drug.smallUnit);
  const difference = units === undefined ? 0 : units - batch.onHandQty;
  const put = (nextPacks: number | undefined, nextLoose: number | undefined) =>
    onCount(
      batch.batchId,
      nextPacks === undefined && nextLoose === undefined
        ? undefined
        : (nextPacks ?? 0) * packSize + (nextLoose ?? 0),
    );
  return (
    <tr>
      <td>
        <b className="whole-name">{drug.genericName}</b>
        <small>{drug.spec}</small>
      </td>
      <td>{batch.batchNo}</td>
      <td>{batch.expiresDay}</td>
      <td className="qty-cell">
        <NumberInput
          aria-label="整包装"
          align="right"
          unit={drug.packUnit}
          value={packs}
          onChange={(next) => put(next, loose)}
        />
      </td>
      <td className="qty-cell">
        {packSize === 1 ? null : (
          <NumberInput
            aria-label="零散"
            align="right"
            unit={drug.smallUnit}
            value={loose}
            onChange={(next) => put(packs, next)}
          />
        )}
      </td>
      <td className="num">
        {units === undefined ? <span className="muted">填后显示</span> : words(batch.onHandQty)}
      </td>
      <td className="num">
        {units === undefined ? (
          ''
        ) : difference === 0 ? (
          <span className="ok">相符</span>
        ) : (
          <b className="red">{words(difference)}</b>
        )}
      </td>
    </tr>
  );
}

function Differences({
  rows,
  counts,
}: {
  rows: readonly BatchWithDrug[];
  counts: Readonly<Record<string, number>>;
}) {
  const differing = rows.flatMap((batch) => {
    const units = counts[String(batch.batchId)];
    if (units === undefined || units === batch.onHandQty) return [];
    return [{ batch, fen: movementCost(batch.price, batch.packSize, batch.onHandQty, quantity(units)) }];
  });
  return (
    <SideSection title="本页差异" note={`${differing.length} 批`}>
      {differing.slice(0, 6).map(({ batch, fen }) => (
        <SumLine key={batch.batchId} label={batch.drug.genericName} value={formatFen(fen)} />
      ))}
      <Figure label="差异金额" value={formatFen(sumFen(differing, (one) => one.fen))} mid />
    </SideSection>
  );
}
