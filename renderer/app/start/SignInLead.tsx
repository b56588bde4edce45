import { useNow, useStation } from '../../api/station.tsx';
import {
  formatLongDay,
  formatShortDay,
  formatShortMoment,
  formatTime,
  formatWeekday,
} from '../../components/format.ts';
import { Icon } from '../../components/Icon.tsx';

/** The clock, and how the station stands: this day, the day before, the last copy. */
export function SignInLead() {
  const { day, lastBackup, today, utcOffsetMinutes } = useStation();
  const now = useNow();
  return (
    <>
      <div className="clk">{formatTime(now, utcOffsetMinutes)}</div>
      <div className="dt">
        {formatLongDay(today)} {formatWeekday(today)}
      </div>
      <div className="dl">
        <Icon name="day" />
        <span>营业日</span>
        <b>
          {formatShortDay(today)} {DAY_WORDS[day.status]}
        </b>
        <Icon name={day.unclosedDay ? 'clock' : 'check'} />
        <span>前一日</span>
        <b>{beforeToday(day)}</b>
        <Icon name="shield" />
        <span>备份</span>
        <b>{lastBackup ? `${formatShortMoment(lastBackup.at, utcOffsetMinutes)} 已试读` : '还没有'}</b>
      </div>
    </>
  );
}

const DAY_WORDS = {
  unopened: '未开，挂号时开',
  open: '营业中',
  counted: '已点钱箱',
  closed: '已日结',
} as const;

function beforeToday(day: ReturnType<typeof useStation>['day']): string {
  if (day.unclosedDay) return `${formatShortDay(day.unclosedDay)} 未日结`;
  return day.lastClosedDay ? `${formatShortDay(day.lastClosedDay)} 已日结` : '今天是第一天';
}
