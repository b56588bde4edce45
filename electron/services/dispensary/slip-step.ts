import { eq, sql } from 'drizzle-orm';
import { prepared, type ReadableDb } from '../../../db/open.ts';
import {
  findReceiptOfSlip,
  findSlip,
  listAllocationsOfSlip,
  type SlipAllocation,
  type SlipHeader,
} from '../../../db/queries/prescriptions.ts';
import { prescriptionSignatures, staff } from '../../../db/schema/index.ts';
import { DISPENSING_STEPS, type DispensingStep } from '../../shared/contract/dispensary.ts';
import type { PrescriptionId } from '../../shared/values/ids.ts';
import { requireOpenDay } from '../cashier/business-day.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import { refuse } from '../refusal.ts';

const signaturesOf = prepared((db) =>
  db
    .select({
      step: prescriptionSignatures.step,
      staffId: prescriptionSignatures.staffId,
      name: staff.name,
      at: prescriptionSignatures.at,
    })
    .from(prescriptionSignatures)
    .innerJoin(staff, eq(staff.id, prescriptionSignatures.staffId))
    .where(eq(prescriptionSignatures.prescriptionId, sql.placeholder('prescriptionId')))
    .prepare(),
);

export type Signature = ReturnType<typeof listSignatures>[number];

/** Who signed which step of a slip, in the order of the steps. */
export function listSignatures(db: ReadableDb, prescriptionId: PrescriptionId) {
  return signaturesOf(db)
    .all({ prescriptionId })
    .sort((a, b) => DISPENSING_STEPS.indexOf(a.step) - DISPENSING_STEPS.indexOf(b.step));
}

/** The step that a slip waits for; undefined when all four are signed. */
export function nextStepOf(signatures: readonly Pick<Signature, 'step'>[]): DispensingStep | undefined {
  return DISPENSING_STEPS.find((step) => !signatures.some((one) => one.step === step));
}

/**
 * A slip by its id.
 *
 * @throws Refusal 'dispensary.unknown-prescription'
 */
export function requireSlip(context: Pick<QueryContext, 'db'>, prescriptionId: PrescriptionId): SlipHeader {
  const slip = findSlip(context.db, prescriptionId);
  if (!slip) throw refuse('dispensary.unknown-prescription');
  return slip;
}

export interface SlipAtStep {
  readonly slip: SlipHeader;
  readonly allocations: readonly SlipAllocation[];
  readonly signatures: readonly Signature[];
}

/**
 * A slip that may take its next step now: paid or 先诊疗后付费, not over, valid today, every batch in date
 * and not locked, and the steps before this one signed.
 *
 * @throws Refusal 'dispensary.unknown-prescription' | 'dispensary.void' | 'dispensary.already-dispensed' |
 *   'dispensary.not-settled' | 'dispensary.lapsed' | 'dispensary.batch-expired' | 'dispensary.batch-locked' |
 *   'dispensary.step-done' | 'dispensary.step-out-of-order'
 */
export function requireStep(
  context: CommandContext,
  prescriptionId: PrescriptionId,
  step: DispensingStep,
): SlipAtStep {
  const slip = requireSlip(context, prescriptionId);
  requireOpenSlip(context, slip);
  const allocations = listAllocationsOfSlip(context.db, prescriptionId).filter(
    (part) => part.status === 'reserved',
  );
  allocations.forEach((part) => {
    requireUsable(context, part);
  });
  const signatures = listSignatures(context.db, prescriptionId);
  if (signatures.some((one) => one.step === step)) throw refuse('dispensary.step-done', { step });
  const next = nextStepOf(signatures);
  if (next !== step) throw refuse('dispensary.step-out-of-order', { step, next: next ?? '' });
  return { slip, allocations, signatures };
}

function requireOpenSlip(context: CommandContext, slip: SlipHeader): void {
  if (slip.status === 'void') throw refuse('dispensary.void', { reason: slip.voidReason ?? '' });
  if (slip.status === 'dispensed' || slip.status === 'returned') {
    throw refuse('dispensary.already-dispensed');
  }
  const paid = findReceiptOfSlip(context.db, slip.prescriptionId) !== undefined;
  if (!paid && !slip.payLater) throw refuse('dispensary.not-settled', { number: slip.ticketNumber });
  if (slip.validToDay < context.today) {
    throw refuse('dispensary.lapsed', { validToDay: slip.validToDay, paid: paid ? 1 : 0 });
  }
}

/** A batch may run out of date or be recalled between signature and hand-out. */
function requireUsable(context: CommandContext, part: SlipAllocation): void {
  const details = { drug: part.genericName, batchNo: part.batchNo, expiresDay: part.expiresDay };
  if (part.expiresDay < context.today) throw refuse('dispensary.batch-expired', details);
  if (part.locked) throw refuse('dispensary.batch-locked', details);
}

const insertSignature = prepared((db) =>
  db
    .insert(prescriptionSignatures)
    .values({
      prescriptionId: sql.placeholder('prescriptionId'),
      step: sql.placeholder('step'),
      staffId: sql.placeholder('staffId'),
      at: sql.placeholder('at'),
    })
    .prepare(),
);

/** Signs a step in the caller's name. */
export function writeSignature(
  context: CommandContext,
  prescriptionId: PrescriptionId,
  step: DispensingStep,
): void {
  requireOpenDay(context);
  insertSignature(context.db).run({
    prescriptionId,
    step,
    staffId: context.session.staffId,
    at: context.now,
  });
  context.audit({
    action: `dispensary.${step}-signed`,
    subject: 'prescriptions',
    subjectId: prescriptionId,
  });
}
