import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { centerOf } from '../../build/demo/month/seed-station.ts';
import { Misuse, parseOptions } from '../../build/demo/options.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const fault = (...argv: string[]) => {
  try {
    return parseOptions(argv);
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    return error.message;
  }
};

describe('the words after npm run demo', () => {
  it('are a folder, a seed, a month and a name, all of them optional', () => {
    expect(parseOptions([])).toEqual({
      out: 'demo-out',
      seed: 1,
      month: '2026-11',
      station: '书院街社区卫生服务站',
      practiceDay: false,
    });
    const argv = ['--out', 'x', '--seed', '7', '--month', '2035-02', '--station', ' 城西社区卫生服务站 '];
    expect(parseOptions(argv)).toMatchObject({
      out: 'x',
      seed: 7,
      month: '2035-02',
      station: '城西社区卫生服务站',
    });
  });

  it.each([
    [['--seed', 'x'], '--seed takes a whole number'],
    [['--seed', ''], '--seed takes a whole number'],
    [['--seed', '-1'], "Option '--seed' argument is ambiguous"],
    [['--month', '2026-13'], '--month takes YYYY-MM, from 2000-01 to 2099-12'],
    [['--month', '0001-01'], '--month takes YYYY-MM, from 2000-01 to 2099-12'],
    [['--station', ' '], '--station takes a name of at most 60 characters'],
    [['--station', '站'.repeat(61)], '--station takes a name of at most 60 characters'],
    [['--out', ''], '--out takes a folder'],
    [['--out'], "Option '--out <value>' argument missing"],
    [['--fast'], "Unknown option '--fast'"],
    [['here'], "Unexpected argument 'here'"],
  ])('%j are answered in one line that says how', (argv, sentence) => {
    const said = fault(...argv);
    expect(said).toContain(sentence);
    expect(said).toContain('Usage: npm run demo --');
    expect(said).not.toContain('\n');
  });

  it('end the program with 2 and without a stack when they are wrong, and nothing is made', () => {
    const run = (...argv: string[]) =>
      spawnSync(process.execPath, ['--import', 'tsx', join('build', 'demo', 'main.ts'), ...argv], {
        cwd: ROOT,
        encoding: 'utf8',
      });
    const ended = run('--out', 'never-made', '--month', 'soon');
    expect([ended.status, ended.stdout]).toEqual([2, '']);
    expect(ended.stderr.trim().split('\n')).toEqual([
      '--month takes YYYY-MM, from 2000-01 to 2099-12. Usage: npm run demo -- [--out DIR] [--seed N] [--month YYYY-MM] [--station NAME]',
    ]);
    expect(existsSync(join(ROOT, 'never-made'))).toBe(false);
    const refused = run('--out', '.');
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('never does that to');
  }, 30_000);
});

describe('the center of a station', () => {
  it.each([
    ['书院街社区卫生服务站', '书院街社区卫生服务中心（演示）'],
    ['城西社区卫生服务站（分站）', '城西社区卫生服务中心（演示）'],
    ['成都市锦江区东大路社区卫生服务站西区二部', '成都市锦江区东大路社区卫生服务中心（演示）'],
    ['玉泉路卫生服务站', '玉泉路社区卫生服务中心（演示）'],
    ['幸福村卫生室', '社区卫生服务中心（演示）'],
    [`${'长'.repeat(53)}社区卫生服务站`, '社区卫生服务中心（演示）'],
  ])('%s is %s', (station, center) => {
    expect(centerOf(station)).toBe(center);
  });
});
