import { ageOn } from '../../../electron/shared/domain/age.ts';
import type { Facility } from '../../../electron/shared/domain/evidence-words.ts';
import {
  addDays,
  addMonths,
  type ClinicDay,
  type ClinicMonth,
  clinicDay,
  daysBetween,
  weekdayOf,
} from '../../../electron/shared/values/clinic-day.ts';
import { drawArrivals } from './arrivals.ts';
import { withCallsByHand } from './calls-by-hand.ts';
import { holidayOn } from './holidays.ts';
import type { MonthPlan, PlannedDay, PlannedFacilityCheck, PlannedResident, PlannedVisit } from './plan.ts';
import { createRandom, type Random } from './random.ts';
import { planStock } from './stock-plan.ts';
import { planVisit, type ResidentHistory } from './visit-plan.ts';

/** Monday is busiest, Saturday has one doctor; Sunday is drawn apart. */
const WEEKDAY_SHARE = [0, 1.14, 1.05, 1.02, 1, 0.99, 0.5] as const;

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
  const usual = (visitsPerYear * days.length) / 365;
  const counts = spreadVisits(root.fork('days'), days, Math.round(usual * shareOfOpenDays(days)));
  const openDays = days.filter((_, index) => (counts[index] ?? 0) > 0);
  const choose = createChooser(residents, days[0] ?? clinicDay(`${month}-01`));
  const histories = new Map<number, ResidentHistory>();
  const planned = days.map((day, index): PlannedDay => {
    const random = root.fork(day);
    const minutes = drawArrivals(random, counts[index] ?? 0);
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
    return { day, visits };
  });
  return {
    seed,
    month,
    days: withCallsByHand(root.fork('by hand'), planned, residents),
    stock: planStock(root.fork('stock'), month, planned),
    facilityChecks: planFacilityChecks(openDays),
  };
}

function daysOf(month: ClinicMonth): readonly ClinicDay[] {
  const first = clinicDay(`${month}-01`);
  const length = daysBetween(first, clinicDay(`${addMonths(month, 1)}-01`));
  return Array.from({ length }, (_, index) => addDays(first, index));
}

/** Sundays and public holidays: the station has one doctor on duty, or none. */
function isQuiet(day: ClinicDay): boolean {
  return weekdayOf(day) === 0 || holidayOn(day) !== undefined;
}

/** Of the days on which a month without holidays would be open, how many are: those who stay away do not all come later. */
function shareOfOpenDays(days: readonly ClinicDay[]): number {
  const working = days.filter((day) => weekdayOf(day) !== 0);
  return working.filter((day) => !isQuiet(day)).length / working.length;
}

/** Whole visits for each day that sum to `total`. Most quiet days have none, a first Sunday never has. */
function spreadVisits(random: Random, days: readonly ClinicDay[], total: number): readonly number[] {
  const sundays = days.map((day, index) => {
    const few = isQuiet(day) && (weekdayOf(day) !== 0 || index >= 7) && random.chance(0.2);
    return few ? Math.min(random.int(3, 8), total) : 0;
  });
  const rest = Math.max(0, total - sundays.reduce((sum, count) => sum + count, 0));
  const shares = days.map((day) =>
    isQuiet(day) ? 0 : (WEEKDAY_SHARE[weekdayOf(day)] ?? 0) * (0.88 + random.next() * 0.24),
  );
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

/** The head looks at all three on the first day with business, and again at the seats in the middle of the month. */
function planFacilityChecks(openDays: readonly ClinicDay[]): readonly PlannedFacilityCheck[] {
  const look = (day: ClinicDay | undefined, minute: number, facility: Facility, note: string) =>
    day === undefined ? [] : [{ day, minute, facility, present: true, note }];
  const [first] = openDays;
  return [
    ...look(first, 7 * 60 + 46.4, 'signs', '六处均已贴'),
    ...look(first, 7 * 60 + 48.2, 'seats', '候诊区靠门 8 座'),
    ...look(first, 7 * 60 + 49.9, 'guide', '王丽'),
    ...look(openDays[Math.floor(openDays.length / 2)], 17 * 60 + 12.3, 'seats', '换了 1 把松动的椅子'),
  ];
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
