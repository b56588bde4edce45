import type { LineEvent, RuleInForce } from '../../electron/shared/domain/evidence-events.ts';
import { readHistory } from '../../electron/shared/domain/queue-history.ts';
import {
  type CallHistory,
  type CallRule,
  decideNext,
  isOrdinaryTurn,
  type QueueRank,
  type QueueSettings,
  type Waiting,
} from '../../electron/shared/domain/queue-order.ts';
import type { TicketStatus } from '../../electron/shared/domain/queue-points.ts';
import { clinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { ClinicId, TicketId } from '../../electron/shared/values/ids.ts';
import { type Instant, instant, MINUTE } from '../../electron/shared/values/instant.ts';

const OPENING = Date.UTC(2026, 10, 20, 0, 0);

interface Ticket extends Waiting {
  readonly room: ClinicId | null;
  readonly status: TicketStatus;
}

interface Made {
  readonly ticket: Ticket;
  readonly rule: CallRule;
  readonly at: Instant;
  readonly nearer: readonly TicketId[];
}

/** A rule of the queues as the history of rules has it. */
export function ruleOf(settings: QueueSettings, afterEventId = 0): RuleInForce {
  const { policy, recallAfterOrdinary, returnPlacement } = settings;
  return { afterEventId, policy, recallAfterOrdinary, returnPlacement };
}

/**
 * One point's day as the services write it, without a database: arrivals, calls by `decideNext`, calls by
 * hand, undoings, 过号 and 回诊 in one or two rooms, and what the events table would hold afterwards.
 */
export class LineDay {
  readonly events: LineEvent[] = [];
  readonly tickets = new Map<TicketId, Ticket>();
  #made: Made[] = [];
  #minute = 0;

  constructor(readonly settings: QueueSettings) {}

  get now(): Instant {
    return instant(OPENING + this.#minute * MINUTE);
  }

  wait(minutes: number): void {
    this.#minute += minutes;
  }

  arrive(rank: QueueRank, room: ClinicId | null = null): TicketId {
    const ticketId = (this.tickets.size + 1) as TicketId;
    this.tickets.set(ticketId, {
      ticketId,
      number: ticketId,
      rank,
      room,
      status: 'waiting',
      arrivedAt: this.now,
      waitingSince: this.now,
      returned: false,
      recalledBehind: 0,
    });
    this.#note(ticketId, 'enter', room);
    return ticketId;
  }

  /** Whoever is next in the room's line, or undefined when nobody waits. */
  callNext(room: ClinicId | null): TicketId | undefined {
    const waiting = this.#waitingIn(room);
    const next = decideNext(waiting, this.#history(room, waiting), this.settings, this.now);
    if (next) this.call(next.ticketId, room, next.reason.rule);
    return next?.ticketId;
  }

  /** Somebody, whoever should be next: by hand, or as a program would that calls wrongly. */
  call(ticketId: TicketId, room: ClinicId | null, rule: CallRule = 'ordinary'): void {
    const ticket = this.#get(ticketId);
    const nearer = isOrdinaryTurn(ticket.rank, rule)
      ? this.#waitingIn(room).filter((one) => one.recalledBehind > 0 && one.ticketId !== ticketId)
      : [];
    for (const one of nearer)
      this.tickets.set(one.ticketId, { ...one, recalledBehind: one.recalledBehind - 1 });
    this.#made.push({ ticket, rule, at: this.now, nearer: nearer.map((one) => one.ticketId) });
    this.tickets.set(ticketId, { ...ticket, status: 'called', recalledBehind: 0 });
    this.#note(ticketId, rule === 'manual' ? 'call_out_of_order' : 'call', room);
  }

  /** Takes the newest call back. */
  undo(): void {
    const made = this.#made.at(-1);
    if (!made || this.#get(made.ticket.ticketId).status !== 'called') return;
    this.#made.pop();
    this.tickets.set(made.ticket.ticketId, made.ticket);
    for (const id of made.nearer) {
      const one = this.#get(id);
      this.tickets.set(id, { ...one, recalledBehind: one.recalledBehind + 1 });
    }
    this.#note(made.ticket.ticketId, 'undo_call', made.ticket.room);
  }

  serve(ticketId: TicketId): void {
    this.#become(ticketId, { status: 'serving' }, 'serve');
  }

  finish(ticketId: TicketId): void {
    this.#become(ticketId, { status: 'done' }, 'done');
  }

  miss(ticketId: TicketId): void {
    this.#become(ticketId, { status: 'missed' }, 'miss');
  }

  leave(ticketId: TicketId): void {
    this.#become(ticketId, { status: 'cancelled' }, 'cancel');
  }

  comeBack(ticketId: TicketId): void {
    const behind = this.#get(ticketId).rank === 'emergency' ? 0 : this.settings.recallAfterOrdinary;
    this.#become(
      ticketId,
      { status: 'waiting', waitingSince: this.now, recalledBehind: behind },
      'come_back',
    );
  }

  /** 排回队里: by the window, in the old place and with the old wait. */
  sendBack(ticketId: TicketId): void {
    this.#become(ticketId, { status: 'waiting', recalledBehind: 0 }, 'come_back');
  }

  returnWithResults(ticketId: TicketId): void {
    const change = { status: 'waiting', waitingSince: this.now, returned: true, recalledBehind: 0 } as const;
    this.#become(ticketId, change, 'return_with_results');
  }

  #become(ticketId: TicketId, change: Partial<Ticket>, kind: string): void {
    const ticket = { ...this.#get(ticketId), ...change };
    this.tickets.set(ticketId, ticket);
    this.#note(ticketId, kind, ticket.room);
  }

  #history(room: ClinicId | null, waiting: readonly Waiting[]): CallHistory {
    const turns = this.#made.filter(
      ({ ticket, rule }) => stands(ticket.room, room) && !['emergency', 'returned', 'manual'].includes(rule),
    );
    return readHistory(
      turns.map(({ ticket, rule, at }) => ({ rank: ticket.rank, rule, at })).toReversed(),
      waiting,
    );
  }

  #waitingIn(room: ClinicId | null): Ticket[] {
    return [...this.tickets.values()].filter((one) => one.status === 'waiting' && stands(one.room, room));
  }

  #get(ticketId: TicketId): Ticket {
    const ticket = this.tickets.get(ticketId);
    if (!ticket) throw new Error(`no ticket ${ticketId}`);
    return ticket;
  }

  #note(ticketId: TicketId, kind: string, clinicId: ClinicId | null): void {
    const { status, rank } = this.#get(ticketId);
    this.events.push({
      id: this.events.length + 1,
      day: clinicDay('2026-11-20'),
      at: this.now,
      ticketId,
      kind,
      statusAfter: status,
      point: 'consultation',
      rank,
      clinicId,
    });
  }
}

function stands(meantFor: ClinicId | null, room: ClinicId | null): boolean {
  return room === null || meantFor === null || meantFor === room;
}
