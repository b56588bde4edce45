import type { LineEvent } from '../../electron/shared/domain/evidence-events.ts';
import type { Facility } from '../../electron/shared/domain/evidence-words.ts';
import type { PriorityGroup } from '../../electron/shared/domain/priority.ts';
import {
  QUEUE_POINTS,
  type QueuePoint,
  type TicketStatus,
} from '../../electron/shared/domain/queue-points.ts';
import { QUEUE_RANKS } from '../../electron/shared/domain/queue-policy.ts';
import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { ClinicId, TicketId } from '../../electron/shared/values/ids.ts';
import type { Instant } from '../../electron/shared/values/instant.ts';
import { prepared, type ReadableDb } from '../open.ts';
import type { QueueEventKind } from '../schema/index.ts';

// Plain SQL on prepared statements: a year is a quarter of a million rows, and every layer above shows.

export interface Period {
  readonly from: ClinicDay;
  readonly to: ClinicDay;
}

/** How much happened in the lines on a day: what was counted before still holds while this is the same. */
export interface DayExtent {
  readonly day: ClinicDay;
  readonly first: number;
  readonly last: number;
  readonly count: number;
}

const extents = prepared((db) =>
  db.$client.prepare<[Period], DayExtent>(
    `SELECT day, min(id) AS first, max(id) AS last, count(*) AS count FROM queue_events
     WHERE day BETWEEN :from AND :to GROUP BY day ORDER BY day`,
  ),
);

/** Days with queue events in a period, in order, with their first and last event. */
export function listQueueDays(db: ReadableDb, period: Period): DayExtent[] {
  return extents(db).all(period);
}

/** As numbers: five texts a row would be most of the time that a year takes. */
const KINDS = [
  'enter',
  'call',
  'call_out_of_order',
  'undo_call',
  'serve',
  'done',
  'miss',
  'come_back',
  'return_with_results',
  'cancel',
  'move',
] as const;
const STATUS_AFTER: Readonly<Record<Exclude<QueueEventKind, 'call_again'>, TicketStatus>> = {
  enter: 'waiting',
  call: 'called',
  call_out_of_order: 'called',
  undo_call: 'waiting',
  serve: 'serving',
  done: 'done',
  miss: 'missed',
  come_back: 'waiting',
  return_with_results: 'waiting',
  cancel: 'cancelled',
  move: 'waiting',
};

/** The place of a column's text in a list, as SQL. */
function placeIn(column: string, texts: readonly string[]): string {
  return `CASE ${column} ${texts.map((text, place) => `WHEN '${text}' THEN ${place}`).join(' ')} END`;
}

const events = prepared((db) =>
  db.$client
    .prepare(
      `SELECT id, at, ticket_id, clinic_id,
         (${placeIn('kind', KINDS)}) * 100 + (${placeIn('point', QUEUE_POINTS)}) * 10 + ${placeIn('rank', QUEUE_RANKS)}
       FROM queue_events
       WHERE id BETWEEN :first AND :last AND +day = :day AND kind <> 'call_again' ORDER BY id`,
    )
    .raw(),
);

type EventRow = [number, Instant, TicketId, ClinicId | null, number];

/**
 * The events of a day in their order. A repeated call changes nothing and is left out; a move leaves a missed
 * patient missed, so its status says nothing.
 */
export function listLineEvents(db: ReadableDb, { day, first, last }: DayExtent): LineEvent[] {
  return (events(db).all({ day, first, last }) as EventRow[]).map(([id, at, ticketId, clinicId, code]) => {
    const kind = KINDS[Math.floor(code / 100)];
    const point = QUEUE_POINTS[Math.floor(code / 10) % 10];
    const rank = QUEUE_RANKS[code % 10];
    if (!kind || !point || !rank)
      throw new Error(`queue event ${id} is of a kind that the ledger does not know`);
    return { id, day, at, ticketId, kind, statusAfter: STATUS_AFTER[kind], point, rank, clinicId };
  });
}

const owners = prepared((db) =>
  db.$client
    .prepare(
      `SELECT t.id, coalesce(t.visit_id, a.visit_id), g.priority_group FROM tickets t
       LEFT JOIN arrivals a ON a.id = t.arrival_id
       LEFT JOIN visit_groups g
         ON g.visit_id = coalesce(t.visit_id, a.visit_id) AND g.main = 1 AND t.rank = 'priority'
       WHERE t.day BETWEEN :from AND :to`,
    )
    .raw(),
);

export interface TicketOwner {
  readonly ticketId: TicketId;
  /** One number for one person's day: the visit. */
  readonly visitId: number | null;
  readonly group: PriorityGroup | undefined;
}

/** Whose the tickets of a period are, and by which group a priority visit is counted. */
export function listTicketOwners(db: ReadableDb, period: Period): TicketOwner[] {
  return (owners(db).all(period) as [TicketId, number | null, PriorityGroup | null][]).map(
    ([ticketId, visitId, group]) => ({ ticketId, visitId, group: group ?? undefined }),
  );
}

const policies = prepared((db) =>
  db.$client.prepare<[], PolicyRow>(
    `SELECT p.after_event_id AS afterEventId, p.at, coalesce(s.name, '') AS setBy, p.value
     FROM queue_policies p LEFT JOIN staff s ON s.id = p.set_by ORDER BY p.id`,
  ),
);

export interface PolicyRow {
  readonly afterEventId: number;
  readonly at: Instant;
  readonly setBy: string;
  readonly value: string;
}

/** Every rule of the queues that was ever in force, oldest first. */
export function listQueuePolicies(db: ReadableDb): PolicyRow[] {
  return policies(db).all();
}

const ticketCount = prepared((db) =>
  db.$client.prepare('SELECT count(*) FROM tickets WHERE day BETWEEN :from AND :to').pluck(),
);

/** Tickets by the table of tickets itself, to be compared with what the events say. */
export function countTickets(db: ReadableDb, period: Period): number {
  return ticketCount(db).get(period) as number;
}

const visitCounts = prepared((db) =>
  db.$client.prepare<[Period & { offsetMs: number }], VisitCounts>(
    `SELECT count(*) AS visits,
       coalesce(sum(v.rank = 'priority'), 0) AS priority,
       coalesce(sum(v.rank = 'priority' AND (g.credential_id IS NOT NULL
         OR (g.priority_group IN ('elder', 'infant') AND r.id_number IS NOT NULL))), 0) AS withProof,
       coalesce(sum(v.rank = 'priority'
         AND date((c.checked_at + :offsetMs) / 1000, 'unixepoch') = v.day), 0) AS newlyChecked
     FROM visits v JOIN residents r ON r.id = v.resident_id
     LEFT JOIN visit_groups g ON g.visit_id = v.id AND g.main = 1
     LEFT JOIN credentials c ON c.id = g.credential_id
     WHERE v.day BETWEEN :from AND :to AND v.status <> 'cancelled'`,
  ),
);

export interface VisitCounts {
  readonly visits: number;
  readonly priority: number;
  /** By a checked document, or by age with an identity number on record. */
  readonly withProof: number;
  /** Of them, by a document that was checked on the very day of the visit. */
  readonly newlyChecked: number;
}

/** Registrations of a period that were not cancelled, those with priority, and what proves it. */
export function countVisits(db: ReadableDb, period: Period, utcOffsetMinutes: number): VisitCounts {
  const counts = visitCounts(db).get({ ...period, offsetMs: utcOffsetMinutes * 60_000 });
  return counts ?? { visits: 0, priority: 0, withProof: 0, newlyChecked: 0 };
}

const expiring = prepared((db) =>
  db.$client
    .prepare(
      `SELECT count(DISTINCT resident_id) FROM (
         SELECT resident_id, priority_group, max(coalesce(valid_to_day, '9999-12-31')) AS until
         FROM credentials WHERE withdrawn_at IS NULL GROUP BY resident_id, priority_group)
       WHERE until BETWEEN :from AND :to`,
    )
    .pluck(),
);

/** People with a document whose newest validity ends in a period. */
export function countExpiring(db: ReadableDb, period: Period): number {
  return expiring(db).get(period) as number;
}

const manualCall = prepared((db) =>
  db.$client.prepare<[{ eventId: number }], ManualCallRow>(
    `SELECT e.id AS eventId, e.at, e.point, coalesce(v.number, a.number) AS number, e.reason, coalesce(s.name, '') AS calledBy,
       m.at AS reviewedAt, coalesce(r.name, '') AS reviewedBy
     FROM queue_events e JOIN tickets t ON t.id = e.ticket_id
     LEFT JOIN visits v ON v.id = t.visit_id LEFT JOIN arrivals a ON a.id = t.arrival_id
     LEFT JOIN staff s ON s.id = e.staff_id
     LEFT JOIN manual_call_reviews m ON m.event_id = e.id LEFT JOIN staff r ON r.id = m.staff_id
     WHERE e.id = :eventId AND e.kind = 'call_out_of_order'`,
  ),
);

export interface ManualCallRow {
  readonly eventId: number;
  readonly at: Instant;
  readonly point: QueuePoint;
  readonly number: number;
  readonly reason: string;
  readonly calledBy: string;
  readonly reviewedAt: Instant | null;
  readonly reviewedBy: string;
}

/** A call by hand with its reason and, where the head has read it, by whom and when. */
export function findManualCall(db: ReadableDb, eventId: number): ManualCallRow | undefined {
  return manualCall(db).get({ eventId });
}

const reviewed = prepared((db) =>
  db.$client
    .prepare('SELECT event_id FROM manual_call_reviews WHERE event_id BETWEEN :first AND :last')
    .pluck(),
);

/** Which calls by hand among a range of events have been read. */
export function listReviewedCalls(db: ReadableDb, range: { first: number; last: number }): Set<number> {
  return new Set(reviewed(db).all(range) as number[]);
}

const facilities = prepared((db) =>
  db.$client.prepare<[{ until: ClinicDay }], FacilityRow>(
    `SELECT f.facility, f.present, f.note, f.checked_day AS checkedDay, s.name AS checkedBy
     FROM facility_checks f JOIN staff s ON s.id = f.staff_id
     WHERE f.id = (SELECT n.id FROM facility_checks n WHERE n.facility = f.facility AND n.checked_day <= :until
       ORDER BY n.checked_day DESC, n.id DESC LIMIT 1)`,
  ),
);

export interface FacilityRow {
  readonly facility: Facility;
  readonly present: 0 | 1;
  readonly note: string;
  readonly checkedDay: ClinicDay;
  readonly checkedBy: string;
}

/** The newest check of each promised facility until a day; one that nobody has looked at is left out. */
export function listFacilities(db: ReadableDb, until: ClinicDay): FacilityRow[] {
  return facilities(db).all({ until });
}

const people = prepared((db) =>
  db.$client
    .prepare(
      `SELECT coalesce(v.number, a.number), r.name FROM tickets t
       LEFT JOIN arrivals a ON a.id = t.arrival_id
       LEFT JOIN visits v ON v.id = coalesce(t.visit_id, a.visit_id)
       LEFT JOIN residents r ON r.id = coalesce(v.resident_id, a.resident_id) WHERE t.id = ?`,
    )
    .raw(),
);

/** A ticket's number, and its person's name as far as it is known, for the lines of a list. */
export function findTicketPerson(
  db: ReadableDb,
  ticketId: TicketId,
): { readonly number: number; readonly name: string } {
  const row = people(db).get(ticketId) as [number, string | null] | undefined;
  return { number: row?.[0] ?? 0, name: row?.[1] ?? '' };
}
