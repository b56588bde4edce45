import { existsSync, readFileSync } from 'node:fs';
import { copyFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type AfterPackContext, build, type Configuration } from 'electron-builder';
import { makeDeb } from './package/deb.ts';
import { smokeTest } from './package/smoke.ts';
import { announce, SetUpError } from './runtime/announce.ts';
import { ensureBuilt } from './runtime/output.ts';
import { ROOT } from './runtime/run.ts';
import { ensureRuntime, main, type Runtime } from './runtime/runtime.ts';

const DIST = join(ROOT, 'dist');
const NAME = 'community-health-station';

/**
 * `npm run package`: what a station installs, for the kind of machine this runs on: a folder and a .deb on
 * Linux (no network needed), an installer on Windows, an image on macOS. Then the packaged program is started
 * and its first screen seen. `--dir` stops at the folder.
 */
await main(async () => {
  const folderOnly = process.argv.includes('--dir');
  const runtime = await ensureRuntime({ window: true });
  await ensureBuilt(runtime);
  await rm(DIST, { recursive: true, force: true });
  announce(`packaging on Electron ${runtime.electron.version}`);
  await build({
    projectDir: ROOT,
    config: configuration(runtime),
    ...(folderOnly || process.platform === 'linux' ? { dir: true } : {}),
  });
  const program = await packagedProgram();
  announce('starting the packaged program');
  const words = await smokeTest(runtime, program.executable, join(DIST, 'first-screen.png'));
  announce(`  its first screen says: ${words}`);
  if (process.platform === 'linux' && !folderOnly)
    announce(`made ${await makeDeb(subject(), program.folder, DIST)}`);
  for (const name of (await readdir(DIST)).sort()) process.stdout.write(`${join('dist', name)}\n`);
  return 0;
});

function configuration(runtime: Runtime): Configuration {
  return {
    extends: join(import.meta.dirname, 'electron-builder.yml'),
    electronVersion: runtime.electron.version,
    electronDist: runtime.electron.folder,
    afterPack: (context) => addForRuntime(context, runtime),
  };
}

/** What only the Electron out of the npm package needs: its SQLite module, and no default app. */
async function addForRuntime(context: AfterPackContext, runtime: Runtime): Promise<void> {
  const resources = context.packager.getResourcesDir(context.appOutDir);
  await rm(join(resources, 'app'), { recursive: true, force: true });
  if (runtime.sqliteNative) await copyFile(runtime.sqliteNative, join(resources, 'better_sqlite3.node'));
}

async function packagedProgram(): Promise<{ folder: string; executable: string }> {
  const candidates = (await readdir(DIST)).flatMap((name) => [
    { folder: join(DIST, name), executable: join(DIST, name, NAME) },
    { folder: join(DIST, name), executable: join(DIST, name, `${NAME}.exe`) },
    {
      folder: join(DIST, name),
      executable: join(DIST, name, `${subject().productName}.app/Contents/MacOS/${NAME}`),
    },
  ]);
  const found = candidates.find(({ executable }) => existsSync(executable));
  if (!found) throw new SetUpError('Packaging left no program in dist/.');
  return found;
}

function subject() {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    productName: string;
    version: string;
  };
  const { productName, version } = manifest;
  return { name: NAME, productName, version, summary: '挂号、接诊、收费、药房与台账', arch: process.arch };
}
