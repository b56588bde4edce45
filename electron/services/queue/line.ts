import {
  type LineTicket,
  listLineAtPoint,
  listRoomsOfPoint,
  type PersonTicket,
} from '../../../db/queries/queue.ts';
import { listNewestTurns } from '../../../db/queries/queue-events.ts';
import type { BoardTicket } from '../../shared/contract/queue.ts';
import { formatAge } from '../../shared/domain/age.ts';
import { readHistory } from '../../shared/domain/queue-history.ts';
import {
  type CallHistory,
  orderQueue,
  type QueuePlace,
  type Waiting,
} from '../../shared/domain/queue-order.ts';
import type { QueuePoint } from '../../shared/domain/queue-points.ts';
import { longAtWindow } from '../../shared/domain/window-stay.ts';
import type { ClinicId } from '../../shared/values/ids.ts';
import { MINUTE } from '../../shared/values/instant.ts';
import type { QueryContext } from '../context.ts';

/** What a line is read with; no person, so that the board in the waiting room can ask too. */
export type QueueReader = Pick<QueryContext, 'db' | 'now' | 'today' | 'settings'>;

/** The line that one room calls from: tickets meant for it and those meant for any window of the point. */
export interface Line<One extends LineTicket = PersonTicket> {
  readonly point: QueuePoint;
  /** null: the point has no rooms, and the line holds everybody there. */
  readonly clinicId: ClinicId | null;
  /** Waiting, called, being served and missed tickets of this line. */
  readonly tickets: readonly One[];
  readonly waiting: readonly One[];
  /** The waiting, without those who stand at the window of another point just now. */
  readonly callable: readonly One[];
  readonly history: CallHistory;
}

/** Reads one line as it stands now. Yesterday's tickets are in no line. */
export function readLine(
  context: QueueReader,
  point: QueuePoint,
  clinicId: ClinicId | null,
): Line<LineTicket> {
  const all = listLineAtPoint(context.db, context.today, point);
  return lineOf(context, all, point, clinicId);
}

/** The same from tickets that were read before. */
export function lineOf<One extends LineTicket>(
  context: QueueReader,
  atPoint: readonly One[],
  point: QueuePoint,
  clinicId: ClinicId | null,
): Line<One> {
  const tickets = atPoint.filter(
    (one) => clinicId === null || roomOf(one) === null || roomOf(one) === clinicId,
  );
  const serving = tickets
    .filter((one) => one.status === 'serving')
    .sort((a, b) => (b.lastCalledAt ?? 0) - (a.lastCalledAt ?? 0))[0];
  const waiting = tickets.filter((one) => one.status === 'waiting');
  const { policy } = context.settings.queue;
  // As many as fill a run, and one: what was before that changes no decision.
  const most = policy.kind === 'interleave' ? policy.priorityRun + 1 : 1;
  const turns = listNewestTurns(context.db, { day: context.today, point, clinicId }, most);
  const callable = waiting.filter((one) => one.busyAt === null);
  return {
    point,
    clinicId,
    tickets,
    waiting,
    callable,
    history: readHistory(turns, callable, serving?.number),
  };
}

/** Where a ticket stands: at the room it was called to, or the one it is meant for, or anywhere. */
function roomOf(one: LineTicket): ClinicId | null {
  return one.status === 'waiting' || one.status === 'missed'
    ? one.clinicId
    : (one.calledClinicId ?? one.clinicId);
}

/** The first room of a point; null when it has none. */
export function firstRoom(context: QueueReader, point: QueuePoint): ClinicId | null {
  return listRoomsOfPoint(context.db, point)[0]?.clinicId ?? null;
}

export function asWaiting(one: LineTicket): Waiting {
  return {
    ticketId: one.ticketId,
    number: one.number,
    rank: one.rank,
    arrivedAt: one.arrivedAt,
    waitingSince: one.waitingSince,
    returned: one.returned,
    recalledBehind: one.recalledBehind,
  };
}

/** The order in which a line would be called from now on. */
export function predictOrder(
  context: QueueReader,
  line: Pick<Line<LineTicket>, 'callable' | 'history'>,
  joining: readonly Waiting[] = [],
): QueuePlace[] {
  const waiting = [...line.callable.map(asWaiting), ...joining];
  return orderQueue(waiting, line.history, context.settings.queue, context.now);
}

/** 久在窗口: minutes at the window when they are more than the rule expects, and nobody sent him elsewhere. */
export function longMinutesOf(context: QueueReader, one: PersonTicket): number | undefined {
  if (one.sentOut) return undefined;
  return longAtWindow(one.servingSince, context.settings.queue, context.now);
}

/** A ticket as staff's screens show it. */
export function toBoardTicket(context: QueueReader, one: PersonTicket): BoardTicket {
  const {
    birthDay,
    arrivedAt: _arrivedAt,
    recalledBehind: _recalledBehind,
    point: _point,
    sentOut: _sentOut,
    ...shown
  } = one;
  return {
    ...shown,
    longMinutes: longMinutesOf(context, one) ?? null,
    age: birthDay === null ? '' : formatAge(birthDay, context.today),
    waitedMinutes: Math.max(0, Math.floor((context.now - one.waitingSince) / MINUTE)),
  };
}
