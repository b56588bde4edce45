import { useEffect, useState } from 'react';
import { daysBetween } from '../../../../electron/shared/values/clinic-day.ts';
import { useTask } from '../../../api/commands.ts';
import { useQueryCall } from '../../../api/queries.ts';
import { useProgress } from '../../../api/use-progress.ts';
import type { Period } from './periods.ts';

/** From so many days on the period is worked out in parts, so that nobody's call waits. */
const LONG_DAYS = 45;

/** The ledger of a period; a long one is worked out in parts first, with how far it is. */
export function useEvidence(period: Period) {
  const isLong = daysBetween(period.from, period.to) >= LONG_DAYS;
  const name = `${period.from}/${period.to}`;
  const [prepared, setPrepared] = useState('');
  const { run, error: notPrepared } = useTask('queue.prepareEvidence');
  const share = useProgress('queue.prepareEvidence');
  const { from, to } = period;
  useEffect(() => {
    if (!isLong) return undefined;
    let wanted = true;
    void run({ from, to }).then((done) => {
      if (done && wanted) setPrepared(`${from}/${to}`);
    });
    return () => {
      wanted = false;
    };
  }, [isLong, run, from, to]);
  const { data, error } = useQueryCall('queue.getEvidence', period, {
    enabled: !isLong || prepared === name,
    topics: ['queue', 'registration', 'residents', 'settings'],
  });
  return { evidence: data, error: error ?? notPrepared, share };
}
