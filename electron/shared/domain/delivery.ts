import { addMonthsToDay, type ClinicDay } from '../values/clinic-day.ts';
import { type Fen, fen } from '../values/fen.ts';
import type { DrugId } from '../values/ids.ts';
import type { Price } from '../values/price.ts';
import type { Quantity } from '../values/quantity.ts';
import { quantity } from '../values/quantity.ts';
import { priceDrugLine } from './pricing.ts';

/** Cold goods arrive between 2 and 8 ℃, in tenths (药品经营质量管理规范 冷藏). */
export const COLD_RANGE_DECI = { least: 20, most: 80 } as const;

const MOST_UNITS = 9_999_999;
const MOST_FEN = 1_000_000_000;

export interface ArrivingLine {
  readonly drugId: DrugId;
  readonly batchNo: string;
  readonly expiresDay: ClinicDay;
  /** 1/10000 yuan a pack, from the invoice. */
  readonly price: Price;
  readonly packs: number;
  readonly packSize: number;
  readonly cold: boolean;
  /** What lies there already under the same stock key, and whether it is locked by a recall. */
  readonly onHandQty: Quantity;
  readonly locked: boolean;
}

export interface Arrival {
  readonly onDay: ClinicDay;
  /** Undefined when the supplier is not in the station's list at all. */
  readonly supplier: { readonly approved: boolean; readonly licenceToDay: ClinicDay } | undefined;
  /** Stock counted when the program starts: it came earlier, so licence and expiry do not stop it. */
  readonly opening: boolean;
  /** Goods that expire within so many months are not taken in. */
  readonly arrivalMonths: number;
  readonly coldTemperatureDeci: number | undefined;
  /** Typed from the paper. */
  readonly invoiceFen: Fen;
  readonly lines: readonly ArrivingLine[];
}

/** `line` counts from 1. */
export type DeliveryFinding =
  | { readonly rule: 'supplier-not-approved' }
  | { readonly rule: 'licence-expired'; readonly licenceToDay: ClinicDay }
  | {
      readonly rule: 'line-expired' | 'line-near-expiry';
      readonly line: number;
      readonly expiresDay: ClinicDay;
    }
  | { readonly rule: 'line-repeated'; readonly line: number; readonly firstLine: number }
  | { readonly rule: 'line-too-much' | 'line-batch-locked'; readonly line: number }
  | { readonly rule: 'cold-temperature-missing' }
  | { readonly rule: 'cold-temperature-outside'; readonly temperatureDeci: number }
  | { readonly rule: 'invoice-differs'; readonly invoiceFen: Fen; readonly linesFen: Fen };

/** What the invoice says for a line: price × packs, rounded once, half up. */
export function deliveryLineAmount(price: Price, packs: number): Fen {
  return priceDrugLine(price, 1, quantity(packs));
}

/** The sum of the lines' amounts, each rounded by itself, as the distributor's invoice adds them up. */
export function deliveryAmount(lines: readonly Pick<ArrivingLine, 'price' | 'packs'>[]): Fen {
  return fen(lines.reduce((sum, line) => sum + deliveryLineAmount(line.price, line.packs), 0));
}

/**
 * Everything that stands against taking a delivery in, in the order in which the desk checks it; none = take
 * it in. 私自采购 is stopped here: only an approved distributor with a licence in force may deliver.
 */
export function checkDelivery(arrival: Arrival): DeliveryFinding[] {
  const findings: DeliveryFinding[] = [];
  if (!arrival.supplier?.approved) findings.push({ rule: 'supplier-not-approved' });
  else if (!arrival.opening && arrival.supplier.licenceToDay < arrival.onDay) {
    findings.push({ rule: 'licence-expired', licenceToDay: arrival.supplier.licenceToDay });
  }
  findings.push(...checkLines(arrival), ...checkTemperature(arrival));
  const tooMuch = findings.some((finding) => finding.rule === 'line-too-much');
  if (!tooMuch) {
    const linesFen = deliveryAmount(arrival.lines);
    if (linesFen !== arrival.invoiceFen) {
      findings.push({ rule: 'invoice-differs', invoiceFen: arrival.invoiceFen, linesFen });
    }
  }
  return findings;
}

function checkLines(arrival: Arrival): DeliveryFinding[] {
  const seen = new Map<string, number>();
  let total = 0;
  return arrival.lines.flatMap((one, index): DeliveryFinding[] => {
    const line = index + 1;
    const stockKey = [one.drugId, one.batchNo, one.expiresDay, one.price].join('|');
    const firstLine = seen.get(stockKey);
    seen.set(stockKey, firstLine ?? line);
    total += lineFen(one, one.packs);
    if (firstLine !== undefined) return [{ rule: 'line-repeated', line, firstLine }];
    if (isTooMuch(one) || total > MOST_FEN) return [{ rule: 'line-too-much', line }];
    if (one.locked) return [{ rule: 'line-batch-locked', line }];
    return checkExpiry(arrival, one, line);
  });
}

function checkExpiry(arrival: Arrival, one: ArrivingLine, line: number): DeliveryFinding[] {
  const { expiresDay } = one;
  // What lies on the shelf when the program starts is counted as it is: expired, it leaves as a loss.
  if (arrival.opening) return [];
  if (expiresDay < arrival.onDay) return [{ rule: 'line-expired', line, expiresDay }];
  const nearUntil = addMonthsToDay(arrival.onDay, arrival.arrivalMonths);
  const near = arrival.arrivalMonths > 0 && expiresDay <= nearUntil;
  return near ? [{ rule: 'line-near-expiry', line, expiresDay }] : [];
}

/** Beyond what a quantity or an amount can hold: a slip of the keyboard. Products here stay exact. */
function isTooMuch(one: ArrivingLine): boolean {
  const qtyAfter = one.onHandQty + one.packs * one.packSize;
  return qtyAfter > MOST_UNITS || lineFen(one, qtyAfter / one.packSize) > MOST_FEN;
}

function lineFen(one: ArrivingLine, packs: number): number {
  return Math.ceil((one.price * packs) / 100);
}

function checkTemperature(arrival: Arrival): DeliveryFinding[] {
  if (arrival.opening || !arrival.lines.some((line) => line.cold)) return [];
  const temperatureDeci = arrival.coldTemperatureDeci;
  if (temperatureDeci === undefined) return [{ rule: 'cold-temperature-missing' }];
  const outside = temperatureDeci < COLD_RANGE_DECI.least || temperatureDeci > COLD_RANGE_DECI.most;
  return outside ? [{ rule: 'cold-temperature-outside', temperatureDeci }] : [];
}
