import type { AreaHandlers } from '../handler.ts';
import { approveRefund, previewRefund } from './approve-refund.ts';
import { getNextToClose, listCheckers, readCalendar } from './calendar.ts';
import { closeDay, undoDay } from './close-day.ts';
import { closeZeroDays } from './close-empty-days.ts';
import { breakCount, checkDay, countDrawer } from './count-cash.ts';
import { readDayView } from './day-view.ts';
import { findReceipts, listCashierToday } from './list-today.ts';
import { pictureDayForm, printDayForm } from './print-day-form.ts';
import { pictureReceipt, printReceipt } from './print-receipt.ts';
import { readBill } from './read-bill.ts';
import { readReceipt } from './read-receipt.ts';
import { refundReceipt } from './refund.ts';
import { settleVisit } from './settle.ts';

export const cashierHandlers: AreaHandlers<'cashier'> = {
  getBill: (context, { visitId }) => readBill(context, visitId),
  settle: settleVisit,
  refund: refundReceipt,
  previewRefund,
  approveRefund,
  listToday: listCashierToday,
  findReceipt: (context, { term }) => findReceipts(context, term),
  getReceipt: readReceipt,
  getDay: (context, { day }) => readDayView(context, day),
  countCash: (context, { day, denominations }) => countDrawer(context, day, denominations),
  recount: (context, { day }) => {
    breakCount(context, day);
    return {};
  },
  checkDay,
  closeDay,
  closeZeroDay: closeZeroDays,
  undoDay: (context, { day, reason }) => {
    undoDay(context, day, reason);
    return {};
  },
  getNextToClose,
  calendar: (context, { month }) => readCalendar(context, month),
  listCheckers,
  printReceipt,
  pictureReceipt,
  printDayForm,
  pictureDayForm,
};
