import type { Output } from '../../../../electron/shared/contract/procedures.ts';
import type { Session } from '../../../../electron/shared/domain/duty.ts';

export type Duties = Output<'registration.listDuties'>;
export type Weekly = Duties['weekly'][number];
export type Exception = Duties['exceptions'][number];

export const SESSION_WORDS: Readonly<Record<Session, string>> = { am: '上午', pm: '下午' };
export const EXCEPTION_WORDS = { stopped: '停诊', substitute: '替诊', extra: '加诊' } as const;

/** As a station's week goes: Monday first. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0] as const;
const WEEKDAY_NAMES = ['日', '一', '二', '三', '四', '五', '六'] as const;

export function weekdayName(weekday: number): string {
  return `周${WEEKDAY_NAMES[weekday] ?? ''}`;
}

/** `8`, `830`, `0830`, `8:30` as minutes of the day; undefined when it is no time. */
export function readClock(text: string): number | undefined {
  const [, hours, minutes = '0'] = /^(\d{1,2})(?:[:：.]?(\d{2}))?$/.exec(text.trim()) ?? [];
  const minute = Number(hours) * 60 + Number(minutes);
  return hours === undefined || Number(minutes) > 59 || minute > 1440 ? undefined : minute;
}

export function writeClock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** 替诊：王芳 · 加诊 中医诊室 14:00–16:00 限 10 · 停诊. */
export function exceptionWords(one: Exception): string {
  const word = EXCEPTION_WORDS[one.kind];
  if (one.kind === 'substitute') return `${word}：${one.substitute ?? ''}`;
  if (one.kind === 'stopped' || one.fromMinute === null || one.toMinute === null) return word;
  const limit = one.capacity === null ? '' : ` 限 ${one.capacity}`;
  return `${word} ${one.room ?? ''} ${writeClock(one.fromMinute)}–${writeClock(one.toMinute)}${limit}`;
}
