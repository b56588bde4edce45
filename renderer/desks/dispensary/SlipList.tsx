import type { Output } from '../../../electron/shared/contract/procedures.ts';
import type { Board } from '../../../electron/shared/contract/queue.ts';
import { PRESCRIPTION_KIND_LABELS } from '../../../electron/shared/domain/prescription-types.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatTime } from '../../components/format.ts';
import { ListFoot, ListHead, ListSection, WhoList, WhoRow } from '../../components/WhoList.tsx';
import { CallCard } from '../queue/calling/CallCard.tsx';
import type { Calling } from '../queue/calling/use-calling.ts';

type Today = Output<'dispensary.listToday'>;
export type SlipRow = Today['waiting'][number];

const WAITING_WORDS: Readonly<Partial<Record<SlipRow['status'], string>>> = {
  settled: '待配',
  pay_later: '待配',
  prepared: '已配',
  dispensed: '已发',
  returned: '已退',
};

/** Slips in the order in which the queue would call their visits; those without a ticket keep rank and time. */
export function inCallingOrder(rows: readonly SlipRow[], board: Board | undefined): SlipRow[] {
  const inRoom = (board?.rooms ?? []).flatMap((room) => room.current);
  const order = [...inRoom, ...(board?.waiting ?? [])].map((ticket) => ticket.visitId);
  const placeOf = (row: SlipRow) => {
    const place = order.indexOf(row.visitId);
    return place < 0 ? order.length : place;
  };
  return rows
    .map((row, at) => ({ row, at, place: placeOf(row) }))
    .sort((a, b) => a.place - b.place || a.at - b.at)
    .map(({ row }) => row);
}

export function SlipList({
  today,
  waiting,
  calling,
  window,
  selected,
  onSelect,
}: {
  today: Today | undefined;
  waiting: readonly SlipRow[];
  calling: Calling;
  /** Where the point has several: at which one this is. */
  window: string;
  selected: number | undefined;
  onSelect: (row: SlipRow) => void;
}) {
  const counts = today?.counts;
  const list = (label: string, rows: readonly SlipRow[], gone: boolean) => (
    <WhoList
      label={label}
      rows={rows}
      keyOf={(row) => row.prescriptionId}
      selected={selected}
      onSelect={onSelect}
      gone={() => gone}
      grow={gone || rows.length > 8}
      row={(row) => <Row row={row} />}
    />
  );
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
        list('待发药', waiting, false)
      )}
      <ListSection title="今日已发" end="每张都可追到批号" />
      {today && today.done.length > 0 ? list('今日已发', today.done, true) : <div className="grow-y" />}
      <ListFoot>待发 {waiting.length} 张</ListFoot>
    </>
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
