import { useCallback } from 'react';
import { useTask } from '../api/commands.ts';
import { useRefreshStation } from './station.tsx';

/** Gets up from this PC; what was being typed stays as a draft. */
export function useSignOut(): () => void {
  const task = useTask('staff.signOut');
  const refresh = useRefreshStation();
  const { run } = task;
  return useCallback(() => void run({}).then(refresh), [run, refresh]);
}
