import { useEffect, useState } from 'react';
import type { Output } from '../../electron/shared/contract/procedures.ts';
import { DEFAULT_BOARD } from '../../electron/shared/domain/waiting-room.ts';
import { call, onServerEvent } from '../api/client.ts';

export type PublicBoard = Output<'queue.getPublicBoard'>;
export type PublicPrices = Output<'settings.getPublicPrices'>['rows'];

export interface BoardData {
  /** None before the first answer, and while no station is open. */
  readonly board: PublicBoard | undefined;
  readonly prices: PublicPrices;
}

/** Asked again so often even when nothing was heard: the day changes, and an event may be missed. */
const ASK_AGAIN_MS = 15_000;

/** What the waiting room may see, read anew with every change in the lines. */
export function useBoard(): BoardData {
  const [data, setData] = useState<BoardData>({ board: undefined, prices: [] });
  useEffect(() => {
    let wanted = true;
    let asked = 0;
    const read = () => {
      asked += 1;
      const mine = asked;
      void readBoard().then((next) => wanted && mine === asked && setData(next));
    };
    read();
    const timer = setInterval(read, ASK_AGAIN_MS);
    const deaf = onServerEvent((event) => {
      if (event.kind === 'changed') read();
    });
    return () => {
      wanted = false;
      clearInterval(timer);
      deaf();
    };
  }, []);
  return data;
}

async function readBoard(): Promise<BoardData> {
  try {
    const settings = await call('settings.getWaitingRoom', {}).catch(() => ({ board: DEFAULT_BOARD }));
    const { points, prices } = settings.board;
    return {
      board: await call('queue.getPublicBoard', { points }),
      prices: prices ? (await call('settings.getPublicPrices', {})).rows : [],
    };
  } catch {
    // No station is open: the screen says so and asks again.
    return { board: undefined, prices: [] };
  }
}
