import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { announce } from './runtime/announce.ts';
import { ensureBuilt } from './runtime/output.ts';
import { runTool } from './runtime/run.ts';
import { ensureRuntime, main, type Runtime } from './runtime/runtime.ts';
import { type Count, choosePhases, countTests, type Phase, summarize } from './runtime/test-phases.ts';

/**
 * `npm test`: types, lint, unit, build and end-to-end, one after the other, then the totals. A failed phase does
 * not hide the next one's result. Phases can be named, and what follows a second `--` goes to vitest:
 * `npm test -- unit -- tests/domain`.
 */
await main(async () => {
  const { phases, forVitest } = choosePhases(process.argv.slice(2));
  const runtime = await ensureRuntime({ window: phases.includes('e2e') });
  const counts = new Map<Phase, Count & { seconds: number }>();
  for (const phase of phases) {
    announce(phase);
    const started = Date.now();
    const count = await runPhase(runtime, phase, forVitest);
    counts.set(phase, { ...count, seconds: (Date.now() - started) / 1000 });
  }
  process.stdout.write(summarize(counts));
  return [...counts.values()].some((count) => count.failed > 0) ? 1 : 0;
});

async function runPhase(runtime: Runtime, phase: Phase, forVitest: readonly string[]): Promise<Count> {
  switch (phase) {
    case 'types':
      return check(runTool(runtime, 'typescript/bin/tsc', ['--noEmit']));
    case 'lint':
      return check(lint(runtime));
    case 'build':
      return check(build(runtime));
    case 'unit':
      return tests(runtime, phase, forVitest);
    case 'e2e':
      return (await build(runtime)) === 0 ? tests(runtime, phase, forVitest) : countTests(undefined, 1);
  }
}

/** How it is written, and what nobody uses any more (.knip.jsonc). */
async function lint(runtime: Runtime): Promise<number> {
  const written = await runTool(runtime, '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']);
  const used = await runTool(runtime, 'knip/bin/knip.js', ['--no-progress']);
  return written || used;
}

/** The compiler has already said what is wrong with the program: here it is one more failed phase. */
function build(runtime: Runtime): Promise<number> {
  return ensureBuilt(runtime).then(
    () => 0,
    () => 1,
  );
}

/** A check has no tests to count: it adds nothing, or one failure. */
async function check(work: Promise<number>): Promise<Count> {
  const failed = (await work) === 0 ? 0 : 1;
  return { passed: 0, failed, skipped: 0 };
}

async function tests(
  runtime: Runtime,
  project: 'unit' | 'e2e',
  forVitest: readonly string[],
): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'station-tests-'));
  const file = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const args = [
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--project',
    project,
    ...reporters,
    ...forVitest,
  ];
  const code = await runTool(runtime, 'vitest/vitest.mjs', args);
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  rmSync(folder, { recursive: true });
  return countTests(report, code);
}
