import type { QueuePoint } from '../../../electron/shared/domain/queue-points.ts';
import type { ClinicId, TicketId, VisitId } from '../../../electron/shared/values/ids.ts';
import { type Person, Refused } from './people.ts';

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
  /** Whether the work there has begun; it always has where this is left out. Nothing but 急危重 is called before. */
  readonly isOpen?: () => boolean;
  /** Minutes that this patient takes; `undefined` when he does not answer. */
  readonly minutesFor: (ticket: CalledTicket) => number | undefined;
  readonly begin: (ticket: CalledTicket) => Promise<void>;
  readonly end: (ticket: CalledTicket) => Promise<void>;
  /** Somebody who is to be called before the others, and why. */
  readonly byHand?: () => { readonly ticketId: TicketId; readonly reason: string } | undefined;
  /** After the calls that the rule asks for: in how many minutes he turns up again. */
  readonly backAfterMinutes: (ticket: CalledTicket) => number;
  /** What he wants then; true when he does not wait on. */
  readonly back?: (ticket: CalledTicket) => Promise<boolean>;
}

const CALL_GAP_MINUTES = 1.1;
const CALLS_BEFORE_MISSED = 3;

/** Plays all counters of a day: whoever is free calls whenever somebody may have come. */
export class Counters {
  readonly #busy = new Set<Counter>();
  /** Counters whose line may have somebody: whoever calls sees how many are left, and hears of arrivals. */
  readonly #stirred = new Set<Counter>();
  /** Minutes for which somebody more urgent keeps a counter from the one before it. */
  readonly #held = new Map<Counter, number>();

  constructor(
    readonly counters: readonly Counter[],
    readonly after: (minutes: number, run: () => Promise<void>) => void,
  ) {}

  /** Somebody may be waiting at this point now, in this room if one is named. */
  async wake(point: QueuePoint, clinicId?: ClinicId): Promise<void> {
    for (const counter of this.#at(point, clinicId)) {
      this.#stirred.add(counter);
      const isOpen = counter.isOpen?.() ?? true;
      if (isOpen && !this.#busy.has(counter)) await this.#callNext(counter);
    }
  }

  /** Whether everybody at a point has somebody before him. */
  isBusy(point: QueuePoint): boolean {
    return this.#at(point).every((counter) => this.#busy.has(counter));
  }

  /** Somebody came up to a free window without a number: it has its hands full for so long. */
  occupy(point: QueuePoint, minutes: number): void {
    const free = this.#at(point).find((counter) => !this.#busy.has(counter));
    if (!free) throw new Error(`nobody is free at ${point}`);
    this.#busy.add(free);
    this.after(minutes, () => this.#free(free));
  }

  /** 急危重 has come: whoever sits in that room leaves the patient before him for a while. */
  async interrupt(point: QueuePoint, clinicId: ClinicId): Promise<void> {
    const [counter] = this.#at(point, clinicId);
    if (!counter) return;
    this.#stirred.add(counter);
    if (!this.#busy.has(counter)) return this.#callNext(counter);
    const ticket = await counter.person.call('queue.callNext', { point, clinicId });
    const minutes = counter.minutesFor(ticket) ?? 0;
    this.#held.set(counter, (this.#held.get(counter) ?? 0) + minutes);
    await counter.begin(ticket);
    this.after(minutes, () => counter.end(ticket));
  }

  #at(point: QueuePoint, clinicId?: ClinicId): readonly Counter[] {
    return this.counters.filter(
      (one) => one.point === point && (clinicId === undefined || one.clinicId === clinicId),
    );
  }

  async #callNext(counter: Counter): Promise<void> {
    if (!this.#stirred.delete(counter)) return;
    try {
      const ticket = await this.#call(counter);
      this.#busy.add(counter);
      await this.#answer(counter, ticket, 1);
    } catch (error) {
      if (error instanceof Refused && error.code === 'queue.nobody-waits') return;
      throw error;
    }
  }

  async #call(counter: Counter): Promise<CalledTicket> {
    const { point, clinicId, person } = counter;
    const first = counter.byHand?.();
    if (first) {
      // Those who were passed over still wait.
      this.#stirred.add(counter);
      return person.call('queue.callOutOfOrder', { ...first, clinicId });
    }
    const ticket = await person.call('queue.callNext', { point, clinicId });
    if (ticket.waitingLeft > 0) this.#stirred.add(counter);
    return ticket;
  }

  async #answer(counter: Counter, ticket: CalledTicket, calls: number): Promise<void> {
    const minutes = counter.minutesFor(ticket);
    if (minutes === undefined) {
      this.after(CALL_GAP_MINUTES, () => this.#noAnswer(counter, ticket, calls));
      return;
    }
    await counter.begin(ticket);
    this.after(minutes, () => this.#finish(counter, ticket));
  }

  async #finish(counter: Counter, ticket: CalledTicket): Promise<void> {
    const held = this.#held.get(counter);
    if (held !== undefined) {
      this.#held.delete(counter);
      this.after(held, () => this.#finish(counter, ticket));
      return;
    }
    await counter.end(ticket);
    await this.#free(counter);
  }

  async #noAnswer(counter: Counter, ticket: CalledTicket, calls: number): Promise<void> {
    if (calls < CALLS_BEFORE_MISSED) {
      await counter.person.call('queue.callAgain', { ticketId: ticket.ticketId });
      this.after(CALL_GAP_MINUTES, () => this.#noAnswer(counter, ticket, calls + 1));
      return;
    }
    await counter.person.call('queue.markMissed', { ticketId: ticket.ticketId });
    this.after(counter.backAfterMinutes(ticket), () => this.#back(counter, ticket));
    await this.#free(counter);
  }

  async #back(counter: Counter, ticket: CalledTicket): Promise<void> {
    if (await counter.back?.(ticket)) return;
    await counter.person.call('queue.comeBack', { ticketId: ticket.ticketId });
    await this.wake(counter.point, counter.clinicId);
  }

  async #free(counter: Counter): Promise<void> {
    this.#busy.delete(counter);
    await this.#callNext(counter);
  }
}
