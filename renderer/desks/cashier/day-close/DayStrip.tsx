import type { DayView } from '../../../../electron/shared/contract/cashier-day.ts';
import type { ClinicDay } from '../../../../electron/shared/values/clinic-day.ts';
import { useStation } from '../../../api/station.tsx';
import { formatFen, formatReceiptRange, formatTime, formatWeekday } from '../../../components/format.ts';
import { useLargeType } from '../../../components/large-type.tsx';
import { Tag } from '../../../components/Marks.tsx';
import { isStillEmpty } from './CloseSide.tsx';

/** The strip carries a day in place of a patient. */
export function DayStrip({ day, view }: { day: ClinicDay; view: DayView | undefined }) {
  return (
    <section className="strip">
      <div className="id">
        <div className="l1">
          <span className="name">
            {Number(day.slice(5, 7))} 月 {Number(day.slice(8))} 日 {formatWeekday(day)}
          </span>
        </div>
        <div className="l2">{view ? <DayTags view={view} /> : null}</div>
      </div>
      {view ? <DayFacts view={view} /> : null}
    </section>
  );
}

function DayTags({ view }: { view: DayView }) {
  const { today } = useStation();
  // Panel 1 says when it was counted; where room is short the receipts come first.
  const { large } = useLargeType();
  return (
    <>
      {view.status === 'closed' ? (
        <Tag kind="ok" icon="check">
          已日结
        </Tag>
      ) : isStillEmpty(view, today) ? (
        <Tag>今天还没有业务</Tag>
      ) : (
        <Tag kind="bad" icon="clock">
          未日结
        </Tag>
      )}
      {view.count && !large ? <Tag icon="check">已点钞 {formatTime(view.count.at)}</Tag> : null}
      {view.firstReceiptNo === null || view.lastReceiptNo === null ? (
        <Tag>没有收据</Tag>
      ) : (
        <Tag>收据 № {formatReceiptRange(view.firstReceiptNo, view.lastReceiptNo)}</Tag>
      )}
    </>
  );
}

function DayFacts({ view }: { view: DayView }) {
  const { large } = useLargeType();
  const { money } = view;
  return (
    <div className="facts">
      <span>
        挂号<b>{view.visitCount}</b>
      </span>
      {large && view.cancelledCount === 0 ? null : (
        <span>
          退号<b>{view.cancelledCount}</b>
        </span>
      )}
      <span>
        收费笔数<b>{view.saleCount}</b>
      </span>
      {money && view.refundCount > 0 ? null : (
        <span>
          退费<b>{view.refundCount}</b>
        </span>
      )}
      {money ? (
        <>
          <span>
            应收<b>{formatFen(money.grossFen)}</b>
          </span>
          <span>
            减免<b>{formatFen(money.waivedFen)}</b>
          </span>
          {view.refundCount > 0 ? (
            <span>
              退费 {view.refundCount} 笔<b>{formatFen(money.refundedFen)}</b>
            </span>
          ) : null}
          <span>
            实收<b>{formatFen(money.netFen)}</b>
          </span>
        </>
      ) : null}
    </div>
  );
}
