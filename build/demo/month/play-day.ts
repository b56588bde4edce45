import { ConsultingRooms } from './consulting-rooms.ts';
import { Counters } from './counters.ts';
import { DayFloor, type DayInput, type Debt } from './day-floor.ts';
import { FrontDoor } from './front-door.ts';
import { receivePlanned, takeOffBooks } from './receive-stock.ts';
import type { Drawer } from './take-payment.ts';
import { TestRooms } from './test-rooms.ts';
import { Windows } from './windows.ts';

/** Debts are brought during the day, when the rush is over. */
const DEBT_MINUTES = [9 * 60 + 40, 16 * 60 + 30] as const;

export interface DayResult {
  readonly drawer: Drawer;
  readonly registered: number;
  readonly turnedAway: number;
}

/** One day from the first patient to the last, through the router, at every counter at once. */
export async function playDay(input: DayInput): Promise<DayResult> {
  const floor = new DayFloor(input);
  const counters = (): Counters => all;
  const rooms = new ConsultingRooms(floor, counters);
  const windows = new Windows(floor, counters);
  const door = new FrontDoor(floor, counters, (visitId) => rooms.planCancelling(visitId));
  const tests = new TestRooms(floor, counters);
  const all = new Counters(
    [door.window(), ...rooms.open(), ...tests.open(), ...windows.open()],
    (minutes, run) => floor.after(minutes, run),
  );
  planSideWork(floor);
  rooms.planBeginning();
  for (const visit of input.day.visits) floor.at(visit.arrivalMinute, () => door.arrive(visit));
  for (const debt of input.debts.get(input.day.day) ?? []) {
    floor.at(debtMinute(floor, debt), () => windows.payDebt(debt));
  }
  await floor.timeline.run((at) => {
    input.clock.now = at;
  });
  return { drawer: floor.drawer, registered: floor.registered, turnedAway: door.turnedAway };
}

/** What the day holds beside its patients. */
function planSideWork(floor: DayFloor): void {
  const { deliveries, losses, facilityChecks, station } = floor.input;
  for (const delivery of deliveries) {
    floor.at(delivery.arrivalMinute, () => receivePlanned(station.pharmacist, station, delivery));
  }
  for (const loss of losses) floor.at(loss.minute, () => takeOffBooks(station, loss));
  for (const { minute, facility, present, note } of facilityChecks) {
    floor.at(minute, async () => {
      await station.head.call('queue.recordFacility', { facility, present, note });
    });
  }
}

function debtMinute(floor: DayFloor, { visitId }: Debt): number {
  return floor.random.fork(`debt/${visitId}`).minutes(...DEBT_MINUTES);
}
