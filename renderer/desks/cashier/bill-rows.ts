import type { Output } from '../../../electron/shared/contract/procedures.ts';
import type { Board, BoardTicket } from '../../../electron/shared/contract/queue.ts';
import type { Fen } from '../../../electron/shared/values/fen.ts';
import type { VisitId } from '../../../electron/shared/values/ids.ts';
import type { Instant } from '../../../electron/shared/values/instant.ts';
import { formatSex, formatTime } from '../../components/format.ts';

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
