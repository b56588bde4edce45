import { eq, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { touchSearch } from '../../../db/resident-search/keys.ts';
import { dutyOverrides, orders, residents, visitGroups, visits } from '../../../db/schema/index.ts';
import type { TicketSlip } from '../../shared/contract/registration.ts';
import { ZERO_FEN } from '../../shared/values/fen.ts';
import type { VisitId } from '../../shared/values/ids.ts';
import { quantity } from '../../shared/values/quantity.ts';
import { requireOpenDay } from '../cashier/business-day.ts';
import { settleVisit } from '../cashier/settle.ts';
import type { CommandContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { registerArrival, requireArrival } from '../queue/arrivals.ts';
import { openFirstTicket } from '../queue/tickets.ts';
import { refuse } from '../refusal.ts';
import { type DutyOverride, decideDuty } from './decide-duty.ts';
import { findNumberToday, requireNotHere } from './number-today.ts';
import { planRegistration, type RegistrationPlan, showPlan } from './plan-registration.ts';
import { toSlip } from './ticket-slip.ts';

/** The plan without doing it. @throws Refusal whatever planning refuses */
export const preview: Handler<'registration.preview'> = (context, choice) => {
  const plan = planRegistration(context, choice);
  return { ...showPlan(context, plan), numberToday: findNumberToday(context, plan.ticketsToday) ?? null };
};

/**
 * 挂号: the visit with its number, the priority that it keeps at all six points, the day's fees with their
 * waivers, and the place in the doctor's line; paid at once when the desk says so. One transaction.
 *
 * @throws Refusal whatever planning and the doctors' plan refuse, 'registration.still-here' unless it is said
 *   to be on purpose, 'registration.pay-later-not-allowed', 'registration.pay-now-or-later', what requireArrival refuses of a number from the door, or what settling
 *   refuses
 */
export const register: Handler<'registration.register'> = (context, input) => {
  if (input.payLater && input.payNow) throw refuse('registration.pay-now-or-later');
  if (input.payLater && !context.settings.fees.payLaterAllowed) {
    throw refuse('registration.pay-later-not-allowed');
  }
  requireOpenDay(context);
  const arrival = input.arrivalId && requireArrival(context, input.arrivalId, input.residentId);
  const plan = planRegistration(context, input, arrival?.number);
  const stillHere = requireNotHere(context, plan.ticketsToday, input.again);
  const override = decideDuty(context, plan, input);
  const visitId = writeVisit(context, plan, input);
  if (arrival) registerArrival(context, arrival.arrivalId, visitId);
  if (override) writeOverride(context, visitId, override);
  writeFees(context, visitId, plan);
  const ticketId = openFirstTicket(context, visitId, {
    clinicId: plan.room.clinicId,
    rank: plan.grant.rank,
  });
  const receipt =
    input.payNow && plan.fees.length > 0 ? settleVisit(context, { visitId, ...input.payNow }) : undefined;
  context.audit({
    action: 'registration.registered',
    subject: 'visits',
    subjectId: visitId,
    detail: { number: plan.number, rank: plan.grant.rank, grossFen: plan.grossFen, ...stillHere },
  });
  return {
    visitId,
    ticketId,
    ...showPlan(context, plan),
    slip: slipOfPlan(context, plan),
    receiptNo: receipt?.number ?? null,
    changeFen: receipt?.changeFen ?? null,
  };
};

function slipOfPlan(context: CommandContext, plan: RegistrationPlan): TicketSlip {
  return toSlip({
    name: plan.resident.name,
    number: plan.number,
    rank: plan.grant.rank,
    room: plan.room.name,
    doctor: plan.doctor.name,
    session: plan.session,
    day: context.today,
    registeredAt: context.now,
    ahead: plan.position - 1,
  });
}

type RegisterIntent = Parameters<typeof register>[1];

const insertVisit = prepared((db) =>
  db
    .insert(visits)
    .values({
      day: sql.placeholder('day'),
      number: sql.placeholder('number'),
      residentId: sql.placeholder('residentId'),
      clinicId: sql.placeholder('clinicId'),
      doctorId: sql.placeholder('doctorId'),
      session: sql.placeholder('session'),
      kind: sql.placeholder('kind'),
      status: 'waiting',
      rank: sql.placeholder('rank'),
      payLater: sql.placeholder('payLater'),
      reason: sql.placeholder('reason'),
      temperatureDeci: sql.placeholder('temperatureDeci'),
      registeredAt: sql.placeholder('registeredAt'),
      registeredBy: sql.placeholder('registeredBy'),
    })
    .returning({ visitId: visits.id })
    .prepare(),
);

const insertGroup = prepared((db) =>
  db
    .insert(visitGroups)
    .values({
      visitId: sql.placeholder('visitId'),
      group: sql.placeholder('group'),
      credentialId: sql.placeholder('credentialId'),
      main: sql.placeholder('main'),
    })
    .prepare(),
);

const touchResident = prepared((db) =>
  db
    .update(residents)
    .set({ lastVisitAt: sql`${sql.placeholder('at')}` })
    .where(eq(residents.id, sql.placeholder('residentId')))
    .prepare(),
);

const insertFee = prepared((db) =>
  db
    .insert(orders)
    .values({
      visitId: sql.placeholder('visitId'),
      servicePriceId: sql.placeholder('servicePriceId'),
      qty: sql.placeholder('qty'),
      amountFen: sql.placeholder('amountFen'),
      waiverRuleId: sql.placeholder('waiverRuleId'),
      waiverFen: sql.placeholder('waiverFen'),
      source: 'registration',
      status: 'ordered',
      orderedBy: sql.placeholder('orderedBy'),
      orderedAt: sql.placeholder('orderedAt'),
    })
    .prepare(),
);

function writeVisit(context: CommandContext, plan: RegistrationPlan, input: RegisterIntent): VisitId {
  const { visitId } = insertVisit(context.db).get({
    day: context.today,
    number: plan.number,
    residentId: plan.resident.id,
    clinicId: plan.room.clinicId,
    doctorId: plan.doctor.doctorId,
    session: plan.session,
    kind: plan.kind,
    rank: plan.grant.rank,
    payLater: input.payLater,
    reason: input.reason,
    temperatureDeci: input.temperatureDeci ?? null,
    registeredAt: context.now,
    registeredBy: context.session.staffId,
  });
  for (const { group, credentialId } of plan.grant.groups) {
    const main = group === plan.grant.main;
    insertGroup(context.db).run({ visitId, group, credentialId: credentialId ?? null, main });
  }
  touchResident(context.db).run({ at: context.now, residentId: plan.resident.id });
  touchSearch(context.db, plan.resident.id);
  return visitId;
}

function writeOverride(context: CommandContext, visitId: VisitId, { state, reason }: DutyOverride): void {
  context.db
    .insert(dutyOverrides)
    .values({ visitId, state, reason, allowedBy: context.session.staffId, at: context.now })
    .run();
}

function writeFees(context: CommandContext, visitId: VisitId, plan: RegistrationPlan): void {
  for (const fee of plan.fees) {
    const waiver = plan.waivers.find((one) => one.chargeKey === String(fee.servicePriceId));
    insertFee(context.db).run({
      visitId,
      servicePriceId: fee.servicePriceId,
      qty: quantity(1),
      amountFen: fee.priceFen,
      waiverRuleId: waiver?.ruleId ?? null,
      waiverFen: waiver?.amountFen ?? ZERO_FEN,
      orderedBy: context.session.staffId,
      orderedAt: context.now,
    });
  }
}
