import { listLiveOnDay, listRoomsOfPoint, type PersonTicket } from '../../../db/queries/queue.ts';
import { listDelivered, listSeats } from '../../../db/queries/queue-care.ts';
import { listEventsOfVisit } from '../../../db/queries/queue-events.ts';
import type { Output } from '../../shared/contract/procedures.ts';
import { MOST_SHOWN } from '../../shared/contract/queue-board.ts';
import { ageOn, formatAge } from '../../shared/domain/age.ts';
import { QUEUE_POINT_NAMES, QUEUE_POINTS, type QueuePoint } from '../../shared/domain/queue-points.ts';
import type { ClinicId, TicketId } from '../../shared/values/ids.ts';
import type { QueryContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { firstRoom, lineOf, predictOrder } from './line.ts';
import { findPointAfter } from './route-visit.ts';

type GuideRow = Output<'queue.listGuide'>['rows'][number];

interface Person {
  /** The ticket where he is needed now. */
  readonly now: PersonTicket;
  readonly elder: boolean;
  readonly infant: boolean;
}

/**
 * For the guide (导医): everybody who stands somewhere, elders first, then other priority and small children,
 * then whoever must be accompanied, then the rest by waiting time; where each one is, the place in that line,
 * where to go next, the marks and seats, and who was brought there already.
 */
export const listGuide: Handler<'queue.listGuide'> = (context) => {
  const live = listLiveOnDay(context.db, context.today);
  const positions = allPositions(context, live);
  const delivered = listDelivered(context.db, context.today);
  const people = peopleOf(context, live, positions);
  return {
    inHouse: people.length,
    elders: people.filter(({ elder }) => elder).length,
    accompanied: people.filter(({ now }) => now.accompany).length,
    seats: {
      total: context.settings.queue.elderSeats,
      taken: listSeats(context.db, context.today),
    },
    rows: people.slice(0, MOST_SHOWN).map((person) => ({
      ...showPerson(context, person),
      position: positions.get(person.now.ticketId) ?? null,
      next: whereNext(context, person.now),
      delivered: delivered.has(person.now.ticketId),
    })),
  };
};

/** One row a number, whatever lines it stands in. */
function peopleOf(
  context: QueryContext,
  live: readonly PersonTicket[],
  positions: ReadonlyMap<TicketId, number>,
): Person[] {
  const byNumber = new Map<number, PersonTicket>();
  for (const one of live) {
    const known = byNumber.get(one.number);
    if (!known || isNearer(one, known, positions)) byNumber.set(one.number, one);
  }
  const { elderAge, infantMaxAge } = context.settings.priority;
  const people = [...byNumber.values()].map((now): Person => {
    const age = now.birthDay === null ? undefined : ageOn(now.birthDay, context.today);
    return {
      now,
      elder: age !== undefined && age >= elderAge,
      infant: age !== undefined && age <= infantMaxAge,
    };
  });
  return people.sort((a, b) => weightOf(a) - weightOf(b) || a.now.waitingSince - b.now.waitingSince);
}

function weightOf({ now, elder, infant }: Person): number {
  if (elder) return 0;
  if (now.rank !== 'ordinary') return 1;
  if (infant) return 2;
  return now.accompany || now.mobility !== 'none' ? 3 : 4;
}

function showPerson(
  context: QueryContext,
  { now, elder, infant }: Person,
): Omit<GuideRow, 'position' | 'next' | 'delivered'> {
  return {
    ticketId: now.ticketId,
    visitId: now.visitId,
    arrivalId: now.arrivalId,
    number: now.number,
    name: now.name,
    initials: now.initials,
    sex: now.sex,
    age: now.birthDay === null ? '' : formatAge(now.birthDay, context.today),
    rank: now.rank,
    claim: now.claim,
    elder,
    infant,
    point: now.point,
    status: now.status,
    returned: now.returned,
    since: now.waitingSince,
    accompany: now.accompany,
    mobility: now.mobility,
    seat: now.seat,
  };
}

const URGENCY: readonly PersonTicket['status'][] = ['serving', 'called', 'waiting', 'missed'];

/**
 * Somebody in two lines is shown where he is needed now: at a window before in a line, and of two lines in
 * the one that calls him sooner. Of equal ones the earlier on the way: laboratory before examination, so that
 * the specimen is worked on while the other is done.
 */
function isNearer(one: PersonTicket, other: PersonTicket, positions: ReadonlyMap<TicketId, number>): boolean {
  const urgency = URGENCY.indexOf(one.status) - URGENCY.indexOf(other.status);
  if (urgency !== 0) return urgency < 0;
  const place = (ticket: PersonTicket) => positions.get(ticket.ticketId) ?? Number.POSITIVE_INFINITY;
  const nearer = place(one) - place(other);
  if (nearer < 0 || nearer > 0) return nearer < 0;
  return QUEUE_POINTS.indexOf(one.point) < QUEUE_POINTS.indexOf(other.point);
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
  // Whoever is being registered goes to the doctor afterwards.
  if (one.visitId === null) return QUEUE_POINT_NAMES.consultation;
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
