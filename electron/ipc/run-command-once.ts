import { createHash } from 'node:crypto';
import { desc, eq, sql } from 'drizzle-orm';
import { inTransaction, prepared, type ReadableDb, type Tx } from '../../db/open.ts';
import { commands } from '../../db/schema/index.ts';
import { refuse } from '../services/refusal.ts';
import { CLOCK_TOLERANCE_MS, checkClock } from '../shared/domain/clock-guard.ts';
import type { CommandId } from '../shared/values/ids.ts';
import type { Instant } from '../shared/values/instant.ts';
import { type CallEnvironment, type Caller, requireStation } from './call-context.ts';

interface CommandCall {
  readonly caller: Caller;
  readonly name: string;
  readonly input: unknown;
}

const findCommand = prepared((db) =>
  db
    .select({ procedure: commands.procedure, inputHash: commands.inputHash, reply: commands.reply })
    .from(commands)
    .where(eq(commands.commandId, sql.placeholder('commandId')))
    .prepare(),
);

const lastCommandAt = prepared((db) =>
  db.select({ at: commands.at }).from(commands).orderBy(desc(commands.sequence)).limit(1).prepare(),
);

const insertCommand = prepared((db) =>
  db
    .insert(commands)
    .values({
      commandId: sql.placeholder('commandId'),
      procedure: sql.placeholder('procedure'),
      staffId: sql.placeholder('staffId'),
      inputHash: sql.placeholder('inputHash'),
      reply: sql.placeholder('reply'),
      at: sql.placeholder('at'),
    })
    .prepare(),
);

/** The one command that is allowed while the clock stands before the last command: it says that the clock is right. */
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

function guardClock(db: ReadableDb, now: Instant): void {
  const last = lastCommandAt(db).get();
  if (!last) return;
  const verdict = checkClock({ lastSeenAt: last.at, now, toleranceMs: CLOCK_TOLERANCE_MS });
  if (!verdict.ok) throw refuse('clock.went-backwards', { minutes: verdict.minutes });
}
