import { addDays, addMonthsToDay, type ClinicDay } from '../values/clinic-day.ts';
import type { Fen } from '../values/fen.ts';
import type { BatchId } from '../values/ids.ts';
import type { Price } from '../values/price.ts';
import { type Quantity, quantity } from '../values/quantity.ts';
import { priceDrugLine } from './pricing.ts';

/** One batch of one drug as it stands in the dispensary. */
export interface AllocatableBatch {
  readonly batchId: BatchId;
  /** 有效期至: the last day on which it may be used. */
  readonly expiresDay: ClinicDay;
  /** Smallest units on the shelf and not reserved by another prescription. */
  readonly availableQty: Quantity;
  readonly price: Price;
  readonly packSize: number;
  /** Recalled, quarantined or under stocktake. */
  readonly locked: boolean;
}

export interface AllocationPart {
  readonly batchId: BatchId;
  readonly qty: Quantity;
  readonly amountFen: Fen;
}

export type AllocationPlan =
  | { readonly ok: true; readonly parts: readonly AllocationPart[] }
  | {
      readonly ok: false;
      /** 'expires-before-end': there is enough in date, but it would run out of date during the course. */
      readonly reason: 'short' | 'expires-before-end';
      /** Smallest units that could be had for this course. */
      readonly available: Quantity;
    };

export interface AllocationTerms {
  readonly onDay: ClinicDay;
  /** Days of the course including `onDay`; below 1 counts as 1. */
  readonly treatmentDays: number;
}

/** Whether a batch may be used up to the last day of the course. Expired and locked stock counts as none. */
export function outlastsCourse(
  batch: Pick<AllocatableBatch, 'expiresDay' | 'locked'>,
  terms: AllocationTerms,
): boolean {
  const lastDay = addDays(terms.onDay, Math.max(1, Math.ceil(terms.treatmentDays)) - 1);
  return !batch.locked && batch.expiresDay >= lastDay;
}

/** First expired, first out; of equal expiry the batch that came first (lower id). */
export function byExpiry(
  a: Pick<AllocatableBatch, 'expiresDay' | 'batchId'>,
  b: Pick<AllocatableBatch, 'expiresDay' | 'batchId'>,
): number {
  if (a.expiresDay !== b.expiresDay) return a.expiresDay < b.expiresDay ? -1 : 1;
  return a.batchId - b.batchId;
}

function sumAvailable(batches: readonly AllocatableBatch[]): number {
  return batches.reduce((sum, batch) => sum + Math.max(0, batch.availableQty), 0);
}

/**
 * Which batches a line is taken from: first expired first out, each part priced at its own batch's purchase
 * price. All or nothing: a line that cannot be filled whole reserves nothing.
 *
 * @throws RangeError when `need` is not at least one smallest unit.
 */
export function planAllocation(
  batches: readonly AllocatableBatch[],
  need: Quantity,
  terms: AllocationTerms,
): AllocationPlan {
  if (need < 1) throw new RangeError(`nothing to allocate: ${need}`);
  const usable = batches.filter((batch) => outlastsCourse(batch, terms)).sort(byExpiry);
  const available = sumAvailable(usable);
  if (available < need) {
    const inDate = batches.filter((batch) => outlastsCourse(batch, { ...terms, treatmentDays: 1 }));
    const reason = sumAvailable(inDate) >= need ? 'expires-before-end' : 'short';
    return { ok: false, reason, available: quantity(available) };
  }
  const parts: AllocationPart[] = [];
  let missing: number = need;
  for (const batch of usable) {
    const qty = quantity(Math.min(missing, Math.max(0, batch.availableQty)));
    if (qty === 0) continue;
    parts.push({ batchId: batch.batchId, qty, amountFen: priceDrugLine(batch.price, batch.packSize, qty) });
    missing -= qty;
    if (missing === 0) break;
  }
  return { ok: true, parts };
}

export const EXPIRY_BANDS = ['expired', 'near1', 'near3', 'near6', 'fine'] as const;
export type ExpiryBand = (typeof EXPIRY_BANDS)[number];

/** Months before expiry at which the bands start (设), widest first: near6, near3, near1. */
export type ExpiryBandMonths = readonly [near6: number, near3: number, near1: number];

export const DEFAULT_EXPIRY_BAND_MONTHS: ExpiryBandMonths = [6, 3, 1];

/**
 * How near a batch is to its last day. Within n months means that the same day n months on is not earlier
 * than the expiry. The bands keep their names when the station sets other months.
 */
export function expiryBand(
  expiresDay: ClinicDay,
  onDay: ClinicDay,
  months: ExpiryBandMonths = DEFAULT_EXPIRY_BAND_MONTHS,
): ExpiryBand {
  const [near6, near3, near1] = months;
  if (expiresDay < onDay) return 'expired';
  if (expiresDay <= addMonthsToDay(onDay, near1)) return 'near1';
  if (expiresDay <= addMonthsToDay(onDay, near3)) return 'near3';
  return expiresDay <= addMonthsToDay(onDay, near6) ? 'near6' : 'fine';
}
