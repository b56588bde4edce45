import {
  addDays,
  addMonths,
  type ClinicDay,
  clinicDay,
  monthOf,
} from '../../../electron/shared/values/clinic-day.ts';
import { fen } from '../../../electron/shared/values/fen.ts';
import type { MonthPlan, PlannedDay } from '../population/plan.ts';
import { createRandom } from '../population/random.ts';
import { closeDay, closeMonth } from './close-books.ts';
import type { DemoStation } from './crew.ts';
import { type DayInput, type Debt, minuteOf } from './day-floor.ts';
import type { Clock } from './people.ts';
import { type DayResult, playDay } from './play-day.ts';
import { receiveOpening } from './receive-stock.ts';

export interface MonthInput {
  readonly station: DemoStation;
  readonly clock: Clock;
  readonly plan: MonthPlan;
  readonly onDay?: (day: ClinicDay, done: number, total: number) => void;
}

/** The evening before: opening stock, and the first day of the books closed. */
export function openingDay(plan: MonthPlan): ClinicDay {
  const first = plan.days[0];
  if (!first) throw new Error(`no days in ${plan.month}`);
  return addDays(first.day, -1);
}

/** The month's last day alone, with all its goods on the shelf: what a first look at the program takes. */
export function lastDayOnly(plan: MonthPlan): MonthPlan {
  const delivered = plan.stock.deliveries.flatMap(({ lines }) => lines);
  const days = plan.days.slice(-1);
  return {
    ...plan,
    days,
    stock: { opening: [...plan.stock.opening, ...delivered], deliveries: [], losses: [] },
    facilityChecks: days.flatMap(({ day }) => plan.facilityChecks.map((check) => ({ ...check, day }))),
  };
}

/** The month's last day is left open, for the window to be driven on it. */
export function lastDayOf(plan: MonthPlan): ClinicDay {
  return addDays(clinicDay(`${addMonths(plan.month, 1)}-01`), -1);
}

/**
 * Plays opening stock and every day of the month through the router, and clears each but the last.
 *
 * @returns what the last day's drawer holds, for whoever counts it.
 */
export async function playMonth(input: MonthInput): Promise<DayResult> {
  await takeOpeningStock(input);
  const debts = new Map<ClinicDay, Debt[]>();
  const last = lastDayOf(input.plan);
  let result: DayResult = { drawer: { cashFen: fen(0) }, registered: 0, turnedAway: 0 };
  for (const [index, day] of input.plan.days.entries()) {
    const hasBusiness = day.visits.length > 0 || (debts.get(day.day)?.length ?? 0) > 0;
    if (hasBusiness) result = await playDay(dayInput(input, day, debts));
    else result = { drawer: { cashFen: fen(0) }, registered: 0, turnedAway: 0 };
    if (day.day !== last) await clear(input, day.day, hasBusiness, result);
    input.onDay?.(day.day, index + 1, input.plan.days.length);
  }
  return result;
}

function dayInput(input: MonthInput, day: PlannedDay, debts: Map<ClinicDay, Debt[]>): DayInput {
  const { station, clock, plan } = input;
  return {
    station,
    clock,
    seed: plan.seed,
    day,
    debts,
    deliveries: plan.stock.deliveries.filter((delivery) => delivery.day === day.day),
    losses: plan.stock.losses.filter((loss) => loss.day === day.day),
    facilityChecks: plan.facilityChecks.filter((check) => check.day === day.day),
  };
}

async function takeOpeningStock({ station, clock, plan }: MonthInput): Promise<void> {
  const day = openingDay(plan);
  clock.now = minuteOf(day, 15 * 60);
  await receiveOpening(station.head, station, plan.stock.opening);
  clock.now = minuteOf(day, 18 * 60);
  await closeDay({ station, clock, seed: plan.seed, day, drawer: { cashFen: fen(0) } });
  if (monthOf(day) !== plan.month) await closeMonth(station.head, monthOf(day));
}

async function clear(
  input: MonthInput,
  day: ClinicDay,
  hasBusiness: boolean,
  result: DayResult,
): Promise<void> {
  const { station, clock, plan } = input;
  const tidied = createRandom(`evening/${plan.seed}/${day}`).minutes(2, 22);
  clock.now = minuteOf(day, Math.max(17.75 * 60, lastMinute(input, day)) + tidied);
  if (hasBusiness) await closeDay({ station, clock, seed: plan.seed, day, drawer: result.drawer });
  else await station.frontDesk.call('cashier.closeZeroDay', { day });
}

/** The doors close when the last patient has gone, however late that is. */
function lastMinute({ clock }: MonthInput, day: ClinicDay): number {
  return Math.ceil((clock.now - minuteOf(day, 0)) / 60_000) + 1;
}
