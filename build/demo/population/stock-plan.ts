import type { CatalogueDrug } from '../../../electron/services/practice/catalogue/drug.ts';
import { CATALOGUE_DRUGS } from '../../../electron/services/practice/catalogue/drugs.ts';
import { CATALOGUE_SUPPLIERS } from '../../../electron/services/practice/catalogue/suppliers.ts';
import {
  addDays,
  addMonths,
  type ClinicDay,
  type ClinicMonth,
  clinicDay,
  monthOf,
  weekdayOf,
} from '../../../electron/shared/values/clinic-day.ts';
import { price } from '../../../electron/shared/values/price.ts';
import { holidayOn } from './holidays.ts';
import { batchNumber, planAgeing, planLosses } from './loss-plan.ts';
import type { PlannedBatch, PlannedDay, PlannedDelivery, StockPlan } from './plan.ts';
import type { Random } from './random.ts';

const DELIVERY_WEEKDAY = 2;
/** What stands on the shelf beyond every need of the plan, as a share of the least stock: a few run low. */
const SAFETY_SHARE = { least: 0.9, most: 1.8 } as const;

/**
 * Stock for a month: opening batches, a delivery every Tuesday, and what has to be written off. Computed
 * from the planned prescriptions, so that fresh batches alone always cover them and no course outlasts its
 * batch.
 */
export function planStock(random: Random, month: ClinicMonth, days: readonly PlannedDay[]): StockPlan {
  const firstDay = clinicDay(`${month}-01`);
  const arrivals = days.filter(
    ({ day, visits }) => visits.length > 0 && weekdayOf(day) === DELIVERY_WEEKDAY && !holidayOn(day),
  );
  const opening: PlannedBatch[] = [];
  const lines = new Map<ClinicDay, PlannedBatch[]>(arrivals.map(({ day }) => [day, []]));
  for (const drug of CATALOGUE_DRUGS) {
    planDrug(random.fork(drug.code), drug, days, { firstDay, opening, lines });
  }
  const ageing = planAgeing(random.fork('ageing'), firstDay);
  return {
    opening: [...ageing, ...opening],
    deliveries: arrivals
      .map(({ day }) => planDelivery(random.fork(day), day, lines.get(day) ?? []))
      .filter((delivery) => delivery.lines.length > 0),
    losses: planLosses(random.fork('losses'), ageing, days),
  };
}

interface Shelf {
  readonly firstDay: ClinicDay;
  readonly opening: PlannedBatch[];
  readonly lines: ReadonlyMap<ClinicDay, PlannedBatch[]>;
}

/** Smallest units asked for on each day; visits given back ask for nothing. */
function demandByDay(drug: CatalogueDrug, days: readonly PlannedDay[]): readonly number[] {
  return days.map(({ visits }) =>
    visits
      .flatMap(({ prescriptions }) => prescriptions)
      .flatMap(({ lines }) => lines)
      .filter(({ drugCode }) => drugCode === drug.code)
      .reduce((sum, { qty }) => sum + qty, 0),
  );
}

/** Orders up to the need until the next delivery is in, plus the safety stock. */
function planDrug(random: Random, drug: CatalogueDrug, days: readonly PlannedDay[], shelf: Shelf): void {
  const demand = demandByDay(drug, days);
  const share = SAFETY_SHARE.least + random.next() * (SAFETY_SHARE.most - SAFETY_SHARE.least);
  const safety = Math.max(drug.packSize, Math.ceil(drug.minStockQty * share));
  const changes = random.chance(0.3);
  const laterPrice = price(Math.max(1, Math.round(drug.price * (0.965 + random.next() * 0.06))));
  const needUntilNext = (from: number): number => {
    const next = days.findIndex(({ day }, index) => index > from && shelf.lines.has(day));
    return demand
      .slice(Math.max(from, 0), next === -1 ? undefined : next + 1)
      .reduce((sum, qty) => sum + qty, 0);
  };
  const openingQty = Math.max(drug.minStockQty, needUntilNext(-1) + safety);
  const openingPacks = Math.ceil(openingQty / drug.packSize);
  shelf.opening.push(freshBatch(random, drug, openingPacks, drug.price, shelf.firstDay));
  let left = openingPacks * drug.packSize;
  days.forEach(({ day }, index) => {
    const arrived = shelf.lines.get(day);
    const short = arrived ? needUntilNext(index) + safety - left : 0;
    if (arrived && short > 0) {
      const packs = roundOrder(Math.ceil(short / drug.packSize));
      arrived.push(freshBatch(random, drug, packs, changes ? laterPrice : drug.price, day));
      left += packs * drug.packSize;
    }
    left -= demand[index] ?? 0;
  });
}

/** Distributors ship small numbers singly, larger ones by the ten. */
function roundOrder(packs: number): number {
  return packs <= 10 ? packs : Math.ceil(packs / 10) * 10;
}

/** Made 2 to 9 months before it came, good for two or three years. */
function freshBatch(
  random: Random,
  drug: CatalogueDrug,
  packs: number,
  at: PlannedBatch['price'],
  day: ClinicDay,
): PlannedBatch {
  const produced = addDays(day, -random.int(60, 270));
  const years = drug.storage === 'cold' ? 2 : random.pick([2, 3, 3]);
  const month = addMonths(monthOf(produced), years * 12);
  const expiresDay = addDays(clinicDay(`${month}-01`), -1);
  return {
    drugCode: drug.code,
    batchNo: batchNumber(produced, random.int(1, 399)),
    expiresDay,
    price: at,
    packs,
  };
}

function planDelivery(random: Random, day: ClinicDay, lines: readonly PlannedBatch[]): PlannedDelivery {
  const supplier = CATALOGUE_SUPPLIERS.find(({ approved }) => approved);
  const compact = (of: ClinicDay): string => of.replaceAll('-', '');
  const digits = (count: number): string => Array.from({ length: count }, () => random.int(0, 9)).join('');
  const cold = lines.some(({ drugCode }) =>
    CATALOGUE_DRUGS.some(({ code, storage }) => code === drugCode && storage === 'cold'),
  );
  return {
    day,
    arrivalMinute: random.minutes(9 * 60 + 20, 11 * 60),
    supplierCode: supplier?.code ?? '',
    noteNo: `RK-SHY-${compact(day)}-${String(random.int(1, 60)).padStart(3, '0')}`,
    platformOrderNo: `CD${compact(addDays(day, -2))}${digits(6)}`,
    // Two digits of the year lead an invoice's number.
    invoiceNo: `${day.slice(2, 4)}${digits(18)}`,
    coldTemperatureDeci: cold ? random.int(32, 68) : null,
    lines,
  };
}
