import { eq, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { prescriptions } from '../../../db/schema/index.ts';
import type { PrescriptionId } from '../../shared/values/ids.ts';
import type { CommandContext } from '../context.ts';
import { listLiveTickets, startServing } from '../queue/tickets.ts';
import { refuse } from '../refusal.ts';
import { requireStep, writeSignature } from './slip-step.ts';

const setPrepared = prepared((db) =>
  db
    .update(prescriptions)
    .set({ status: 'prepared' })
    .where(eq(prescriptions.id, sql.placeholder('prescriptionId')))
    .prepare(),
);

/**
 * 审核: a pharmacist finds the slip right (四查十对).
 *
 * @throws Refusal those of requireStep
 */
export function reviewSlip(context: CommandContext, prescriptionId: PrescriptionId): void {
  requireStep(context, prescriptionId, 'review');
  writeSignature(context, prescriptionId, 'review');
}

/**
 * 调配: the drugs lie on the counter. The pick-up ticket of somebody who was called is being served.
 *
 * @throws Refusal those of requireStep
 */
export function prepareSlip(context: CommandContext, prescriptionId: PrescriptionId): void {
  const { slip } = requireStep(context, prescriptionId, 'prepare');
  writeSignature(context, prescriptionId, 'prepare');
  setPrepared(context.db).run({ prescriptionId });
  const called = listLiveTickets(context, slip.visitId).find(
    (ticket) => ticket.point === 'pickup' && ticket.status === 'called',
  );
  if (called) startServing(context, called.id);
}

/**
 * 核对: somebody compares drugs and slip. Another person than the one who prepared, unless the station
 * allows one person on duty to sign twice.
 *
 * @throws Refusal 'dispensary.second-person' and those of requireStep
 */
export function checkSlip(context: CommandContext, prescriptionId: PrescriptionId): void {
  const { signatures } = requireStep(context, prescriptionId, 'check');
  const preparedBy = signatures.find((one) => one.step === 'prepare');
  const same = preparedBy?.staffId === context.session.staffId;
  if (same && !context.settings.dispensary.samePersonMaySignTwice) {
    throw refuse('dispensary.second-person', { name: preparedBy.name });
  }
  writeSignature(context, prescriptionId, 'check');
}
