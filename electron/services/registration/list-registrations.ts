import { listLiveAtPoint, listRoomsOfPoint } from '../../../db/queries/queue.ts';
import { findLastDoctor, listDoctors, listRegistrations } from '../../../db/queries/registration.ts';
import type { VisitStatus } from '../../../db/schema/index.ts';
import type { Output } from '../../shared/contract/procedures.ts';
import type { VisitStage } from '../../shared/contract/registration.ts';
import { formatAge } from '../../shared/domain/age.ts';
import { orderChoices, type Session } from '../../shared/domain/duty.ts';
import type { TicketStatus } from '../../shared/domain/queue-points.ts';
import { minuteOfDay } from '../../shared/values/clinic-day.ts';
import type { StaffId } from '../../shared/values/ids.ts';
import type { QueryContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { type DutyToday, readDutyToday, sessionNow, viewDuty } from './duty-plan.ts';

/** Today's registrations, newest first, with the counts of all of them; and the one that is asked for. */
export const listToday: Handler<'registration.listToday'> = (context, { limit, visitId, number }) => {
  const all = listRegistrations(context.db, context.today).map(
    ({ birthDay, status, ticketStatus, ...row }) => ({
      ...row,
      age: formatAge(birthDay, context.today),
      stage: stageOf(status, ticketStatus),
    }),
  );
  const count = (...stages: VisitStage[]) => all.filter((row) => stages.includes(row.stage)).length;
  return {
    counts: {
      registered: all.length - count('cancelled'),
      waiting: count('waiting'),
      inRoom: count('in_room'),
      seen: count('seen'),
      missed: count('missed', 'given_up'),
      cancelled: count('cancelled'),
    },
    rows: all.slice(0, limit),
    asked: all.find((row) => row.visitId === visitId || row.number === number) ?? null,
  };
};

/** Where the visit stands in the doctor's line, whatever it does elsewhere. */
function stageOf(visit: VisitStatus, ticket: TicketStatus | null): VisitStage {
  if (visit === 'cancelled') return 'cancelled';
  switch (ticket) {
    case 'serving':
      return 'in_room';
    case 'missed':
      return 'missed';
    case 'cancelled':
      return 'given_up';
    case 'done':
      return 'seen';
    default:
      return visit === 'finished' ? 'seen' : 'waiting';
  }
}

/** Doctors, the rooms where they see patients, and what the desk must know of the settings. */
export const listRooms: Handler<'registration.listRooms'> = (context) => {
  const waiting = listLiveAtPoint(context.db, context.today, 'consultation').filter(
    (one) => one.status === 'waiting',
  );
  const doctors = listDoctors(context.db);
  const rooms = listRoomsOfPoint(context.db, 'consultation').map((room) => ({
    ...room,
    waiting: waiting.filter((one) => one.clinicId === room.clinicId).length,
    lastDoctorId: findLastDoctor(context.db, room.clinicId) ?? null,
  }));
  return {
    doctors,
    rooms,
    choices: listChoices(context, doctors, rooms),
    payLaterAllowed: context.settings.fees.payLaterAllowed,
    feverDeci: context.settings.dispensary.feverDeci,
    session: minuteOfDay(context.now, context.settings.station.utcOffsetMinutes) < NOON ? 'am' : 'pm',
  };
};

const NOON = 12 * 60;

type Rooms = Output<'registration.listRooms'>;

/** Every doctor in every room; once somebody has a place in the plan, there alone, and else in one room. */
function listChoices(
  context: QueryContext,
  doctors: Rooms['doctors'],
  rooms: Rooms['rooms'],
): Rooms['choices'] {
  const today = readDutyToday(context);
  const nameOf = (id: StaffId) => doctors.find((one) => one.doctorId === id)?.name ?? '';
  const choices = doctors.flatMap(({ doctorId, name }) => {
    const session = sessionNow(today, doctorId);
    return roomsOf(today, { doctorId, session }, rooms).map((room) => {
      const place = { doctorId, clinicId: room.clinicId, session };
      const duty = viewDuty(today, place, nameOf);
      const last = room.lastDoctorId === doctorId;
      return {
        state: duty.state,
        ...place,
        doctor: name,
        room: room.name,
        waiting: room.waiting,
        last,
        duty,
      };
    });
  });
  return orderChoices(choices).map(({ state: _state, ...choice }) => choice);
}

function roomsOf(
  { plan }: DutyToday,
  who: { readonly doctorId: StaffId; readonly session: Session },
  rooms: Rooms['rooms'],
): Rooms['rooms'] {
  if (!plan.planned) return rooms;
  const duty = plan.duties.find((one) => one.doctorId === who.doctorId && one.session === who.session);
  const place =
    rooms.find((room) => room.clinicId === duty?.clinicId) ??
    rooms.find((room) => room.lastDoctorId === who.doctorId) ??
    rooms[0];
  return place ? [place] : [];
}
