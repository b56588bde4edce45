import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { announce, SetUpError, withProgress } from './announce.ts';
import { cacheRoot, completeOnce } from './cache.ts';
import { runQuietly, tail } from './process.ts';

const require = createRequire(import.meta.url);
const source = dirname(require.resolve('better-sqlite3/package.json'));
const shim = join(import.meta.dirname, '..', 'napi9-string-reference.h');

const COMMON = ['-O3', '-fPIC', '-fvisibility=hidden', '-w', '-DNDEBUG'];
const ADDON = [
  '-std=c++20',
  '-fvisibility-inlines-hidden',
  '-DNAPI_VERSION=9',
  '-DNAPI_DISABLE_CPP_EXCEPTIONS',
  '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
  '-DBUILDING_NODE_EXTENSION',
  '-DNODE_GYP_MODULE_NAME=better_sqlite3',
];
const LINK = [
  '-shared',
  '-pthread',
  '-static-libstdc++',
  '-static-libgcc',
  '-Wl,-Bsymbolic',
  '-Wl,--exclude-libs,ALL',
];

/** Opens a database in memory and asks it something, in a process of its own: a bad module ends its process. */
const PROOF = `const D = require(process.argv[1]);
if (new D(':memory:', { nativeBinding: process.argv[2] }).prepare('SELECT 41 + 1').pluck().get() !== 42) process.exit(1);`;

/** Where the module for Node-API 9 hosts lies; the name changes with everything that goes into it. */
export function sqliteNativePath(): string {
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string };
  const recipe = createHash('sha256')
    .update(readFileSync(shim))
    .update([...COMMON, ...ADDON, ...LINK].join(' '))
    .digest('hex')
    .slice(0, 12);
  const name = `better-sqlite3-${version}-napi9-${process.platform}-${process.arch}-${recipe}`;
  return join(cacheRoot(), name, 'better_sqlite3.node');
}

/**
 * Builds better-sqlite3 for Node-API 9 hosts with the C++ compiler alone. Its own build wants Python, make and
 * Node's headers, the last a download; but the module uses nothing of Node except Node-API, whose headers are
 * an npm package, and consists of two files: SQLite and the addon.
 */
export async function ensureSqliteNative(): Promise<string> {
  const module = sqliteNativePath();
  await completeOnce(dirname(module), async (partial) => {
    announce('building the SQLite module for this runtime (about a minute, once on this machine)');
    await mkdir(partial, { recursive: true });
    await withProgress(
      () => 'compiling',
      () => compile(partial),
    );
    const built = join(partial, 'better_sqlite3.node');
    const proof = await runQuietly(process.execPath, ['-e', PROOF, source, built]);
    if (proof.code !== 0)
      throw new SetUpError(`The built SQLite module does not work:\n${tail(proof.output)}`);
  });
  return module;
}

async function compile(folder: string): Promise<void> {
  const sqlite = join(source, 'deps', 'sqlite3');
  const headers = require('node-api-headers') as { include_dir: string };
  const includes = [sqlite, headers.include_dir, dirname(require.resolve('node-addon-api/napi.h'))];
  const shared = [...COMMON, ...sqliteOptions(), ...includes.map((path) => `-I${path}`)];
  const [library, addon] = [join(folder, 'sqlite3.o'), join(folder, 'addon.o')];
  const addonSource = join(source, 'src', 'better_sqlite3.cpp');
  await Promise.all([
    call('cc', [...shared, '-std=c99', '-c', join(sqlite, 'sqlite3.c'), '-o', library]),
    call('c++', [...shared, ...ADDON, '-include', shim, '-c', addonSource, '-o', addon]),
  ]);
  await call('c++', [...LINK, addon, library, '-ldl', '-o', join(folder, 'better_sqlite3.node')]);
  await Promise.all([rm(library), rm(addon)]);
}

/** The options that better-sqlite3 compiles SQLite with, read from its own list so that both builds agree. */
function sqliteOptions(): string[] {
  const list = readFileSync(join(source, 'deps', 'defines.gypi'), 'utf8');
  return [...list.matchAll(/'((?:HAVE|SQLITE)_\w+(?:=\w+|=-\d+)?)'/g)].map((match) => `-D${match[1]}`);
}

async function call(compiler: string, args: readonly string[]): Promise<void> {
  const { code, output } = await runQuietly(compiler, args);
  if (code !== 0) throw new SetUpError(`${compiler} failed:\n${tail(output)}`);
}
