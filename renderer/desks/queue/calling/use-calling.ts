import { useState } from 'react';
import type { Board, BoardTicket } from '../../../../electron/shared/contract/queue.ts';
import type { CallError } from '../../../../electron/shared/contract/reply.ts';
import type { ClinicId } from '../../../../electron/shared/values/ids.ts';
import { useCommand } from '../../../api/commands.ts';
import { formatNumber } from '../../../components/format.ts';
import { type KeyBinding, useKeys } from '../../../components/keys.tsx';
import { useTell } from '../../../components/told-line.tsx';
import { type CalledOne, useCalledOne } from './call-state.ts';
import { nameOf } from './who-words.ts';

/** The keys of calling, the same at every desk that calls. */
export const CALL_KEYS = {
  undo: 'Alt+Z',
  next: 'Alt+N',
  again: 'Alt+R',
  miss: 'Alt+G',
  came: 'Alt+E',
  back: 'Alt+B',
  end: 'Alt+H',
} as const;

export interface CallingOptions {
  readonly board: Board | undefined;
  readonly clinicId: ClinicId | undefined;
  /** Whether somebody is chosen in the desk's list: 过号回来 is about him when he was missed. */
  readonly isChosen?: ((ticket: BoardTicket) => boolean) | undefined;
  readonly onCalled?: ((called: Pick<BoardTicket, 'visitId' | 'ticketId'>) => void) | undefined;
  /** Nobody is called any more: 过号, or the call was taken back. */
  readonly onGone?: (() => void) | undefined;
  /** 到了: who was called stands at the window. */
  readonly onHere?: ((ticket: BoardTicket) => void) | undefined;
  /** How this desk takes somebody in, where that is more than being there. */
  readonly onCame?: ((ticket: BoardTicket) => void) | undefined;
  /** False where the buttons themselves are always in sight. Default true: the keys stand in the bottom bar. */
  readonly inBar?: boolean | undefined;
}

export interface Calling {
  readonly board: Board | undefined;
  readonly called: CalledOne | undefined;
  /** Whom 过号回来 would bring back. */
  readonly missed: Board['missed'][number] | undefined;
  /** Who stands at this window: the one who has stood there too long before others. */
  readonly atWindow: BoardTicket | undefined;
  /** Whose stay is being ended: its form lies over the desk. */
  readonly ending: BoardTicket | undefined;
  readonly askEnd: (ticket: BoardTicket | undefined) => void;
  readonly busy: boolean;
  readonly error: CallError | undefined;
  readonly clear: () => void;
  readonly next: () => void;
  readonly again: () => void;
  readonly miss: () => void;
  readonly came: () => void;
  readonly undo: () => void;
  readonly back: (row: Board['missed'][number]) => void;
}

/**
 * Calling from a window: the next one, the same one again, 过号, 到了, 过号回来, by the same keys at 候诊, 接诊,
 * 收费 and 发药. The last refusal stays until the next deed.
 */
export function useCalling(options: CallingOptions): Calling {
  const { board, isChosen } = options;
  const called = useCalledOne(board);
  const missed = (isChosen && board?.missed.find(isChosen)) ?? board?.missed[0];
  const { deeds, ...state } = useDeeds(options, called?.ticket, missed);
  const [ending, askEnd] = useState<BoardTicket>();
  const atWindow = findAtWindow(board);
  const calling = { board, called, missed, atWindow, ending, askEnd, ...state, ...deeds };
  useKeys(bindingsOf(calling, options));
  return calling;
}

function findAtWindow(board: Board | undefined): BoardTicket | undefined {
  const here = board?.rooms.find((room) => room.clinicId === board.clinicId)?.current ?? [];
  const serving = here.filter((one) => one.status === 'serving');
  const long = serving.filter((one) => one.longMinutes !== null);
  return long.sort((a, b) => (b.longMinutes ?? 0) - (a.longMinutes ?? 0))[0] ?? serving[0];
}

function bindingsOf(calling: Calling, { inBar = true }: CallingOptions): KeyBinding[] {
  const { board, called, missed } = calling;
  const waited = called !== undefined;
  return [
    {
      keys: CALL_KEYS.next,
      label: '叫下一位',
      run: calling.next,
      enabled: board?.next != null,
      // Somebody was called and is not there: he comes first.
      shown: inBar && !waited,
    },
    { keys: CALL_KEYS.came, label: '到了', run: calling.came, enabled: waited, shown: inBar && waited },
    {
      keys: CALL_KEYS.again,
      label: againWords(called),
      run: calling.again,
      enabled: waited,
      shown: inBar && waited,
    },
    { keys: CALL_KEYS.miss, label: '过号', run: calling.miss, enabled: waited, shown: inBar && waited },
    {
      keys: CALL_KEYS.undo,
      label: '撤销呼叫',
      run: calling.undo,
      enabled: called?.undoable === true,
      shown: false,
    },
    {
      keys: CALL_KEYS.back,
      label: '过号回来',
      run: () => missed && calling.back(missed),
      enabled: missed !== undefined,
      shown: inBar && missed !== undefined,
    },
    {
      keys: CALL_KEYS.end,
      label: '结束',
      run: () => calling.askEnd(calling.atWindow),
      enabled: calling.atWindow !== undefined,
      shown: false,
    },
  ];
}

/** 再叫, with the seconds that the rule still asks for. */
export function againWords(called: CalledOne | undefined): string {
  return called?.next.next === 'wait' ? `再叫 ${called.next.waitSeconds} 秒` : '再叫';
}

function useDeeds(
  { board, clinicId, onCalled, onGone, onHere, onCame }: CallingOptions,
  ticket: BoardTicket | undefined,
  missed: BoardTicket | undefined,
) {
  const form = ticket?.ticketId;
  const callNext = useCommand('queue.callNext', clinicId);
  const callAgain = useCommand('queue.callAgain', form);
  const markMissed = useCommand('queue.markMissed', form);
  const startServing = useCommand('queue.startServing', form);
  const undoCall = useCommand('queue.undoCall', form);
  const comeBack = useCommand('queue.comeBack', missed?.ticketId);
  const tell = useTell();
  const all = [callNext, callAgain, markMissed, startServing, undoCall, comeBack];
  const clear = () => {
    for (const one of all) one.clear();
  };
  const afresh = <Arguments extends unknown[]>(deed: (...given: Arguments) => Promise<void>) => {
    return (...given: Arguments) => {
      clear();
      void deed(...given);
    };
  };
  const deeds = {
    next: afresh(async () => {
      if (!board || clinicId === undefined) return;
      // Back to whoever was called and is not there; the service says whether another may be called.
      if (ticket) onCalled?.(ticket);
      const done = await callNext.run({ point: board.point, clinicId });
      if (!done) return;
      tell(`${formatNumber(done.number)} ${nameOf(done)} 已呼叫，请到${done.room}`);
      onCalled?.(done);
    }),
    again: afresh(async () => {
      const done = ticket && (await callAgain.run({ ticketId: ticket.ticketId }));
      if (done) tell(`${formatNumber(done.number)} ${nameOf(done)} 又叫一次`);
    }),
    miss: afresh(async () => {
      const done = ticket && (await markMissed.run({ ticketId: ticket.ticketId }));
      if (!done) return;
      tell(
        `${formatNumber(done.number)} ${nameOf(ticket)} ${done.givenUp ? `${done.misses} 次过号，已弃号` : '已过号'}`,
      );
      onGone?.();
    }),
    came: afresh(async () => {
      if (!ticket) return;
      if (onCame) return onCame(ticket);
      const done = await startServing.run({ ticketId: ticket.ticketId });
      if (!done) return;
      tell(`${formatNumber(done.number)} ${nameOf(ticket)} 到了`);
      onHere?.(ticket);
    }),
    undo: afresh(async () => {
      const done = ticket && (await undoCall.run({ ticketId: ticket.ticketId }));
      if (!done) return;
      tell(`${formatNumber(done.number)} ${nameOf(ticket)} 的呼叫已撤销，仍排第 ${done.position}`);
      onGone?.();
    }),
    back: afresh(async (row: BoardTicket) => {
      const done = await comeBack.run({ ticketId: row.ticketId });
      if (done) tell(`${formatNumber(done.number)} ${nameOf(row)} 回来了，排第 ${done.position}`);
    }),
  };
  return {
    deeds,
    clear,
    busy: all.some((one) => one.busy),
    error: all.find((one) => one.error)?.error,
  };
}
