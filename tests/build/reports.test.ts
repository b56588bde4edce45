import { describe, expect, test } from 'vitest';
import { control, desktopEntry } from '../../build/package/deb.ts';
import { choosePhases, countTests, type Phase, summarize } from '../../build/runtime/test-phases.ts';

describe('npm test', () => {
  test('runs every phase unless some are named, always in the same order', () => {
    expect(choosePhases([]).phases).toEqual(['types', 'lint', 'unit', 'build', 'e2e']);
    expect(choosePhases(['e2e', 'types']).phases).toEqual(['types', 'e2e']);
  });

  test('hands what follows the second dashes to the runner', () => {
    expect(choosePhases(['unit', '--', 'tests/db', '-t', 'lint'])).toEqual({
      phases: ['unit'],
      forVitest: ['tests/db', '-t', 'lint'],
    });
  });

  test('refuses a phase that does not exist instead of running nothing', () => {
    expect(() => choosePhases(['units'])).toThrow('no phase "units"');
  });

  const report = { numPassedTests: 8, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 };
  test.each([
    ['a good run', report, 0, { passed: 8, failed: 0, skipped: 2 }],
    ['a failed test', { ...report, numFailedTests: 2 }, 1, { passed: 8, failed: 2, skipped: 2 }],
    ['a file that did not load', report, 1, { passed: 8, failed: 1, skipped: 2 }],
    ['a runner that died', undefined, 139, { passed: 0, failed: 1, skipped: 0 }],
  ])('counts %s', (_, given, code, count) => {
    expect(countTests(given, code)).toEqual(count);
  });

  test('closes with the totals alone on a line', () => {
    const counts = new Map<Phase, { passed: number; failed: number; skipped: number; seconds: number }>([
      ['types', { passed: 0, failed: 0, skipped: 0, seconds: 4 }],
      ['lint', { passed: 0, failed: 1, skipped: 0, seconds: 1 }],
      ['unit', { passed: 700, failed: 2, skipped: 3, seconds: 40.25 }],
    ]);
    expect(summarize(counts)).toBe(
      [
        '',
        'types  ok (4.0 s)',
        'lint   1 failed (1.0 s)',
        'unit   700 passed 2 failed (40.3 s)',
        '700 passed, 3 failed, 3 skipped',
        '',
      ].join('\n'),
    );
  });
});

describe('the Debian package', () => {
  const subject = {
    name: 'station',
    productName: '服务站',
    version: '1.0.0-rc.1',
    summary: '挂号与收费',
    arch: 'x64',
  };

  test('sorts a pre-release before its release and gives its size in KiB, rounded up', () => {
    const lines = control(subject, 'amd64', 2049).split('\n');
    expect(lines).toContain('Version: 1.0.0~rc.1');
    expect(lines).toContain('Installed-Size: 3');
    expect(lines.at(-1)).toBe('');
  });

  test('puts the program into the start menu under its Chinese name', () => {
    expect(desktopEntry(subject)).toContain('Name=服务站\n');
    expect(desktopEntry(subject)).toContain('Exec=/opt/station/station %U\n');
  });
});
