/**
 * Small marks; each colour comes with its word. `<RankMark rank="priority"/>` 优, `<Tag kind="bad" icon="clock">
 * 未日结</Tag>`, `<ExpiryBadge day={day} band={expiryBand(day, today)}/>`.
 */
import type { ReactNode } from 'react';
import type { ExpiryBand } from '../../electron/shared/domain/allocation.ts';
import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './Icon.tsx';

export type Rank = 'emergency' | 'priority' | 'ordinary';

/** 急 in red, 优 in amber, nothing for ordinary patients. */
export function RankMark({ rank }: { rank: Rank }) {
  if (rank === 'emergency') return <span className="m eme">急</span>;
  if (rank === 'priority') return <span className="m pri">优</span>;
  return <span />;
}

const TAG_CLASS = {
  plain: undefined,
  priority: 'pri',
  bad: 'bad',
  ok: 'okk',
  done: 'done',
  due: 'duet',
} as const;

export interface TagProps {
  readonly children: ReactNode;
  readonly kind?: keyof typeof TAG_CLASS | undefined;
  readonly icon?: IconName | undefined;
}

export function Tag({ children, kind = 'plain', icon }: TagProps) {
  return (
    <span className={classNames('tag', TAG_CLASS[kind])}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </span>
  );
}

const BANDS: Readonly<Record<ExpiryBand, { className: string; word: string }>> = {
  expired: { className: 'gone', word: '过期' },
  near1: { className: 'n1', word: '1 月内' },
  near3: { className: 'n3', word: '3 月内' },
  near6: { className: 'n6', word: '6 月内' },
  fine: { className: '', word: '' },
};

/** 有效期至, with its band in words. */
export function ExpiryBadge({ day, band }: { day: ClinicDay; band: ExpiryBand }) {
  const { className, word } = BANDS[band];
  return (
    <span className={classNames('exp', className)}>
      {day}
      {word ? <i>{word}</i> : null}
    </span>
  );
}
