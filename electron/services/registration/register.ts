import { eq } from 'drizzle-orm';
import { orders, residents, visitGroups, visits } from '../../../db/schema/index.ts';
import { ZERO_FEN } from '../../shared/values/fen.ts';
import type { VisitId } from '../../shared/values/ids.ts';
import { quantity } from '../../shared/values/quantity.ts';
import { requireOpenDay } from '../cashier/business-day.ts';
import { settleVisit } from '../cashier/settle.ts';
import type { CommandContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { openTicket } from '../queue/tickets.ts';
import { refuse } from '../refusal.ts';
import { slipOf } from './list-registrations.ts';
import { planRegistration, type RegistrationPlan, showPlan } from './plan-registration.ts';

/** The plan without doing it. @throws Refusal whatever planning refuses */
export const preview: Handler<'registration.preview'> = (context, choice) =>
  showPlan(context, planRegistration(context, choice));

/**
 * 挂号: the visit with its number, the priority that it keeps at all six points, the day's fees with their
 * waivers, and the place in the doctor's line; paid at once when the desk says so. One transaction.
 *
 * @throws Refusal whatever planning refuses, 'registration.pay-later-not-allowed',
 *   'registration.pay-now-or-later', or what settling refuses
 */
export const register: Handler<'registration.register'> = (context, input) => {
  if (input.payLater && input.payNow) throw refuse('registration.pay-now-or-later');
  if (input.payLater && !context.settings.fees.payLaterAllowed) {
    throw refuse('registration.pay-later-not-allowed');
  }
  requireOpenDay(context);
  const plan = planRegistration(context, input);
  const visitId = writeVisit(context, plan, input);
  writeFees(context, visitId, plan);
  const ticketId = openTicket(context, {
    visitId,
    point: 'consultation',
    clinicId: plan.room.clinicId,
  });
  const receipt =
    input.payNow && plan.fees.length > 0 ? settleVisit(context, { visitId, ...input.payNow }) : undefined;
  context.audit({
    action: 'registration.registered',
    subject: 'visits',
    subjectId: visitId,
    detail: { number: plan.number, rank: plan.grant.rank, grossFen: plan.grossFen },
  });
  return {
    visitId,
    ticketId,
    ...showPlan(context, plan),
    slip: slipOf(context, visitId, plan.position - 1),
    receiptNo: receipt?.number ?? null,
    changeFen: receipt?.changeFen ?? null,
  };
};

type RegisterIntent = Parameters<typeof register>[1];

function writeVisit(context: CommandContext, plan: RegistrationPlan, input: RegisterIntent): VisitId {
  const { visitId } = context.db
    .insert(visits)
    .values({
      day: context.today,
      number: plan.number,
      residentId: plan.resident.id,
      clinicId: plan.room.clinicId,
      doctorId: plan.doctor.doctorId,
      session: plan.session,
      kind: plan.kind,
      status: 'waiting',
      rank: plan.grant.rank,
      payLater: input.payLater,
      reason: input.reason,
      temperatureDeci: input.temperatureDeci ?? null,
      registeredAt: context.now,
      registeredBy: context.session.staffId,
    })
    .returning({ visitId: visits.id })
    .get();
  for (const { group, credentialId } of plan.grant.groups) {
    context.db
      .insert(visitGroups)
      .values({ visitId, group, credentialId: credentialId ?? null, main: group === plan.grant.main })
      .run();
  }
  context.db
    .update(residents)
    .set({ lastVisitAt: context.now })
    .where(eq(residents.id, plan.resident.id))
    .run();
  return visitId;
}

function writeFees(context: CommandContext, visitId: VisitId, plan: RegistrationPlan): void {
  for (const fee of plan.fees) {
    const waiver = plan.waivers.find((one) => one.chargeKey === String(fee.servicePriceId));
    context.db
      .insert(orders)
      .values({
        visitId,
        servicePriceId: fee.servicePriceId,
        qty: quantity(1),
        amountFen: fee.priceFen,
        waiverRuleId: waiver?.ruleId ?? null,
        waiverFen: waiver?.amountFen ?? ZERO_FEN,
        source: 'registration',
        status: 'ordered',
        orderedBy: context.session.staffId,
        orderedAt: context.now,
      })
      .run();
  }
}
