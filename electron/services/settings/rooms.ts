import { and, asc, desc, eq, inArray, max, ne } from 'drizzle-orm';
import { clinics, tickets, visits } from '../../../db/schema/index.ts';
import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import { QUEUE_POINTS, type QueuePoint } from '../../shared/domain/queue-points.ts';
import type { ClinicId } from '../../shared/values/ids.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import { refuse } from '../refusal.ts';

/** Rooms and windows, those in use first. */
export function listRooms(context: QueryContext): Output<'settings.listRooms'> {
  return context.db
    .select({
      clinicId: clinics.id,
      name: clinics.name,
      point: clinics.point,
      position: clinics.position,
      active: clinics.active,
    })
    .from(clinics)
    .orderBy(desc(clinics.active), asc(clinics.position), asc(clinics.id))
    .all()
    .map((room) => ({ ...room, point: knownPoint(room.point) }));
}

/** A room or window where one of the six points is served. @throws Refusal 'settings.room-name-taken' */
export function addRoom(
  context: CommandContext,
  input: HandlerInput<'settings.addRoom'>,
): Output<'settings.addRoom'> {
  const { name, point } = input;
  const known = context.db.select({ id: clinics.id }).from(clinics).where(eq(clinics.name, name)).get();
  if (known) throw refuse('settings.room-name-taken', { name });
  const last = context.db
    .select({ position: max(clinics.position) })
    .from(clinics)
    .get();
  const { clinicId } = context.db
    .insert(clinics)
    .values({ name, point, position: (last?.position ?? -1) + 1 })
    .returning({ clinicId: clinics.id })
    .get();
  context.audit({
    action: 'settings.room-added',
    subject: 'clinics',
    subjectId: clinicId,
    detail: { point },
  });
  return { clinicId };
}

/**
 * Closes a room or opens it again. A room where somebody still waits stays open, and so does the last one
 * for consultation, without which nobody could be registered.
 *
 * @throws Refusal 'settings.room-unknown' | 'room-in-use' | 'last-room'
 */
export function changeRoomUse(
  context: CommandContext,
  input: HandlerInput<'settings.changeRoomUse'>,
): Output<'settings.changeRoomUse'> {
  const { clinicId, active } = input;
  const room = context.db.select().from(clinics).where(eq(clinics.id, clinicId)).get();
  if (!room) throw refuse('settings.room-unknown');
  if (!active) {
    const waiting = countWaiting(context, clinicId);
    if (waiting > 0) throw refuse('settings.room-in-use', { name: room.name, waiting });
    if (isLastForConsultation(context, room)) throw refuse('settings.last-room', { name: room.name });
  }
  context.db.update(clinics).set({ active }).where(eq(clinics.id, clinicId)).run();
  context.audit({
    action: 'settings.room-use-changed',
    subject: 'clinics',
    subjectId: clinicId,
    detail: { active },
  });
  return {};
}

function knownPoint(text: string): QueuePoint {
  const point = QUEUE_POINTS.find((one) => one === text);
  if (point === undefined) throw new Error(`a room at an unknown point: ${text}`);
  return point;
}

/** Visits of today that are bound for the room and have not been seen, and tickets called to it. */
function countWaiting(context: CommandContext, clinicId: ClinicId): number {
  const bound = context.db
    .select({ id: visits.id })
    .from(visits)
    .where(
      and(
        eq(visits.clinicId, clinicId),
        eq(visits.day, context.today),
        inArray(visits.status, ['waiting', 'in_consultation']),
      ),
    )
    .all();
  const called = context.db
    .select({ visitId: tickets.visitId })
    .from(tickets)
    .where(and(eq(tickets.calledClinicId, clinicId), inArray(tickets.status, ['called', 'serving'])))
    .all();
  return new Set([...bound.map((visit) => visit.id), ...called.map((ticket) => ticket.visitId)]).size;
}

function isLastForConsultation(
  context: CommandContext,
  room: { readonly id: ClinicId; readonly point: string },
): boolean {
  if (room.point !== 'consultation') return false;
  const other = context.db
    .select({ id: clinics.id })
    .from(clinics)
    .where(and(eq(clinics.point, 'consultation'), eq(clinics.active, true), ne(clinics.id, room.id)))
    .get();
  return other === undefined;
}
