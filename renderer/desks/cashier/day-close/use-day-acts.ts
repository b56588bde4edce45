import type { DayView } from '../../../../electron/shared/contract/cashier-day.ts';
import { type ClinicDay, daysBetween } from '../../../../electron/shared/values/clinic-day.ts';
import { ZERO_FEN } from '../../../../electron/shared/values/fen.ts';
import { useCommand } from '../../../api/commands.ts';
import { formatFen, formatShortDay } from '../../../components/format.ts';
import { useTell } from '../../../components/told-line.tsx';
import type { DayCheck } from './CheckDialog.tsx';
import type { Pieces } from './use-drawer.ts';

export type DayActs = ReturnType<typeof useDayActs>;

function spanWords(from: ClinicDay, through: ClinicDay): string {
  return `${formatShortDay(from)} 到 ${formatShortDay(through)} 共 ${daysBetween(from, through) + 1} 天`;
}

/** The commands of one day, and what they tell. */
export function useDayActs(day: ClinicDay, onClosed: () => void) {
  const count = useCommand('cashier.countCash', day);
  const recount = useCommand('cashier.recount', day);
  const close = useCommand('cashier.closeDay', day);
  const zero = useCommand('cashier.closeZeroDay', day);
  const undo = useCommand('cashier.undoDay', day);
  const tell = useTell();
  const forward = [count, recount, close, zero];
  const closed = (view: DayView | undefined) => {
    if (!view) return;
    tell(`${formatShortDay(day)} 已日结，实收 ${formatFen(view.closing?.netFen ?? ZERO_FEN)}`);
    onClosed();
  };
  return {
    error: forward.find((one) => one.error)?.error,
    undoError: undo.error,
    busy: [...forward, undo].some((one) => one.busy),
    count: async (pieces: Pieces) => {
      if (await count.run({ day, denominations: pieces })) tell('点数已封存，账上数字已显示');
    },
    recount: async () => {
      if (await recount.run({ day })) tell('已拆封，请重新点钞');
    },
    close: async (papers: { reason: string; slip: string; check: DayCheck | undefined }) =>
      closed(
        await close.run({
          day,
          overShortReason: papers.reason,
          depositSlip: papers.slip,
          ...(papers.check ? { checkId: papers.check.checkId } : {}),
        }),
      ),
    closeZero: async (throughDay: ClinicDay) => {
      const last = await zero.run({ day, throughDay });
      if (last && throughDay > day) {
        tell(`${spanWords(day, throughDay)}已按零业务日结`);
        onClosed();
      } else closed(last);
    },
    undo: async (why: string) => {
      const done = await undo.run({ day, reason: why });
      if (done) tell(`${formatShortDay(day)} 的日结已撤销`);
      return done !== undefined;
    },
  };
}
