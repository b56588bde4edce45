import {
  countPriorityRun,
  listLiveAtPoint,
  listRoomsOfPoint,
  type PersonTicket,
} from '../../../db/queries/queue.ts';
import type { BoardTicket } from '../../shared/contract/queue.ts';
import { formatAge } from '../../shared/domain/age.ts';
import {
  type CallHistory,
  orderQueue,
  type QueuePlace,
  type Waiting,
} from '../../shared/domain/queue-order.ts';
import type { QueuePoint } from '../../shared/domain/queue-points.ts';
import type { ClinicId } from '../../shared/values/ids.ts';
import { MINUTE } from '../../shared/values/instant.ts';
import type { QueryContext } from '../context.ts';

/** The line that one room calls from: tickets meant for it and those meant for any window of the point. */
export interface Line {
  readonly point: QueuePoint;
  /** null: the point has no rooms, and the line holds everybody there. */
  readonly clinicId: ClinicId | null;
  /** Waiting, called, being served and missed tickets of this line. */
  readonly tickets: readonly PersonTicket[];
  readonly waiting: readonly PersonTicket[];
  readonly history: CallHistory;
}

/** Reads one line as it stands now. Yesterday's tickets are in no line. */
export function readLine(context: QueryContext, point: QueuePoint, clinicId: ClinicId | null): Line {
  const all = listLiveAtPoint(context.db, context.today, point);
  return lineOf(context, all, point, clinicId);
}

/** The same from tickets that were read before. */
export function lineOf(
  context: QueryContext,
  atPoint: readonly PersonTicket[],
  point: QueuePoint,
  clinicId: ClinicId | null,
): Line {
  const tickets = atPoint.filter(
    (one) => clinicId === null || roomOf(one) === null || roomOf(one) === clinicId,
  );
  const serving = tickets
    .filter((one) => one.status === 'serving')
    .sort((a, b) => (b.lastCalledAt ?? 0) - (a.lastCalledAt ?? 0))[0];
  return {
    point,
    clinicId,
    tickets,
    waiting: tickets.filter((one) => one.status === 'waiting'),
    history: {
      priorityRun: countPriorityRun(context.db, { day: context.today, point, clinicId }),
      serving: serving?.number,
    },
  };
}

/** Where a ticket stands: at the room it was called to, or the one it is meant for, or anywhere. */
function roomOf(one: PersonTicket): ClinicId | null {
  return one.status === 'waiting' || one.status === 'missed'
    ? one.clinicId
    : (one.calledClinicId ?? one.clinicId);
}

/** The first room of a point; null when it has none. */
export function firstRoom(context: QueryContext, point: QueuePoint): ClinicId | null {
  return listRoomsOfPoint(context.db, point)[0]?.clinicId ?? null;
}

export function asWaiting(one: PersonTicket): Waiting {
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
  context: QueryContext,
  line: Line,
  joining: readonly Waiting[] = [],
): QueuePlace[] {
  const waiting = [...line.waiting.map(asWaiting), ...joining];
  return orderQueue(waiting, line.history, context.settings.queue, context.now);
}

/** A ticket as staff's screens show it. */
export function toBoardTicket(context: QueryContext, one: PersonTicket): BoardTicket {
  const { birthDay, arrivedAt: _arrivedAt, recalledBehind: _recalledBehind, point: _point, ...shown } = one;
  return {
    ...shown,
    age: formatAge(birthDay, context.today),
    waitedMinutes: Math.max(0, Math.floor((context.now - one.waitingSince) / MINUTE)),
  };
}
