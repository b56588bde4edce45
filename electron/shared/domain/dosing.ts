import { MAX_QUANTITY, type Quantity, quantity } from '../values/quantity.ts';
import { divideUp } from './rounding.ts';

/** How often a drug is taken: `doses` in every `everyDays` days; none for once-only and as-needed. */
export interface Frequency {
  readonly label: string;
  readonly doses: number;
  readonly everyDays: number;
  /** 'once' = a single dose whatever the days; 'as-needed' = no count follows from the days. */
  readonly kind: 'regular' | 'once' | 'as-needed';
}

function regular(label: string, doses: number, everyDays = 1): Frequency {
  return { label, doses, everyDays, kind: 'regular' };
}

export const FREQUENCIES = {
  qd: regular('每日 1 次', 1),
  bid: regular('每日 2 次', 2),
  tid: regular('每日 3 次', 3),
  qid: regular('每日 4 次', 4),
  qm: regular('每晨 1 次', 1),
  qn: regular('每晚 1 次', 1),
  q4h: regular('每 4 小时 1 次', 6),
  q6h: regular('每 6 小时 1 次', 4),
  q8h: regular('每 8 小时 1 次', 3),
  q12h: regular('每 12 小时 1 次', 2),
  qod: regular('隔日 1 次', 1, 2),
  qw: regular('每周 1 次', 1, 7),
  biw: regular('每周 2 次', 2, 7),
  tiw: regular('每周 3 次', 3, 7),
  q2w: regular('每 2 周 1 次', 1, 14),
  st: { label: '立即 1 次', doses: 1, everyDays: 1, kind: 'once' },
  prn: { label: '必要时', doses: 1, everyDays: 1, kind: 'as-needed' },
} as const satisfies Record<string, Frequency>;

export type FrequencyCode = keyof typeof FREQUENCIES;
export const FREQUENCY_CODES = Object.keys(FREQUENCIES) as readonly FrequencyCode[] as readonly [
  FrequencyCode,
  ...FrequencyCode[],
];

export const ROUTES = {
  oral: '口服',
  sublingual: '舌下含服',
  decoction: '煎服',
  infusion: '冲服',
  gargle: '含漱',
  im: '肌内注射',
  iv: '静脉注射',
  iv_drip: '静脉滴注',
  sc: '皮下注射',
  id: '皮内注射',
  external: '外用',
  eye: '滴眼',
  ear: '滴耳',
  nose: '滴鼻',
  inhalation: '吸入',
  nebulised: '雾化吸入',
  rectal: '直肠给药',
  vaginal: '阴道给药',
} as const;

export type RouteCode = keyof typeof ROUTES;
export const ROUTE_CODES = Object.keys(ROUTES) as readonly RouteCode[] as readonly [
  RouteCode,
  ...RouteCode[],
];

/** Doses that a course holds, rounded up; undefined when taken as needed. */
export function dosesInCourse(frequency: FrequencyCode, days: number): number | undefined {
  const { kind, doses, everyDays } = FREQUENCIES[frequency];
  if (kind === 'as-needed') return undefined;
  return kind === 'once' ? doses : divideUp(BigInt(doses) * BigInt(days), BigInt(everyDays));
}

/** One dose of a drug, and how the drug is kept. */
export interface DoseInput {
  /** One dose, in 1/1000 of the drug's dose unit (mg, g, ml, 片 …). */
  readonly doseMilli: number;
  /** What one smallest unit (片、支) holds, in 1/1000 of the same unit. */
  readonly strengthMilli: number;
  readonly packSize: number;
  /** The pack may be opened (拆零). */
  readonly splittable: boolean;
  /** What is left of a unit is thrown away (ampoules): each dose takes whole units. */
  readonly wholeUnitPerDose?: boolean | undefined;
}

export interface DosingInput extends DoseInput {
  readonly frequency: FrequencyCode;
  readonly days: number;
}

function requirePositive(value: number, name: string): bigint {
  if (!Number.isSafeInteger(value) || value < 1) throw new RangeError(`not a ${name}: ${value}`);
  return BigInt(value);
}

/**
 * Smallest units that so many doses need, rounded up; whole packs when the pack may not be opened.
 * Undefined when that is more than can be a quantity: a dose of 100 kg is no dose.
 *
 * @throws RangeError when a number is not whole and positive.
 */
export function quantityOfDoses(input: DoseInput, doses: number): Quantity | undefined {
  const dose = requirePositive(input.doseMilli, 'dose');
  const strength = requirePositive(input.strengthMilli, 'strength');
  const packSize = requirePositive(input.packSize, 'pack size');
  const count = requirePositive(doses, 'number of doses');
  const units = input.wholeUnitPerDose
    ? BigInt(divideUp(dose, strength)) * count
    : BigInt(divideUp(dose * count, strength));
  const whole = input.splittable ? Number(units) : divideUp(units, packSize) * input.packSize;
  return whole <= MAX_QUANTITY ? quantity(whole) : undefined;
}

/**
 * Smallest units that dose × frequency × days need, as quantityOfDoses counts them. Undefined too when taken
 * as needed: the doctor says how many.
 *
 * @throws RangeError when a number is not whole and positive.
 */
export function suggestQuantity(input: DosingInput): Quantity | undefined {
  requirePositive(input.days, 'number of days');
  const doses = dosesInCourse(input.frequency, input.days);
  return doses === undefined ? undefined : quantityOfDoses(input, doses);
}
