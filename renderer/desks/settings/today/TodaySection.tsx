import type { ReactNode } from 'react';
import type { Output } from '../../../../electron/shared/contract/procedures.ts';
import type { ClinicDay } from '../../../../electron/shared/values/clinic-day.ts';
import { useQueryCall } from '../../../api/queries.ts';
import { useNow, useStation } from '../../../api/station.tsx';
import { MainAction } from '../../../components/Button.tsx';
import { Figure, Panel, SideActions, SideSection } from '../../../components/DeskFrame.tsx';
import { formatFen, formatShortDay, formatShortMoment, formatTime } from '../../../components/format.ts';
import { Icon } from '../../../components/Icon.tsx';
import { Tag } from '../../../components/Marks.tsx';
import { useOpenDesk } from '../../../components/open-desk.tsx';
import { Told } from '../../../components/Told.tsx';
import { HeadFrame } from '../HeadFrame.tsx';
import { HourBars, HourKey, MonthLine, TenderBars, WaitDots, WaitKey } from './charts.tsx';
import { type Reminder, useReminders } from './use-reminders.ts';

type Overview = Output<'settings.getOverview'>;

const EVERYTHING = ['registration', 'queue', 'consultation', 'cashier', 'storeroom', 'ledger'] as const;

/** 今日: what the head would rather look at than read, from raw rows; and what waits for a hand. */
export function TodaySection({ list }: { list: ReactNode }) {
  const station = useStation();
  const now = useNow();
  const overview = useQueryCall('settings.getOverview', {}, { topics: EVERYTHING, everyMs: 60_000 });
  const reminders = useReminders();
  const { data } = overview;
  const unclosed = station.day.unclosedDay;
  return (
    <HeadFrame
      list={list}
      icon="head"
      title="今日"
      note={`截至 ${formatTime(now, station.utcOffsetMinutes)}`}
      tags={
        unclosed ? (
          <Tag kind="bad" icon="clock">
            {formatShortDay(unclosed)} 未日结
          </Tag>
        ) : (
          <Tag kind="ok" icon="check">
            以前各天均已日结
          </Tag>
        )
      }
      facts={[
        ['挂号', data?.visits.registered ?? 0],
        ['在站', (data?.visits.waiting ?? 0) + (data?.visits.inConsultation ?? 0)],
        ['办完', data?.visits.finished ?? 0],
        ['应收', data ? formatFen(data.money.grossFen) : ''],
        ['减免', data ? formatFen(data.money.waivedFen) : ''],
        ['退费', data ? formatFen(data.money.refundedFen) : ''],
        ['实收', data ? formatFen(data.money.netFen) : ''],
      ]}
      work={
        <>
          <Told error={overview.error} what="今日数字没有读出来" />
          {data ? <Charts overview={data} today={station.today} /> : null}
        </>
      }
      side={<TodaySide overview={data} reminders={reminders} />}
    />
  );
}

function Charts({ overview, today }: { overview: Overview; today: ClinicDay }) {
  return (
    <div className="grid">
      <Panel title="今日人次" end={<HourKey />}>
        <HourBars hours={overview.hours} />
      </Panel>
      <Panel title="等候中位" note="分钟" end={<WaitKey />}>
        <WaitDots waits={overview.waits} />
      </Panel>
      <Panel title="本月每日实收" note="元">
        <MonthLine month={overview.month} today={today} />
      </Panel>
      <Panel title="今日由谁付" note="元" end={<span className="key">斜纹不计收入</span>}>
        <TenderBars tenders={overview.tenders} waivedFen={overview.money.waivedFen} />
      </Panel>
    </div>
  );
}

/** What waits for a hand, and where F12 leads for it. */
function TodaySide({
  overview,
  reminders,
}: {
  overview: Overview | undefined;
  reminders: readonly Reminder[];
}) {
  const station = useStation();
  const openDesk = useOpenDesk();
  const first = reminders[0];
  return (
    <>
      <SideSection title="等人处理" note={`${reminders.length} 件`}>
        {reminders.length === 0 ? <p className="say">没有要处理的。</p> : null}
        {reminders.map((one) => (
          <div key={one.label} className="chk">
            <span className={one.bad ? 'red' : 'second'}>
              <Icon name={one.icon} />
            </span>
            {one.bad ? <b>{one.label}</b> : <span>{one.label}</span>}
            <span className="v">{one.value}</span>
          </div>
        ))}
      </SideSection>
      <SideSection title="每人实收" note="实收 ÷ 交费人次">
        <Figure
          label="元"
          value={overview?.money.perVisitFen == null ? '—' : formatFen(overview.money.perVisitFen)}
          mid
        />
      </SideSection>
      <SideSection title="最近可用备份">
        <Figure
          label=""
          value={
            station.lastBackup ? formatShortMoment(station.lastBackup.at, station.utcOffsetMinutes) : '还没有'
          }
          mid
        />
      </SideSection>
      <SideActions>
        <MainAction
          label={first ? `去${first.deskName}处理` : '没有要处理的'}
          ready={first !== undefined}
          onPress={() => first && openDesk(first.desk)}
        />
      </SideActions>
    </>
  );
}
