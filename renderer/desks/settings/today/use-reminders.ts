import { useQueryCall } from '../../../api/queries.ts';
import { useStation } from '../../../api/station.tsx';
import type { IconName } from '../../../components/Icon.tsx';

export interface Reminder {
  readonly label: string;
  readonly value: string;
  readonly icon: IconName;
  readonly bad: boolean;
  readonly desk: string;
  readonly deskName: string;
}

const RECEIPTS_LOW = 50;

/** What waits for somebody's hand, the worst first, with the desk that deals with it. */
export function useReminders(): readonly Reminder[] {
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
