import { createHash } from 'node:crypto';
import { inTransaction, type Tx } from '../../db/open.ts';
import { findCommand, insertCommand } from '../../db/queries/commands.ts';
import { refuse } from '../services/refusal.ts';
import { guardClock } from '../services/settings/guard-clock.ts';
import type { CommandId } from '../shared/values/ids.ts';
import { type CallEnvironment, type Caller, requireStation } from './call-context.ts';

interface CommandCall {
  readonly caller: Caller;
  readonly name: string;
  readonly input: unknown;
}

/** The one command that is allowed while the clock stands before the last one: it says that the clock is right. */
const CLOCK_CONFIRMATION = 'settings.confirmClock';

/**
 * Runs a command as one transaction and keeps its answer beside its rows. The same id sent again gets
 * that answer and changes nothing; the same id with another content is refused.
 */
export function runCommandOnce(
  environment: CallEnvironment,
  call: CommandCall,
  run: (tx: Tx) => unknown,
): unknown {
  const { db } = requireStation(environment);
  const { commandId } = call.input as { commandId: CommandId };
  const inputHash = createHash('sha256').update(JSON.stringify(call.input)).digest('base64');
  return inTransaction(db, (tx) => {
    const known = findCommand(tx).get({ commandId });
    if (known) {
      if (known.procedure !== call.name || known.inputHash !== inputHash) throw refuse('command.id-reused');
      return JSON.parse(known.reply);
    }
    const now = environment.now();
    if (call.name !== CLOCK_CONFIRMATION) guardClock(tx, now);
    const value = run(tx);
    insertCommand(tx).run({
      commandId,
      procedure: call.name,
      staffId: call.caller.session()?.staffId ?? null,
      inputHash,
      reply: JSON.stringify(value),
      at: now,
    });
    return value;
  });
}
