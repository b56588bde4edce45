import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { ClinicId, VisitId } from '../../electron/shared/values/ids.ts';
import type { Instant } from '../../electron/shared/values/instant.ts';
import { prepared, type ReadableDb } from '../open.ts';

const callsOfRoom = prepared((db) =>
  db.$client
    .prepare(
      `SELECT max(at) FROM queue_events e
       WHERE day = :day AND point = 'consultation' AND kind IN ('call', 'call_out_of_order') AND clinic_id = :clinicId
         AND NOT EXISTS (SELECT 1 FROM queue_events x WHERE x.undoes_id = e.id)
       GROUP BY ticket_id ORDER BY 1`,
    )
    .pluck(),
);

/** When a consulting room called its patients of a day, each counted once; in order of time. */
export function listCallsOfRoom(db: ReadableDb, day: ClinicDay, clinicId: ClinicId): Instant[] {
  return callsOfRoom(db).all({ day, clinicId }) as Instant[];
}

const ticketOwner = prepared((db) =>
  db.$client.prepare(
    `SELECT p.birth_day AS birthDay, v.clinic_id AS clinicId, v.status FROM visits v
     JOIN residents p ON p.id = v.resident_id WHERE v.id = ?`,
  ),
);

export interface TicketOwner {
  readonly birthDay: ClinicDay;
  readonly clinicId: ClinicId;
  readonly status: string;
}

/** Whose ticket a visit's is, and where it sends him. */
export function findTicketOwner(db: ReadableDb, visitId: VisitId): TicketOwner | undefined {
  return ticketOwner(db).get(visitId) as TicketOwner | undefined;
}

const slipOwner = prepared((db) =>
  db.$client.prepare(
    `SELECT p.birth_day AS birthDay, p.sex, p.record_no AS recordNo, p.insurance, x.day FROM prescriptions x
     JOIN visits v ON v.id = x.visit_id JOIN residents p ON p.id = v.resident_id WHERE x.id = ?`,
  ),
);

export interface SlipOwner {
  readonly birthDay: ClinicDay;
  readonly sex: 0 | 1 | 2 | 9;
  readonly recordNo: string;
  readonly insurance: string;
  readonly day: ClinicDay;
}

/** Whose prescription it is, as its head says. */
export function findSlipOwner(db: ReadableDb, prescriptionId: number): SlipOwner | undefined {
  return slipOwner(db).get(prescriptionId) as SlipOwner | undefined;
}

const standingClosing = prepared((db) =>
  db.$client.prepare("SELECT closing_id FROM business_days WHERE day = ? AND status = 'closed'").pluck(),
);

/** The closing of a day that is closed now, the newest where it was undone before. */
export function findStandingClosing(db: ReadableDb, day: ClinicDay): number | undefined {
  return (standingClosing(db).get(day) as number | null | undefined) ?? undefined;
}
