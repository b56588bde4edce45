import { listCallsOfRoom } from '../../../db/queries/paper-facts.ts';
import {
  countDoneByPoint,
  listLiveAtPoint,
  listLiveOnDay,
  listRoomsOfPoint,
  type PersonTicket,
} from '../../../db/queries/queue.ts';
import { listCallers, listCallTimes, listOutOfOrderCalls } from '../../../db/queries/queue-events.ts';
import { findSettingChange } from '../../../db/queries/settings.ts';
import type { Board } from '../../shared/contract/queue.ts';
import { MOST_SHOWN } from '../../shared/contract/queue-board.ts';
import { expectedWait } from '../../shared/domain/expected-wait.ts';
import { recallBehind } from '../../shared/domain/missed-calls.ts';
import { judgeQueue } from '../../shared/domain/queue-judgement.ts';
import { explainCall, labelCall, orderQueue, type QueuePlace } from '../../shared/domain/queue-order.ts';
import { QUEUE_POINT_NAMES, QUEUE_POINTS } from '../../shared/domain/queue-points.ts';
import { explainPolicy } from '../../shared/domain/queue-reasons.ts';
import { MINUTE } from '../../shared/values/instant.ts';
import type { QueryContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { refuse } from '../refusal.ts';
import { asWaiting, type Line, lineOf, longMinutesOf, predictOrder, toBoardTicket } from './line.ts';
import { findUndoable } from './undo-call.ts';

const SHOWN_NUMBERS = 6;

/** The six points, with how many wait, the longest wait and who is there now. */
export const listPoints: Handler<'queue.listPoints'> = (context) => {
  const all = listLiveOnDay(context.db, context.today);
  const done = countDoneByPoint(context.db, context.today);
  return QUEUE_POINTS.map((point) => {
    const here = all.filter((one) => one.point === point);
    const waiting = here.filter((one) => one.status === 'waiting');
    const oldest = Math.min(context.now, ...waiting.map((one) => one.waitingSince));
    return {
      point,
      waiting: waiting.length,
      oldestMinutes: Math.floor((context.now - oldest) / MINUTE),
      current: newestFirst(here.filter(isAtWindow))[0]?.number ?? null,
      forgotten: forgottenOf(context, here),
      done: done.get(point) ?? 0,
    };
  });
};

/**
 * One room's line as it would be called, who is there, who was missed, and why the next one is next.
 *
 * @throws Refusal 'queue.no-such-room'
 */
export const getBoard: Handler<'queue.getBoard'> = (context, { point, clinicId }) => {
  const rooms = listRoomsOfPoint(context.db, point);
  if (clinicId !== undefined && !rooms.some((room) => room.clinicId === clinicId)) {
    throw refuse('queue.no-such-room');
  }
  const all = listLiveAtPoint(context.db, context.today, point);
  const line = lineOf(context, all, point, clinicId ?? rooms[0]?.clinicId ?? null);
  const order = predictOrder(context, line);
  const { queue } = context.settings;
  const callers = listCallers(context.db, context.today, point);
  return {
    point,
    clinicId: line.clinicId,
    rooms: rooms.map((room) => ({
      ...room,
      staff: callers.get(room.clinicId) ?? '',
      bound: all.filter((one) => isBound(one) && one.clinicId === room.clinicId).length,
      waiting: all.filter(
        (one) => one.status === 'waiting' && (one.clinicId === null || one.clinicId === room.clinicId),
      ).length,
      current: newestFirst(
        all.filter((one) => isAtWindow(one) && (one.calledClinicId ?? one.clinicId) === room.clinicId),
      ).map((one) => toBoardTicket(context, one)),
    })),
    waitingCount: line.waiting.length,
    priorityCount: line.waiting.filter((one) => one.rank === 'priority').length,
    waiting: placesOf(context, line, order),
    lastOneWaits: lastOneWaits(context, line, order),
    missed: missedOf(context, line),
    next: nextOf(context, line, order),
    judgement: judgementOf(context, line),
    doneCount: countDoneByPoint(context.db, context.today).get(point) ?? 0,
    priorityRun: line.history.priorityRun,
    undo: findUndoable(context, line),
    policy: queue.policy,
    policyText: explainPolicy(queue.policy),
    policyChanged: findSettingChange(context.db, 'queue') ?? null,
    callsBeforeMissed: queue.callsBeforeMissed,
    callGapSeconds: queue.callGapSeconds,
    recallAfterOrdinary: queue.recallAfterOrdinary,
    missesBeforeGivenUp: queue.missesBeforeGivenUp,
    outOfOrder: listOutOfOrderCalls(context.db, context.today, point),
  };
};

function forgottenOf(context: QueryContext, here: readonly PersonTicket[]): number[] {
  return here
    .map((one) => ({ number: one.number, minutes: longMinutesOf(context, one) ?? 0 }))
    .filter(({ minutes }) => minutes > 0)
    .sort((a, b) => b.minutes - a.minutes)
    .map(({ number }) => number);
}

function isAtWindow(one: PersonTicket): boolean {
  return one.status === 'called' || one.status === 'serving';
}

/** Would go along when everybody is sent to another room. */
function isBound(one: PersonTicket): boolean {
  return one.status === 'waiting' || one.status === 'missed';
}

function newestFirst(tickets: readonly PersonTicket[]): PersonTicket[] {
  return [...tickets].sort((a, b) => (b.lastCalledAt ?? 0) - (a.lastCalledAt ?? 0));
}

function placesOf(context: QueryContext, line: Line, order: readonly QueuePlace[]): Board['waiting'] {
  const byId = new Map(line.callable.map((one) => [one.ticketId, one]));
  const places = order.flatMap((place) => {
    const one = byId.get(place.ticketId);
    if (!one) return [];
    return [{ ...toBoardTicket(context, one), position: place.position, label: labelCall(place.reason) }];
  });
  const busy = line.waiting.flatMap((one) =>
    one.busyAt === null ? [] : [{ one, label: `正在${QUEUE_POINT_NAMES[one.busyAt]}，办完再叫` }],
  );
  return [
    ...places,
    ...busy.map(({ one, label }, index) => ({
      ...toBoardTicket(context, one),
      position: places.length + index + 1,
      label,
    })),
  ].slice(0, MOST_SHOWN);
}

/** What a ticket would tell the last one of the line: at the doctor's by that room's pace, else by the point's. */
function lastOneWaits(
  { db, now, today }: QueryContext,
  { point, clinicId }: Line,
  order: readonly QueuePlace[],
): Board['lastOneWaits'] {
  if (order.length === 0) return null;
  const calls =
    point === 'consultation' && clinicId !== null
      ? listCallsOfRoom(db, today, clinicId)
      : listCallTimes(db, today, point);
  return expectedWait({ calls, ahead: order.length - 1, now }) ?? null;
}

function missedOf(context: QueryContext, line: Line): Board['missed'] {
  const { queue } = context.settings;
  return line.tickets
    .filter((one) => one.status === 'missed')
    .map((one) => {
      const back = {
        ...asWaiting(one),
        waitingSince: context.now,
        recalledBehind: recallBehind(one.rank, queue),
      };
      const order = orderQueue([...line.callable.map(asWaiting), back], line.history, queue, context.now);
      const place = order.find((other) => other.ticketId === one.ticketId);
      return { ...toBoardTicket(context, one), positionIfBack: place?.position ?? order.length };
    });
}

function nextOf(context: QueryContext, line: Line, order: readonly QueuePlace[]): Board['next'] {
  const place = order[0];
  const one = place && line.callable.find((other) => other.ticketId === place.ticketId);
  if (!place || !one) return null;
  const { ticketId, visitId, arrivalId, number, name, sex, age, rank } = toBoardTicket(context, one);
  const { reason } = place;
  const who = { ticketId, visitId, arrivalId, number, name, sex, age, rank };
  return { ...who, reason, sentence: explainCall(reason) };
}

function judgementOf(context: QueryContext, line: Line): Board['judgement'] {
  const waiting = line.callable.map(asWaiting);
  return judgeQueue(waiting, line.history, context.settings.queue, context.now).map((row) => ({
    rule: row.rule,
    label: row.label,
    numbers: row.numbers.slice(0, SHOWN_NUMBERS),
    count: row.numbers.length,
    decides: row.decides,
    nearest: row.nearest ?? null,
  }));
}
