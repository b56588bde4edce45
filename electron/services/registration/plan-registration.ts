import {
  findConsultationRoom,
  findFee,
  findFeesOfDay,
  listActiveWaiverRules,
  listDoctors,
  listTicketsOfPerson,
  nextVisitNumber,
  wasHereBefore,
} from '../../../db/queries/registration.ts';
import type { ItemPurpose } from '../../../db/schema/index.ts';
import type { DutyView } from '../../shared/contract/registration-duty.ts';
import { ageOn } from '../../shared/domain/age.ts';
import { type PriorityGrant, publicPriorityLabel } from '../../shared/domain/priority.ts';
import type { QueuePlace } from '../../shared/domain/queue-order.ts';
import { explainPlace } from '../../shared/domain/queue-reasons.ts';
import { type PlannedWaiver, planWaivers } from '../../shared/domain/waivers.ts';
import { type Fen, subtractFen, sumFen } from '../../shared/values/fen.ts';
import type { ClinicId, ResidentId, StaffId, TicketId } from '../../shared/values/ids.ts';
import type { QueryContext } from '../context.ts';
import { predictOrder, readLine } from '../queue/line.ts';
import { refuse } from '../refusal.ts';
import { findResident, type ResidentRow } from '../residents/change-resident.ts';
import { findContract, grantToday, publicLabels } from '../residents/priority-of-resident.ts';
import { readDutyToday, sessionNow, viewDuty } from './duty-plan.ts';
import { numberAtDoctor } from './number-today.ts';

export interface RegistrationChoice {
  readonly residentId: ResidentId;
  readonly clinicId: ClinicId;
  readonly doctorId: StaffId;
  readonly session?: 'am' | 'pm' | undefined;
  readonly kind?: 'first' | 'return' | undefined;
  readonly emergency: boolean;
}

type PlannedFee = NonNullable<ReturnType<typeof findFee>>;

export interface RegistrationPlan {
  readonly resident: ResidentRow;
  readonly room: { readonly clinicId: ClinicId; readonly name: string };
  readonly doctor: { readonly doctorId: StaffId; readonly name: string };
  readonly session: 'am' | 'pm';
  /** How the doctor stands for that session; whether it may be chosen is said when registering. */
  readonly duty: DutyView;
  readonly kind: 'first' | 'return';
  readonly grant: PriorityGrant;
  /** In force today. */
  readonly contract: ReturnType<typeof findContract>;
  /** What the person's earlier numbers of today have given him. */
  readonly ticketsToday: ReturnType<typeof listTicketsOfPerson>;
  readonly number: number;
  readonly fees: readonly PlannedFee[];
  /** The day's fees were charged with this number already. */
  readonly feesChargedWith: number | undefined;
  readonly waivers: readonly PlannedWaiver[];
  readonly grossFen: Fen;
  readonly waivedFen: Fen;
  readonly dueFen: Fen;
  /** The doctor's line as it would be called with this one in it. */
  readonly order: readonly QueuePlace[];
  readonly position: number;
}

/**
 * Everything that follows from the choice at the desk: first or return visit from history, session from the
 * doctors' plan and the clock, priority from age and checked documents, the day's fees by the published price with the waivers of
 * the center's rules, and the place in the doctor's line. Writes nothing.
 *
 * @throws Refusal 'registration.no-such-resident' | 'registration.no-such-room' |
 *   'registration.no-such-doctor' | 'registration.already-waiting'
 */
export function planRegistration(
  context: QueryContext,
  choice: RegistrationChoice,
  numberFromDoor?: number,
): RegistrationPlan {
  const resident = findResident(context, choice.residentId);
  if (!resident) throw refuse('registration.no-such-resident');
  const room = findConsultationRoom(context.db, choice.clinicId);
  if (!room) throw refuse('registration.no-such-room');
  const doctors = listDoctors(context.db);
  const doctor = doctors.find((one) => one.doctorId === choice.doctorId);
  if (!doctor) throw refuse('registration.no-such-doctor');
  const ticketsToday = listTicketsOfPerson(context.db, resident.id, context.today);
  const standing = numberAtDoctor(ticketsToday);
  if (standing !== undefined) throw refuse('registration.already-waiting', { number: standing });
  const grant = grantToday(context, resident, choice.emergency);
  const contract = findContract(context, resident.id, context.today);
  const number = numberFromDoor ?? nextVisitNumber(context.db, context.today);
  const today = readDutyToday(context);
  const session = choice.session ?? sessionNow(today, doctor.doctorId);
  const place = { doctorId: doctor.doctorId, clinicId: room.clinicId, session };
  return {
    resident,
    room,
    doctor,
    session,
    duty: viewDuty(today, place, (id) => doctors.find((one) => one.doctorId === id)?.name ?? ''),
    kind: choice.kind ?? (wasHereBefore(context.db, resident.id) ? 'return' : 'first'),
    grant,
    contract,
    ticketsToday,
    number,
    ...planFees(context, { resident, grant, contract, emergency: choice.emergency }),
    ...planPlace(context, room.clinicId, number, grant),
  };
}

/**
 * 一般诊疗费 merges 挂号 and 诊察: the station charges the one or the two others, never both. An emergency pays
 * the emergency registration where the price list has one.
 */
function feesOf(context: QueryContext, emergency: boolean): PlannedFee[] {
  const fee = (purpose: ItemPurpose) => findFee(context.db, purpose, context.today);
  const fees =
    context.settings.fees.mode === 'general'
      ? [fee('general_fee')]
      : [(emergency ? fee('emergency_registration') : undefined) ?? fee('registration'), fee('consultation')];
  return fees.filter((one) => one !== undefined);
}

type Payer = Pick<RegistrationPlan, 'resident' | 'grant' | 'contract'> & { readonly emergency: boolean };

function planFees(context: QueryContext, { resident, grant, contract, emergency }: Payer) {
  const { oncePerDay } = context.settings.fees;
  const feesChargedWith = oncePerDay ? findFeesOfDay(context.db, resident.id, context.today) : undefined;
  const fees = feesChargedWith === undefined ? feesOf(context, emergency) : [];
  const waivers = planWaivers(
    listActiveWaiverRules(context.db),
    fees.map((fee) => ({
      chargeKey: String(fee.servicePriceId),
      category: fee.category,
      serviceItemId: fee.itemId,
      amountFen: fee.priceFen,
    })),
    {
      contract: contract && { number: contract.agreementNo },
      age: ageOn(resident.birthDay, context.today),
      groups: grant.groups.map((one) => one.group),
    },
  );
  const grossFen = sumFen(fees, (fee) => fee.priceFen);
  const waivedFen = sumFen(waivers, (waiver) => waiver.amountFen);
  return { fees, feesChargedWith, waivers, grossFen, waivedFen, dueFen: subtractFen(grossFen, waivedFen) };
}

/** Stands for the ticket that is not made yet: after every other of the same number and moment. */
const NOT_YET = Number.MAX_SAFE_INTEGER as TicketId;

function planPlace(context: QueryContext, clinicId: ClinicId, number: number, grant: PriorityGrant) {
  const line = readLine(context, 'consultation', clinicId);
  const order = predictOrder(context, line, [
    {
      ticketId: NOT_YET,
      number,
      rank: grant.rank,
      arrivedAt: context.now,
      waitingSince: context.now,
      returned: false,
      recalledBehind: 0,
    },
  ]);
  return { order, position: order.findIndex((place) => place.ticketId === NOT_YET) + 1 };
}

/** The plan as the desk sees it: no group that others must not read, no ids of prices. */
export function showPlan(context: QueryContext, plan: RegistrationPlan) {
  const { contract } = plan;
  const { rank, groups, expired } = plan.grant;
  return {
    rank,
    session: plan.session,
    duty: plan.duty,
    kind: plan.kind,
    priorityLabels: publicLabels(
      context,
      groups.map((one) => one.group),
    ),
    lapsed: expired.map(({ group, validTo }) => ({
      label: publicPriorityLabel(group, context.settings.priority.elderAge),
      validTo,
    })),
    fees: plan.fees.map(({ name, category, priceFen }) => ({ name, category, amountFen: priceFen })),
    feesChargedWith: plan.feesChargedWith ?? null,
    waivers: plan.waivers.map(({ name, basis, amountFen }) => ({ name, basis, amountFen })),
    agreement: contract ? { agreementNo: contract.agreementNo, toDay: contract.toDay } : null,
    grossFen: plan.grossFen,
    waivedFen: plan.waivedFen,
    dueFen: plan.dueFen,
    position: plan.position,
    aheadText: explainPlace(plan.order, plan.position),
  };
}
