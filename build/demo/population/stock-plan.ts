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
} from '../../../electron/shared/values/clinic-day.ts';
import { price } from '../../../electron/shared/values/price.ts';
import type { PlannedBatch, PlannedDay, PlannedDelivery, PlannedWriteOff, StockPlan } from './plan.ts';
import type { Random } from './random.ts';

const DELIVERY_WEEKDAY = 2;
/** What stands on the shelf beyond every need of the plan, as a share of the least stock: a few run low. */
const SAFETY_SHARE = { least: 0.9, most: 1.8 } as const;

/** Batches that near their end, on top of the stock that the plan needs: days left when the month begins. */
const AGEING: readonly (readonly [drugCode: string, packs: number, daysLeft: number])[] = [
  ['W067', 3, -31],
  ['W082', 4, 16],
  ['P004', 3, 22],
  ['W031', 7, 38],
  ['W026', 9, 75],
  ['P012', 4, 80],
  ['W052', 6, 84],
  ['W019', 12, 135],
  ['W103', 3, 140],
  ['W077', 5, 150],
  ['P030', 4, 165],
  ['W095', 6, 172],
];

/**
 * Stock for a month: opening batches, a delivery every Tuesday, and what has to be written off. Computed
 * from the planned prescriptions, so that fresh batches alone always cover them and no course outlasts its
 * batch.
 */
export function planStock(random: Random, month: ClinicMonth, days: readonly PlannedDay[]): StockPlan {
  const firstDay = clinicDay(`${month}-01`);
  const arrivals = days.filter(({ visits, weekday }) => visits.length > 0 && weekday === DELIVERY_WEEKDAY);
  const opening: PlannedBatch[] = [];
  const lines = new Map<ClinicDay, PlannedBatch[]>(arrivals.map(({ day }) => [day, []]));
  for (const drug of CATALOGUE_DRUGS) {
    planDrug(random.fork(drug.code), drug, days, { firstDay, opening, lines });
  }
  const ageing = AGEING.map(([drugCode, packs, daysLeft]) =>
    ageingBatch(random.fork(`ageing/${drugCode}`), drugCode, packs, addDays(firstDay, daysLeft)),
  );
  return {
    opening: [...ageing, ...opening],
    deliveries: arrivals
      .map(({ day }) => planDelivery(random.fork(day), day, lines.get(day) ?? []))
      .filter((delivery) => delivery.lines.length > 0),
    writeOffs: ageing.flatMap((batch) => planWriteOff(batch, days)),
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
  return { drugCode: drug.code, ...madeOn(random, produced, years), price: at, packs };
}

function madeOn(random: Random, producedDay: ClinicDay, years: number) {
  const batchNo = `${producedDay.slice(2, 4)}${producedDay.slice(5, 7)}${String(random.int(1, 399)).padStart(3, '0')}`;
  const month = addMonths(monthOf(producedDay), years * 12);
  return { batchNo, producedDay, expiresDay: addDays(clinicDay(`${month}-01`), -1) };
}

function ageingBatch(random: Random, drugCode: string, packs: number, expiresDay: ClinicDay): PlannedBatch {
  const drug = CATALOGUE_DRUGS.find(({ code }) => code === drugCode);
  if (!drug) throw new RangeError(`no such drug: ${drugCode}`);
  const producedDay = addDays(expiresDay, -729);
  const batchNo = `${producedDay.slice(2, 4)}${producedDay.slice(5, 7)}${String(random.int(401, 799))}`;
  return { drugCode, batchNo, producedDay, expiresDay, price: drug.price, packs };
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
    arrivalMinute: random.int(9 * 60 + 20, 11 * 60),
    supplierCode: supplier?.code ?? '',
    noteNo: `RK-SHY-${compact(day)}-${String(random.int(1, 60)).padStart(3, '0')}`,
    platformOrderNo: `CD${compact(addDays(day, -2))}${digits(6)}`,
    invoiceNo: `26${digits(18)}`,
    coldTemperatureDeci: cold ? random.int(32, 68) : null,
    lines,
  };
}

/** Whatever expires within the month goes off the books on the second day with business after it. */
function planWriteOff(batch: PlannedBatch, days: readonly PlannedDay[]): readonly PlannedWriteOff[] {
  const after = days.filter(
    ({ day, visits, weekday }) => visits.length > 0 && weekday !== 0 && day > batch.expiresDay,
  );
  const on = after[1];
  if (!on) return [];
  const { drugCode, batchNo } = batch;
  return [
    {
      day: on.day,
      drugCode,
      batchNo,
      reason: `过期，有效期至 ${batch.expiresDay}`,
      madeBy: 'hejing',
      checkedBy: 'zhangmin',
      approvedBy: 'liuwentao',
    },
  ];
}
