import type { ClinicId, TicketId } from '../values/ids.ts';
import type { Instant } from '../values/instant.ts';
import type { CallMade, Standing } from './evidence-events.ts';
import type { BreachKind } from './evidence-judgement.ts';
import type { QueuePoint, TicketStatus } from './queue-points.ts';
import type { QueueRank } from './queue-policy.ts';

/** One ticket's day at one point, as far as the ledger counts it. */
export interface TicketStory {
  readonly ticketId: TicketId;
  readonly point: QueuePoint;
  readonly rank: QueueRank;
  readonly arrivedAt: Instant;
  /** The first call that was not undone; else when it was served without a call; null = neither. */
  readonly takenAt: Instant | null;
  /** Taken without a call. */
  readonly direct: boolean;
  readonly status: TicketStatus;
  /** The bound in force when it was taken, in minutes; null = the rule had none. */
  readonly capMinutes: number | null;
}

/** Somebody who was overtaken beyond the rule: by which call, whose, and how. */
export interface Overtaking {
  readonly eventId: number;
  readonly at: Instant;
  readonly point: QueuePoint;
  readonly kind: BreachKind;
  /** The call was made by hand, with a reason. */
  readonly manual: boolean;
  readonly calledTicketId: TicketId;
  readonly passedTicketId: TicketId;
  readonly passedRank: QueueRank;
  readonly waitedMs: number;
}

export interface Call extends CallMade {
  readonly manual: boolean;
  /** The called one as he stood, for an undoing. */
  readonly before: Standing;
  /** 过号再到 that came one nearer by this call. */
  readonly nearer: readonly TicketId[];
}

/** Where a person stands at a window now, by the ticket there. */
export type AtWindows = Map<number, Map<TicketId, QueuePoint>>;

/** One point's day while it is played again. */
export interface Line {
  readonly point: QueuePoint;
  /** Of the whole house: who stands at one window is not called at another. */
  readonly atWindows: AtWindows;
  readonly ownerOf: OwnerOf;
  readonly standing: Map<TicketId, Standing>;
  readonly waiting: Set<TicketId>;
  calls: Call[];
  overtakings: Overtaking[];
  readonly stories: Map<TicketId, TicketStory & { takenBy: number | null }>;
}

/** One number for everything that belongs to one person's visit; undefined where none is known. */
export type OwnerOf = (ticketId: TicketId) => number | undefined;

/** A point at which nobody has stood yet. */
export function emptyLine(point: QueuePoint, atWindows: AtWindows, ownerOf: OwnerOf): Line {
  return {
    point,
    atWindows,
    ownerOf,
    standing: new Map(),
    waiting: new Set(),
    calls: [],
    overtakings: [],
    stories: new Map(),
  };
}

/** Writes down where somebody stands now. */
export function place(line: Line, one: Standing): void {
  line.standing.set(one.ticketId, one);
  if (one.status === 'waiting') line.waiting.add(one.ticketId);
  else line.waiting.delete(one.ticketId);
  noteWindow(line, one);
}

/** The doctor's room is no window: who is sent on from there is wanted elsewhere at once. */
function noteWindow({ atWindows, ownerOf, point }: Line, { ticketId, status }: Standing): void {
  const owner = ownerOf(ticketId);
  if (owner === undefined || point === 'consultation') return;
  const windows = atWindows.get(owner);
  if (status !== 'called' && status !== 'serving') windows?.delete(ticketId);
  else if (windows) windows.set(ticketId, point);
  else atWindows.set(owner, new Map([[ticketId, point]]));
}

/** Called to, or served at, another point meanwhile. */
export function isAtAnotherWindow({ atWindows, ownerOf, point }: Line, ticketId: TicketId): boolean {
  const owner = ownerOf(ticketId);
  const windows = owner === undefined ? undefined : atWindows.get(owner);
  return windows !== undefined && [...windows.values()].some((other) => other !== point);
}

/** Meant for the room, or for any; and a point without rooms has one line. */
export function standsIn(meantFor: ClinicId | null, room: ClinicId | null): boolean {
  return room === null || meantFor === null || meantFor === room;
}

/** Everybody else who waits in the line from which a room calls. */
export function waitingIn(line: Line, room: ClinicId | null, except: TicketId): Standing[] {
  const there: Standing[] = [];
  for (const ticketId of line.waiting) {
    const one = line.standing.get(ticketId);
    if (one && ticketId !== except && standsIn(one.room, room)) there.push(one);
  }
  return there;
}
