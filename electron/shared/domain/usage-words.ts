import { FREQUENCIES, type FrequencyCode, ROUTES, type RouteCode } from './dosing.ts';

/** How one drug is to be used, as the prescription says it. */
export interface Usage {
  readonly route: RouteCode;
  readonly frequency: FrequencyCode;
  readonly days: number;
  /** Thousandths of the dose unit, each time. */
  readonly doseMilli: number;
  readonly doseUnit: string;
  /** Thousandths of the dose unit in one smallest unit. */
  readonly strengthMilli: number;
  /** 片、粒、支 … */
  readonly smallUnit: string;
}

/** What is not swallowed is sometimes swallowed by whoever reads only the name. */
const NOT_SWALLOWED: readonly RouteCode[] = [
  'gargle',
  'external',
  'eye',
  'ear',
  'nose',
  'inhalation',
  'nebulised',
  'rectal',
  'vaginal',
];

const QUARTERS = ['', '四分之一', '半', '四分之三'] as const;

/**
 * `口服，每日 3 次，每次 1 片半（7.5mg），共 7 天`: what somebody of eighty does with it, in pieces that can be
 * counted where the dose makes whole pieces, halves or quarters. Nothing is rounded: another dose stays in its
 * own unit.
 */
export function usageWords(usage: Usage): string {
  return `${wayWords(usage)}，每次 ${doseWords(usage)}${courseWords(usage)}`;
}

/** Of a pot of 饮片: the weight of one of them says nothing to whoever drinks it. */
export function potWords(usage: Pick<Usage, 'route' | 'frequency' | 'days'>): string {
  return `${wayWords(usage)}${courseWords(usage)}`;
}

function wayWords({ route, frequency }: Pick<Usage, 'route' | 'frequency'>): string {
  const { label, kind } = FREQUENCIES[frequency];
  return `${ROUTES[route]}，${kind === 'as-needed' ? '必要时用' : label}`;
}

function courseWords({ frequency, days }: Pick<Usage, 'frequency' | 'days'>): string {
  return FREQUENCIES[frequency].kind === 'regular' ? `，共 ${days} 天` : '';
}

/** `1 片半（7.5mg）`; `15ml` where it makes no countable pieces. */
function doseWords({ doseMilli, doseUnit, strengthMilli, smallUnit }: Usage): string {
  const dose = `${doseMilli / 1000}${doseUnit}`;
  if (doseUnit === smallUnit) return dose;
  const quarters = (doseMilli * 4) / strengthMilli;
  if (!Number.isInteger(quarters)) return dose;
  const whole = Math.floor(quarters / 4);
  const part = QUARTERS[quarters % 4] ?? '';
  return `${piecesWords(whole, part, smallUnit)}（${dose}）`;
}

function piecesWords(whole: number, part: string, unit: string): string {
  if (part === '') return `${whole} ${unit}`;
  if (whole === 0) return `${part}${unit}`;
  return part === '半' ? `${whole} ${unit}半` : `${whole} 又${part}${unit}`;
}

/** `不是内服药，不能吃。` where the drug is not for swallowing or injecting; otherwise nothing. */
export function routeWarning(route: RouteCode): string {
  return NOT_SWALLOWED.includes(route) ? '不是内服药，不能吃。' : '';
}

export const STORAGE_WORDS = {
  room: '',
  cool: '放阴凉处，不超过 20 ℃。',
  cold: '放冰箱冷藏，2–8 ℃，不要冻。',
} as const;
