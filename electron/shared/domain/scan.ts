import {
  findIdNumberFault,
  type IdNumber,
  type IdNumberFault,
  idNumber,
  tidyIdNumber,
} from '../values/id-number.ts';
import { parseTicketCode, type TicketCode } from './ticket-code.ts';

/** What a scanned text is. */
export type Scan =
  | { readonly kind: 'id-number'; readonly idNumber: IdNumber }
  /** As long as an identity number, and wrong. */
  | { readonly kind: 'wrong-number'; readonly fault: IdNumberFault }
  /** Part of a card: digits that are too few, or two cards run together. */
  | { readonly kind: 'half-card'; readonly length: number }
  | { readonly kind: 'ticket'; readonly ticket: TicketCode }
  | { readonly kind: 'unknown' };

const LENGTH = 18;
/** Fewer digits are prices and counts. */
const FEWEST_OF_CARD = 8;

/** Tells a card from a ticket from anything else; nothing is looked up. */
export function readScan(text: string): Scan {
  const ticket = parseTicketCode(text);
  if (ticket) return { kind: 'ticket', ticket };
  const tidy = tidyIdNumber(text);
  if (!/^\d+X?$/.test(tidy)) return { kind: 'unknown' };
  if (tidy.length === LENGTH) {
    const fault = findIdNumberFault(tidy);
    return fault ? { kind: 'wrong-number', fault } : { kind: 'id-number', idNumber: idNumber(tidy) };
  }
  return isPartOfCard(tidy) ? { kind: 'half-card', length: tidy.length } : { kind: 'unknown' };
}

/** Digits that begin with a region; a mobile number, an EAN and a pack's trace code do not count. */
function isPartOfCard(tidy: string): boolean {
  if (tidy.length < FEWEST_OF_CARD || /^1[3-9]\d{9}$/.test(tidy)) return false;
  if (tidy.length === 13 && tidy.startsWith('69')) return false;
  if (tidy.length === 20 && tidy.startsWith('8')) return false;
  return /^[1-689]/.test(tidy);
}
