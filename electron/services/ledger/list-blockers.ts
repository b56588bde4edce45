import type { LedgerBlocker, LedgerDay } from '../../shared/contract/ledger.ts';
import {
  type CutOffDay,
  checkMonthClosable,
  monthOfClosing,
  monthRange,
} from '../../shared/domain/closing-calendar.ts';
import { addDays, type ClinicDay, type ClinicMonth, daysFromTo } from '../../shared/values/clinic-day.ts';
import type { MonthFrame } from './find-month.ts';

export interface BlockerInput {
  readonly month: ClinicMonth;
  readonly frame: MonthFrame;
  readonly cutOff: CutOffDay;
  readonly firstDay: ClinicDay | undefined;
  readonly days: readonly LedgerDay[];
  /** Differences counted through the month's last day that nobody has approved. */
  readonly openStocktakes: number;
  readonly receiptGaps: number;
  /** Names of what does not agree over the month. */
  readonly failed: readonly string[];
}

/** What a month still lacks for its closing (月结还差), in the order in which to mend it. */
export function listBlockers(input: BlockerInput): LedgerBlocker[] {
  const { month, frame, cutOff, firstDay, days } = input;
  if (!frame.closing && (firstDay === undefined || month < firstOpenMonth(frame, firstDay, cutOff))) {
    return [{ kind: 'before-start' }];
  }
  const closedDays = days.filter((day) => day.status === 'closed' || day.status === 'zero');
  // After the cut-off day was moved, days of this month by the calendar may lie in the closed month before it.
  const calendar = monthRange(month, cutOff);
  const before = daysFromTo(calendar.from, addDays(frame.range.from, -1));
  return checkMonthClosable({
    month,
    cutOff,
    firstDay: firstDay ?? frame.range.from,
    closedDays: [...before, ...closedDays.map(({ day }) => day)],
    closedMonths: frame.closings.map((closing) => closing.month),
    openStocktakes: input.openStocktakes,
    receiptGaps: input.receiptGaps,
    failedIdentities: input.failed,
  }).map(writable);
}

/** After the cut-off day was moved, a month before the first closed one has its days in that one. */
function firstOpenMonth(frame: MonthFrame, firstDay: ClinicDay, cutOff: CutOffDay): ClinicMonth {
  return frame.closings[0]?.month ?? monthOfClosing(firstDay, cutOff);
}

type Blocker = ReturnType<typeof checkMonthClosable>[number];

function writable(blocker: Blocker): LedgerBlocker {
  switch (blocker.kind) {
    case 'days-open':
      return { kind: blocker.kind, days: [...blocker.days] };
    case 'proof-fails':
      return { kind: blocker.kind, names: [...blocker.names] };
    default:
      return blocker;
  }
}
