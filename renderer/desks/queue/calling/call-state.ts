import { useEffect, useState } from 'react';
import type { Board, BoardTicket } from '../../../../electron/shared/contract/queue.ts';
import { type CallAgain, decideCallAgain } from '../../../../electron/shared/domain/missed-calls.ts';
import type { Instant } from '../../../../electron/shared/values/instant.ts';
import { useDeskActive } from '../../../api/desk-active.tsx';
import { useNowOf } from '../../../api/station.tsx';

const SECOND_MS = 1_000;

/** Somebody who was called to a window and is not there yet, and what the rule lets it do next. */
export interface CalledOne {
  readonly ticket: BoardTicket;
  readonly next: CallAgain;
  /** Calls still wanting before 过号. */
  readonly callsMissing: number;
  /** Nobody was called since, and the time of the rule is not over. */
  readonly undoable: boolean;
}

/** Who was called to this window and is not there yet, by the same rule as the service's, counted on second by second. */
export function useCalledOne(board: Board | undefined): CalledOne | undefined {
  const ticket = board?.rooms
    .find((room) => room.clinicId === board.clinicId)
    ?.current.find((one) => one.status === 'called');
  const now = useSecond(ticket !== undefined);
  if (!board || !ticket) return undefined;
  return {
    ticket,
    next: decideCallAgain(callsOf(ticket), board, now),
    undoable: board.undo?.ticketId === ticket.ticketId && now < board.undo.until,
    callsMissing: Math.max(0, board.callsBeforeMissed - ticket.calls),
  };
}

/** The gap counts from the last call; of the earlier ones only their number matters. */
function callsOf(ticket: BoardTicket): Instant[] {
  const { lastCalledAt, calls } = ticket;
  return lastCalledAt === null ? [] : Array.from({ length: calls }, () => lastCalledAt);
}

/** The station's clock, each second while somebody is waited for and the desk is on the screen. */
function useSecond(counting: boolean): Instant {
  const nowOf = useNowOf();
  const active = useDeskActive();
  const [, tick] = useState(0);
  useEffect(() => {
    if (!counting || !active) return undefined;
    const timer = setInterval(() => tick((count) => count + 1), SECOND_MS);
    return () => clearInterval(timer);
  }, [counting, active]);
  return nowOf();
}
