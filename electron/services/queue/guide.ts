import {
  listEventsOfVisit,
  listLiveOnDay,
  listRoomsOfPoint,
  type PersonTicket,
} from '../../../db/queries/queue.ts';
import type { Output } from '../../shared/contract/procedures.ts';
import { ageOn, formatAge } from '../../shared/domain/age.ts';
import { QUEUE_POINT_NAMES, QUEUE_POINTS, type QueuePoint } from '../../shared/domain/queue-points.ts';
import type { ClinicId, TicketId } from '../../shared/values/ids.ts';
import type { QueryContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { firstRoom, lineOf, predictOrder } from './line.ts';
import { findPointAfter } from './route-visit.ts';

type GuideRow = Output<'queue.listGuide'>['rows'][number];

const SHOWN = 100;

/**
 * For the guide (导医): everybody who stands somewhere, elders first, then other priority and small
 * children, then the rest by waiting time; where each one is, the place in that line, and where to go next.
 */
export const listGuide: Handler<'queue.listGuide'> = (context) => {
  const live = listLiveOnDay(context.db, context.today);
  const positions = allPositions(context, live);
  const byVisit = new Map<number, PersonTicket[]>();
  for (const one of live) byVisit.set(one.visitId, [...(byVisit.get(one.visitId) ?? []), one]);
  const people = [...byVisit.values()].map((tickets) => {
    const now = [...tickets].sort(byUrgency)[0] as PersonTicket;
    return { now, age: ageOn(now.birthDay, context.today) };
  });
  const { elderAge, infantMaxAge } = context.settings.priority;
  const weight = ({ now, age }: (typeof people)[number]) =>
    age >= elderAge ? 0 : now.rank !== 'ordinary' ? 1 : age <= infantMaxAge ? 2 : 3;
  people.sort((a, b) => weight(a) - weight(b) || a.now.waitingSince - b.now.waitingSince);
  return {
    inHouse: people.length,
    elders: people.filter(({ age }) => age >= elderAge).length,
    rows: people.slice(0, SHOWN).map(
      ({ now, age }): GuideRow => ({
        visitId: now.visitId,
        number: now.number,
        name: now.name,
        sex: now.sex,
        age: formatAge(now.birthDay, context.today),
        rank: now.rank,
        elder: age >= elderAge,
        infant: age <= infantMaxAge,
        point: now.point,
        status: now.status,
        returned: now.returned,
        position: positions.get(now.ticketId) ?? null,
        since: now.waitingSince,
        next: whereNext(context, now),
      }),
    ),
  };
};

const URGENCY: readonly PersonTicket['status'][] = ['serving', 'called', 'waiting', 'missed'];

/** Somebody in two lines is shown where he is needed now: at a window before in a line. */
function byUrgency(a: PersonTicket, b: PersonTicket): number {
  return URGENCY.indexOf(a.status) - URGENCY.indexOf(b.status) || a.ticketId - b.ticketId;
}

function allPositions(context: QueryContext, live: readonly PersonTicket[]): ReadonlyMap<TicketId, number> {
  const positions = new Map<TicketId, number>();
  for (const point of QUEUE_POINTS) {
    const here = live.filter((one) => one.point === point);
    const first = firstRoom(context, point);
    const rooms = new Set<ClinicId | null>(
      here.filter((one) => one.status === 'waiting').map((one) => one.clinicId ?? first),
    );
    for (const room of rooms) {
      for (const place of predictOrder(context, lineOf(context, here, point, room))) {
        positions.set(place.ticketId, place.position);
      }
    }
  }
  return positions;
}

/** Waiting or called: the room to go to. At a window: the point that comes after it, as far as is known. */
function whereNext(context: QueryContext, one: PersonTicket): string {
  if (one.status !== 'serving') return roomName(context, one.point, one.calledClinicId ?? one.clinicId);
  const next = findPointAfter(context, one.visitId, one.point);
  if (next !== undefined) return QUEUE_POINT_NAMES[next];
  if (one.point === 'lab' || one.point === 'examination') return '回诊';
  return one.point === 'consultation' ? '听医生安排' : '';
}

function roomName(context: QueryContext, point: QueuePoint, clinicId: ClinicId | null): string {
  const rooms = listRoomsOfPoint(context.db, point);
  return (rooms.find((room) => room.clinicId === clinicId) ?? rooms[0])?.name ?? QUEUE_POINT_NAMES[point];
}

/** Everything that happened to a visit in the lines, in order, by whom and why. */
export const listVisitEvents: Handler<'queue.listVisitEvents'> = (context, { visitId }) =>
  listEventsOfVisit(context.db, visitId);
