import { addDays, type ClinicDay, clinicDay } from '../values/clinic-day.ts';

/** `visit` stands on the ticket of a registration (挂号), `arrival` on the one taken at the door (取号). */
export type TicketCodeKind = 'visit' | 'arrival';

export interface TicketCode {
  readonly kind: TicketCodeKind;
  /** Numbers begin anew each day, so the day belongs to the code. */
  readonly day: ClinicDay;
  readonly number: number;
}

const LETTERS = { visit: 'T', arrival: 'A' } as const satisfies Record<TicketCodeKind, string>;

const WRITTEN = /^([TA])(\d{4})(\d{2})(\d{2})-?(\d{3,5})$/;

/**
 * What the bar code of a ticket says: `T20261122-016`. Letters, digits and one dash, which every symbology
 * and every scanner's keyboard layout carries.
 *
 * @throws RangeError when the number is not one that a day gives.
 */
export function encodeTicketCode({ kind, day, number }: TicketCode): string {
  if (!Number.isInteger(number) || number < 1 || number > 99_999) {
    throw new RangeError(`not a ticket's number: ${number}`);
  }
  return `${LETTERS[kind]}${day.replaceAll('-', '')}-${String(number).padStart(3, '0')}`;
}

/** The ticket that a scanned text names, or undefined when it is no ticket of this program. */
export function parseTicketCode(text: string): TicketCode | undefined {
  const [, letter, year, month, date, written] = WRITTEN.exec(text.trim().toUpperCase()) ?? [];
  const number = Number(written);
  if (letter === undefined || !(number > 0)) return undefined;
  try {
    return {
      kind: letter === LETTERS.visit ? 'visit' : 'arrival',
      day: clinicDay(`${year}-${month}-${date}`),
      number,
    };
  } catch {
    return undefined;
  }
}

/** 今天、昨天 or the day itself, for telling whose day a ticket is. */
export function nameTicketDay(day: ClinicDay, today: ClinicDay): string {
  if (day === today) return '今天';
  return day === addDays(today, -1) ? '昨天' : day;
}
