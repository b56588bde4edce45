/**
 * What somebody is typing, kept in the database across desks and crashes.
 * `const [draft, setDraft, dropDraft] = useDraft('registration', `visit-${id}`, emptyForm)`. Saved 400 ms
 * after the last keystroke. `undefined` while the kept one is being read: show the form when it is there.
 * Not for passwords.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../api/client.ts';

const SAVE_AFTER_MS = 400;

export function useDraft<Value>(
  desk: string,
  subject: string,
  initial: Value,
): readonly [Value | undefined, (next: Value) => void, () => void] {
  const key = `${desk}/${subject}`;
  const [kept, setKept] = useState<{ readonly key: string; readonly value: Value }>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const start = useRef(initial);
  start.current = initial;
  useEffect(() => {
    let wanted = true;
    void call('staff.readDraft', { desk, subject })
      .then(({ body }) => (body === null ? start.current : (JSON.parse(body) as Value)))
      .catch(() => start.current)
      .then((value) => wanted && setKept({ key, value }));
    return () => {
      wanted = false;
    };
  }, [desk, subject, key]);
  const set = useCallback(
    (value: Value) => {
      setKept({ key, value });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        // A draft that cannot be kept must not stop the hand; the form itself is still on the screen.
        void call('staff.saveDraft', { desk, subject, body: JSON.stringify(value) }).catch(() => undefined);
      }, SAVE_AFTER_MS);
    },
    [desk, subject, key],
  );
  const drop = useCallback(() => {
    clearTimeout(timer.current);
    setKept({ key, value: start.current });
    void call('staff.dropDraft', { desk, subject }).catch(() => undefined);
  }, [desk, subject, key]);
  return [kept?.key === key ? kept.value : undefined, set, drop];
}
