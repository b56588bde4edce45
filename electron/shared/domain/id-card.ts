import { z } from 'zod';
import { type ClinicDay, clinicDay, clinicDaySchema } from '../values/clinic-day.ts';
import { findIdNumberFault, idNumber, readIdNumber, type Sex, tidyIdNumber } from '../values/id-number.ts';

/** What a reader takes off an identity card. Fields that the card or the reader does not give are empty. */
export const idCardSchema = z.object({
  idNumber: z.string().max(18),
  name: z.string().max(60),
  sex: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(9)]),
  birthDay: clinicDaySchema,
  ethnicity: z.string().max(20),
  address: z.string().max(120),
  /** Last day of validity; null for 长期 and where the reader gives none. */
  validTo: clinicDaySchema.nullable(),
});
export type IdCard = z.output<typeof idCardSchema>;

/** Where the fields of a card lie in the answer of a reader's service: `resultContent.certNumber`. */
export const cardFieldsSchema = z.strictObject({
  idNumber: z.string().trim().min(1).max(80),
  name: z.string().trim().min(1).max(80),
  sex: z.string().trim().max(80),
  birthDay: z.string().trim().max(80),
  ethnicity: z.string().trim().max(80),
  address: z.string().trim().max(80),
  validTo: z.string().trim().max(80),
});
export type CardFields = z.output<typeof cardFieldsSchema>;

/** Names that most vendors' services use. */
export const DEFAULT_CARD_FIELDS: CardFields = {
  idNumber: 'resultContent.certNumber',
  name: 'resultContent.partyName',
  sex: 'resultContent.gender',
  birthDay: 'resultContent.bornDay',
  ethnicity: 'resultContent.nation',
  address: 'resultContent.certAddress',
  validTo: 'resultContent.expDate',
};

/** Why what was read cannot be used: part of it is missing, or it contradicts itself. */
export const CARD_FAULTS = [
  'length',
  'characters',
  'birth',
  'check',
  'name',
  'birth-differs',
  'sex-differs',
] as const;
export type CardFault = (typeof CARD_FAULTS)[number];

export type CardAnswer =
  | { readonly kind: 'no-card' }
  | { readonly kind: 'bad-card'; readonly fault: CardFault }
  | { readonly kind: 'card'; readonly card: IdCard };

/**
 * The card in a reader's answer. Nothing of a card that was read half, or whose parts contradict each other,
 * is used: the number must check, the name must be there, and birth day and sex printed on the card must be
 * those of its number.
 */
export function readCardAnswer(answer: unknown, fields: CardFields): CardAnswer {
  const at = (field: keyof CardFields) => textAt(answer, fields[field]);
  const written = tidyIdNumber(at('idNumber'));
  const name = at('name').replace(/\s+/g, ' ');
  if (written === '') return name === '' ? { kind: 'no-card' } : { kind: 'bad-card', fault: 'length' };
  const fault = findIdNumberFault(written);
  if (fault) return { kind: 'bad-card', fault };
  if (name === '') return { kind: 'bad-card', fault: 'name' };
  const number = readIdNumber(idNumber(written));
  const printed = { birthDay: dayIn(at('birthDay')), sex: sexIn(at('sex')) };
  if (printed.birthDay !== undefined && printed.birthDay !== number.birthDay) {
    return { kind: 'bad-card', fault: 'birth-differs' };
  }
  if (printed.sex !== undefined && printed.sex !== number.sex)
    return { kind: 'bad-card', fault: 'sex-differs' };
  const card = {
    idNumber: written,
    name: name.slice(0, 60),
    ...number,
    ethnicity: ethnicityIn(at('ethnicity')),
    address: at('address').slice(0, 120),
    validTo: dayIn(at('validTo')) ?? null,
  };
  return { kind: 'card', card };
}

/** Follows a dotted path; whatever is no text and no number counts as nothing. */
function textAt(answer: unknown, path: string): string {
  if (path === '') return '';
  let found: unknown = answer;
  for (const step of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return '';
    found = (found as Record<string, unknown>)[step];
  }
  return typeof found === 'string' || typeof found === 'number' ? String(found).trim() : '';
}

/** `19540312`, `1954-03-12`, `1954.03.12`, `1954年03月12日`; 长期 is no day. */
function dayIn(text: string): ClinicDay | undefined {
  const [, year, month, day] = /^(\d{4})\D?(\d{2})\D?(\d{2})\D?$/.exec(text) ?? [];
  try {
    return year === undefined ? undefined : clinicDay(`${year}-${month}-${day}`);
  } catch {
    return undefined;
  }
}

/** 男女 or the code of GB/T 2261.1. */
function sexIn(text: string): Sex | undefined {
  if (/^(男|1|M)/i.test(text)) return 1;
  return /^(女|2|F)/i.test(text) ? 2 : undefined;
}

function ethnicityIn(text: string): string {
  const named = text.slice(0, 20);
  return named === '' || named.endsWith('族') || !/^\p{Script=Han}+$/u.test(named) ? named : `${named}族`;
}

export interface CardDifference {
  readonly field: 'name' | 'sex' | 'birthDay';
  readonly card: string;
  readonly record: string;
}

/** Where card and record disagree about who this is: shown and asked, never overwritten silently. */
export function compareWithCard(
  card: { readonly name?: string; readonly sex: Sex; readonly birthDay: ClinicDay },
  record: { readonly name: string; readonly sex: Sex; readonly birthDay: ClinicDay },
): CardDifference[] {
  const differences: CardDifference[] = [];
  if (card.name !== undefined && bare(card.name) !== bare(record.name)) {
    differences.push({ field: 'name', card: card.name, record: record.name });
  }
  if (card.sex !== record.sex) {
    differences.push({ field: 'sex', card: String(card.sex), record: String(record.sex) });
  }
  if (card.birthDay !== record.birthDay) {
    differences.push({ field: 'birthDay', card: card.birthDay, record: record.birthDay });
  }
  return differences;
}

/** Names of minorities are written with three different dots and with blanks. */
function bare(name: string): string {
  return name.replace(/[\s·•・．.]/g, '');
}
