import { DENOMINATIONS } from '../../../electron/shared/domain/closing.ts';
import type { Fen } from '../../../electron/shared/values/fen.ts';
import { piecesFor } from '../month/close-books.ts';
import type { Hand } from './hand.ts';

/** F7: the pieces blind from top to bottom, the second signature by the checker's own password, F12. */
export async function closeDayByKeys(
  hand: Hand,
  drawer: Fen,
  checker: { readonly password: string },
): Promise<void> {
  await hand.press('F7');
  await hand.see('.s-day-close .den input:focus');
  const pieces = piecesFor(drawer);
  for (const denomination of DENOMINATIONS) {
    const count = pieces[denomination] ?? 0;
    if (count > 0) await hand.type(String(count));
    await hand.press('Enter');
  }
  await hand.told('点数已封存');
  await hand.press('Alt+r');
  await hand.focused('复核人密码');
  await hand.type(checker.password);
  await hand.press('Enter');
  await hand.reads('.s-day-close .side', '复核 刘文涛');
  await hand.picture('日清');
  await hand.mainAction();
  await hand.told('已日结');
}

/** F8: close the month, then write the workbook into the window's exports folder. */
export async function closeMonthByKeys(hand: Hand): Promise<void> {
  await hand.press('F8');
  await hand.see('.s-ledger .days');
  await hand.mainAction();
  await hand.told('已月结');
  await hand.press('Alt+e');
  await hand.told('已导出');
  await hand.picture('月账');
}
