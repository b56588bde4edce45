import type { TicketId } from '../values/ids.ts';
import type { LineEvent, RuleInForce, Standing } from './evidence-events.ts';
import { capOf, judgeCall, turnOf } from './evidence-judgement.ts';
import {
  type AtWindows,
  emptyLine,
  isAtAnotherWindow,
  type Line,
  type Overtaking,
  type OwnerOf,
  place,
  standsIn,
  type TicketStory,
  waitingIn,
} from './evidence-line.ts';
import type { QueuePoint } from './queue-points.ts';

export type { Overtaking, TicketStory } from './evidence-line.ts';

export interface Replay {
  readonly stories: readonly TicketStory[];
  readonly overtakings: readonly Overtaking[];
  /** Events of calls by hand that were not undone. */
  readonly manualCalls: readonly number[];
}

/** Rules are read in the order of the events, so the place in the list only moves on. */
type RuleAt = (eventId: number) => RuleInForce;

/**
 * Plays one day's events again, in their order: who waited in which line at each call, and whom that call
 * overtook beyond the rule then in force. An undone call (`undo_call`) has overtaken nobody and leaves the
 * line as it was before.
 *
 * @param rules every rule that was in force, oldest first; the first holds from the beginning.
 * @param ownerOf the visit of a ticket: who stands at one window is overtaken at no other meanwhile.
 */
export function replayDay(
  events: readonly LineEvent[],
  rules: readonly RuleInForce[],
  ownerOf: OwnerOf = () => undefined,
): Replay {
  const ruleAt = followRules(rules);
  const lines = new Map<QueuePoint, Line>();
  const atWindows: AtWindows = new Map();
  for (const event of events) {
    let line = lines.get(event.point);
    if (!line) {
      line = emptyLine(event.point, atWindows, ownerOf);
      lines.set(event.point, line);
    }
    playEvent(line, event, ruleAt(event.id));
  }
  const all = [...lines.values()];
  return {
    stories: all.flatMap((line) =>
      [...line.stories.values()].map(({ takenBy: _takenBy, ...story }) => story),
    ),
    overtakings: all.flatMap((line) => line.overtakings).sort((a, b) => a.eventId - b.eventId),
    manualCalls: all
      .flatMap((line) => line.calls.filter((call) => call.manual).map((call) => call.eventId))
      .sort((a, b) => a - b),
  };
}

function followRules(rules: readonly RuleInForce[]): RuleAt {
  let at = 0;
  return (eventId) => {
    while (rules[at + 1] !== undefined && (rules[at + 1]?.afterEventId ?? 0) < eventId) at += 1;
    const rule = rules[at];
    if (!rule) throw new Error('no rule of the queues was ever in force');
    return rule;
  };
}

function playEvent(line: Line, event: LineEvent, rule: RuleInForce): void {
  const one = line.standing.get(event.ticketId);
  if (event.kind === 'enter') enter(line, event);
  // Entered on another day: yesterday's ticket is taken out today.
  if (!one) return;
  switch (event.kind) {
    case 'enter':
      break;
    case 'call':
    case 'call_out_of_order':
      playCall(line, event, one, rule);
      break;
    case 'undo_call':
      undoCall(line, event, one);
      break;
    case 'come_back':
      if (one.status === 'serving') waitOn(line, event, one);
      else waitAgain(line, event, one, { behind: event.rank === 'emergency' ? 0 : rule.recallAfterOrdinary });
      break;
    case 'return_with_results':
      waitAgain(line, event, one, { returned: true, behind: 0 });
      break;
    default:
      step(line, event, one, rule);
  }
}

function enter(line: Line, event: LineEvent): void {
  const { ticketId, point, rank, at } = event;
  place(line, {
    ticketId,
    point,
    rank,
    room: event.clinicId,
    status: 'waiting',
    arrivedAt: at,
    waitingSince: at,
    sinceEvent: event.id,
    returned: false,
    behind: 0,
  });
  line.stories.set(ticketId, {
    ticketId,
    point,
    rank,
    arrivedAt: at,
    takenAt: null,
    direct: false,
    status: 'waiting',
    capMinutes: null,
    takenBy: null,
  });
}

function playCall(line: Line, event: LineEvent, one: Standing, rule: RuleInForce): void {
  const room = event.clinicId;
  const manual = event.kind === 'call_out_of_order';
  const called = { ...one, rank: event.rank };
  const there = waitingIn(line, room, one.ticketId);
  const others = there.filter((other) => !isAtAnotherWindow(line, other.ticketId));
  const before = line.calls.filter((call) => standsIn(call.room, room));
  const judged = { called, manual, rule, at: event.at, others, before };
  for (const { kind, one: passed } of judgeCall(judged)) {
    line.overtakings.push({
      eventId: event.id,
      at: event.at,
      point: event.point,
      kind,
      manual,
      calledTicketId: one.ticketId,
      passedTicketId: passed.ticketId,
      passedRank: passed.rank,
      waitedMs: event.at - passed.waitingSince,
    });
  }
  const { turn, byCap } = turnOf(judged);
  line.calls.push({
    eventId: event.id,
    at: event.at,
    ticketId: one.ticketId,
    room: one.room,
    turn,
    byCap,
    waitingSince: one.waitingSince,
    others: new Set(others.map((other) => other.ticketId)),
    manual,
    before: one,
    nearer: turn === 'ordinary' ? bringNearer(line, there) : [],
  });
  place(line, { ...called, status: 'called', behind: 0 });
  take(line, event, rule, false);
}

/** An ordinary turn lets those who came back after 过号 come one nearer. */
function bringNearer(line: Line, others: readonly Standing[]): TicketId[] {
  const nearer = others.filter((one) => one.behind > 0);
  for (const one of nearer) place(line, { ...one, behind: one.behind - 1 });
  return nearer.map((one) => one.ticketId);
}

function take(line: Line, event: LineEvent, rule: RuleInForce, direct: boolean): void {
  const story = line.stories.get(event.ticketId);
  if (!story) return;
  const { rank, statusAfter: status } = event;
  const taken =
    story.takenAt === null
      ? { takenAt: event.at, takenBy: event.id, direct, capMinutes: capOf(rule) ?? null }
      : {};
  line.stories.set(event.ticketId, { ...story, rank, status, ...taken });
}

function undoCall(line: Line, event: LineEvent, one: Standing): void {
  const undone = line.calls.findLast((call) => call.ticketId === one.ticketId);
  if (!undone) return;
  line.calls = line.calls.filter((call) => call !== undone);
  line.overtakings = line.overtakings.filter((passed) => passed.eventId !== undone.eventId);
  for (const ticketId of undone.nearer) {
    const other = line.standing.get(ticketId);
    if (other?.status === 'waiting') place(line, { ...other, behind: other.behind + 1 });
  }
  place(line, undone.before);
  const story = line.stories.get(one.ticketId);
  if (!story) return;
  const again =
    story.takenBy === undone.eventId ? { takenAt: null, takenBy: null, direct: false, capMinutes: null } : {};
  line.stories.set(one.ticketId, { ...story, ...again, status: event.statusAfter });
}

/** 回到队里 from the window, by no doing of the patient's: the old place, and the wait that he began with. */
function waitOn(line: Line, event: LineEvent, one: Standing): void {
  place(line, { ...one, status: 'waiting', room: event.clinicId });
  const story = line.stories.get(one.ticketId);
  if (story) line.stories.set(one.ticketId, { ...story, status: 'waiting' });
}

function waitAgain(
  line: Line,
  event: LineEvent,
  one: Standing,
  change: Partial<Pick<Standing, 'behind' | 'returned'>>,
): void {
  place(line, {
    ...one,
    ...change,
    status: 'waiting',
    waitingSince: event.at,
    sinceEvent: event.id,
    room: event.clinicId,
  });
  const story = line.stories.get(one.ticketId);
  if (story) line.stories.set(one.ticketId, { ...story, status: 'waiting' });
}

/** Served, done, missed, cancelled; or moved to another room, which begins no new wait. */
function step(line: Line, event: LineEvent, one: Standing, rule: RuleInForce): void {
  const moved = event.kind === 'move';
  const status = moved ? one.status : event.statusAfter;
  const room = moved || status === 'waiting' ? event.clinicId : one.room;
  place(line, { ...one, status, room, rank: event.rank });
  if (event.kind === 'serve' || event.kind === 'done') {
    take(line, event, rule, true);
    return;
  }
  const story = line.stories.get(one.ticketId);
  if (story) line.stories.set(one.ticketId, { ...story, status, rank: event.rank });
}
