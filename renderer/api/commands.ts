import { useCallback, useRef, useState } from 'react';
import type { CallInput, CommandName, Output, TaskName } from '../../electron/shared/contract/procedures.ts';
import type { CallError } from '../../electron/shared/contract/reply.ts';
import { asCallError, call } from './client.ts';

export type Intent<Name extends CommandName> = Omit<CallInput<Name>, 'commandId'>;

export interface Doing<Input, Value> {
  /** The value, or undefined when it failed: then `error` says why. Never throws. */
  readonly run: (input: Input) => Promise<Value | undefined>;
  readonly error: CallError | undefined;
  readonly busy: boolean;
  /** Takes the last error off the screen (the person goes on typing). */
  readonly clear: () => void;
}

/**
 * A command of one form. Its id is made when the form opens and kept until the command succeeded, so that
 * trying again after a fault (or pressing F12 twice) can never do the same thing twice.
 *
 * @param form changes when the form is about somebody else: then a new id is made (default: one form).
 */
export function useCommand<Name extends CommandName>(
  name: Name,
  form: string | number = '',
): Doing<Intent<Name>, Output<Name>> {
  const ids = useRef({ form, commandId: crypto.randomUUID() });
  const send = useCallback(
    async (intent: Intent<Name>) => {
      if (ids.current.form !== form) ids.current = { form, commandId: crypto.randomUUID() };
      const value = await call(name, {
        ...intent,
        commandId: ids.current.commandId,
      } as CallInput<Name>);
      ids.current = { form, commandId: crypto.randomUUID() };
      return value;
    },
    [name, form],
  );
  return useDoing(send);
}

/** The same for a task: sign-in, export, backup. */
export function useTask<Name extends TaskName>(name: Name): Doing<CallInput<Name>, Output<Name>> {
  const send = useCallback((input: CallInput<Name>) => call(name, input), [name]);
  return useDoing(send);
}

/** Stops what this window has running; the task itself then answers that it was stopped. */
export function stopTask(task: TaskName): void {
  // Over already, or the program is gone: nothing is left to stop.
  void call('settings.stopTask', { task }).catch(() => undefined);
}

const DEEDS = new WeakSet<CallError>();

function ofDeed(error: CallError): CallError {
  const own = { ...error };
  DEEDS.add(own);
  return own;
}

/** Whether somebody did something that failed: a plan asked with every key fails with every key. */
export function isOfDeed(error: CallError): boolean {
  return DEEDS.has(error);
}

function useDoing<Input, Value>(send: (input: Input) => Promise<Value>): Doing<Input, Value> {
  const [error, setError] = useState<CallError>();
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const run = useCallback(
    async (input: Input) => {
      // A second press while the first is under way is the same press.
      if (running.current) return undefined;
      running.current = true;
      setBusy(true);
      try {
        const value = await send(input);
        setError(undefined);
        return value;
      } catch (thrown) {
        setError(ofDeed(asCallError(thrown)));
        return undefined;
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
    [send],
  );
  const clear = useCallback(() => setError(undefined), []);
  return { run, error, busy, clear };
}
