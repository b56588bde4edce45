import { SetUpError } from './announce.ts';

/** In this order: what is quick to fail comes first, and the window needs the build. */
export const PHASES = ['types', 'lint', 'unit', 'build', 'e2e'] as const;
export type Phase = (typeof PHASES)[number];

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The part of vitest's JSON report that is counted. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

/** Splits `npm test -- [phases] [-- arguments for vitest]`; no phase named means all of them. */
export function choosePhases(argv: readonly string[]): { phases: Phase[]; forVitest: string[] } {
  const split = argv.indexOf('--');
  const named = split < 0 ? argv : argv.slice(0, split);
  const unknown = named.find((name) => !PHASES.includes(name as Phase));
  if (unknown) throw new SetUpError(`There is no phase "${unknown}". Phases: ${PHASES.join(', ')}.`);
  const phases = PHASES.filter((phase) => named.length === 0 || named.includes(phase));
  return { phases, forVitest: split < 0 ? [] : argv.slice(split + 1) };
}

/**
 * What a vitest run counts for. A run that failed without a failed test (a file that does not load, no test at
 * all, no report) still counts as one failure: no total may look green after it.
 */
export function countTests(report: Report | undefined, exitCode: number): Count {
  const passed = report?.numPassedTests ?? 0;
  const failed = report?.numFailedTests ?? 0;
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  return { passed, failed: exitCode !== 0 ? Math.max(failed, 1) : failed, skipped };
}

/** The closing lines: one per phase, then the tests' total alone on its line. */
export function summarize(counts: ReadonlyMap<Phase, Count & { seconds: number }>): string {
  const lines = [...counts].map(([phase, count]) => {
    const tests = count.passed + count.skipped > 0 ? ` ${count.passed} passed` : '';
    const verdict = count.failed > 0 ? ` ${count.failed} failed` : tests ? '' : ' ok';
    return `${phase.padEnd(6)}${tests}${verdict} (${count.seconds.toFixed(1)} s)`;
  });
  const total = (part: keyof Count) => [...counts.values()].reduce((sum, count) => sum + count[part], 0);
  const skipped = total('skipped') > 0 ? `, ${total('skipped')} skipped` : '';
  return `\n${lines.join('\n')}\n${total('passed')} passed, ${total('failed')} failed${skipped}\n`;
}
