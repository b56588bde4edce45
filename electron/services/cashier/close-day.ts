import { eq } from 'drizzle-orm';
import { findCashCount, findDayCheck, readDayBounds } from '../../../db/queries/business-days.ts';
import { type DayFigures, overDrugs, threeWayInputOf } from '../../../db/queries/day-figures.ts';
import { listLiveMonthClosings } from '../../../db/queries/month-closings.ts';
import { businessDays, closingUndos, dayClosingAmounts, dayClosings } from '../../../db/schema/index.ts';
import { verifyDay } from '../../../db/verify/day.ts';
import type { DayView } from '../../shared/contract/cashier-day.ts';
import {
  type CashCount,
  type DayClosing,
  planDayClosing,
  proveThreeWay,
} from '../../shared/domain/closing.ts';
import { FEE_CATEGORIES } from '../../shared/domain/fee-categories.ts';
import { TENDERS } from '../../shared/domain/tenders.ts';
import { addDays, type ClinicDay } from '../../shared/values/clinic-day.ts';
import { type Fen, ZERO_FEN } from '../../shared/values/fen.ts';
import type { ClosingId, StaffId } from '../../shared/values/ids.ts';
import { releaseLapsed } from '../consultation/release-lapsed.ts';
import type { CommandContext } from '../context.ts';
import { refuse } from '../refusal.ts';
import { lapseVisits } from '../registration/lapse-visits.ts';
import { findDayStatus } from './business-day.ts';
import { refuseUnlessOldestOpen } from './count-cash.ts';
import { drugChargedOf, figuresOfDay, floatBeforeOf, hasBusiness, readDayView } from './day-view.ts';

export interface CloseIntent {
  readonly day: ClinicDay;
  readonly overShortReason: string;
  readonly depositSlip: string;
  readonly checkId?: number | undefined;
}

/**
 * Closes a counted day (日清): the three-way proof must hold from raw rows, the figures are kept, and the day
 * takes no more rows. Unpaid bills do not stop it; slips that end with the day give their stock back.
 *
 * @throws Refusal 'cashier.day-not-open' | 'cashier.not-counted' | 'cashier.earlier-day-open' |
 *   'cashier.over-short-without-reason' | 'cashier.proof-fails' | 'cashier.check-lapsed' |
 *   'cashier.checker-is-maker'
 */
export function closeDay(context: CommandContext, intent: CloseIntent): DayView {
  const { day } = intent;
  const status = findDayStatus(context.db, day);
  if (status === undefined || status === 'closed') throw refuse('cashier.day-not-open', { day });
  refuseUnlessOldestOpen(context, day);
  const count = findCashCount(context.db, day);
  if (status !== 'counted' || !count) throw refuse('cashier.not-counted', { day });
  const checkedBy = findChecker(context, intent.checkId, count.countId);
  const pieces = Object.fromEntries(count.lines.map((line) => [line.denominationFen, line.pieces]));
  const { closing, figures } = planClosing(context, day, pieces, intent.overShortReason);
  writeClosing(context, figures, closing, {
    cashCountId: count.countId,
    floatBeforeFen: closing.floatBeforeFen,
    checkedBy,
    overShortReason: closing.overShortFen === 0 ? '' : intent.overShortReason,
    depositSlip: intent.depositSlip,
  });
  return readDayView(context, day);
}

/**
 * Closes one day as a day without business, without a count; the caller has opened it and made sure that it is
 * the oldest open one.
 *
 * @throws Refusal 'cashier.day-not-open' | 'cashier.day-has-business' | 'cashier.proof-fails'
 */
export function closeAsZero(context: CommandContext, day: ClinicDay): void {
  // A sealed count is closed with what it found, or broken first: never passed over.
  if (findDayStatus(context.db, day) !== 'open') throw refuse('cashier.day-not-open', { day });
  if (hasBusiness(context, figuresOfDay(context, day))) throw refuse('cashier.day-has-business', { day });
  const { closing, figures } = planClosing(context, day, undefined, '');
  writeClosing(context, figures, closing, {
    cashCountId: null,
    floatBeforeFen: null,
    checkedBy: null,
    overShortReason: '',
    depositSlip: '',
  });
}

function findChecker(context: CommandContext, checkId: number | undefined, countId: number): StaffId | null {
  if (checkId === undefined) return null;
  const check = findDayCheck(context.db, checkId, countId);
  if (!check) throw refuse('cashier.check-lapsed');
  // Whoever checked may have sat down at this window since.
  if (check.checkedBy === context.session.staffId) throw refuse('cashier.checker-is-maker');
  return check.checkedBy;
}

function planClosing(
  context: CommandContext,
  day: ClinicDay,
  count: CashCount | undefined,
  overShortReason: string,
): { closing: DayClosing; figures: DayFigures } {
  const figures = figuresOfDay(context, day);
  const breaches = verifyDay(context.db, day);
  if (breaches[0] !== undefined) throw refuse('cashier.proof-fails', { rule: breaches[0] });
  const proof = proveThreeWay(threeWayInputOf(figures));
  const result = planDayClosing({
    state: figures.status ?? 'open',
    tenders: figures.tenders,
    hasBusiness: hasBusiness(context, figures),
    floatBeforeFen: floatBeforeOf(context, day),
    floatKeptFen: context.settings.cash.floatFen,
    count,
    overShortReason,
    proof,
  });
  if (result.ok) return { closing: result.closing, figures };
  switch (result.reason) {
    case 'over-short-without-reason':
      throw refuse('cashier.over-short-without-reason', { overShort: result.overShortFen });
    case 'proof-fails': {
      const broken = proof.identities.find((identity) => identity.difference !== 0);
      throw refuse('cashier.proof-fails', { rule: broken?.name ?? '', by: broken?.difference ?? 0 });
    }
    case 'not-counted':
      throw refuse('cashier.not-counted', { day });
    case 'already-closed':
      throw refuse('cashier.day-not-open', { day });
  }
}

interface ClosingPapers {
  readonly cashCountId: number | null;
  /** Kept with what was counted, so that the count can be proven later; none where nothing was. */
  readonly floatBeforeFen: Fen | null;
  readonly checkedBy: StaffId | null;
  readonly overShortReason: string;
  readonly depositSlip: string;
}

function writeClosing(
  context: CommandContext,
  figures: DayFigures,
  closing: DayClosing,
  papers: ClosingPapers,
): void {
  const { day } = figures;
  // Nothing can be handed out on a closed day, so what ends with it has lapsed now.
  releaseLapsed({ ...context, today: addDays(day, 1) });
  lapseVisits(context, day);
  const { closingId } = context.db
    .insert(dayClosings)
    .values({
      day,
      at: context.now,
      madeBy: context.session.staffId,
      ...papers,
      zeroBusiness: papers.cashCountId === null,
      ...snapshotOf(figures),
      cashDueFen: figures.tenders.cash,
      cashCountedFen: closing.cashOfDayFen,
      overShortFen: closing.overShortFen,
    })
    .returning({ closingId: dayClosings.id })
    .get();
  writeAmounts(context, closingId, figures);
  context.db.update(businessDays).set({ status: 'closed', closingId }).where(eq(businessDays.day, day)).run();
  context.audit({
    action: 'cashier.day-closed',
    subject: 'day_closings',
    subjectId: closingId,
    detail: { day, netFen: figures.netFen, overShortFen: closing.overShortFen },
  });
}

function snapshotOf(figures: DayFigures) {
  return {
    firstReceiptNo: figures.firstReceiptNo,
    lastReceiptNo: figures.lastReceiptNo,
    visitCount: figures.visitCount,
    cancelledCount: figures.cancelledCount,
    saleCount: figures.saleCount,
    refundCount: figures.refundCount,
    grossFen: figures.grossFen,
    waivedFen: figures.waivedFen,
    refundedFen: figures.refundedFen,
    netFen: figures.netFen,
    cashRoundingFen: figures.cashRoundingFen,
    drugChargedFen: drugChargedOf(figures),
    drugCostFen: overDrugs(figures.drugCost),
    splitRoundingFen: overDrugs(figures.splitRounding),
    drugPendingFen: figures.drugPendingFen,
  };
}

function writeAmounts(context: CommandContext, closingId: ClosingId, figures: DayFigures): void {
  const write = (kind: 'category' | 'tender', code: string, amountFen: Fen) => {
    if (amountFen === ZERO_FEN) return;
    context.db.insert(dayClosingAmounts).values({ closingId, kind, code, amountFen }).run();
  };
  for (const category of FEE_CATEGORIES) write('category', category, figures.categories[category]);
  for (const tender of TENDERS) write('tender', tender, figures.tenders[tender]);
}

/**
 * Opens the newest closed day again; the closing stays on record beside its undoing.
 *
 * @throws Refusal 'cashier.day-not-closed' | 'cashier.not-newest' | 'cashier.month-closed'
 */
export function undoDay(context: CommandContext, day: ClinicDay, reason: string): void {
  const row = context.db.select().from(businessDays).where(eq(businessDays.day, day)).get();
  if (row?.closingId == null) throw refuse('cashier.day-not-closed', { day });
  if (readDayBounds(context.db).newestClosed !== day) throw refuse('cashier.not-newest', { day });
  const closedThrough = listLiveMonthClosings(context.db).at(-1)?.toDay;
  if (closedThrough !== undefined && day <= closedThrough) throw refuse('cashier.month-closed', { day });
  context.db
    .insert(closingUndos)
    .values({
      scope: 'day',
      closingId: row.closingId,
      at: context.now,
      staffId: context.session.staffId,
      reason,
    })
    .run();
  context.db
    .update(businessDays)
    .set({ status: 'open', closingId: null })
    .where(eq(businessDays.day, day))
    .run();
  context.audit({
    action: 'cashier.day-undone',
    subject: 'day_closings',
    subjectId: row.closingId,
    detail: { day },
  });
}
