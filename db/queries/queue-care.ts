import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { TicketId } from '../../electron/shared/values/ids.ts';
import { prepared, type ReadableDb } from '../open.ts';

const byNumber = prepared((db) =>
  db.$client.prepare<[{ day: ClinicDay; number: number }], { gone: 0 | 1 }>(
    `SELECT status IN ('finished', 'cancelled') AS gone FROM visits WHERE day = :day AND number = :number
     UNION ALL
     SELECT cancelled_at IS NOT NULL FROM arrivals WHERE day = :day AND number = :number AND visit_id IS NULL`,
  ),
);

/** Whoever has a number of a day, registered or from the door; undefined when nobody has it. */
export function findPersonByNumber(
  db: ReadableDb,
  day: ClinicDay,
  number: number,
): { readonly gone: boolean } | undefined {
  const row = byNumber(db).get({ day, number });
  return row && { gone: row.gone === 1 };
}

const seatsOfDay = prepared((db) =>
  db.$client.prepare<[{ day: ClinicDay }], { seat: number; number: number }>(
    'SELECT seat, number FROM seatings WHERE day = :day AND freed_at IS NULL ORDER BY seat',
  ),
);

/** Who sits where in the elders' area on a day. */
export function listSeats(db: ReadableDb, day: ClinicDay): { seat: number; number: number }[] {
  return seatsOfDay(db).all({ day });
}

// A ticket is made anew or begins to wait anew: from then on the patient is to be brought again.
const DELIVERED = `EXISTS (SELECT 1 FROM escorts x WHERE x.ticket_id = t.id
  AND (x.at > t.waiting_since OR (x.at = t.waiting_since AND t.waiting_since = t.arrived_at)))`;

const deliveredTicket = prepared((db) =>
  db.$client.prepare<[{ ticketId: TicketId }], { number: number; delivered: 0 | 1 }>(
    `SELECT coalesce(v.number, a.number) AS number, ${DELIVERED} AS delivered FROM tickets t
     LEFT JOIN visits v ON v.id = t.visit_id LEFT JOIN arrivals a ON a.id = t.arrival_id
     WHERE t.id = :ticketId`,
  ),
);

/** Whether the guide brought somebody to the wait that stands now. @throws Error for an unknown ticket */
export function isDelivered(
  db: ReadableDb,
  ticketId: TicketId,
): { readonly number: number; readonly delivered: boolean } {
  const row = deliveredTicket(db).get({ ticketId });
  if (!row) throw new Error(`no ticket ${ticketId}`);
  return { number: row.number, delivered: row.delivered === 1 };
}

const deliveredOnDay = prepared((db) =>
  db.$client
    .prepare<[{ day: ClinicDay }], TicketId>(
      `SELECT t.id FROM tickets t WHERE t.day = :day AND t.status IN ('waiting', 'called', 'serving', 'missed')
         AND ${DELIVERED}`,
    )
    .pluck(),
);

/** The live tickets of a day to which the guide brought their patients. */
export function listDelivered(db: ReadableDb, day: ClinicDay): ReadonlySet<TicketId> {
  return new Set(deliveredOnDay(db).all({ day }));
}
