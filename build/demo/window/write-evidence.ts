import type { Hand } from './hand.ts';

/** F10 Alt+L: the month's ledger of the six priorities, with its picture and its workbook. */
export async function writeEvidenceByKeys(hand: Hand): Promise<void> {
  await hand.press('Alt+l');
  await hand.see('.s-evidence table.ev');
  await hand.press('Alt+e');
  await hand.told('已导出 六优先服务台账-');
  await hand.picture('六优先台账');
}
