import type { Hand } from './hand.ts';

/** A visit as it is typed: what the patient shows, says and gets. */
export interface TypedVisit {
  readonly name: string;
  /** As a card reader would send it. */
  readonly idNumber: string;
  readonly complaint: string;
  /** What the doctor types to find the diagnosis. */
  readonly diagnosis: string;
  /** Pinyin initials of the drug, and the days. */
  readonly drug: string;
  readonly days: number;
  /** Laid on the counter, in yuan. */
  readonly cash: string;
}

/** F1: the card's number, Enter, F12. @returns the visit's number on the ticket. */
export async function registerByKeys(hand: Hand, visit: TypedVisit): Promise<string> {
  await hand.press('F1');
  await hand.see('.s-registration input:focus');
  await hand.type(visit.idNumber);
  await hand.press('Enter');
  await hand.reads('.s-registration .strip .name', visit.name);
  await hand.picture(`挂号-${visit.name}`);
  await hand.mainAction();
  const told = await hand.told('已挂号');
  return /\d{3}/.exec(told)?.[0] ?? '';
}

/** F3: call, take in, complaint, diagnosis, one drug, sign. */
export async function consultByKeys(hand: Hand, visit: TypedVisit): Promise<void> {
  await hand.press('F3');
  await hand.reads('.s-consultation .list', '下一位');
  await hand.press('Alt+n');
  await hand.reads('.s-consultation .work', '已呼叫');
  await hand.reads('.s-consultation .strip .name', visit.name);
  await hand.mainAction();
  await hand.focused('主诉');
  await hand.type(visit.complaint);
  await hand.press('Enter', 'Enter', 'Enter');
  await hand.type(visit.diagnosis);
  await hand.see('.s-consultation .drop tr.on');
  await hand.press('Enter');
  await hand.see('.s-consultation .diagnosis .tag');
  await hand.press('Enter');
  await hand.type(visit.drug);
  await hand.see('.s-consultation .rx .drop tr.on');
  await hand.picture(`开方-${visit.name}`);
  await hand.press('Enter');
  await hand.see('.s-consultation .rx tr.line input');
  await hand.press('Enter', 'Enter');
  await hand.press('Control+a');
  await hand.type(String(visit.days));
  await hand.press('Enter', 'Enter');
  await hand.reads('.s-consultation .rx tbody tr td:last-child', '.');
  await hand.picture(`接诊-${visit.name}`);
  await hand.mainAction();
  await hand.told('已签名');
}

/** F4: the first in the line, cash on the counter, F12. */
export async function payByKeys(hand: Hand, visit: TypedVisit): Promise<void> {
  await hand.press('F4');
  await hand.reads('.s-cashier .list', visit.name);
  await hand.press('Alt+n');
  await hand.told('请到');
  await hand.reads('.s-cashier .strip .name', visit.name);
  await hand.focused('现金实收');
  await hand.type(visit.cash);
  await hand.picture(`收费-${visit.name}`);
  await hand.mainAction();
  await hand.told('收讫');
}

/** Ctrl+P on what was just settled: the receipt, and a copy marked 补打 for somebody who lost it. */
export async function printReceiptTwice(hand: Hand): Promise<void> {
  await hand.press('Control+p');
  await hand.told('PDF');
  await hand.press('Control+p');
  await hand.told('补打 第 1 次');
}

/** F5: call, the four looks, the four signatures. */
export async function handOutByKeys(hand: Hand, visit: TypedVisit): Promise<void> {
  await hand.press('F5');
  await hand.see('.s-dispensary .list .who-row');
  await hand.press('Alt+n');
  await hand.reads('.s-dispensary .strip .name', visit.name);
  await hand.see('.s-dispensary .step');
  for (const look of ['1', '2', '3', '4']) await hand.press(`Alt+${look}`);
  for (const signed of ['审核已签', '调配已签', '核对已签']) {
    await hand.mainAction();
    await hand.told(signed);
  }
  await hand.picture(`发药-${visit.name}`);
  await hand.mainAction();
  await hand.told('已发药');
}
