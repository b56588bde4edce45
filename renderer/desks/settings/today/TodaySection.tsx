import type { ReactNode } from 'react';
import { useQueryCall } from '../../../api/queries.ts';
import { useOpenDesk } from '../../../app/open-desk.tsx';
import { useNow, useStation } from '../../../app/station.tsx';
import { MainAction } from '../../../components/Button.tsx';
import { Figure, Panel, SideActions, SideSection } from '../../../components/DeskFrame.tsx';
import { formatFen, formatShortDay, formatShortMoment, formatTime } from '../../../components/format.ts';
import { Icon, type IconName } from '../../../components/Icon.tsx';
import { Tag } from '../../../components/Marks.tsx';
import { Told } from '../../../components/Told.tsx';
import { HeadFrame } from '../HeadFrame.tsx';
import { HourBars, HourKey, MonthLine, TenderBars, WaitDots, WaitKey } from './charts.tsx';

const EVERYTHING = ['registration', 'queue', 'consultation', 'cashier', 'storeroom', 'ledger'] as const;

/** 今日: what the head would rather look at than read, from raw rows; and what waits for a hand. */
export function TodaySection({ list }: { list: ReactNode }) {
  const station = useStation();
  const now = useNow();
  const openDesk = useOpenDesk();
  const overview = useQueryCall('settings.getOverview', {}, { topics: EVERYTHING, everyMs: 60_000 });
  const reminders = useReminders();
  const { data } = overview;
  const first = reminders[0];
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
          {data ? (
            <div className="grid">
              <Panel title="今日人次" end={<HourKey />}>
                <HourBars hours={data.hours} />
              </Panel>
              <Panel title="等候中位" note="分钟" end={<WaitKey />}>
                <WaitDots waits={data.waits} />
              </Panel>
              <Panel title="本月每日实收" note="元">
                <MonthLine month={data.month} today={station.today} />
              </Panel>
              <Panel title="今日由谁付" note="元" end={<span className="key">斜纹不计收入</span>}>
                <TenderBars tenders={data.tenders} waivedFen={data.money.waivedFen} />
              </Panel>
            </div>
          ) : null}
        </>
      }
      side={
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
              value={data?.money.perVisitFen == null ? '—' : formatFen(data.money.perVisitFen)}
              mid
            />
          </SideSection>
          <SideSection title="最近可用备份">
            <Figure
              label=""
              value={
                station.lastBackup
                  ? formatShortMoment(station.lastBackup.at, station.utcOffsetMinutes)
                  : '还没有'
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
      }
    />
  );
}

interface Reminder {
  readonly label: string;
  readonly value: string;
  readonly icon: IconName;
  readonly bad: boolean;
  readonly desk: string;
  readonly deskName: string;
}

const RECEIPTS_LOW = 50;

function useReminders(): readonly Reminder[] {
  const { day } = useStation();
  const stock = useQueryCall('storeroom.getOverview', {}, { topics: ['storeroom', 'dispensary'] }).data;
  const ranges = useQueryCall('settings.listReceiptRanges', {}, { topics: ['settings', 'cashier'] }).data;
  const due = useQueryCall('residents.listDueCredentials', {}, { topics: ['residents'] }).data;
  const bands = stock?.bandCounts;
  const receiptsLeft = ranges?.reduce((sum, range) => sum + range.left, 0) ?? RECEIPTS_LOW;
  const storeroom = { desk: 'storeroom', deskName: '药库' };
  const possible: readonly (Reminder & { readonly holds: boolean })[] = [
    {
      holds: day.unclosedDay !== null,
      label: '有天没日结',
      value: day.unclosedDay ?? '',
      icon: 'day',
      bad: true,
      desk: 'day-close',
      deskName: '日清',
    },
    {
      holds: (bands?.expired ?? 0) > 0,
      label: '过期待报损',
      value: `${bands?.expired} 批`,
      icon: 'alert',
      bad: true,
      ...storeroom,
    },
    {
      holds: receiptsLeft < RECEIPTS_LOW,
      label: '收据快用完',
      value: `还剩 ${receiptsLeft} 号`,
      icon: 'book',
      bad: true,
      desk: 'head',
      deskName: '收据号段',
    },
    {
      holds: (bands?.near1 ?? 0) > 0,
      label: '1 月内到期',
      value: `${bands?.near1} 批`,
      icon: 'clock',
      bad: false,
      ...storeroom,
    },
    {
      holds: (due?.expiring ?? 0) > 0,
      label: '优先凭证将到期',
      value: `${due?.expiring} 份`,
      icon: 'idcard',
      bad: false,
      desk: 'residents',
      deskName: '居民',
    },
    {
      holds: (stock?.lowCount ?? 0) > 0,
      label: '低于下限',
      value: `${stock?.lowCount} 种`,
      icon: 'box',
      bad: false,
      ...storeroom,
    },
  ];
  return possible.filter((one) => one.holds);
}
