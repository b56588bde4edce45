import { DENOMINATIONS } from '../../../electron/shared/domain/closing.ts';
import type { ClinicDay, ClinicMonth } from '../../../electron/shared/values/clinic-day.ts';
import { type Fen, fen } from '../../../electron/shared/values/fen.ts';
import { instant, MINUTE } from '../../../electron/shared/values/instant.ts';
import { createRandom } from '../population/random.ts';
import { type DemoStation, staffIdOf } from './crew.ts';
import type { Clock, Person } from './people.ts';
import type { Drawer } from './take-payment.ts';

/** One day in ten the drawer is not what the books say. */
const OVER_SHORT_SHARE = 0.1;
const SLIPS = [-200, -100, -50, -10, 50, 100] as const;
const SHORT_REASONS = [
  '找零多付，当日未能追回',
  '收入残币 1 张未能辨认，按短款上报',
  '找零时多数 1 枚硬币',
] as const;
const OVER_REASONS = ['病人未取找零', '找零少付，病人已离开，待来取'] as const;

/** The number of the bank's slip for a day's money. */
export function depositSlipOf(day: ClinicDay): string {
  return `JK${day.replaceAll('-', '')}`;
}

/** Notes and coins for an amount that is a whole number of 角. */
export function piecesFor(amount: Fen): Record<string, number> {
  let left: number = amount;
  const pieces: Record<string, number> = {};
  for (const denomination of DENOMINATIONS) {
    const count = Math.floor(left / denomination);
    if (count > 0) pieces[denomination] = count;
    left -= count * denomination;
  }
  return pieces;
}

export interface Evening {
  readonly station: DemoStation;
  readonly clock: Clock;
  readonly seed: number;
  readonly day: ClinicDay;
  readonly drawer: Drawer;
}

/** Counts, has the head sign, and closes the day; a difference is explained. */
export async function closeDay({ station, clock, seed, day, drawer }: Evening): Promise<void> {
  const random = createRandom(`count/${seed}/${day}`);
  const pass = (least: number, most: number) => {
    clock.now = instant(clock.now + Math.round(random.minutes(least, most) * MINUTE));
  };
  const before = await station.frontDesk.call('cashier.getDay', { day });
  // Nobody gives wrong change on a day without cash.
  const slip = drawer.cashFen > 0 && random.chance(OVER_SHORT_SHARE) ? random.pick(SLIPS) : 0;
  const counted = fen(Math.max(0, before.floatBeforeFen + drawer.cashFen + slip));
  const view = await station.frontDesk.call('cashier.countCash', { day, denominations: piecesFor(counted) });
  const overShort = view.count?.overShortFen ?? 0;
  if (overShort !== counted - before.floatBeforeFen - drawer.cashFen) {
    throw new Error(`${day}: the books expect ${view.money?.cashDueFen}, the drawer took ${drawer.cashFen}`);
  }
  pass(2, 6);
  const { checkId } = await station.frontDesk.call('cashier.checkDay', {
    day,
    staffId: staffIdOf(station.head),
    password: station.password,
  });
  pass(0.5, 2);
  await station.frontDesk.call('cashier.closeDay', {
    day,
    checkId,
    overShortReason: overShort === 0 ? '' : random.pick(overShort < 0 ? SHORT_REASONS : OVER_REASONS),
    depositSlip: drawer.cashFen > 0 ? depositSlipOf(day) : '',
  });
}

/** The head has the books proven and closes the month. */
export async function closeMonth(head: Person, month: ClinicMonth): Promise<void> {
  await head.call('ledger.proveMonth', { month });
  await head.call('ledger.closeMonth', { month });
}
