import { prepared } from '../../../db/open.ts';
import { listLiveAtPoint, listRoomsOfPoint, type PersonTicket } from '../../../db/queries/queue.ts';
import { findNewestEvent, listCallsAfter } from '../../../db/queries/queue-events.ts';
import type { PublicPoint } from '../../shared/contract/queue-public.ts';
import { ageOn } from '../../shared/domain/age.ts';
import { maskName } from '../../shared/domain/masking.ts';
import { sayCall } from '../../shared/domain/queue-announcement.ts';
import { QUEUE_POINTS, type QueuePoint } from '../../shared/domain/queue-points.ts';
import type { TaskContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { loadSettings } from '../settings/load-settings.ts';
import { lineOf, predictOrder, type QueueReader } from './line.ts';

const AT_WINDOW_SHOWN = 2;
const NEXT_SHOWN = 6;
const MISSED_SHOWN = 12;
const ANNOUNCED_AT_ONCE = 50;

let filesOpened = 0;
const numberOfFile = prepared(() => {
  filesOpened += 1;
  return filesOpened;
});

/**
 * The board of the waiting room, without anybody signed in: numbers, masked names, rooms and 优先, and not one
 * word about why somebody has priority.
 *
 * @throws Refusal 'station.not-open'
 */
export const getPublicBoard: Handler<'queue.getPublicBoard'> = async (task, { points }) => {
  const context = readerOf(task);
  const shown = points ? QUEUE_POINTS.filter((point) => points.includes(point)) : QUEUE_POINTS;
  return {
    station: context.settings.station.name,
    elderAge: context.settings.priority.elderAge,
    day: context.today,
    at: context.now,
    points: shown.map((point) => showPoint(context, point)),
  };
};

function readerOf(task: TaskContext): QueueReader {
  const { db } = task.station();
  return { db, now: task.now, today: task.today, settings: loadSettings(db) };
}

function showPoint(context: QueueReader, point: QueuePoint): PublicPoint {
  const all = listLiveAtPoint(context.db, context.today, point);
  const rooms = listRoomsOfPoint(context.db, point);
  const byCall = [...all].sort((a, b) => (b.lastCalledAt ?? 0) - (a.lastCalledAt ?? 0));
  return {
    point,
    waiting: all.filter((one) => one.status === 'waiting').length,
    rooms: rooms.map(({ clinicId, name }) => ({
      clinicId,
      name,
      now: byCall
        .filter((one) => (one.calledClinicId ?? one.clinicId) === clinicId)
        .flatMap((one) => atWindow(one))
        .slice(0, AT_WINDOW_SHOWN),
    })),
    next: nextOf(context, all, point, rooms),
    missed: all
      .filter((one) => one.status === 'missed')
      .slice(0, MISSED_SHOWN)
      .map(showPerson),
  };
}

function atWindow(one: PersonTicket): PublicPoint['rooms'][number]['now'] {
  if (one.status !== 'called' && one.status !== 'serving') return [];
  return [{ ...showPerson(one), status: one.status, calledAt: one.lastCalledAt, calls: one.calls }];
}

/** All that the waiting room may know of somebody. */
function showPerson(one: PersonTicket) {
  return { number: one.number, maskedName: maskName(one.name), rank: one.rank };
}

/** The nearest of every room's line, those of equal place by number; who stands in several lines once. */
function nextOf(
  context: QueueReader,
  all: readonly PersonTicket[],
  point: QueuePoint,
  rooms: readonly { readonly clinicId: PersonTicket['clinicId']; readonly name: string }[],
): PublicPoint['next'] {
  const lines = rooms.length === 0 ? [null] : rooms.map((room) => room.clinicId);
  const nearest = new Map<PersonTicket, number>();
  for (const clinicId of lines) {
    const line = lineOf(context, all, point, clinicId);
    const byId = new Map(line.callable.map((one) => [one.ticketId, one]));
    for (const place of predictOrder(context, line)) {
      const one = byId.get(place.ticketId);
      if (one) nearest.set(one, Math.min(place.position, nearest.get(one) ?? place.position));
    }
  }
  return [...nearest]
    .sort(([a, placeOfA], [b, placeOfB]) => placeOfA - placeOfB || a.number - b.number)
    .slice(0, NEXT_SHOWN)
    .map(([one]) => ({
      ...showPerson(one),
      room: rooms.find((room) => room.clinicId === one.clinicId)?.name ?? '',
    }));
}

/**
 * Calls of today after a cursor, for the voice: one after the other, none twice, and none that was taken back.
 *
 * @throws Refusal 'station.not-open'
 */
export const listAnnouncements: Handler<'queue.listAnnouncements'> = async (task, { after }) => {
  const context = readerOf(task);
  const newest = findNewestEvent(context.db);
  const file = numberOfFile(context.db);
  if (after === undefined) return { cursor: newest, file, now: context.now, rows: [] };
  const calls = listCallsAfter(context.db, context.today, after);
  const { elderAge } = context.settings.priority;
  const rows = calls.map(({ id, at, point, number, name, room, birthDay, again }) => ({
    id,
    at,
    point,
    number,
    maskedName: maskName(name),
    room,
    elder: birthDay !== null && ageOn(birthDay, context.today) >= elderAge,
    again: again === 1,
    text: sayCall({ number, name, room }),
  }));
  const more = rows.length === ANNOUNCED_AT_ONCE;
  const cursor = more ? (rows.at(-1)?.id ?? newest) : Math.max(newest, after);
  return { cursor, file, now: context.now, rows };
};
