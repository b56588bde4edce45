import { runTool } from './runtime/run.ts';
import { ensureRuntime, main } from './runtime/runtime.ts';
import { chromiumSwitches } from './runtime/window.ts';

/** `npm run dev`: the program with its screens reloading as they are edited. */
await main(async () => {
  const runtime = await ensureRuntime({ window: true });
  const noSandbox = chromiumSwitches().length > 0 ? ['--noSandbox'] : [];
  return runTool(runtime, 'electron-vite/bin/electron-vite.js', [
    'dev',
    ...noSandbox,
    ...process.argv.slice(2),
  ]);
});
