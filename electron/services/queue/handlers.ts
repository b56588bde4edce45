import type { AreaHandlers } from '../handler.ts';
import { cancelNumber, getNumberSlip } from './arrivals.ts';
import { getBoard, listPoints } from './board.ts';
import { callAgain, callNext, callOutOfOrder, comeBack, markMissed } from './call-next.ts';
import { leaveSeat, markCare, markDelivered, takeSeat } from './care.ts';
import { endStay, listEnds } from './end-stay.ts';
import { evidenceHandlers } from './evidence/handlers.ts';
import { listGuide, listVisitEvents } from './guide.ts';
import { moveTicket, moveWaiting } from './move-tickets.ts';
import { getPublicBoard, listAnnouncements } from './public-board.ts';
import { finishOrders, listPointOrders, returnWithResults, serveTicket } from './serve.ts';
import { takeNumber } from './take-number.ts';
import { undoCall } from './undo-call.ts';

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
  undoCall,
  moveTicket,
  moveWaiting,
  startServing: serveTicket,
  listWindowEnds: listEnds,
  endStay,
  returnWithResults,
  listPointOrders,
  finishOrders,
  takeNumber,
  getNumberSlip,
  cancelNumber,
  markCare,
  takeSeat,
  leaveSeat,
  markDelivered,
  getPublicBoard,
  listAnnouncements,
  ...evidenceHandlers,
};
