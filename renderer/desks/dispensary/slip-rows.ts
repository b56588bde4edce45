import type { Output } from '../../../electron/shared/contract/procedures.ts';
import type { Board } from '../../../electron/shared/contract/queue.ts';

export type SlipRow = Output<'dispensary.listToday'>['waiting'][number];

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

/** To what was handed out today, and back to what waits. */
export const DONE_KEY = 'Alt+D';
