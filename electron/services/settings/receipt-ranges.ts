import { desc, eq } from 'drizzle-orm';
import { receiptRanges, staff } from '../../../db/schema/index.ts';
import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import { refuse } from '../refusal.ts';

/** A box of the center's receipts holds a few thousand; more is a slip of the keyboard. */
const LONGEST_RANGE = 100_000;

/** Receipt numbers handed out by the center (领用), newest first, with how many are left. */
export function listReceiptRanges(context: QueryContext): Output<'settings.listReceiptRanges'> {
  return context.db
    .select({
      rangeId: receiptRanges.id,
      firstNo: receiptRanges.firstNo,
      lastNo: receiptRanges.lastNo,
      nextNo: receiptRanges.nextNo,
      receivedBy: staff.name,
      receivedAt: receiptRanges.receivedAt,
    })
    .from(receiptRanges)
    .innerJoin(staff, eq(staff.id, receiptRanges.receivedBy))
    .orderBy(desc(receiptRanges.firstNo))
    .limit(100)
    .all()
    .map((range) => ({ ...range, left: range.lastNo - range.nextNo + 1 }));
}

/**
 * Notes a range of receipt numbers. Numbers are used in order and never twice, so a new range begins behind
 * all that were handed out before.
 *
 * @throws Refusal 'settings.range-order' | 'range-too-long' | 'range-overlaps' | 'range-not-ascending'
 */
export function addReceiptRange(
  context: CommandContext,
  input: HandlerInput<'settings.addReceiptRange'>,
): Output<'settings.addReceiptRange'> {
  const { firstNo, lastNo } = input;
  if (lastNo < firstNo) throw refuse('settings.range-order', { firstNo, lastNo });
  if (lastNo - firstNo >= LONGEST_RANGE) throw refuse('settings.range-too-long', { most: LONGEST_RANGE });
  const ranges = context.db.select().from(receiptRanges).all();
  const overlapped = ranges.find((range) => firstNo <= range.lastNo && lastNo >= range.firstNo);
  if (overlapped) {
    throw refuse('settings.range-overlaps', { firstNo: overlapped.firstNo, lastNo: overlapped.lastNo });
  }
  const highest = Math.max(0, ...ranges.map((range) => range.lastNo));
  if (firstNo <= highest) throw refuse('settings.range-not-ascending', { highest });
  const { rangeId } = context.db
    .insert(receiptRanges)
    .values({
      firstNo,
      lastNo,
      nextNo: firstNo,
      receivedBy: context.session.staffId,
      receivedAt: context.now,
    })
    .returning({ rangeId: receiptRanges.id })
    .get();
  context.audit({
    action: 'settings.receipt-range-added',
    subject: 'receipt_ranges',
    subjectId: rangeId,
    detail: { firstNo, lastNo },
  });
  return { rangeId };
}
