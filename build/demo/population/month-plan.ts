import { ageOn } from '../../../electron/shared/domain/age.ts';
import {
  addDays,
  addMonths,
  type ClinicDay,
  type ClinicMonth,
  clinicDay,
  daysBetween,
  weekdayOf,
} from '../../../electron/shared/values/clinic-day.ts';
import type { MonthPlan, PlannedDay, PlannedResident, PlannedVisit } from './plan.ts';
import { createRandom, type Random } from './random.ts';
import { planStock } from './stock-plan.ts';
import { planVisit, type ResidentHistory } from './visit-plan.ts';

/** Arrivals by half hour from 8:00: the rush before ten, the lull at noon, a smaller afternoon. */
const ARRIVALS = [9, 15, 15, 14, 11, 7, 5, 3, 1, 1, 2, 3, 5, 6, 5, 4, 3, 2] as const;
const OPENS_AT = 8 * 60;

/** Monday is busiest, Saturday quiet; Sunday is drawn apart. */
const WEEKDAY_SHARE = [0, 1.16, 1.05, 1.02, 1, 0.99, 0.78] as const;

export interface MonthPlanOptions {
  readonly seed: number;
  readonly month: ClinicMonth;
  readonly residents: readonly PlannedResident[];
  /** 14,600 unless told, the yearly task of 书院街. */
  readonly visitsPerYear?: number;
}

/** One month of a station, day by day, with the stock that it needs. Draws nothing but from the seed. */
export function planMonth({ seed, month, residents, visitsPerYear = 14_600 }: MonthPlanOptions): MonthPlan {
  const root = createRandom(`month/${seed}/${month}`);
  const days = daysOf(month);
  const counts = spreadVisits(root.fork('days'), days, Math.round((visitsPerYear * days.length) / 365));
  const openDays = days.filter((_, index) => (counts[index] ?? 0) > 0);
  const choose = createChooser(residents, days[0] ?? clinicDay(`${month}-01`));
  const histories = new Map<number, ResidentHistory>();
  const planned = days.map((day, index): PlannedDay => {
    const random = root.fork(day);
    const minutes = Array.from({ length: counts[index] ?? 0 }, () => drawArrival(random)).sort(
      (a, b) => a - b,
    );
    const people = choose(random, day, minutes.length);
    const visits = minutes.flatMap((arrivalMinute, order): PlannedVisit[] => {
      const resident = people[order];
      if (!resident) return [];
      const history = histories.get(resident.index) ?? { handOuts: [], seenFor: new Map() };
      histories.set(resident.index, history);
      const key = `${day}-${String(order + 1).padStart(3, '0')}`;
      const lasting = createRandom(`habits/${seed}/${resident.index}`);
      const rest = openDays.filter((open) => open >= day);
      return [
        planVisit(root.fork(key), { key, day, arrivalMinute, resident, history, lasting, openDays: rest }),
      ];
    });
    return { day, weekday: weekdayOf(day), visits };
  });
  return { seed, month, days: planned, stock: planStock(root.fork('stock'), month, planned) };
}

function daysOf(month: ClinicMonth): readonly ClinicDay[] {
  const first = clinicDay(`${month}-01`);
  const length = daysBetween(first, clinicDay(`${addMonths(month, 1)}-01`));
  return Array.from({ length }, (_, index) => addDays(first, index));
}

/** Whole visits for each day that sum to `total`. Most Sundays have none, the first never has. */
function spreadVisits(random: Random, days: readonly ClinicDay[], total: number): readonly number[] {
  const sundays = days.map((day, index) => {
    const few = weekdayOf(day) === 0 && index >= 7 && random.chance(0.2);
    return few ? Math.min(random.int(3, 8), total) : 0;
  });
  const rest = Math.max(0, total - sundays.reduce((sum, count) => sum + count, 0));
  const shares = days.map((day) => (WEEKDAY_SHARE[weekdayOf(day)] ?? 0) * (0.88 + random.next() * 0.24));
  const whole = shares.reduce((sum, share) => sum + share, 0);
  let carried = 0;
  let given = 0;
  return shares.map((share, index) => {
    carried += (share / whole) * rest;
    const count = Math.round(carried) - given;
    given += count;
    return count + (sundays[index] ?? 0);
  });
}

function drawArrival(random: Random): number {
  const slot = random.weighted([...ARRIVALS.keys()], (index) => ARRIVALS[index] ?? 0);
  return OPENS_AT + slot * 30 + random.int(0, 29);
}

type Chooser = (random: Random, day: ClinicDay, count: number) => readonly PlannedResident[];

/**
 * Who comes: old and chronic people more often, nobody twice within four days. Drawing is by cumulated
 * weight, and anybody drawn who is not due is drawn again.
 */
function createChooser(residents: readonly PlannedResident[], firstDay: ClinicDay): Chooser {
  const bounds: number[] = [];
  let total = 0;
  for (const resident of residents) {
    total += visitWeight(resident, firstDay);
    bounds.push(total);
  }
  const lastVisit = new Map<number, ClinicDay>();
  const isDue = (resident: PlannedResident, day: ClinicDay): boolean => {
    const last = lastVisit.get(resident.index);
    return resident.birthDay < day && (last === undefined || daysBetween(last, day) > 4);
  };
  return (random, day, count) => {
    const chosen: PlannedResident[] = [];
    for (let tries = 0; chosen.length < count && tries < count * 50; tries += 1) {
      const resident = residents[findBound(bounds, random.next() * total)];
      if (!resident || !isDue(resident, day)) continue;
      lastVisit.set(resident.index, day);
      chosen.push(resident);
    }
    return chosen;
  };
}

function visitWeight(resident: PlannedResident, onDay: ClinicDay): number {
  const age = resident.birthDay < onDay ? ageOn(resident.birthDay, onDay) : 0;
  const byAge = age < 7 ? 1.1 : age < 15 ? 0.7 : age < 45 ? 0.4 : age < 65 ? 0.7 : age < 80 ? 1.4 : 1.2;
  return (byAge + resident.chronic.length * 1.1) * (resident.contract ? 1.2 : 1);
}

/** Index of the first bound above `value`. */
function findBound(bounds: readonly number[], value: number): number {
  let low = 0;
  let high = bounds.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bounds[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
