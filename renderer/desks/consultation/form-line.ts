import type { DrugSearchRow } from '../../../electron/shared/contract/drug-schemas.ts';
import type { PrescribedLine } from '../../../electron/shared/contract/prescribing.ts';
import {
  FREQUENCIES,
  FREQUENCY_CODES,
  type FrequencyCode,
  ROUTE_CODES,
  ROUTES,
  type RouteCode,
  suggestQuantity,
} from '../../../electron/shared/domain/dosing.ts';
import type { DrugClass, PrescriptionRule } from '../../../electron/shared/domain/prescription-types.ts';

/** A line as it is being typed: numbers are missing while the field is empty or wrong. */
export interface FormLine {
  readonly drugId: number;
  readonly genericName: string;
  readonly drugClass: DrugClass;
  readonly form: string;
  readonly spec: string;
  readonly doseUnit: string;
  readonly strengthMilli: number;
  readonly splittable: boolean;
  readonly packSize: number;
  readonly packUnit: string;
  readonly smallUnit: string;
  readonly doseMilli?: number | undefined;
  readonly frequency: FrequencyCode;
  readonly route: RouteCode;
  readonly days?: number | undefined;
  /** Smallest units. */
  readonly qty?: number | undefined;
  /** The doctor typed the quantity: it no longer follows dose and days. */
  readonly qtyTyped: boolean;
  readonly note: string;
  /** Why the doctor signs in spite of a warning. */
  readonly reasons: Partial<Record<PrescriptionRule, string>>;
}

function readCode<Code extends string>(codes: readonly Code[], text: string, otherwise: Code): Code {
  return codes.find((code) => code === text) ?? otherwise;
}

/** A picked drug with the dose that its master names; the days follow the line above or the kind of slip. */
export function lineOfDrug(drug: DrugSearchRow, days: number): FormLine {
  return withSuggestion({
    drugId: drug.drugId,
    genericName: drug.genericName,
    drugClass: drug.class,
    form: drug.form,
    spec: drug.spec,
    doseUnit: drug.doseUnit,
    strengthMilli: drug.strengthMilli,
    splittable: drug.splittable,
    packSize: drug.packSize,
    packUnit: drug.packUnit,
    smallUnit: drug.smallUnit,
    doseMilli: drug.defaultDoseMilli,
    frequency: readCode(FREQUENCY_CODES, drug.defaultFrequency, 'qd'),
    route: readCode(ROUTE_CODES, drug.defaultRoute, 'oral'),
    days,
    qtyTyped: false,
    note: '',
    reasons: {},
  });
}

/** A line of an earlier slip, to be prescribed again; the reasons of then are not taken over. */
export function lineOfPrescribed(line: PrescribedLine): FormLine {
  const { drugId, genericName, drugClass, form, spec, doseUnit, strengthMilli, splittable } = line;
  const { packSize, packUnit, smallUnit, doseMilli, frequency, route, days, qty } = line;
  const drug = { drugId, genericName, drugClass, form, spec, doseUnit, strengthMilli, splittable };
  const pack = { packSize, packUnit, smallUnit };
  return { ...drug, ...pack, doseMilli, frequency, route, days, qty, qtyTyped: true, note: '', reasons: {} };
}

/** The quantity that dose, frequency and days need, unless the doctor typed one. */
export function withSuggestion(line: FormLine): FormLine {
  if (line.qtyTyped) return line;
  const { doseMilli, days, strengthMilli, ...rest } = line;
  if (!doseMilli || !days || days > MAX_DAYS || strengthMilli < 1) return { ...line, qty: undefined };
  const wholeUnitPerDose = line.form.includes('注射');
  const qty = suggestQuantity({ ...rest, doseMilli, days, strengthMilli, wholeUnitPerDose });
  return { ...line, qty };
}

/** A course longer than a year is a slip of the finger; what is sent is checked again. */
export const MAX_DAYS = 366;
const MAX_QTY = 9_999_999;
export const MAX_DOSE_MILLI = 100_000_000;

/** Whether every number is there and can be meant, so that the line can be priced and signed. */
export function isComplete(line: FormLine): boolean {
  const { doseMilli = 0, days = 0, qty = 0 } = line;
  const dosed = doseMilli > 0 && doseMilli <= MAX_DOSE_MILLI;
  return dosed && days > 0 && days <= MAX_DAYS && qty > 0 && qty <= MAX_QTY;
}

/** `1 盒`, `10 片`: packs when the quantity is whole packs. */
export function quantityUnit(line: FormLine): { readonly inPacks: boolean; readonly unit: string } {
  const inPacks = !line.splittable || (line.qty !== undefined && line.qty % line.packSize === 0);
  return { inPacks, unit: inPacks ? line.packUnit : line.smallUnit };
}

/** `5mg`, `0.5g`. */
export function formatDose(doseMilli: number | undefined, unit: string): string {
  return doseMilli === undefined ? '' : `${doseMilli / 1000}${unit}`;
}

/** `0.125` → 125; undefined when it is no number, is zero or has a fourth decimal. */
export function parseDose(text: string): number | undefined {
  const match = /^(\d{0,6})(?:\.(\d{0,3}))?$/.exec(text.trim());
  if (!match || (!match[1] && !match[2])) return undefined;
  const value = Number(match[1] || 0) * 1000 + Number((match[2] ?? '').padEnd(3, '0'));
  return value > 0 ? value : undefined;
}

/** `每日 1 次`; a way other than by mouth stands before it. */
export function formatUsage(frequency: FrequencyCode, route: RouteCode): string {
  const often = FREQUENCIES[frequency].label;
  return route === 'oral' ? often : `${ROUTES[route]} ${often}`;
}

/** In which order ↑ ↓ go through the ways of taking. */
export const USUAL_FREQUENCIES: readonly FrequencyCode[] = [
  'qd',
  'bid',
  'tid',
  'qid',
  'qn',
  'qm',
  'q12h',
  'q8h',
  'qod',
  'qw',
  'st',
  'prn',
];

/** What routes are called at the keyboard. */
const ROUTE_KEYS: Readonly<Partial<Record<RouteCode, string>>> = {
  oral: 'po',
  sublingual: 'sl',
  im: 'im',
  iv_drip: 'ivgtt',
  iv: 'iv',
  sc: 'sc',
  id: 'id',
  external: 'wy',
  eye: 'dy',
  ear: 'de',
  nose: 'db',
  inhalation: 'xr',
  nebulised: 'wh',
  rectal: 'zc',
  vaginal: 'yd',
  decoction: 'jf',
  infusion: 'cf',
  gargle: 'hs',
};

/**
 * What is typed in 用法: a frequency by its code (bid), its number a day (2) or a part of its words, or a
 * route by its code or words; the other of the two stays.
 */
export function readUsage(
  text: string,
  line: Pick<FormLine, 'frequency' | 'route'>,
): Pick<FormLine, 'frequency' | 'route'> | undefined {
  const term = text.trim().toLowerCase();
  if (term === '') return line;
  const perDay = { 1: 'qd', 2: 'bid', 3: 'tid', 4: 'qid' } as const;
  const counted = perDay[Number(term) as 1 | 2 | 3 | 4];
  const often =
    counted ??
    FREQUENCY_CODES.find((code) => code === term) ??
    USUAL_FREQUENCIES.find((code) => FREQUENCIES[code].label.replaceAll(' ', '').includes(term));
  if (often) return { ...line, frequency: often };
  const route = ROUTE_CODES.find((code) => ROUTE_KEYS[code] === term || ROUTES[code].includes(term));
  return route ? { ...line, route } : undefined;
}
