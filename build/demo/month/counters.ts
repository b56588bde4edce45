import type { QueuePoint } from '../../../electron/shared/domain/queue-points.ts';
import type { ClinicId, TicketId, VisitId } from '../../../electron/shared/values/ids.ts';
import { type Instant, instant, MINUTE } from '../../../electron/shared/values/instant.ts';
import { type Person, Refused } from './people.ts';
import type { Timeline } from './timeline.ts';

export interface CalledTicket {
  readonly ticketId: TicketId;
  /** The day's number; it stays the same from the door to the last point. */
  readonly number: number;
  /** null before registration. */
  readonly visitId: VisitId | null;
}

/** The visit of somebody who is called anywhere but at 挂号. */
export function visitOf({ number, visitId }: CalledTicket): VisitId {
  if (visitId === null) throw new Error(`number ${number} is not registered`);
  return visitId;
}

/** A room or window with one person who calls, serves and calls the next. */
export interface Counter {
  readonly point: QueuePoint;
  readonly clinicId: ClinicId;
  readonly person: Person;
  /** Minutes that this patient takes; `undefined` when he does not answer. */
  readonly minutesFor: (ticket: CalledTicket) => number | undefined;
  readonly begin: (ticket: CalledTicket) => Promise<void>;
  readonly end: (ticket: CalledTicket) => Promise<void>;
  /** After the calls that the rule asks for: when he comes back, in minutes. */
  readonly backAfterMinutes: (ticket: CalledTicket) => number;
}

const CALL_GAP_MINUTES = 1.1;
const CALLS_BEFORE_MISSED = 3;

/** Plays all counters of a day: whoever is free calls whenever somebody may have come. */
export class Counters {
  readonly #busy = new Set<Counter>();
  /** Counters whose line may have somebody: whoever calls sees how many are left, and hears of arrivals. */
  readonly #stirred = new Set<Counter>();

  constructor(
    readonly counters: readonly Counter[],
    readonly timeline: Timeline,
    readonly now: () => Instant,
  ) {}

  /** Somebody may be waiting at these points now. */
  async wake(...points: readonly QueuePoint[]): Promise<void> {
    for (const counter of this.counters) {
      if (!points.includes(counter.point)) continue;
      this.#stirred.add(counter);
      if (!this.#busy.has(counter)) await this.#callNext(counter);
    }
  }

  /** Whether everybody at a point has somebody before him. */
  isBusy(point: QueuePoint): boolean {
    return this.counters.every((counter) => counter.point !== point || this.#busy.has(counter));
  }

  /** Somebody came up to a free window without a number: it has its hands full for so long. */
  occupy(point: QueuePoint, minutes: number): void {
    const free = this.counters.find((counter) => counter.point === point && !this.#busy.has(counter));
    if (!free) throw new Error(`nobody is free at ${point}`);
    this.#busy.add(free);
    this.#after(minutes, () => this.#free(free));
  }

  async #callNext(counter: Counter): Promise<void> {
    if (!this.#stirred.delete(counter)) return;
    const { point, clinicId } = counter;
    try {
      const ticket = await counter.person.call('queue.callNext', { point, clinicId });
      const { ticketId, number, visitId } = ticket;
      if (ticket.waitingLeft > 0) this.#stirred.add(counter);
      this.#busy.add(counter);
      await this.#answer(counter, { ticketId, number, visitId }, 1);
    } catch (error) {
      if (error instanceof Refused && error.code === 'queue.nobody-waits') return;
      throw error;
    }
  }

  async #answer(counter: Counter, ticket: CalledTicket, calls: number): Promise<void> {
    const minutes = counter.minutesFor(ticket);
    if (minutes === undefined) {
      this.#after(CALL_GAP_MINUTES, () => this.#noAnswer(counter, ticket, calls));
      return;
    }
    await counter.begin(ticket);
    this.#after(minutes, async () => {
      await counter.end(ticket);
      await this.#free(counter);
    });
  }

  async #noAnswer(counter: Counter, ticket: CalledTicket, calls: number): Promise<void> {
    if (calls < CALLS_BEFORE_MISSED) {
      await counter.person.call('queue.callAgain', { ticketId: ticket.ticketId });
      this.#after(CALL_GAP_MINUTES, () => this.#noAnswer(counter, ticket, calls + 1));
      return;
    }
    await counter.person.call('queue.markMissed', { ticketId: ticket.ticketId });
    this.#after(counter.backAfterMinutes(ticket), async () => {
      await counter.person.call('queue.comeBack', { ticketId: ticket.ticketId });
      await this.wake(counter.point);
    });
    await this.#free(counter);
  }

  async #free(counter: Counter): Promise<void> {
    this.#busy.delete(counter);
    await this.#callNext(counter);
  }

  #after(minutes: number, run: () => Promise<void>): void {
    this.timeline.plan(instant(this.now() + Math.round(minutes * MINUTE)), run);
  }
}
