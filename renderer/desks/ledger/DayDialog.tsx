import type { LedgerDay } from '../../../electron/shared/contract/ledger.ts';
import { FEE_CATEGORIES, FEE_CATEGORY_LABELS } from '../../../electron/shared/domain/fee-categories.ts';
import { TENDER_LABELS, TENDERS } from '../../../electron/shared/domain/tenders.ts';
import { type Fen, negateFen } from '../../../electron/shared/values/fen.ts';
import { Button } from '../../components/Button.tsx';
import { SumLine } from '../../components/DeskFrame.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { formatFen, formatLongDay, formatWeekday } from '../../components/format.ts';
import { DAY_STATE_WORDS, receiptRange } from './month-words.ts';

/** 当日: the day's twelve categories, what was taken by which tender, and what the drawer held. */
export function DayDialog({ day, onClose }: { day: LedgerDay; onClose: () => void }) {
  const state = DAY_STATE_WORDS[day.status];
  return (
    <Dialog
      title={`${formatLongDay(day.day)} ${formatWeekday(day.day)}`}
      note={day.closedByName ? `${state} · ${day.closedByName}` : state}
      onClose={onClose}
      width={760}
    >
      <div className="dialog-body day-detail">
        <div>
          <h3>费用类别</h3>
          {FEE_CATEGORIES.map((name) => (
            <SumLine key={name} label={FEE_CATEGORY_LABELS[name]} value={orDash(day.categories[name])} />
          ))}
        </div>
        <div>
          <h3>收入</h3>
          <SumLine label="人次" value={day.visitCount.toString()} />
          <SumLine label="应收" note={`收费 ${day.saleCount} 笔`} value={formatFen(day.grossFen)} />
          <SumLine label="减免" value={orDash(negateFen(day.waivedFen))} />
          <SumLine label="退费" note={`${day.refundCount} 笔`} value={orDash(negateFen(day.refundedFen))} />
          <SumLine label="实收" value={formatFen(day.netFen)} strong />
          <h3>收据</h3>
          <p className="num-line">{receiptRange(day)}</p>
        </div>
        <div>
          <h3>收款方式</h3>
          {TENDERS.map((tender) => (
            <SumLine key={tender} label={TENDER_LABELS[tender]} value={orDash(day.tenders[tender])} />
          ))}
          {day.cashRoundingFen === 0 ? null : (
            <SumLine label="现金尾差" value={formatFen(day.cashRoundingFen)} />
          )}
          <SumLine label="应交现金" value={formatFen(day.dueFen)} strong />
          <SumLine label="实点" value={day.countedFen === null ? '未点' : formatFen(day.countedFen)} />
          <SumLine
            label="长短款"
            note={day.overShortReason}
            value={day.overShortFen === null ? '—' : orDash(day.overShortFen)}
          />
        </div>
      </div>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
      </div>
    </Dialog>
  );
}

function orDash(amount: Fen): string {
  return amount === 0 ? '—' : formatFen(amount);
}
