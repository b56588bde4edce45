import { and, asc, desc, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { ClinicId, ResidentId, StaffId, VisitId } from '../../electron/shared/values/ids.ts';
import { prepared, type ReadableDb } from '../open.ts';
import {
  charges,
  clinics,
  type ItemPurpose,
  orders,
  receipts,
  residents,
  serviceItems,
  servicePrices,
  staff,
  staffRoles,
  tickets,
  visits,
  waiverRules,
} from '../schema/index.ts';
import { recordsOfPerson } from './one-person.ts';

/** Visits of the person, under whichever record they were registered. */
const ofPerson = sql`${visits.residentId} IN ${recordsOfPerson(sql.placeholder('residentId'))}`;
// The plus keeps the day's index away: a person has a few visits, a day has hundreds.
const onDay = sql`+${visits.day} = ${sql.placeholder('day')}`;

const roomById = prepared((db) =>
  db
    .select({ clinicId: clinics.id, name: clinics.name })
    .from(clinics)
    .where(
      and(
        eq(clinics.id, sql.placeholder('clinicId')),
        eq(clinics.point, 'consultation'),
        eq(clinics.active, true),
      ),
    )
    .prepare(),
);

/** A room where doctors see patients, or undefined. */
export function findConsultationRoom(db: ReadableDb, clinicId: ClinicId) {
  return roomById(db).get({ clinicId });
}

const doctors = prepared((db) =>
  db
    .select({ doctorId: staff.id, name: staff.name, title: staff.title })
    .from(staff)
    .innerJoin(staffRoles, and(eq(staffRoles.staffId, staff.id), eq(staffRoles.role, 'doctor')))
    .where(eq(staff.active, true))
    .orderBy(staff.id)
    .prepare(),
);

/** Doctors who work here now. */
export function listDoctors(db: ReadableDb) {
  return doctors(db).all();
}

const feePrices = prepared((db) =>
  db
    .select({
      name: serviceItems.name,
      itemId: serviceItems.id,
      category: serviceItems.category,
      servicePriceId: servicePrices.id,
      priceFen: servicePrices.priceFen,
    })
    .from(serviceItems)
    .innerJoin(servicePrices, eq(servicePrices.itemId, serviceItems.id))
    .where(
      and(
        eq(serviceItems.purpose, sql.placeholder('purpose')),
        eq(serviceItems.active, true),
        lte(servicePrices.fromDay, sql.placeholder('day')),
      ),
    )
    // As the published list: the newest row that has begun, whatever an earlier clock wrote on it.
    .orderBy(asc(serviceItems.code), desc(servicePrices.id))
    .limit(1)
    .prepare(),
);

/** The station's ordinary fee of a purpose with the price in force on a day: the item with the lowest code. */
export function findFee(db: ReadableDb, purpose: ItemPurpose, day: ClinicDay) {
  return feePrices(db).get({ purpose, day });
}

const activeRules = prepared((db) =>
  db.select().from(waiverRules).where(eq(waiverRules.active, true)).prepare(),
);

/** The waivers that the center allows now. */
export function listActiveWaiverRules(db: ReadableDb) {
  return activeRules(db)
    .all()
    .map((row) => ({
      ...row,
      serviceItemId: row.serviceItemId ?? undefined,
      minAge: row.minAge ?? undefined,
      group: row.group ?? undefined,
    }));
}

const feesToday = prepared((db) =>
  db
    .select({ number: visits.number })
    .from(visits)
    .innerJoin(orders, eq(orders.visitId, visits.id))
    .where(
      and(
        ofPerson,
        onDay,
        eq(orders.source, 'registration'),
        inArray(orders.status, ['ordered', 'settled', 'done']),
      ),
    )
    .limit(1)
    .prepare(),
);

/** The number with which the resident was charged the day's fees already. */
export function findFeesOfDay(db: ReadableDb, residentId: ResidentId, day: ClinicDay): number | undefined {
  return feesToday(db).get({ residentId, day })?.number;
}

const ticketsOfToday = prepared((db) =>
  db
    .select({
      visitId: visits.id,
      number: visits.number,
      point: tickets.point,
      status: tickets.status,
      waitingSince: tickets.waitingSince,
    })
    .from(visits)
    .innerJoin(tickets, eq(tickets.visitId, visits.id))
    .where(and(ofPerson, onDay, sql`${visits.status} <> 'cancelled'`))
    .orderBy(desc(tickets.id))
    .prepare(),
);

export type TicketOfPerson = ReturnType<typeof listTicketsOfPerson>[number];

/** Every place in a line that the person's registrations of a day have given, the newest first. */
export function listTicketsOfPerson(db: ReadableDb, residentId: ResidentId, day: ClinicDay) {
  return ticketsOfToday(db).all({ residentId, day });
}

const earlierVisit = prepared((db) =>
  db
    .select({ id: visits.id })
    .from(visits)
    .where(and(ofPerson, sql`${visits.status} <> 'cancelled'`))
    .limit(1)
    .prepare(),
);

/** Whether the resident was here before (复诊). */
export function wasHereBefore(db: ReadableDb, residentId: ResidentId): boolean {
  return earlierVisit(db).get({ residentId }) !== undefined;
}

const newestNumber = prepared((db) =>
  db.$client
    .prepare<[{ day: ClinicDay }], number>(
      `SELECT max(coalesce((SELECT max(number) FROM visits WHERE day = :day), 0),
         coalesce((SELECT max(number) FROM arrivals WHERE day = :day), 0))`,
    )
    .pluck(),
);

/** The day's next number, at the door or at the window; numbers that were given are not used again. */
export function nextVisitNumber(db: ReadableDb, day: ClinicDay): number {
  return (newestNumber(db).get({ day }) ?? 0) + 1;
}

const visitForDesk = prepared((db) =>
  db
    .select({
      visitId: visits.id,
      day: visits.day,
      number: visits.number,
      residentId: visits.residentId,
      name: residents.name,
      rank: visits.rank,
      status: visits.status,
      session: visits.session,
      registeredAt: visits.registeredAt,
      room: clinics.name,
      doctor: staff.name,
    })
    .from(visits)
    .innerJoin(residents, eq(residents.id, visits.residentId))
    .innerJoin(clinics, eq(clinics.id, visits.clinicId))
    .innerJoin(staff, eq(staff.id, visits.doctorId))
    .where(eq(visits.id, sql.placeholder('visitId')))
    .prepare(),
);

/** One registration with its room and doctor, or undefined. */
export function findRegistration(db: ReadableDb, visitId: VisitId) {
  return visitForDesk(db).get({ visitId });
}

const ofDay = prepared((db) =>
  db
    .select({
      visitId: visits.id,
      residentId: visits.residentId,
      number: visits.number,
      name: residents.name,
      sex: residents.sex,
      birthDay: residents.birthDay,
      rank: visits.rank,
      status: visits.status,
      registeredAt: visits.registeredAt,
      ticketStatus: tickets.status,
    })
    .from(visits)
    .innerJoin(residents, eq(residents.id, visits.residentId))
    .leftJoin(tickets, and(eq(tickets.visitId, visits.id), eq(tickets.point, 'consultation')))
    .where(eq(visits.day, sql.placeholder('day')))
    .orderBy(desc(visits.number))
    .prepare(),
);

/** Registrations of a day, newest first, with the state of the doctor's ticket. */
export function listRegistrations(db: ReadableDb, day: ClinicDay) {
  return ofDay(db).all({ day });
}

const lastDoctor = prepared((db) =>
  db
    .select({ doctorId: visits.doctorId })
    .from(visits)
    .where(
      and(
        eq(visits.clinicId, sql.placeholder('clinicId')),
        // A room that nobody was registered for is not looked for in all that ever was.
        sql`${visits.id} > (SELECT max(newest.id) - 2000 FROM visits newest)`,
      ),
    )
    .orderBy(desc(visits.id))
    .limit(1)
    .prepare(),
);

/** Who was registered last for a room, of some months back: most probably sits there now. */
export function findLastDoctor(db: ReadableDb, clinicId: ClinicId): StaffId | undefined {
  return lastDoctor(db).get({ clinicId })?.doctorId;
}

const paidReceipt = prepared((db) =>
  db
    .select({ receiptNo: receipts.number })
    .from(orders)
    // In these words the charge of an order is found by its index, and never a reversal.
    .innerJoin(charges, and(eq(charges.orderId, orders.id), isNull(charges.reversesId)))
    .innerJoin(receipts, eq(receipts.id, charges.receiptId))
    .where(and(eq(orders.visitId, sql.placeholder('visitId')), inArray(orders.status, ['settled', 'done'])))
    .orderBy(desc(receipts.id))
    .limit(1)
    .prepare(),
);

/** The receipt on which something of the visit is paid and not refunded. */
export function findPaidReceipt(db: ReadableDb, visitId: VisitId): number | undefined {
  return paidReceipt(db).get({ visitId })?.receiptNo;
}
