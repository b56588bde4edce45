import { and, lt, ne, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { findReceiptOfSlip } from '../../../db/queries/prescriptions.ts';
import { prescriptions, slipIsOpen } from '../../../db/schema/index.ts';
import type { CommandContext } from '../context.ts';
import { voidSlip } from './void-slip.ts';

const lapsedSlips = prepared((db) =>
  db
    .select({ prescriptionId: prescriptions.id })
    .from(prescriptions)
    .where(
      and(
        slipIsOpen,
        ne(prescriptions.status, 'settled'),
        lt(prescriptions.validToDay, sql.placeholder('today')),
      ),
    )
    // Sorted afterwards: asked for in this order, SQLite would read every slip that ever was.
    .orderBy(sql`+${prescriptions.id}`)
    .prepare(),
);

/**
 * Slips past their last day that nobody paid become void, and what they held may be sold again (处方当日有效,
 * 处方管理办法 第十八条). A paid slip keeps its batches: it is refunded first. To be called when a doctor
 * takes a patient and when a day is closed; calling it twice changes nothing. Answers how many were released.
 */
export function releaseLapsed(context: CommandContext): number {
  const lapsed = lapsedSlips(context.db)
    .all({ today: context.today })
    .filter(({ prescriptionId }) => findReceiptOfSlip(context.db, prescriptionId) === undefined);
  for (const { prescriptionId } of lapsed) {
    voidSlip(context, prescriptionId, { reason: '过期未取，自动作废', why: 'lapsed' });
  }
  return lapsed.length;
}
