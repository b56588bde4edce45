import { changeRule } from './change-rule.ts';
import { getOverview } from './overview.ts';
import { addItem, changeItemUse, changePrice, listPriceHistory } from './price-list.ts';
import { proveBooks } from './prove-books.ts';
import { addReceiptRange, listReceiptRanges } from './receipt-ranges.ts';
import { addRoom, changeRoomUse, listRooms } from './rooms.ts';
import { listItems, searchItems } from './search-items.ts';
import { stopTask } from './stop-task.ts';
import { addWaiverRule, changeWaiverRuleUse, listWaiverRules } from './waiver-rules.ts';

/** What the head sets: price list, waivers, receipt numbers, rooms and rules. */
export const settingsAdministrationHandlers = {
  searchItems,
  listItems,
  addItem,
  changePrice,
  changeItemUse,
  listPriceHistory,
  listWaiverRules,
  addWaiverRule,
  changeWaiverRuleUse,
  listReceiptRanges,
  addReceiptRange,
  listRooms,
  addRoom,
  changeRoomUse,
  changeRule,
  getOverview,
  proveBooks,
  stopTask,
} as const;
