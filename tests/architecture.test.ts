import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';
import { contract } from '../electron/shared/contract/index.ts';

const ROOT = join(import.meta.dirname, '..');
const HOUSES = ['electron', 'renderer', 'db'] as const;

interface Source {
  /** From the top of the house, with slashes: `electron/main/clock.ts`. */
  readonly path: string;
  readonly text: string;
  /** Our own files by path. */
  readonly imports: readonly string[];
  readonly packages: readonly string[];
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

const sources: readonly Source[] = HOUSES.flatMap((house) =>
  readdirSync(join(ROOT, house), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readSource(join(ROOT, house, file))),
);

function readSource(file: string): Source {
  const text = readFileSync(file, 'utf8');
  const targets = [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '');
  return {
    path: slashed(file),
    text,
    imports: targets
      .filter((target) => target.startsWith('.'))
      .map((target) => slashed(join(dirname(file), target))),
    packages: targets.filter((target) => !target.startsWith('.')),
  };
}

function slashed(file: string): string {
  return relative(ROOT, file).split(sep).join('/');
}

function inFolder(folder: string): readonly Source[] {
  return sources.filter((source) => source.path.startsWith(`${folder}/`));
}

/** `from → to` of every import of ours that leaves the folders which it may use. */
function arrowsOut(folder: string, may: readonly string[]): string[] {
  return inFolder(folder).flatMap((source) =>
    source.imports
      .filter((target) => ![folder, ...may].some((one) => target.startsWith(`${one}/`)))
      .map((target) => `${source.path} → ${target}`),
  );
}

/** Files, outside of those allowed, whose code (comments apart) holds the pattern. */
function holders(pattern: RegExp, allowed: readonly string[]): string[] {
  return sources
    .filter((source) => pattern.test(withoutComments(source.text)))
    .map((source) => source.path)
    .filter((path) => !allowed.some((one) => path === one || path.startsWith(`${one}/`)));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}

function importersOf(name: string): string[] {
  return sources
    .filter((source) => source.packages.some((target) => target === name || target.startsWith(`${name}/`)))
    .map((source) => source.path);
}

describe('who may import whom', () => {
  const arrows: readonly (readonly [string, readonly string[]])[] = [
    ['renderer', ['electron/shared']],
    ['renderer/api', ['electron/shared']],
    ['renderer/components', ['electron/shared', 'renderer/api']],
    ['renderer/desks', ['electron/shared', 'renderer/api', 'renderer/components']],
    ['renderer/app', ['electron/shared', 'renderer/api', 'renderer/components', 'renderer/desks']],
    ['renderer/board', ['electron/shared', 'renderer/api', 'renderer/components', 'renderer/app/theme']],
    ['renderer/paper', ['electron/shared', 'renderer/components']],
    ['electron/shared', []],
    ['electron/preload', ['electron/shared']],
    ['db', ['electron/shared']],
    ['electron/services', ['electron/shared', 'db']],
    ['electron/devices', ['electron/shared', 'electron/services']],
    ['electron/ipc', ['electron/shared', 'electron/services', 'db']],
    ['electron/main', ['electron', 'db']],
  ];
  test.each(arrows)('%s imports, of ours, only itself and %j', (folder, may) => {
    expect(arrowsOut(folder, may)).toEqual([]);
  });

  test('values know nothing of rules, and rules nothing of the contract', () => {
    expect(arrowsOut('electron/shared/values', [])).toEqual([]);
    expect(arrowsOut('electron/shared/domain', ['electron/shared/values'])).toEqual([]);
  });

  test('what both sides share needs zod and itself, and 大写金额 from nzh', () => {
    const packages = inFolder('electron/shared').flatMap((source) =>
      source.packages.map((target) => target.split('/')[0] ?? target),
    );
    expect([...new Set(packages)].sort()).toEqual(['nzh', 'zod']);
  });

  test('the walk has found the house', () => {
    expect(sources.length).toBeGreaterThan(150);
    expect(inFolder('electron/services').flatMap((source) => source.imports)).toContain('db/open.ts');
  });
});

describe('one door each', () => {
  test('messages of windows come in by register.ts', () => {
    expect(holders(/\bipcMain\b/, ['electron/ipc/register.ts'])).toEqual([]);
  });

  test('windows send by the preload', () => {
    expect(holders(/\bipcRenderer\b|\bcontextBridge\b/, ['electron/preload/index.ts'])).toEqual([]);
    expect(holders(/\bwindow\.station\b/, ['renderer/api/client.ts'])).toEqual([]);
  });

  test('electron itself is known to the shell, the door, the preload and the devices', () => {
    const folders = ['electron/main/', 'electron/preload/', 'electron/devices/', 'electron/ipc/register.ts'];
    expect(importersOf('electron').filter((path) => !folders.some((one) => path.startsWith(one)))).toEqual(
      [],
    );
  });

  test('the database is spoken to in db and services', () => {
    const may = ['db/', 'electron/services/'];
    expect(importersOf('drizzle-orm').filter((path) => !may.some((one) => path.startsWith(one)))).toEqual([]);
    expect(importersOf('better-sqlite3')).toEqual(['db/open.ts']);
  });

  test('the clock is read in clock.ts', () => {
    expect(
      holders(/\bDate\.now\s*\(|\bnew Date\s*\(\s*\)|\bDate\s*\(\s*\)/, ['electron/main/clock.ts']),
    ).toEqual([]);
  });

  test('chance and hidden switches stay out of rules and services', () => {
    const free = ['electron/main', 'renderer', 'db/native.ts'];
    expect(holders(/\bMath\.random\s*\(/, free)).toEqual([]);
    expect(holders(/\bprocess\.env\b/, free)).toEqual([]);
  });
});

describe('habits', () => {
  test('files are kebab-case, components PascalCase', () => {
    const odd = sources
      .map((source) => source.path.split('/').at(-1) ?? '')
      .filter((name) => !/^([a-z0-9]+([.-][a-z0-9]+)*\.tsx?|[A-Z][A-Za-z0-9]*\.tsx)$/.test(name));
    expect(odd).toEqual([]);
  });

  test('nothing is exported by default, and no folder is called utils, helpers or common', () => {
    expect(holders(/\bexport default\b/, ['db/drizzle.config.ts'])).toEqual([]);
    const vague = sources.filter(({ path }) => /(^|\/)(utils?|helpers?|common|lib|misc)\//.test(path));
    expect(vague.map((source) => source.path)).toEqual([]);
  });

  test('no file is longer than 300 lines, tables of data apart', () => {
    const data = /^electron\/services\/(practice\/catalogue|consultation\/icd10)\/|^db\/schema\//;
    const long = sources
      .filter(({ path, text }) => !data.test(path) && text.split('\n').length > 301)
      .map((source) => source.path);
    expect(long).toEqual([]);
  });

  test('what the contract offers, a window or the shell asks for', () => {
    const asking = sources
      .filter(({ path }) => path.startsWith('renderer/') || path.startsWith('electron/main/'))
      .map(({ text }) => text)
      .join('\n');
    const offered = Object.entries(contract).flatMap(([area, verbs]) =>
      Object.keys(verbs).map((verb) => `${area}.${verb}`),
    );
    expect(offered.filter((name) => !asking.includes(`'${name}'`))).toEqual([]);
  });

  test('no any, no non-null promise, no silenced checker', () => {
    const promises = sources.flatMap(({ path, text }) =>
      findPromises(path, text).map((found) => `${path}: ${found}`),
    );
    expect(promises).toEqual([]);
    const silenced = sources.filter(({ text }) => /@ts-(ignore|nocheck|expect-error)/.test(text));
    expect(silenced.map(({ path }) => path)).toEqual([]);
  });

  test.each([
    ['const a = b!.c;', ['b!']],
    ['f(x!)', ['x!']],
    ['let a!: string;', ['a!: string']],
    ['class A { b!: string; }', ['b!: string;']],
    ['const a = b as any;', ['any']],
    ['const a: Array<any> = [];', ['any']],
    ['if (!a && b !== c) f("a!", `b!`); // b! any', []],
    ['const many = (any: number) => !any;', []],
  ])('%s holds of such promises %j', (text, found) => {
    expect(findPromises('a.ts', text)).toEqual(found);
  });
});

/** What tells the checker to believe something it cannot prove: `!` behind a value or a name, and any. */
function findPromises(path: string, text: string): string[] {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const found: string[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, definite, start, end } = node as SyntaxNode;
    if (type === 'TSNonNullExpression' || type === 'TSAnyKeyword' || definite === true) {
      found.push(text.slice(start, end));
    }
    Object.values(node).forEach(walk);
  };
  walk(program);
  return found;
}

interface SyntaxNode {
  readonly type?: string;
  /** `let a!: string` */
  readonly definite?: boolean;
  readonly start: number;
  readonly end: number;
}
