import { eq } from 'drizzle-orm';
import { listAllocationsOfSlip } from '../../../db/queries/prescriptions.ts';
import { allocations, prescriptions } from '../../../db/schema/index.ts';
import type { PrescriptionId } from '../../shared/values/ids.ts';
import { quantity } from '../../shared/values/quantity.ts';
import type { CommandContext } from '../context.ts';
import { reserveStock } from '../storeroom/move-stock.ts';

/**
 * Makes a slip void and gives every batch that it held back to the shelf. The caller has made sure that
 * nothing of it is paid or handed out; the row stays, with who, when and why.
 */
export function voidSlip(
  context: CommandContext,
  prescriptionId: PrescriptionId,
  void_: { readonly reason: string; readonly why: 'doctor' | 'refused' | 'lapsed' },
): void {
  for (const part of listAllocationsOfSlip(context.db, prescriptionId)) {
    if (part.status !== 'reserved') continue;
    reserveStock(context, part.batchId, quantity(-part.qty));
    context.db
      .update(allocations)
      .set({ status: 'released' })
      .where(eq(allocations.id, part.allocationId))
      .run();
  }
  context.db
    .update(prescriptions)
    .set({ status: 'void', voidedAt: context.now, voidReason: void_.reason })
    .where(eq(prescriptions.id, prescriptionId))
    .run();
  context.audit({
    action: 'consultation.prescription-void',
    subject: 'prescriptions',
    subjectId: prescriptionId,
    detail: { why: void_.why },
  });
}
