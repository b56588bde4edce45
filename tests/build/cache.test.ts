import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cacheRoot, completeOnce } from '../../build/runtime/cache.ts';

/** No system gives a process so high a number. */
const DEAD = 2 ** 30;

describe('the cache lies outside the checkout', () => {
  test.each([
    ['linux', {}, '/home/li/.cache/community-health-station'],
    ['linux', { XDG_CACHE_HOME: '/fast' }, '/fast/community-health-station'],
    ['darwin', {}, '/home/li/Library/Caches/community-health-station'],
    ['win32', { LOCALAPPDATA: '/local' }, '/local/community-health-station'],
    ['win32', {}, '/home/li/AppData/Local/community-health-station'],
  ] as const)('on %s with %o', (platform, environment, expected) => {
    expect(cacheRoot(platform, environment, '/home/li').replaceAll('\\', '/')).toBe(expected);
  });
});

describe('a thing in the cache', () => {
  let folder: string;
  let target: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cache-test-'));
    target = join(folder, 'thing-1.0');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('is made once', async () => {
    let made = 0;
    const make = (partial: string) => writeFile(partial, `${++made}`);
    await completeOnce(target, make);
    await completeOnce(target, make);
    expect(readFileSync(target, 'utf8')).toBe('1');
  });

  test('does not bear its name before it is complete, and leaves nothing when it fails', async () => {
    const make = async (partial: string) => {
      await writeFile(partial, 'half');
      expect(existsSync(target)).toBe(false);
      throw new Error('the network is gone');
    };
    await expect(completeOnce(target, make)).rejects.toThrow('the network is gone');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is made anew beside what a killed run left, which is removed', async () => {
    mkdirSync(`${target}.partial-${DEAD}`);
    writeFileSync(`${target}.partial-${DEAD}.npm`, 'half an archive');
    await completeOnce(target, (partial) => writeFile(partial, 'whole'));
    expect(readdirSync(folder)).toEqual(['thing-1.0']);
  });

  test('is not taken from under another run that is still making it', async () => {
    const theirs = `${target}.partial-${process.ppid}`;
    writeFileSync(theirs, 'in work');
    await completeOnce(target, (partial) => writeFile(partial, 'whole'));
    expect(readFileSync(theirs, 'utf8')).toBe('in work');
  });

  test('counts as made when another run was first', async () => {
    await completeOnce(target, async () => {
      mkdirSync(target);
      throw new Error('the name is taken');
    });
    expect(existsSync(target)).toBe(true);
  });
});
