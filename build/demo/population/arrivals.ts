import type { Random } from './random.ts';

type Slot = readonly [from: string, to: string, weight: number];

/**
 * When people come: some before the doctors begin at eight, most until ten; nobody at noon; a short
 * afternoon, when one doctor is on follow-up visits.
 */
const SLOTS: readonly Slot[] = [
  ['07:40', '08:00', 11],
  ['08:00', '08:30', 14],
  ['08:30', '09:00', 13],
  ['09:00', '09:30', 12],
  ['09:30', '10:00', 9],
  ['10:00', '10:30', 4],
  ['10:30', '11:00', 2],
  ['11:00', '11:30', 1],
  ['11:30', '13:30', 1.5],
  ['13:30', '14:00', 3],
  ['14:00', '14:30', 7],
  ['14:30', '15:00', 7],
  ['15:00', '15:30', 5],
  ['15:30', '16:00', 2],
  ['16:00', '16:30', 1],
  ['16:30', '17:00', 0.5],
];

const WHOLE = SLOTS.reduce((sum, [, , weight]) => sum + weight, 0);

/** How far somebody comes before or after his turn in an even stream of people, in people. */
const UNEVEN = 1;

/** Minutes after midnight at which so many people come, in order, to the second: a stream, and not by pure chance. */
export function drawArrivals(random: Random, count: number): readonly number[] {
  const turns = Array.from({ length: count }, (_, index) => {
    const turn = (index + 0.5 + (random.next() * 2 - 1) * UNEVEN) / count;
    return minuteAt(Math.min(0.9999, Math.max(0, turn)));
  });
  return turns.sort((left, right) => left - right);
}

/** The minute by which that share of a day's people has come. */
function minuteAt(share: number): number {
  let rest = share * WHOLE;
  for (const [from, to, weight] of SLOTS) {
    if (rest < weight) {
      const minute = minuteOf(from) + ((minuteOf(to) - minuteOf(from)) * rest) / weight;
      return Math.floor(minute * 60) / 60;
    }
    rest -= weight;
  }
  throw new RangeError(`no share of a day: ${share}`);
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
