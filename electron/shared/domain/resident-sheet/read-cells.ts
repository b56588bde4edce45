import { type ClinicDay, clinicDay } from '../../values/clinic-day.ts';
import type { FaultDetails, RemarkCode } from './import-words.ts';
import { type SheetCell, wordsOf } from './sheet-cell.ts';

/** What a cell says, or what is wrong with it; `note` when it was understood with care. */
export type Read<Value> = { readonly value: Value; readonly note?: Fault } | { readonly fault: Fault };

export interface Fault {
  readonly code: RemarkCode;
  readonly details: FaultDetails;
}

/** What a reader of cells answers when it cannot read one. */
export function faulty(code: RemarkCode, details: FaultDetails = {}): { readonly fault: Fault } {
  return { fault: { code, details } };
}

/** Day 0 of Excel's count; day 60 is a 29 February 1900 that never was, so earlier days are off by one. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
/** 1900-03-01 to 2099-12-31: what may be meant as a day by a bare number. */
const SERIALS = { from: 61, to: 73_050 } as const;

/**
 * A day however people write it: a date, its number in Excel, 1954-3-12, 1954/03/12, 1954.3.12, 1954年3月12日,
 * 19540312, with or without a time of day. `known` is the day on the card: it settles a year of two digits.
 */
export function readDay(cell: SheetCell, known: ClinicDay | undefined): Read<ClinicDay> {
  if (cell.kind === 'number' && cell.value >= SERIALS.from && cell.value <= SERIALS.to) {
    return asDay(new Date(EXCEL_EPOCH + Math.floor(cell.value) * DAY_MS).toISOString().slice(0, 10));
  }
  const words = wordsOf(cell).replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/, '');
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(words);
  const parted = /^(\d{2}|\d{4})\s*[-/.年,、]\s*(\d{1,2})\s*[-/.月,、]\s*(\d{1,2})\s*日?$/.exec(words);
  const [, year, month, day] = compact ?? parted ?? [];
  if (year === undefined || month === undefined || day === undefined) {
    return faulty(/^\d{4}\s*[-/.年]\s*\d{1,2}\s*月?$/.test(words) ? 'day-no-date' : 'day-unknown', {
      found: words,
    });
  }
  const rest = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (year.length === 4) return asDay(`${year}-${rest}`);
  return known?.slice(2) === `${year}-${rest}`
    ? { value: known }
    : faulty('day-two-digits', { found: words });
}

function asDay(text: string): Read<ClinicDay> {
  try {
    return { value: clinicDay(text) };
  } catch {
    return faulty('day-no-such', { found: text });
  }
}

/** The characters of a document's number; a number that Excel calculated with has lost its last digits. */
export function readDocumentNumber(cell: SheetCell): Read<string> {
  if (cell.kind === 'number') {
    return cell.value >= 1e15 || !Number.isInteger(cell.value)
      ? faulty('digits-lost')
      : { value: String(cell.value) };
  }
  const words = wordsOf(cell)
    .replace(/[\s"'’‘“”]/g, '')
    .replace(/\.0$/, '')
    .toUpperCase();
  if (/^\d(\.\d+)?E\+?\d{2}$/.test(words)) return faulty('digits-lost');
  // A cross or star is what some forms print for the X of the check character.
  return { value: words.replace(/(?<=^\d{17})[×*✕Χ]$/, 'X').replace(/(?<=^\d{6,14})-(?=\d)/g, '') };
}

/** A phone, digits alone: mobile 11, landline with its area. Of two the first is taken. */
export function readPhone(cell: SheetCell): Read<string> {
  const words = wordsOf(cell);
  const [first = '', second] = words.split(/[/、,;，；]|\s或\s?|\s{1,}(?=1\d{10}$)/).map((one) => one.trim());
  const digits = first
    .replace(/\.0$/, '')
    .replace(/[\s\-—–()]/g, '')
    .replace(/^\+?(00)?86(?=1\d{10}$)/, '');
  const right = /^1\d{10}$/.test(digits) || /^0\d{9,11}$/.test(digits) || /^[2-9]\d{6,7}$/.test(digits);
  if (!right) return faulty('phone-wrong', { found: words.slice(0, 24) });
  if (second === undefined || second === '') return { value: digits };
  return { value: digits, note: { code: 'phone-second', details: { taken: digits } } };
}

/** A name as it is kept: blanks between Chinese characters fall out, dots between its parts are one kind. */
export function readName(cell: SheetCell): Read<string> {
  const words = wordsOf(cell)
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/\s*[•・‧●]\s*/gu, '·')
    .replace(/(?<=\p{Script=Han})\.(?=\p{Script=Han})/gu, '·');
  if (words === '') return faulty('name-missing');
  if (!/^[\p{L}\p{M}·'’. -]+$/u.test(words)) return faulty('name-characters', { found: words.slice(0, 20) });
  return { value: words };
}
