import { inTransaction } from '../../db/open.ts';
import { commandContext, requireSession } from '../../electron/ipc/call-context.ts';
import type { CommandContext } from '../../electron/services/context.ts';
import type { Role } from '../../electron/shared/contract/define.ts';
import { openCaller } from './caller.ts';
import type { TestStation } from './station.ts';

/** One command's worth of writes by a service that no window calls directly. */
export function inCommand<Result>(
  station: TestStation,
  role: Role,
  work: (context: CommandContext) => Result,
): Result {
  const { session } = station.as(role);
  const environment = {
    now: station.now,
    station: () => ({ db: station.db, file: station.file, practice: false }),
    announce: () => undefined,
    reportFault: () => 'test-0001',
  };
  const caller = openCaller(session);
  return inTransaction(station.db, (tx) =>
    work(commandContext(environment, requireSession(environment, caller), tx)),
  );
}
