import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import { changesOf } from '../../shared/domain/record-changes.ts';
import { requireOpenDay } from '../cashier/business-day.ts';
import type { CommandContext } from '../context.ts';
import { routeVisit } from '../queue/route-visit.ts';
import { finishPoint } from '../queue/tickets.ts';
import { refuse } from '../refusal.ts';
import { removeDraft } from './drafts.ts';
import { planOrders } from './plan-orders.ts';
import { planSlips, requireSignable } from './plan-slips.ts';
import { findRecord, listDiagnosesOfVisit } from './read-record.ts';
import { leaveRevision, requireCorrectionReason } from './revisions.ts';
import { requireCareStarted } from './visit-under-care.ts';
import { type Diagnosis, readDiagnoses, writeOrders, writeRecord } from './write-record.ts';
import { writeSlip } from './write-slip.ts';

/**
 * The doctor's signature: the record, the slips with their batches reserved first-expired-first-out and
 * priced, the orders with their waivers, and the way to the next window; all of it or nothing. A visit that
 * was signed and is not over may be signed again, with a reason: the record is corrected, what was forgotten is
 * added. Every signature leaves what it signed as a revision.
 *
 * @throws Refusal 'consultation.no-complaint' | 'consultation.no-diagnosis' | 'consultation.correction-reason' and
 *   those of requireCareStarted, readDiagnoses, planOrders, planSlips and requireSignable
 */
export function signConsultation(
  context: CommandContext,
  intent: HandlerInput<'consultation.sign'>,
): Output<'consultation.sign'> {
  const visit = requireCareStarted(context, intent.visitId);
  requireWholeRecord(intent);
  requireCorrectionReason(visit, intent.reason);
  const named = readDiagnoses(intent.diagnoses);
  const plannedOrders = planOrders(context, visit, intent.orders);
  const plannedSlips = planSlips(context, visit, intent.slips, intent.overrides);
  requireSignable(plannedSlips);

  requireOpenDay(context);
  writeRecord(context, intent, named, context.now);
  const revision = leaveRevision(context, intent.visitId, intent.reason);
  const orderIds = writeOrders(context, intent.visitId, plannedOrders);
  const prescriptions = plannedSlips.map((slip) => writeSlip(context, visit, slip));
  removeDraft(context, intent.visitId);
  finishPoint(context, intent.visitId, 'consultation');
  routeVisit(context, intent.visitId);
  context.audit({
    action: 'consultation.signed',
    subject: 'visits',
    subjectId: intent.visitId,
    detail: { slips: prescriptions.length, orders: orderIds.length, revision },
  });
  return { prescriptions, orderIds, payLater: visit.payLater };
}

/**
 * Tests first: signs the orders alone, keeps what is written so far and the visit open, and sends the
 * patient to pay and be tested. The results bring the visit back (回诊), without a new registration. A signed
 * record stays as it was signed, unless something of it was changed: then this is a signature like another.
 *
 * @throws Refusal those of requireCareStarted, readDiagnoses and planOrders; of a signed visit also
 *   'consultation.no-complaint' | 'consultation.no-diagnosis', of a changed one 'consultation.correction-reason'
 */
export function orderTests(
  context: CommandContext,
  intent: HandlerInput<'consultation.orderTests'>,
): Output<'consultation.orderTests'> {
  const visit = requireCareStarted(context, intent.visitId);
  // What was signed once may be added to, but never emptied.
  if (visit.signedAt !== null) requireWholeRecord(intent);
  const named = readDiagnoses(intent.diagnoses);
  const corrects = visit.signedAt !== null && isChanged(context, intent, named);
  if (corrects) requireCorrectionReason(visit, intent.reason);
  const planned = planOrders(context, visit, intent.orders);
  requireOpenDay(context);
  if (corrects) {
    writeRecord(context, intent, named, context.now);
    leaveRevision(context, intent.visitId, intent.reason);
  } else if (visit.signedAt === null) {
    writeRecord(context, intent, named, undefined);
  }
  const orderIds = writeOrders(context, intent.visitId, planned);
  finishPoint(context, intent.visitId, 'consultation');
  routeVisit(context, intent.visitId);
  context.audit({
    action: 'consultation.tests-ordered',
    subject: 'visits',
    subjectId: intent.visitId,
    detail: { orders: orderIds.length },
  });
  return { orderIds };
}

function isChanged(
  context: CommandContext,
  intent: HandlerInput<'consultation.orderTests'>,
  named: readonly Diagnosis[],
): boolean {
  const record = findRecord(context, intent.visitId);
  if (!record) return true;
  const signed = { ...record, diagnoses: listDiagnosesOfVisit(context, intent.visitId) };
  const written = { ...intent, onsetDay: intent.onsetDay ?? null, diagnoses: named };
  return changesOf(signed, written).length > 0;
}

function requireWholeRecord(
  record: Pick<HandlerInput<'consultation.sign'>, 'complaint' | 'diagnoses'>,
): void {
  if (record.complaint === '') throw refuse('consultation.no-complaint');
  if (record.diagnoses.length === 0) throw refuse('consultation.no-diagnosis');
}
