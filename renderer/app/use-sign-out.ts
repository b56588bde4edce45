import { useCallback } from 'react';
import { useTask } from '../api/commands.ts';
import { useTell } from '../components/told-line.tsx';
import { useRefreshStation } from './station.tsx';

/** Gets up from this PC; what was being typed stays as a draft, what was told goes. */
export function useSignOut(): () => void {
  const task = useTask('staff.signOut');
  const refresh = useRefreshStation();
  const tell = useTell();
  const { run } = task;
  return useCallback(() => {
    tell('');
    void run({}).then(refresh);
  }, [run, refresh, tell]);
}
