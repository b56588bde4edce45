import { useState } from 'react';
import type { ClinicDay } from '../../../../electron/shared/values/clinic-day.ts';
import { PERIOD_KINDS, type Period, type PeriodKind, periodOf } from './periods.ts';

/** Which days are shown: a kind of period and how far back it lies, or the head's own days. */
export function usePeriod(today: ClinicDay, askOwn: () => void) {
  const [kind, setKind] = useState<PeriodKind>('month');
  const [back, setBack] = useState(0);
  const [own, setOwn] = useState<Period>();
  const choose = (next: PeriodKind) => {
    setBack(0);
    setKind(next);
    if (next === 'own') askOwn();
  };
  return {
    kind,
    period: kind === 'own' && own ? own : periodOf(kind === 'own' ? 'month' : kind, back, today),
    choose,
    chooseOwn: setOwn,
    /** Own days were asked for and not given. */
    giveUpOwn: () => {
      if (!own) setKind('month');
    },
    stepKind: (by: number) => {
      const next = PERIOD_KINDS[PERIOD_KINDS.indexOf(kind) + by];
      if (next) choose(next);
    },
    stepBack: (by: number) => {
      if (kind !== 'own') setBack(Math.max(0, back + by));
    },
  };
}
