import { eq } from 'drizzle-orm';
import { findCashCount, findOldestOpenDay } from '../../../db/queries/business-days.ts';
import { businessDays, cashCountLines, cashCounts } from '../../../db/schema/index.ts';
import type { DayView } from '../../shared/contract/cashier-day.ts';
import { type CashCount, cashDrop, countCash, DENOMINATIONS } from '../../shared/domain/closing.ts';
import type { ClinicDay } from '../../shared/values/clinic-day.ts';
import { fen, subtractFen } from '../../shared/values/fen.ts';
import type { StaffId } from '../../shared/values/ids.ts';
import type { CommandContext, QueryContext, TaskContext } from '../context.ts';
import { refuse } from '../refusal.ts';
import { provePassword } from '../staff/prove-password.ts';
import { findDayStatus } from './business-day.ts';
import { readDayView } from './day-view.ts';

/** Days are cleared one after the other: the float of the next is what this one leaves. */
export function refuseUnlessOldestOpen(context: QueryContext, day: ClinicDay): void {
  const oldest = findOldestOpenDay(context.db);
  if (oldest !== undefined && oldest < day) throw refuse('cashier.earlier-day-open', { day: oldest });
}

/**
 * Seals a blind count of the drawer. From here on no money comes in or goes out until it is counted anew.
 *
 * @throws Refusal 'cashier.day-not-open' | 'cashier.already-counted' | 'cashier.earlier-day-open'
 */
export function countDrawer(context: CommandContext, day: ClinicDay, pieces: CashCount): DayView {
  const status = findDayStatus(context.db, day);
  if (status === 'counted') throw refuse('cashier.already-counted', { day });
  if (status !== 'open') throw refuse('cashier.day-not-open', { day });
  refuseUnlessOldestOpen(context, day);
  const totalFen = countCash(pieces);
  const floatFen = subtractFen(totalFen, cashDrop(totalFen, context.settings.cash.floatFen));
  const { countId } = context.db
    .insert(cashCounts)
    .values({ day, at: context.now, staffId: context.session.staffId, totalFen, floatFen })
    .returning({ countId: cashCounts.id })
    .get();
  for (const denomination of DENOMINATIONS) {
    const count = pieces[denomination] ?? 0;
    if (count === 0) continue;
    context.db
      .insert(cashCountLines)
      .values({ countId, denominationFen: fen(denomination), pieces: count })
      .run();
  }
  setStatus(context, day, 'counted');
  context.audit({
    action: 'cashier.cash-counted',
    subject: 'cash_counts',
    subjectId: countId,
    detail: { day },
  });
  return readDayView(context, day);
}

/**
 * Breaks the seal of a count, so that the day takes money again.
 *
 * @throws Refusal 'cashier.not-counted'
 */
export function breakCount(context: CommandContext, day: ClinicDay): void {
  if (findDayStatus(context.db, day) !== 'counted') throw refuse('cashier.not-counted', { day });
  setStatus(context, day, 'open');
  context.audit({ action: 'cashier.count-broken', subject: 'business_days', detail: { day } });
}

function setStatus(context: CommandContext, day: ClinicDay, status: 'open' | 'counted'): void {
  context.db.update(businessDays).set({ status }).where(eq(businessDays.day, day)).run();
}

/**
 * The second person's signature (复核) under the sealed count, by their own password.
 *
 * @throws Refusal 'cashier.not-counted' | 'cashier.checker-is-maker' | 'cashier.checker-password' | 'staff.wait'
 */
export async function checkDay(
  context: TaskContext,
  input: { readonly day: ClinicDay; readonly staffId: StaffId; readonly password: string },
): Promise<{ checkId: number; checkerName: string }> {
  const { day, staffId } = input;
  if (staffId === context.session?.staffId) throw refuse('cashier.checker-is-maker');
  const desk = context.session?.desk ?? '';
  const proof = await provePassword(context, { staffId, desk, password: input.password });
  if (proof.kind === 'wait') throw refuse('staff.wait', { seconds: proof.seconds });
  if (proof.kind !== 'right') throw refuse('cashier.checker-password');
  return context.command((inside) => {
    const count = findDayStatus(inside.db, day) === 'counted' ? findCashCount(inside.db, day) : undefined;
    if (!count) throw refuse('cashier.not-counted', { day });
    const checkId = inside.audit({
      action: 'cashier.day-checked',
      subject: 'cash_counts',
      subjectId: count.countId,
      detail: { day, checkedBy: staffId },
    });
    return { checkId, checkerName: proof.name };
  });
}
