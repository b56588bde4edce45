/**
 * What somebody is typing, kept in the database across desks and crashes.
 * `const [draft, setDraft, dropDraft] = useDraft('registration', `visit-${id}`, emptyForm)`. Saved 400 ms
 * after the last keystroke, or when the subject changes. `undefined` while the kept one is being read: show
 * the form when it is there. After something was awaited, set by a function of what is typed by now:
 * `setDraft((now) => ({ ...now, orders: [] }))`. Not for passwords.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../api/client.ts';
import { LateSave } from './late-save.ts';

const SAVE_AFTER_MS = 400;

export type SetDraft<Value> = (next: Value | ((now: Value) => Value)) => void;

export function useDraft<Value extends object | null>(
  desk: string,
  subject: string,
  initial: Value,
): readonly [Value | undefined, SetDraft<Value>, () => void] {
  const key = `${desk}/${subject}`;
  const [kept, setKept] = useState<{ readonly key: string; readonly value: Value }>();
  const [late] = useState(() => new LateSave(SAVE_AFTER_MS));
  const start = useRef(initial);
  start.current = initial;
  /** As it will be drawn next: two changes of one moment build on each other. */
  const newest = useRef(kept);
  const keep = useCallback((next: { readonly key: string; readonly value: Value }) => {
    newest.current = next;
    setKept(next);
  }, []);
  useEffect(() => {
    let wanted = true;
    void call('staff.readDraft', { desk, subject })
      .then(({ body }) => (body === null ? start.current : (JSON.parse(body) as Value)))
      .catch(() => start.current)
      .then((value) => wanted && keep({ key, value }));
    return () => {
      wanted = false;
      // Before the next subject is typed into, and before this one is read again.
      late.now();
    };
  }, [desk, subject, key, late, keep]);
  const set = useCallback<SetDraft<Value>>(
    (next) => {
      const now = newest.current?.key === key ? newest.current.value : start.current;
      const value = typeof next === 'function' ? next(now) : next;
      keep({ key, value });
      late.later(() => {
        // A draft that cannot be kept must not stop the hand; the form itself is still on the screen.
        void call('staff.saveDraft', { desk, subject, body: JSON.stringify(value) }).catch(() => undefined);
      });
    },
    [desk, subject, key, late, keep],
  );
  const drop = useCallback(() => {
    late.drop();
    keep({ key, value: start.current });
    void call('staff.dropDraft', { desk, subject }).catch(() => undefined);
  }, [desk, subject, key, late, keep]);
  return [kept?.key === key ? kept.value : undefined, set, drop];
}
