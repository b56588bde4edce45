import { type MonthOrder, writeMonthFile } from '../../services/ledger/write-month-file.ts';
import { answerWith } from '../worker-answer.ts';

/** On a thread of its own: a month with all its formulas takes a second, and somebody stands at the desk. */
await answerWith((order: MonthOrder, progress) => writeMonthFile(order, progress));
