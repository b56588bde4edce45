import { useCallback, useEffect } from 'react';
import type { CallInput, Output, TaskName } from '../../electron/shared/contract/procedures.ts';
import type { CallError } from '../../electron/shared/contract/reply.ts';
import { useTask } from '../api/commands.ts';
import { printedWords } from './printed-words.ts';
import { sentenceOf } from './Told.tsx';
import { useTell } from './told-line.tsx';

export type PrintName = {
  [Name in TaskName]: Output<Name> extends { outcome: 'printed' | 'saved' | 'skipped' } ? Name : never;
}[TaskName];

export interface Printing<Name extends PrintName> {
  readonly print: (what: string, input: CallInput<Name>) => Promise<void>;
  readonly error: CallError | undefined;
  readonly busy: boolean;
  readonly clear: () => void;
}

/**
 * Prints a desk's paper and tells what became of it in the bottom bar: `print('016 号票', { visitId })`. A
 * refusal is told there too, and stays in `error` for the place where it happened.
 */
export function usePrint<Name extends PrintName>(name: Name): Printing<Name> {
  const { run, error, busy, clear } = useTask(name);
  const tell = useTell();
  useEffect(() => {
    if (error?.kind === 'refusal') tell(sentenceOf(error).split('。')[0] ?? '', 'bad');
  }, [error, tell]);
  const print = useCallback(
    async (what: string, input: CallInput<Name>) => {
      const printed = await run(input);
      if (printed === undefined) return;
      const words = printedWords(what, printed);
      if (words !== '') tell(words);
    },
    [run, tell],
  );
  return { print, error, busy, clear };
}
