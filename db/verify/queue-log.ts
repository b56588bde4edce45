import type { ReadableDb } from '../open.ts';
import { CLOCK_SLACK_MS, SET_BACKS, wasSetBack } from './clock.ts';
import { type BreachRow, type Rule, sqlRule } from './rule.ts';

/** The log of the queues, on which the ledger of the six priorities (六优先服务台账) rests: it tells the tickets. */
export const QUEUE_LOG_RULES: readonly Rule[] = [
  {
    name: 'ticket.is-what-its-events-say',
    table: 'tickets',
    sentence: '排队票的到达、等候、呼叫时间或呼叫次数与叫号记录不符，或叫号记录的步骤接不上',
    find: findWrongTickets,
  },
  sqlRule(
    'queue.log-in-order-of-time',
    'queue_events',
    '叫号记录的时间先后与记下的次序不符',
    `WITH ${SET_BACKS}
     SELECT id, ticket_id, kind, at AS found, before AS expected FROM (
       SELECT id, ticket_id, kind, at, lag(at) OVER (ORDER BY id) AS before FROM queue_events)
     WHERE at < before - ${CLOCK_SLACK_MS} AND NOT ${wasSetBack('before', 'at')}`,
  ),
];

type Status = 'waiting' | 'called' | 'serving' | 'missed' | 'done' | 'cancelled';

interface Step {
  /** Where the ticket may stand before; null where another rule says it. */
  readonly from: readonly Status[] | null;
  readonly to: readonly Status[];
}

const LIVE = ['waiting', 'called', 'serving', 'missed'] as const;

/** Every kind of event, as `stepTicket` writes it; the first of a ticket is its `enter`. */
const STEPS: Readonly<Record<string, Step>> = {
  enter: { from: [], to: ['waiting'] },
  call: { from: ['waiting'], to: ['called'] },
  call_out_of_order: { from: ['waiting'], to: ['called'] },
  call_again: { from: ['called'], to: ['called'] },
  // What it may undo is `call.undone-was-a-call`.
  undo_call: { from: null, to: ['waiting'] },
  move: { from: ['waiting', 'missed'], to: ['waiting', 'missed'] },
  serve: { from: ['waiting', 'called', 'missed'], to: ['serving'] },
  miss: { from: ['called', 'serving'], to: ['missed', 'cancelled'] },
  come_back: { from: ['missed', 'serving'], to: ['waiting'] },
  return_with_results: { from: ['done', 'serving'], to: ['waiting'] },
  done: { from: LIVE, to: ['done'] },
  cancel: { from: LIVE, to: ['cancelled'] },
};

interface EventRow {
  readonly id: number;
  readonly kind: string;
  readonly at: number;
  readonly statusAfter: Status;
}

/** A ticket's figures: as its row holds them, or as its events make them. */
interface Figures {
  arrivedAt: number;
  waitingSince: number;
  lastCalledAt: number | null;
  calls: number;
}

interface Told extends Figures {
  status: Status;
  /** The first event that cannot follow the one before it. */
  wrongStep: EventRow | undefined;
}

const FIGURES = ['arrivedAt', 'waitingSince', 'lastCalledAt', 'calls'] as const;

interface TicketRow extends Figures {
  readonly id: number;
}

/** Tells every ticket anew from its events, undone calls included, and compares; one ticket after the other. */
function findWrongTickets(db: ReadableDb): BreachRow[] {
  const tickets = db.$client
    .prepare(
      `SELECT id, arrived_at AS arrivedAt, waiting_since AS waitingSince, last_called_at AS lastCalledAt, calls
       FROM tickets ORDER BY id`,
    )
    .iterate() as IterableIterator<TicketRow>;
  const wrong: BreachRow[] = [];
  const tellers = tellEach(db);
  let next = tellers.next();
  for (const ticket of tickets) {
    while (!next.done && next.value.ticketId < ticket.id) next = tellers.next();
    if (!next.done && next.value.ticketId === ticket.id) wrong.push(...compare(ticket, next.value.told));
  }
  // Ends the question over the events, whose last ones may belong to no ticket.
  tellers.return();
  return wrong;
}

function* tellEach(db: ReadableDb): Generator<{ readonly ticketId: number; readonly told: Told }, void> {
  const events = db.$client
    .prepare('SELECT ticket_id, id, kind, at, status_after FROM queue_events ORDER BY ticket_id, id')
    .raw()
    .iterate() as IterableIterator<[number, number, string, number, Status]>;
  let current: { readonly ticketId: number; readonly told: Told } | undefined;
  for (const [ticketId, id, kind, at, statusAfter] of events) {
    const event = { id, kind, at, statusAfter };
    if (current?.ticketId === ticketId) {
      tellOn(current.told, event);
      continue;
    }
    if (current) yield current;
    current = { ticketId, told: begin(event) };
  }
  if (current) yield current;
}

function begin(event: EventRow): Told {
  return {
    status: event.statusAfter,
    arrivedAt: event.at,
    waitingSince: event.at,
    lastCalledAt: null,
    calls: 0,
    wrongStep: undefined,
  };
}

function tellOn(told: Told, event: EventRow): void {
  const before = told.status;
  if (!follows(before, event)) told.wrongStep ??= event;
  told.status = event.statusAfter;
  switch (event.kind) {
    case 'call':
    case 'call_out_of_order':
      told.calls = 1;
      told.lastCalledAt = event.at;
      break;
    case 'call_again':
      told.calls += 1;
      told.lastCalledAt = event.at;
      break;
    case 'undo_call':
    case 'come_back':
    case 'return_with_results':
      told.calls = 0;
      told.lastCalledAt = null;
      // The window sent him back, or took the call back: the old wait goes on.
      if (event.kind !== 'undo_call' && before !== 'serving') told.waitingSince = event.at;
      if (event.kind === 'return_with_results') told.waitingSince = event.at;
  }
}

function follows(before: Status, { kind, statusAfter }: EventRow): boolean {
  const step = STEPS[kind];
  if (!step?.to.includes(statusAfter)) return false;
  if (kind === 'move' && statusAfter !== before) return false;
  return step.from === null || step.from.includes(before);
}

function compare(ticket: TicketRow, told: Told): BreachRow[] {
  const { id } = ticket;
  const wrong: BreachRow[] = FIGURES.filter((figure) => ticket[figure] !== told[figure]).map((figure) => ({
    id,
    figure,
    found: ticket[figure],
    expected: told[figure],
  }));
  const { wrongStep } = told;
  if (wrongStep)
    wrong.push({ id, figure: 'step', found: wrongStep.kind, expected: null, event: wrongStep.id });
  return wrong;
}
