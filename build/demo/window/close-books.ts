import { DENOMINATIONS } from '../../../electron/shared/domain/closing.ts';
import type { Fen } from '../../../electron/shared/values/fen.ts';
import { piecesFor } from '../month/close-books.ts';
import type { Hand } from './hand.ts';

export interface Checker {
  readonly name: string;
  readonly password: string;
}

/** F7: the pieces blind from top to bottom; the last Enter seals the count. */
export async function countDrawerByKeys(hand: Hand, drawer: Fen): Promise<void> {
  await hand.press('F7');
  await hand.see('.s-day-close .den input:focus');
  const pieces = piecesFor(drawer);
  for (const denomination of DENOMINATIONS) {
    const count = pieces[denomination] ?? 0;
    await hand.fill(count > 0 ? String(count) : '');
  }
  await hand.told('点数已封存');
}

/** Alt+R: the second signature, by the checker's own password. */
export async function checkCountByKeys(hand: Hand, checker: Checker): Promise<void> {
  await hand.press('Alt+r');
  await hand.focused('复核人密码');
  await hand.fill(checker.password);
  await hand.reads('.s-day-close .side', `复核 ${checker.name}`);
}

/** The evening's closing of a drawer that agrees: counted, its bank slip noted, checked, F12. */
export async function closeDayByKeys(
  hand: Hand,
  drawer: Fen,
  depositSlip: string,
  checker: Checker,
): Promise<void> {
  await countDrawerByKeys(hand, drawer);
  await hand.focused('交款单号');
  await hand.type(depositSlip);
  await checkCountByKeys(hand, checker);
  await hand.picture('日清');
  await hand.mainAction();
  await hand.told('已日结');
}

const SAVED_TO = '已存到';

/** F8: close the month, then write the workbook. @returns where it lies. */
export async function closeMonthByKeys(hand: Hand): Promise<string> {
  // The copy that is due after the day's closing is made as soon as nobody works for a moment.
  await hand.reads('.bottom .save', '备份 ');
  await hand.press('F8');
  await hand.see('.s-ledger .days');
  await hand.mainAction();
  await hand.told('已月结');
  await hand.press('Alt+e');
  await hand.told('已导出');
  await hand.reads('.s-ledger .idle', SAVED_TO);
  await hand.picture('月账');
  return (await hand.textOf('.s-ledger .idle')).replace(SAVED_TO, '').trim();
}
