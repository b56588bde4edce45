import { parseRunArguments } from './runtime/arguments.ts';
import { ensureBuilt } from './runtime/output.ts';
import { runScript } from './runtime/run.ts';
import { ensureRuntime, main } from './runtime/runtime.ts';

/**
 * Runs a script of the repository on a machine made ready for it: `tsx build/run.ts [--window] FILE [args]`.
 * With --window the program is built first and a virtual screen stands in for a missing one.
 */
await main(async () => {
  const { window, file, args } = parseRunArguments(process.argv.slice(2));
  const runtime = await ensureRuntime({ window });
  if (window) await ensureBuilt(runtime);
  return runScript(runtime, file, args);
});
