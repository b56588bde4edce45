import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseRunArguments } from '../../build/runtime/arguments.ts';
import { hasScreen } from '../../build/runtime/display.ts';
import { findElectron, fitsShippedSqlite } from '../../build/runtime/electron.ts';
import { downloadUrl } from '../../build/runtime/electron-download.ts';
import { fingerprint } from '../../build/runtime/output.ts';
import { packagesFor } from '../../build/runtime/packages.ts';
import { chooseScriptHost } from '../../build/runtime/runtime.ts';
import { chromiumSwitches, isNoise, windowLaunch } from '../../build/runtime/window.ts';

describe('Electron', () => {
  test.each([
    [{}, 'https://github.com/electron/electron/releases/download/v45.4.1/electron-v45.4.1-linux-x64.zip'],
    [{ ELECTRON_MIRROR: 'https://mirror/e' }, 'https://mirror/e/v45.4.1/electron-v45.4.1-linux-x64.zip'],
    [
      { ELECTRON_MIRROR: 'https://mirror/e/', ELECTRON_CUSTOM_DIR: '45.4.1' },
      'https://mirror/e/45.4.1/electron-v45.4.1-linux-x64.zip',
    ],
  ])('is asked for where %o points', (environment, url) => {
    expect(downloadUrl('45.4.1', environment, 'linux', 'x64')).toBe(url);
  });

  test('given by a path that holds none is refused rather than replaced by another', () => {
    expect(() => findElectron({ ELECTRON_OVERRIDE_DIST_PATH: tmpdir() })).toThrow('holds no Electron');
  });

  test.each([
    ['33.2.1', false],
    ['35.7.5', false],
    ['36.0.0', true],
    ['45.4.1', true],
  ])('%s loads the shipped SQLite module: %s', (version, fits) => {
    expect(fitsShippedSqlite(version)).toBe(fits);
  });
});

describe('scripts are run by', () => {
  const recent = { version: '45.4.1', executable: '/e/electron' };
  const old = { version: '33.2.1', executable: '/e/electron' };
  test.each([
    ['Node where it loads the shipped module', recent, 10, '/node', {}],
    ['Electron where only it does', recent, 9, '/e/electron', { ELECTRON_RUN_AS_NODE: '1' }],
    ['Node where both need the built module', old, 9, '/node', {}],
    ['Node where only Electron needs the built module', old, 10, '/node', {}],
  ])('%s', (_, electron, napi, program, env) => {
    expect(chooseScriptHost(electron, napi, '/node')).toEqual({ program, env });
  });
});

describe('packages', () => {
  const nothing = { libraries: false, screen: false, fonts: false, compiler: false };
  test('are not asked for on a machine that has everything', () => {
    expect(packagesFor(nothing)).toEqual([]);
  });
  test('name only what is lacking', () => {
    expect(packagesFor({ ...nothing, screen: true, compiler: true })).toEqual(['xvfb', 'xauth', 'g++']);
  });
});

describe('a window', () => {
  const environment = { ELECTRON_EXEC_PATH: '/e/electron', ELECTRON_RUN_AS_NODE: '1', LANG: 'zh_CN.UTF-8' };

  test('opens even when Electron runs the script that opens it', () => {
    const launch = windowLaunch('/app', { args: ['--lang=zh-CN'], env: { DISPLAY: ':9' } }, environment);
    expect(launch).toEqual({
      executablePath: '/e/electron',
      args: [...chromiumSwitches(), '/app', '--lang=zh-CN'],
      env: { ELECTRON_EXEC_PATH: '/e/electron', LANG: 'zh_CN.UTF-8', DISPLAY: ':9' },
    });
  });

  test('gives up the sandbox for root alone', () => {
    expect([chromiumSwitches(0), chromiumSwitches(1000)]).toEqual([['--no-sandbox'], []]);
  });

  test.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['win32', {}, true],
  ] as const)('has a screen on %s with %o: %s', (platform, screen, expected) => {
    expect(hasScreen(platform, screen)).toBe(expected);
  });

  test.each([
    ['[9:1122/043115.2:ERROR:bus.cc(407)] Failed to connect to the bus: No such file', true],
    ['[9:1122/043115.2:ERROR:dbus/object_proxy.cc(590)] Failed to call method', true],
    ['[9:1122/043115.2:ERROR:viz_main_impl.cc(181)] Exiting GPU process', true],
    ['[9:1122/043115.2:ERROR:CONSOLE(1)] "Uncaught TypeError"', false],
    ['Error: No SQLite module fits this runtime.', false],
  ])('says on stderr "%s": hidden %s', (line, hidden) => {
    expect(isNoise(line)).toBe(hidden);
  });
});

describe('build/run.ts', () => {
  test('leaves everything after the file to the script', () => {
    expect(parseRunArguments(['--window', 'a.ts', '--seed', '7', '--window'])).toEqual({
      window: true,
      file: 'a.ts',
      args: ['--seed', '7', '--window'],
    });
  });
  test.each([[[]], [['--window']], [['--seed', '7']]])('refuses %o: no file', (argv) => {
    expect(() => parseRunArguments(argv)).toThrow('Usage');
  });
});

describe('what lies in out/ is built again when the sources', () => {
  let root: string;
  let file: string;
  const print = () => fingerprint(['src', 'absent'], root);
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'output-test-'));
    mkdirSync(join(root, 'src', 'deep'), { recursive: true });
    file = join(root, 'src', 'deep', 'a.ts');
    writeFileSync(file, '1');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  test.each([
    ['are edited', () => utimesSync(file, 1, 1)],
    ['grow', () => writeFileSync(join(root, 'src', 'b.ts'), '')],
    ['shrink', () => rmSync(file)],
  ])('%s', (_, change) => {
    const before = print();
    expect(print()).toBe(before);
    change();
    expect(print()).not.toBe(before);
  });
});
