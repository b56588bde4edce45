/** `16` → `016`, as on tickets, screens and in the voice. */
export function formatTicketNumber(number: number): string {
  return number.toString().padStart(3, '0');
}

/** `12828` → `0012828`: receipts carry seven digits. */
export function formatReceiptNo(number: number): string {
  return number.toString().padStart(7, '0');
}
