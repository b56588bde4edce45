import type { Turn } from '../../electron/shared/domain/queue-history.ts';
import type { QueuePoint, TicketStatus } from '../../electron/shared/domain/queue-points.ts';
import type { QueueRank } from '../../electron/shared/domain/queue-policy.ts';
import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { ClinicId, TicketId, VisitId } from '../../electron/shared/values/ids.ts';
import type { Instant } from '../../electron/shared/values/instant.ts';
import { prepared, type ReadableDb } from '../open.ts';
import type { QueueEventKind } from '../schema/index.ts';

// A call that was taken back never happened: no question here counts it, and only histories show it.
const NOT_UNDONE = 'NOT EXISTS (SELECT 1 FROM queue_events undo WHERE undo.undoes_id = e.id)';
/** The same for repetitions, which are taken back with their call. */
const NOT_TAKEN_BACK = `NOT EXISTS (SELECT 1 FROM queue_events undo
  WHERE undo.ticket_id = e.ticket_id AND undo.kind = 'undo_call' AND undo.id > e.id)`;

// Only turns inside the ratio: an emergency, a patient with results and a call by hand leave the run as it is.
const TURNS_OF_LINE = `e.day = :day AND e.point = :point AND e.kind = 'call'
  AND e.rule NOT IN ('emergency', 'returned', 'manual') AND ${NOT_UNDONE}
  AND (e.line_clinic_id IS NULL OR :clinicId IS NULL OR e.line_clinic_id = :clinicId)`;

interface LineKey {
  readonly day: ClinicDay;
  readonly point: QueuePoint;
  /** null: the whole point. */
  readonly clinicId: ClinicId | null;
}

const newestTurns = prepared((db) =>
  db.$client.prepare<[LineKey & { most: number }], Turn>(
    `SELECT e.rank, e.rule, e.at FROM queue_events e WHERE ${TURNS_OF_LINE} ORDER BY e.id DESC LIMIT :most`,
  ),
);

/** The newest turns inside the ratio of the line that a room calls from, newest first. */
export function listNewestTurns(db: ReadableDb, line: LineKey, most: number): Turn[] {
  return newestTurns(db).all({ ...line, most });
}

const newestCallOfTicket = prepared((db) =>
  db.$client.prepare<[{ ticketId: TicketId }], TicketCall>(
    `SELECT e.id, e.at, e.clinic_id AS clinicId FROM queue_events e
     WHERE e.ticket_id = :ticketId AND e.kind IN ('call', 'call_out_of_order') AND ${NOT_UNDONE}
     ORDER BY e.id DESC LIMIT 1`,
  ),
);

export interface TicketCall {
  readonly id: number;
  readonly at: Instant;
  readonly clinicId: ClinicId;
}

/** The call by which a ticket was called last, its repetitions aside. */
export function findNewestCall(db: ReadableDb, ticketId: TicketId): TicketCall | undefined {
  return newestCallOfTicket(db).get({ ticketId });
}

const newestCallOfRoom = prepared((db) =>
  db.$client
    .prepare<[LineKey], TicketId>(
      `SELECT e.ticket_id FROM queue_events e
       WHERE e.day = :day AND e.point = :point AND e.clinic_id = :clinicId
         AND e.kind IN ('call', 'call_out_of_order', 'call_again') AND ${NOT_TAKEN_BACK}
       ORDER BY e.id DESC LIMIT 1`,
    )
    .pluck(),
);

/** Whom a room called last, repetitions counted; undefined before its first call. */
export function findTicketCalledLast(db: ReadableDb, room: LineKey): TicketId | undefined {
  return newestCallOfRoom(db).get(room);
}

const stepsOfCall = prepared((db) =>
  db.$client.prepare<[{ eventId: number }], RecallStep>(
    `SELECT s.ticket_id AS ticketId, s.behind_before AS before, s.behind_after AS after,
       EXISTS (SELECT 1 FROM queue_events later WHERE later.ticket_id = s.ticket_id AND later.id > s.event_id
         AND later.kind IN ('come_back', 'return_with_results')) AS waitsAnew
     FROM recall_steps s WHERE s.event_id = :eventId ORDER BY s.ticket_id`,
  ),
);

interface RecallStep {
  readonly ticketId: TicketId;
  readonly before: number;
  readonly after: number;
  /** 1: missed and recalled once more since. */
  readonly waitsAnew: 0 | 1;
}

/** Whom an event brought how much nearer to being called. */
export function listRecallSteps(db: ReadableDb, eventId: number): RecallStep[] {
  return stepsOfCall(db).all({ eventId });
}

const calledBy = prepared((db) =>
  db.$client.prepare<[{ day: ClinicDay; point: QueuePoint }], { clinicId: ClinicId; name: string }>(
    `SELECT e.clinic_id AS clinicId, s.name FROM queue_events e JOIN staff s ON s.id = e.staff_id
     WHERE e.id IN (SELECT max(id) FROM queue_events
       WHERE day = :day AND point = :point AND kind IN ('call', 'call_out_of_order') GROUP BY clinic_id)`,
  ),
);

/** Who called last in each room of a point today. */
export function listCallers(db: ReadableDb, day: ClinicDay, point: QueuePoint): Map<ClinicId, string> {
  return new Map(
    calledBy(db)
      .all({ day, point })
      .map((row) => [row.clinicId, row.name]),
  );
}

const callTimes = prepared((db) =>
  db.$client
    .prepare<[{ day: ClinicDay; point: QueuePoint }], Instant>(
      `SELECT at FROM (SELECT e.id, e.at FROM queue_events e
         WHERE e.day = :day AND e.point = :point AND e.kind IN ('call', 'call_out_of_order') AND ${NOT_UNDONE}
         ORDER BY e.id DESC LIMIT 20) ORDER BY id`,
    )
    .pluck(),
);

/** When the newest twenty calls of a point were made, oldest first. */
export function listCallTimes(db: ReadableDb, day: ClinicDay, point: QueuePoint): Instant[] {
  return callTimes(db).all({ day, point });
}

const outOfOrderCalls = prepared((db) =>
  db.$client.prepare<[{ day: ClinicDay; point: QueuePoint }], OutOfOrderRow>(
    `SELECT coalesce(v.number, a.number) AS number, coalesce(r.name, '') AS name, e.at, e.reason, s.name AS by,
       EXISTS (SELECT 1 FROM queue_events undo WHERE undo.undoes_id = e.id) AS undone
     FROM queue_events e JOIN tickets t ON t.id = e.ticket_id
     LEFT JOIN visits v ON v.id = t.visit_id LEFT JOIN arrivals a ON a.id = t.arrival_id
     LEFT JOIN residents r ON r.id = coalesce(v.resident_id, a.resident_id)
     JOIN staff s ON s.id = e.staff_id
     WHERE e.day = :day AND e.point = :point AND e.kind = 'call_out_of_order'
     ORDER BY e.id DESC LIMIT 20`,
  ),
);

interface OutOfOrderRow {
  readonly number: number;
  readonly name: string;
  readonly at: Instant;
  readonly reason: string;
  readonly by: string;
  readonly undone: 0 | 1;
}

/** Calls out of order of a day at a point, newest first, at most 20: they stand in the day's report. */
export function listOutOfOrderCalls(db: ReadableDb, day: ClinicDay, point: QueuePoint) {
  return outOfOrderCalls(db)
    .all({ day, point })
    .map((row) => ({ ...row, undone: row.undone === 1 }));
}

const eventsOfVisit = prepared((db) =>
  db.$client.prepare<[{ visitId: VisitId }], VisitEventRow>(
    `SELECT e.at, e.point, e.kind, e.status_after AS statusAfter, coalesce(c.name, '') AS room,
       coalesce(s.name, '') AS by, e.reason
     FROM tickets t JOIN queue_events e ON e.ticket_id = t.id
     LEFT JOIN clinics c ON c.id = e.clinic_id LEFT JOIN staff s ON s.id = e.staff_id
     WHERE t.visit_id = :visitId OR t.arrival_id = (SELECT a.id FROM arrivals a WHERE a.visit_id = :visitId)
     ORDER BY e.id`,
  ),
);

interface VisitEventRow {
  readonly at: Instant;
  readonly point: QueuePoint;
  readonly kind: QueueEventKind;
  readonly statusAfter: TicketStatus;
  readonly room: string;
  readonly by: string;
  readonly reason: string;
}

/** Everything that happened to a visit in the lines, from the door on, in order. */
export function listEventsOfVisit(db: ReadableDb, visitId: VisitId): VisitEventRow[] {
  return eventsOfVisit(db).all({ visitId });
}

const announced = prepared((db) =>
  db.$client.prepare<[{ day: ClinicDay; after: number }], AnnouncedCall>(
    `SELECT e.id, e.at, e.point, e.kind = 'call_again' AS again, e.rank, coalesce(v.number, a.number) AS number,
       coalesce(r.name, '') AS name, coalesce(r.birth_day, a.birth_day) AS birthDay, coalesce(c.name, '') AS room
     FROM queue_events e JOIN tickets t ON t.id = e.ticket_id
     LEFT JOIN visits v ON v.id = t.visit_id LEFT JOIN arrivals a ON a.id = t.arrival_id
     LEFT JOIN residents r ON r.id = coalesce(v.resident_id, a.resident_id)
     LEFT JOIN clinics c ON c.id = e.clinic_id
     WHERE e.id > :after AND e.day = :day AND e.kind IN ('call', 'call_out_of_order', 'call_again')
       AND ${NOT_TAKEN_BACK}
     ORDER BY e.id LIMIT 50`,
  ),
);

interface AnnouncedCall {
  readonly id: number;
  readonly at: Instant;
  readonly point: QueuePoint;
  readonly again: 0 | 1;
  readonly rank: QueueRank;
  readonly number: number;
  /** Whole: to be masked before it leaves the service. */
  readonly name: string;
  readonly birthDay: ClinicDay | null;
  readonly room: string;
}

/** Calls of a day after an event, oldest first, at most 50. */
export function listCallsAfter(db: ReadableDb, day: ClinicDay, after: number): AnnouncedCall[] {
  return announced(db).all({ day, after });
}

const newestEvent = prepared((db) =>
  db.$client.prepare<[], number>('SELECT coalesce(max(id), 0) FROM queue_events').pluck(),
);

/** The event after which nothing has happened yet; 0 before the first. */
export function findNewestEvent(db: ReadableDb): number {
  return newestEvent(db).get() ?? 0;
}
