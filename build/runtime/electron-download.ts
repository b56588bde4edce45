import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderBytes, megabytes, withProgress } from './announce.ts';
import { runQuietly, tail } from './process.ts';

const OFFICIAL = 'https://github.com/electron/electron/releases/download/';
const PROBE_MS = 8_000;
const PROBE_BYTES = 512 * 1024;

/** Where the archive is fetched from; a mirror is named as npm's electron names it. */
export function downloadUrl(
  version: string,
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  arch: string = process.arch,
): string {
  const mirror = environment.ELECTRON_MIRROR ?? environment.npm_config_electron_mirror ?? OFFICIAL;
  const folder = environment.ELECTRON_CUSTOM_DIR ?? `v${version}`;
  return `${mirror.replace(/\/*$/, '/')}${folder}/electron-v${version}-${platform}-${arch}.zip`;
}

/**
 * Lets npm's electron download and verify its binary, after a probe: half a megabyte must arrive in eight
 * seconds. So neither a blocked network nor one that answers and then trickles holds set-up up.
 *
 * @returns undefined when it worked, else the reason in a few words.
 */
export async function downloadElectron(npmElectron: string, version: string): Promise<string | undefined> {
  const url = downloadUrl(version);
  const refusal = await probe(url);
  if (refusal) return `${new URL(url).host} can't be used: ${refusal}`;
  // The download passes through TMPDIR (TEMP on Windows): a folder of its own shows how far it has come.
  const folder = await mkdtemp(join(tmpdir(), 'electron-download-'));
  const env = { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder };
  try {
    const { code, output } = await withProgress(
      async () => `downloading and unpacking Electron ${version}: ${megabytes(await folderBytes(folder))}`,
      () => runQuietly(process.execPath, [join(npmElectron, 'install.js')], { env }),
    );
    return code === 0 ? undefined : `the download failed: ${reason(output)}`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The line that names the failure, out of a stack. */
function reason(output: string): string {
  return output.split('\n').find((line) => /error/i.test(line)) ?? tail(output, 1);
}

async function probe(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, {
      headers: { range: `bytes=0-${PROBE_BYTES - 1}` },
      signal: AbortSignal.timeout(PROBE_MS),
    });
    if (!response.ok || !response.body) return `it answers ${response.status}`;
    let received = 0;
    // A server that ignores the range sends everything: stop where the probe has seen enough.
    for await (const chunk of response.body) {
      received += (chunk as Uint8Array).byteLength;
      if (received >= PROBE_BYTES) break;
    }
    return undefined;
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return 'too slow or no answer';
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return cause instanceof Error ? cause.message : String(cause);
  }
}
