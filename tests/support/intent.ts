import { randomUUID } from 'node:crypto';
import { findProcedure } from '../../electron/shared/contract/find-procedure.ts';
import type { CallInput, ProcedureName } from '../../electron/shared/contract/procedures.ts';

/** What a test says of a call; a command gets an id unless one is given. */
export type IntentOf<Name extends ProcedureName> = Omit<CallInput<Name>, 'commandId'> & {
  commandId?: string;
};

/** The intent as a window would send it. */
export function messageOf<Name extends ProcedureName>(name: Name, intent: IntentOf<Name>): unknown {
  return findProcedure(name)?.kind === 'command' ? { commandId: randomUUID(), ...intent } : intent;
}
