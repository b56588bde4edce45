import type { LedgerMonth } from '../../../electron/shared/contract/ledger.ts';
import type { Output } from '../../../electron/shared/contract/procedures.ts';
import type { ClinicMonth } from '../../../electron/shared/values/clinic-day.ts';
import { classNames } from '../../components/class-names.ts';
import { formatShortDay, formatShortMoment } from '../../components/format.ts';
import { Icon } from '../../components/Icon.tsx';
import { Tag } from '../../components/Marks.tsx';
import { formatMonth } from './month-words.ts';

export interface MonthStripProps {
  readonly month: ClinicMonth;
  readonly ledger: LedgerMonth | undefined;
  readonly months: Output<'ledger.listMonths'>;
  readonly onMonth: (month: ClinicMonth) => void;
}

/** Which month, how far it is, and the year's twelve. */
export function MonthStrip({ month, ledger, months, onMonth }: MonthStripProps) {
  return (
    <section className="strip">
      <div className="id">
        <div className="l1">
          <span className="name">{formatMonth(ledger?.month ?? month)}台账</span>
        </div>
        <div className="l2">{ledger ? <MonthTags ledger={ledger} /> : null}</div>
      </div>
      <div className="mos">
        {months.map((one) => (
          <MonthButton key={one.month} {...one} on={one.month === month} onPress={() => onMonth(one.month)} />
        ))}
      </div>
    </section>
  );
}

function MonthTags({ ledger }: { ledger: LedgerMonth }) {
  const { closing, counts, fromDay, toDay } = ledger;
  const byCalendar = fromDay.endsWith('-01') && fromDay.slice(0, 7) === toDay.slice(0, 7);
  return (
    <>
      {closing ? (
        <Tag kind="ok" icon="check">
          已月结 {formatShortMoment(closing.at)} {closing.byName}
        </Tag>
      ) : (
        <Tag kind="bad" icon="clock">
          未月结
        </Tag>
      )}
      {byCalendar ? null : (
        <Tag>
          {formatShortDay(fromDay)} 至 {formatShortDay(toDay)}
        </Tag>
      )}
      <Tag>
        有业务 {counts.business} 日 · 零业务 {counts.zero} 日 · 缺日 {counts.missing}
      </Tag>
      <Tag>单位：元</Tag>
    </>
  );
}

const WORDS = { before: '未开业', closed: '已月结', open: '未月结', future: '未到' } as const;

function MonthButton(props: {
  month: ClinicMonth;
  status: keyof typeof WORDS;
  on: boolean;
  onPress: () => void;
}) {
  const { month, status, on, onPress } = props;
  const quiet = status === 'future' || status === 'before';
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classNames('mo', on && 'on', quiet && 'fut', status === 'open' && 'wait')}
      aria-label={`${formatMonth(month)} ${WORDS[status]}`}
      aria-current={on}
      onClick={onPress}
    >
      <b>{Number(month.slice(5))} 月</b>
      {quiet ? null : <Icon name={status === 'closed' ? 'check' : 'clock'} />}
    </button>
  );
}
