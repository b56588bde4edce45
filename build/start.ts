import { join } from 'node:path';
import { announce } from './runtime/announce.ts';
import { hasScreen } from './runtime/display.ts';
import { ensureBuilt } from './runtime/output.ts';
import { runScript, runWindow } from './runtime/run.ts';
import { ensureRuntime, main } from './runtime/runtime.ts';

/**
 * `npm start`: makes the machine ready, builds, opens the program. Where there is no screen it plays a practice
 * day through the real window on a virtual one instead, and says where the pictures and the ledger lie.
 */
await main(async () => {
  const args = process.argv.slice(2);
  const runtime = await ensureRuntime({ window: true });
  await ensureBuilt(runtime);
  if (hasScreen()) return runWindow(runtime, args);
  announce('no screen here: a practice day is played on a virtual one');
  return runScript(runtime, join('build', 'demo', 'main.ts'), ['--practice-day', ...args]);
});
