import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { Reply } from '../../electron/shared/contract/reply.ts';
import type { PlayedCall } from '../support/played-month.ts';

/** A call and the answer that the desk got. */
export interface Answered {
  readonly call: PlayedCall;
  readonly reply: Reply<unknown>;
}

/**
 * What desks were told, one line per answer, written only after the answer. A killed process loses none of
 * it: a finished write is with the system. A last line that the kill cut short was never an answer.
 */
export function readJournal(file: string): Answered[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.slice(0, -1).map((line) => JSON.parse(line) as Answered);
}

export interface Journal {
  readonly append: (answered: Answered) => void;
  readonly close: () => void;
}

/** Opens it to go on behind its last whole line. */
export function openJournal(file: string): Journal {
  const handle = openSync(file, 'a');
  ftruncateSync(handle, readFileSync(file).lastIndexOf('\n') + 1);
  return {
    append: (answered) => {
      writeSync(handle, `${JSON.stringify(answered)}\n`);
    },
    close: () => closeSync(handle),
  };
}

/** Commands that a desk was told are done. */
export function acknowledgedCommands(journal: readonly Answered[]): Answered[] {
  return journal.filter(({ call, reply }) => call.kind === 'command' && reply.ok);
}

export function commandIdOf({ input }: PlayedCall): string {
  return (input as { commandId: string }).commandId;
}
