import { useCallback } from 'react';
import { useTask } from '../api/commands.ts';
import { useRefreshStation } from '../api/station.tsx';
import { saveAllNow } from '../components/late-save.ts';
import { useTell } from '../components/told-line.tsx';

/** Gets up from this PC; what was being typed stays as a draft, what was told goes. */
export function useSignOut(): () => void {
  const task = useTask('staff.signOut');
  const refresh = useRefreshStation();
  const tell = useTell();
  const { run } = task;
  return useCallback(() => {
    tell('');
    // Messages arrive in the order in which they were sent: drafts are saved for whoever typed them.
    saveAllNow();
    void run({}).then(refresh);
  }, [run, refresh, tell]);
}
