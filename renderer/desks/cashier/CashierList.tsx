import type { ReceiptRow } from '../../../electron/shared/contract/cashier-bill.ts';
import type { Output } from '../../../electron/shared/contract/procedures.ts';
import type { Board, BoardTicket } from '../../../electron/shared/contract/queue.ts';
import type { Fen } from '../../../electron/shared/values/fen.ts';
import type { VisitId } from '../../../electron/shared/values/ids.ts';
import type { Instant } from '../../../electron/shared/values/instant.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import {
  formatFen,
  formatReceiptNo,
  formatReceiptRange,
  formatSex,
  formatTime,
} from '../../components/format.ts';
import { KeyCap } from '../../components/KeyCap.tsx';
import { ListFoot, ListHead, ListSection, WhoList, WhoRow } from '../../components/WhoList.tsx';
import { CallCard } from '../queue/calling/CallCard.tsx';
import type { Calling } from '../queue/calling/use-calling.ts';

export type Today = Output<'cashier.listToday'>;

/** Somebody with a bill: in the line now, or owing from before. */
export interface BillRow {
  readonly visitId: VisitId;
  readonly number: number;
  readonly name: string;
  readonly detail: string;
  readonly rank: 'emergency' | 'priority' | 'ordinary';
  readonly dueFen: Fen;
  readonly since: string;
  readonly state: 'called' | 'serving' | 'waiting' | 'missed' | 'owed';
  /** 久在窗口: minutes there when they are more than the rule expects. */
  readonly longMinutes: number | null;
}

/** Those in the line in the order in which they are called; then who owes from before. */
export function billRows(today: Today | undefined, board: Board | undefined): BillRow[] {
  const line = [
    ...(board?.rooms ?? []).flatMap((room) =>
      room.current.map((ticket) => ({
        ticket,
        state: ticket.status === 'serving' ? ('serving' as const) : ('called' as const),
      })),
    ),
    ...(board?.waiting ?? []).map((ticket) => ({ ticket, state: 'waiting' as const })),
    ...(board?.missed ?? []).map((ticket) => ({ ticket, state: 'missed' as const })),
  ];
  const owedOf = new Map((today?.waiting ?? []).map((row) => [row.visitId, row]));
  const inLine = line.flatMap(({ ticket, state }): BillRow[] => {
    const owed = ticket.visitId === null ? undefined : owedOf.get(ticket.visitId);
    if (!owed) return [];
    const row = asRow(owed, formatTime(sinceOf(ticket, owed.since)));
    return [{ ...row, state, longMinutes: ticket.longMinutes }];
  });
  const owing = (today?.owed ?? []).map((row): BillRow => {
    return { ...asRow(row, `${row.visitDay.slice(5)} 欠`), state: 'owed', longMinutes: null };
  });
  return [...inLine, ...owing];
}

/** When what the row says began: came to the window, was called, or the bill of who waits. */
function sinceOf({ status, servingSince, lastCalledAt }: BoardTicket, billed: Instant): Instant {
  if (status === 'serving') return servingSince ?? billed;
  return status === 'waiting' ? billed : (lastCalledAt ?? billed);
}

function asRow(row: Today['owed'][number], since: string): Omit<BillRow, 'state' | 'longMinutes'> {
  return {
    visitId: row.visitId,
    number: row.visitNumber,
    name: row.name,
    detail: `${formatSex(row.sex)} ${row.age}`,
    rank: row.rank,
    dueFen: row.dueFen,
    since,
  };
}

const STATE_WORDS: Readonly<Record<BillRow['state'], string>> = {
  called: '已叫',
  serving: '在窗口',
  waiting: '',
  missed: '过号',
  owed: '',
};

export function CashierList(props: {
  today: Today | undefined;
  rows: readonly BillRow[];
  calling: Calling;
  /** Where the point has several: at which one this is. */
  window: string;
  selected: VisitId | undefined;
  receiptId: number | undefined;
  onSelect: (row: BillRow) => void;
  onOpen: (row: BillRow) => void;
  onReceipt: (row: ReceiptRow) => void;
}) {
  const { today, rows } = props;
  const waiting = rows.filter((row) => row.state !== 'owed').length;
  const range =
    today?.firstReceiptNo == null || today.lastReceiptNo == null
      ? '还没有收据'
      : `收据 № ${formatReceiptRange(today.firstReceiptNo, today.lastReceiptNo)}`;
  return (
    <>
      <ListHead
        title="待交费"
        note={props.window || '优先在前'}
        counts={[
          ['待交', waiting],
          ['已收', today?.saleCount ?? 0],
          ['退费', today?.refundCount ?? 0],
          ['后付未收', today?.owedCount ?? 0],
        ]}
      />
      <CallCard calling={props.calling} />
      <WhoList
        label="待交费"
        rows={rows}
        keyOf={(row) => row.visitId}
        selected={props.selected}
        onSelect={props.onSelect}
        onOpen={props.onOpen}
        grow={rows.length > 6}
        empty={
          <EmptyState icon="cash" title="没有等着交费的人">
            医生签名后，费用会排到这里。
          </EmptyState>
        }
        row={(row) => (
          <WhoRow
            number={row.number}
            rank={row.rank}
            name={row.name}
            detail={row.detail}
            right={<b className="due">{formatFen(row.dueFen)}</b>}
            rightBelow={
              row.longMinutes === null ? (
                `${STATE_WORDS[row.state]} ${row.since}`.trim()
              ) : (
                <b className="red">久在窗口</b>
              )
            }
          />
        )}
      />
      <ListSection title="今日已收" end={range} />
      <WhoList
        label="今日已收"
        rows={today?.receipts ?? []}
        keyOf={(row) => row.receiptId}
        selected={props.receiptId}
        onSelect={props.onReceipt}
        gone={() => true}
        row={(row) => (
          <WhoRow
            number={row.visitNumber}
            rank={row.rank}
            name={row.name}
            detail={`№ ${formatReceiptNo(row.number)}`}
            right={formatFen(row.netFen)}
            rightBelow={`${row.kind === 'refund' ? '退费 ' : row.refundedFen > 0 ? '有退费 ' : ''}${formatTime(row.at)}`}
          />
        )}
        empty={<div className="grow-y" />}
      />
      <ListFoot
        end={
          <>
            <KeyCap of="PgUp" /> <KeyCap of="PgDn" /> 选人
          </>
        }
      >
        待交 {waiting} 位
      </ListFoot>
    </>
  );
}
