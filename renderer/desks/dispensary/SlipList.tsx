import { PRESCRIPTION_KIND_LABELS } from '../../../electron/shared/domain/prescription-types.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatTime } from '../../components/format.ts';
import { KeyCap } from '../../components/KeyCap.tsx';
import { ListFoot, ListHead, ListSection, WhoList, WhoRow } from '../../components/WhoList.tsx';
import { CallCard } from '../queue/calling/CallCard.tsx';
import type { Calling } from '../queue/calling/use-calling.ts';
import { DONE_KEY, type SlipRow } from './slip-rows.ts';
import type { SlipsToday } from './use-slips-today.ts';

const WAITING_WORDS: Readonly<Partial<Record<SlipRow['status'], string>>> = {
  settled: '待配',
  pay_later: '待配',
  prepared: '已配',
  dispensed: '已发',
  returned: '已退',
};

interface SlipListProps {
  readonly slips: SlipsToday;
  readonly calling: Calling;
  /** Where the point has several: at which one this is. */
  readonly window: string;
}

/** Whose slips wait, and what was handed out today. */
export function SlipList({ slips, calling, window }: SlipListProps) {
  const { counts, waiting, done } = slips;
  return (
    <>
      <ListHead
        title="待发药"
        note={window || '急、优先在前'}
        counts={[
          ['待配', counts?.toPrepare ?? 0],
          ['已配', counts?.prepared ?? 0],
          ['已发', counts?.dispensed ?? 0],
          ['已退', counts?.returned ?? 0],
        ]}
      />
      <CallCard calling={calling} />
      {waiting.length === 0 ? (
        <EmptyState icon="pill" title="没有待发的处方">
          收费后，处方会排到这里。
        </EmptyState>
      ) : (
        <Rows label="待发药" rows={waiting} slips={slips} />
      )}
      <ListSection
        title="今日已发"
        end={
          <>
            每张都可追到批号 <KeyCap of={DONE_KEY} />
          </>
        }
      />
      {done.length > 0 ? (
        <Rows label="今日已发" rows={done} slips={slips} gone />
      ) : (
        <div className="grow-y" />
      )}
      <ListFoot>待发 {waiting.length} 张</ListFoot>
    </>
  );
}

interface RowsProps {
  readonly label: string;
  readonly rows: readonly SlipRow[];
  readonly slips: SlipsToday;
  readonly gone?: boolean;
}

function Rows({ label, rows, slips, gone = false }: RowsProps) {
  return (
    <WhoList
      label={label}
      rows={rows}
      keyOf={(row) => row.prescriptionId}
      selected={slips.row?.prescriptionId}
      onSelect={slips.choose}
      gone={() => gone}
      grow={gone || rows.length > 8}
      row={(row) => <Row row={row} />}
    />
  );
}

function Row({ row }: { row: SlipRow }) {
  const kind = row.kind === 'ordinary' ? '' : ` · ${PRESCRIPTION_KIND_LABELS[row.kind]}`;
  return (
    <WhoRow
      number={row.number}
      rank={row.rank}
      name={row.name}
      detail={`${row.drugCount} 种${kind}${row.payLater ? ' · 先诊后付' : ''}`}
      right={WAITING_WORDS[row.status] ?? ''}
      rightBelow={formatTime(row.at)}
    />
  );
}
