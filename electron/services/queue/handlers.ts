import type { AreaHandlers } from '../handler.ts';
import { getBoard, listPoints } from './board.ts';
import { callAgain, callNext, callOutOfOrder, comeBack, markMissed } from './call-next.ts';
import { listGuide, listVisitEvents } from './guide.ts';
import { finish, finishOrders, listPointOrders, returnWithResults, serveTicket } from './serve.ts';

export const queueHandlers: AreaHandlers<'queue'> = {
  listPoints,
  getBoard,
  listGuide,
  listVisitEvents,
  callNext,
  callAgain,
  markMissed,
  comeBack,
  callOutOfOrder,
  startServing: serveTicket,
  finish,
  returnWithResults,
  listPointOrders,
  finishOrders,
};
