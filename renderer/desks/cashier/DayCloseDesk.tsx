import './day-close.css';
import { useState } from 'react';
import type { ClinicDay, ClinicMonth } from '../../../electron/shared/values/clinic-day.ts';
import { addDays, addMonths, monthOf } from '../../../electron/shared/values/clinic-day.ts';
import { useQueryCall } from '../../api/queries.ts';
import { useStation } from '../../api/station.tsx';
import { useKeys } from '../../components/keys.tsx';
import { DayCalendar } from './day-close/DayCalendar.tsx';
import { OneDay } from './day-close/OneDay.tsx';

const TOPICS = ['cashier', 'ledger', 'registration', 'dispensary', 'storeroom'] as const;

/** F7 日清: count blind, compare, prove, close; one day after the other. */
export function DayCloseDesk() {
  const { today } = useStation();
  const [turned, setTurned] = useState<ClinicMonth>();
  const [day, setDay] = useState<ClinicDay>();
  const due = useQueryCall('cashier.getNextToClose', {}, { topics: [...TOPICS] });
  const shown = day ?? due.data?.day ?? today;
  const month = turned ?? monthOf(shown);
  const calendar = useQueryCall('cashier.calendar', { month }, { topics: [...TOPICS], keepPrevious: true });
  const view = useQueryCall('cashier.getDay', { day: shown }, { topics: [...TOPICS] });
  const turn = (by: number) => setTurned(addMonths(month, by));
  const choose = (chosen: ClinicDay | undefined) => {
    setDay(chosen);
    setTurned(undefined);
  };
  const step = (by: number) => {
    const to = addDays(shown, by);
    const first = calendar.data?.firstDay;
    if (to <= today && first && to >= first) choose(to);
  };
  useKeys([
    { keys: 'Alt+← →', label: '换日' },
    { keys: 'PageUp', label: '上月', shown: false, run: () => turn(-1) },
    { keys: 'PageDown', label: '下月', shown: false, run: () => turn(1) },
    { keys: 'Alt+ArrowLeft', label: '前一天', shown: false, run: () => step(-1) },
    { keys: 'Alt+ArrowRight', label: '后一天', shown: false, run: () => step(1) },
  ]);
  return (
    <OneDay
      key={shown}
      day={shown}
      view={view.data}
      error={view.error ?? calendar.error ?? due.error}
      list={<DayCalendar month={month} calendar={calendar.data} selected={shown} onSelect={choose} />}
      onClosed={() => choose(undefined)}
    />
  );
}
