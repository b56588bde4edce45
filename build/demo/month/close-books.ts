import { DENOMINATIONS } from '../../../electron/shared/domain/closing.ts';
import type { ClinicDay } from '../../../electron/shared/values/clinic-day.ts';
import { type Fen, fen } from '../../../electron/shared/values/fen.ts';
import { createRandom } from '../population/random.ts';
import { type DemoStation, staffIdOf } from './crew.ts';
import type { Drawer } from './take-payment.ts';

/** One day in ten the drawer is not what the books say. */
const OVER_SHORT_SHARE = 0.1;

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

/** Counts, has the head sign, and closes the day; a difference is explained. */
export async function closeDay(
  station: DemoStation,
  seed: number,
  day: ClinicDay,
  drawer: Drawer,
): Promise<void> {
  const random = createRandom(`count/${seed}/${day}`);
  const before = await station.frontDesk.call('cashier.getDay', { day });
  const slip = random.chance(OVER_SHORT_SHARE) ? random.pick([-200, -100, -50, -10, 50, 100]) : 0;
  const counted = fen(Math.max(0, before.floatBeforeFen + drawer.cashFen + slip));
  const view = await station.frontDesk.call('cashier.countCash', { day, denominations: piecesFor(counted) });
  const overShort = view.count?.overShortFen ?? 0;
  if (overShort !== counted - before.floatBeforeFen - drawer.cashFen) {
    throw new Error(`${day}: the books expect ${view.money?.cashDueFen}, the drawer took ${drawer.cashFen}`);
  }
  const { checkId } = await station.frontDesk.call('cashier.checkDay', {
    day,
    staffId: staffIdOf(station.head),
    password: station.password,
  });
  await station.frontDesk.call('cashier.closeDay', {
    day,
    checkId,
    overShortReason: overShort === 0 ? '' : overShort < 0 ? '找零多付，当日未能追回' : '病人未取找零',
    depositSlip: `JK${day.replaceAll('-', '')}`,
  });
}
