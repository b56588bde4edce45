import { useCallback, useEffect, useRef } from 'react';
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
 * refusal is told there too, and stays in `error` for the place where it happened. The same paper asked for again
 * while it prints is one press; another one waits for its turn.
 */
export function usePrint<Name extends PrintName>(name: Name): Printing<Name> {
  const { run, error, busy, clear } = useTask(name);
  const tell = useTell();
  useEffect(() => {
    if (error?.kind === 'refusal') tell(sentenceOf(error).split('。')[0] ?? '', 'bad');
  }, [error, tell]);
  const underWay = useRef(new Map<string, Promise<void>>());
  const print = useCallback(
    (what: string, input: CallInput<Name>) => {
      const papers = underWay.current;
      const paper = JSON.stringify({ ...input, automatic: undefined });
      const same = papers.get(paper);
      if (same) return same;
      const before = [...papers.values()].at(-1) ?? Promise.resolve();
      const printing = before.then(async () => {
        const printed = await run(input);
        papers.delete(paper);
        const words = printed === undefined ? '' : printedWords(what, printed);
        if (words !== '') tell(words);
      });
      papers.set(paper, printing);
      return printing;
    },
    [run, tell],
  );
  return { print, error, busy, clear };
}
