import type { AreaHandlers } from '../handler.ts';
import { closeMonth } from './close-month.ts';
import { exportMonth } from './export-month.ts';
import { listMonths } from './list-months.ts';
import { proveMonth } from './prove-month.ts';
import { readMonth } from './read-month.ts';
import { undoMonth } from './undo-month.ts';

export const ledgerHandlers: AreaHandlers<'ledger'> = {
  getMonth: (context, { month }) => readMonth(context, month).ledger,
  listDrugs: (context, { month }) => [...readMonth(context, month).drugs],
  listMonths: (context, { year }) => listMonths(context, year),
  proveMonth,
  closeMonth,
  undoMonth: (context, { month, reason }) => {
    undoMonth(context, month, reason);
    return {};
  },
  exportMonth: (context, { month }) => exportMonth(context, month),
};
