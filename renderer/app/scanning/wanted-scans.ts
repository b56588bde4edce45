import { readScan } from '../../../electron/shared/domain/scan.ts';

/** Desks at which people stand with a card or a ticket in hand; elsewhere scans are the desk's own. */
const DESKS_OF_PEOPLE: readonly string[] = ['registration', 'queue', 'consultation', 'cashier', 'dispensary'];

/** Whether a card laid on the reader is for the desk in use; a dialog is answered first. */
export function takesCards(desk: string): boolean {
  return DESKS_OF_PEOPLE.includes(desk) && !document.querySelector('.dialog');
}

/**
 * Whether a scanned text is for the person at the desk and not for the field under the focus: a ticket and a
 * whole identity number always are; half a card and unknown codes only where nothing else is being typed.
 * A field with `data-scan="own"` keeps whatever is scanned into it, one with "search" leaves all to us.
 */
export function isWanted(text: string, at: Element, desk: string): boolean {
  if (!takesCards(desk)) return false;
  const place = at.closest('[data-scan]')?.getAttribute('data-scan');
  if (place === 'own') return false;
  const { kind } = readScan(text);
  if (kind === 'ticket' || kind === 'id-number') return true;
  if (kind === 'unknown') return !isTyping(at);
  return place === 'search' || !isTyping(at);
}

function isTyping(at: Element): boolean {
  return at.closest('input, textarea, select, [contenteditable]') !== null;
}
