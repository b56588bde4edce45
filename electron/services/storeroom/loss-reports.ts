import { asc, desc, eq, ne, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { batches, drugs, lossReports, staff } from '../../../db/schema/index.ts';
import type { LossReportRow } from '../../shared/contract/drug-safety.ts';
import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import { priceDrugLine } from '../../shared/domain/pricing.ts';
import type { BatchId, MovementId, StaffId } from '../../shared/values/ids.ts';
import { type Quantity, quantity } from '../../shared/values/quantity.ts';
import { requireOpenDay } from '../cashier/business-day.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import { refuse } from '../refusal.ts';
import { requireBatch, requireFree, requireWitness } from './correct-stock.ts';
import { moveStock, reserveStock } from './move-stock.ts';

const MOST_ROWS = 100;

interface Report {
  readonly batchId: BatchId;
  readonly qty: Quantity;
  readonly reason: string;
  readonly witnessedBy?: StaffId;
  /** The movement by which a patient brought it back. */
  readonly returnId?: MovementId;
}

/** Sets units of a batch apart until the head has decided: they are promised to nobody and moved by nobody. */
export function setApart(context: CommandContext, report: Report) {
  const { lossReportId } = context.db
    .insert(lossReports)
    .values({ ...report, reportedBy: context.session.staffId, reportedAt: context.now })
    .returning({ lossReportId: lossReports.id })
    .get();
  reserveStock(context, report.batchId, report.qty);
  context.audit({
    action: 'storeroom.loss-reported',
    subject: 'loss_reports',
    subjectId: lossReportId,
    detail: { batchId: report.batchId, qty: report.qty },
  });
  return lossReportId;
}

/**
 * 报损申请 by whoever keeps the store, seen by a second person; the head decides later.
 *
 * @throws Refusal as declared in the contract.
 */
export function reportLoss(
  context: CommandContext,
  input: HandlerInput<'storeroom.reportLoss'>,
): Output<'storeroom.reportLoss'> {
  const { batchId, qty, reason, witnessId } = input;
  requireFree(requireBatch(context, batchId), qty);
  requireWitness(context, witnessId);
  return { lossReportId: setApart(context, { batchId, qty, reason, witnessedBy: witnessId }) };
}

/**
 * The head's decision. Approved, the units leave at purchase cost with the reporter, the witness and the head
 * on record; rejected, they may be handed out again, unless a patient had them: those only ever leave.
 *
 * @throws Refusal 'storeroom.loss-unknown' | 'loss-decided' | 'loss-needs-two' | 'returned-stays-out'
 */
export function decideLoss(
  context: CommandContext,
  input: HandlerInput<'storeroom.decideLoss'>,
): Output<'storeroom.decideLoss'> {
  const report = context.db.select().from(lossReports).where(eq(lossReports.id, input.lossReportId)).get();
  if (!report) throw refuse('storeroom.loss-unknown');
  if (report.status !== 'waiting') throw refuse('storeroom.loss-decided');
  if (!input.approve && report.returnId !== null) throw refuse('storeroom.returned-stays-out');
  const decidedBy = context.session.staffId;
  if (input.approve && report.witnessedBy === null && report.reportedBy === decidedBy) {
    throw refuse('storeroom.loss-needs-two');
  }
  requireOpenDay(context);
  reserveStock(context, report.batchId, quantity(-report.qty));
  const movementId = input.approve ? moveOut(context, report) : null;
  context.db
    .update(lossReports)
    .set({ status: input.approve ? 'approved' : 'rejected', decidedBy, decidedAt: context.now, movementId })
    .where(eq(lossReports.id, report.id))
    .run();
  context.audit({
    action: input.approve ? 'storeroom.loss-approved' : 'storeroom.loss-rejected',
    subject: 'loss_reports',
    subjectId: report.id,
    detail: { batchId: report.batchId, qty: report.qty },
  });
  return { movementId };
}

/** Two saw it: whoever reported it, and the witness or, of what a patient brought back, the head. */
function moveOut(context: CommandContext, report: typeof lossReports.$inferSelect): MovementId {
  const approvedBy = context.session.staffId;
  return moveStock(context, {
    batchId: report.batchId,
    kind: 'loss',
    qty: quantity(-report.qty),
    reason: report.reason,
    witnessedBy: report.witnessedBy ?? report.reportedBy,
    approvedBy,
  }).movementId;
}

/** Those that wait, oldest first, then the newest decided ones. */
export function listLossReports({ db }: QueryContext): Output<'storeroom.listLossReports'> {
  const waiting = readReports(db, eq(lossReports.status, 'waiting'), asc(lossReports.id));
  const decided = readReports(db, ne(lossReports.status, 'waiting'), desc(lossReports.id));
  return { waiting: waiting.length, rows: [...waiting, ...decided].slice(0, MOST_ROWS) };
}

const witness = alias(staff, 'witness');

function readReports(db: QueryContext['db'], where: SQL, order: SQL): LossReportRow[] {
  return db
    .select({
      lossReportId: lossReports.id,
      batchId: lossReports.batchId,
      genericName: drugs.genericName,
      spec: drugs.spec,
      batchNo: batches.batchNo,
      packUnit: drugs.packUnit,
      packSize: batches.packSize,
      smallUnit: drugs.smallUnit,
      price: batches.purchasePrice,
      qty: lossReports.qty,
      reason: lossReports.reason,
      returnId: lossReports.returnId,
      reportedBy: staff.name,
      reportedAt: lossReports.reportedAt,
      witnessedBy: witness.name,
      status: lossReports.status,
    })
    .from(lossReports)
    .innerJoin(batches, eq(batches.id, lossReports.batchId))
    .innerJoin(drugs, eq(drugs.id, batches.drugId))
    .innerJoin(staff, eq(staff.id, lossReports.reportedBy))
    .leftJoin(witness, eq(witness.id, lossReports.witnessedBy))
    .where(where)
    .orderBy(order)
    .limit(MOST_ROWS)
    .all()
    .map(({ price, returnId, witnessedBy, ...row }) => ({
      ...row,
      valueFen: priceDrugLine(price, row.packSize, row.qty),
      returned: returnId !== null,
      witnessedBy: witnessedBy ?? '',
    }));
}
