import { chmod, cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { folderBytes, SetUpError } from '../runtime/announce.ts';
import { runQuietly, tail } from '../runtime/process.ts';

/** What the package says of the program. */
export interface DebSubject {
  /** Package, command and file name: ASCII, lower case. */
  readonly name: string;
  readonly productName: string;
  readonly version: string;
  readonly summary: string;
  readonly arch: string;
}

/** Newer releases spell some libraries with t64; a package must name both. */
const DEPENDS = [
  'libgtk-3-0t64 | libgtk-3-0',
  'libasound2t64 | libasound2',
  'libgbm1',
  'libnss3',
  'libxss1',
  'libxtst6',
].join(', ');
const FONTS = 'fonts-noto-cjk | fonts-wqy-microhei | fonts-wqy-zenhei';
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/**
 * Makes a .deb of a packaged program with dpkg-deb alone: the ready-made tools download helper archives, and a
 * station's network may reach none. Debian, 统信 UOS and 银河麒麟 install it.
 *
 * @returns the path of the package.
 */
export async function makeDeb(subject: DebSubject, program: string, outFolder: string): Promise<string> {
  const arch = ARCHITECTURES[subject.arch];
  if (!arch) throw new SetUpError(`There is no Debian package for ${subject.arch}.`);
  const staging = join(outFolder, 'deb');
  await rm(staging, { recursive: true, force: true });
  await layOut(subject, program, staging);
  await write(join(staging, 'DEBIAN', 'control'), control(subject, arch, await folderBytes(staging)));
  const file = join(outFolder, `${subject.name}_${subject.version}_${arch}.deb`);
  const { code, output } = await runQuietly('dpkg-deb', [
    '--root-owner-group',
    '-Zxz',
    '-z1',
    '--build',
    staging,
    file,
  ]);
  if (code !== 0) throw new SetUpError(`dpkg-deb failed:\n${tail(output)}`);
  await rm(staging, { recursive: true });
  return file;
}

async function layOut(subject: DebSubject, program: string, staging: string): Promise<void> {
  const home = join(staging, 'opt', subject.name);
  await cp(program, home, { recursive: true });
  // Chromium's sandbox needs its helper to be root's and setuid where user namespaces are switched off.
  await chmod(join(home, 'chrome-sandbox'), 0o4755);
  const command = join(staging, 'usr', 'bin', subject.name);
  await mkdir(dirname(command), { recursive: true });
  await symlink(`/opt/${subject.name}/${subject.name}`, command);
  const share = join(staging, 'usr', 'share');
  await write(join(share, 'applications', `${subject.name}.desktop`), desktopEntry(subject));
  const icon = join(share, 'icons', 'hicolor', '512x512', 'apps', `${subject.name}.png`);
  await mkdir(dirname(icon), { recursive: true });
  await cp(join(import.meta.dirname, '..', 'resources', 'icon.png'), icon);
}

/** The package's own description, in the form that dpkg reads; the size is in KiB. */
export function control(subject: DebSubject, arch: string, bytes: number): string {
  return [
    `Package: ${subject.name}`,
    // A pre-release sorts before its release only when dpkg sees a tilde.
    `Version: ${subject.version.replace('-', '~')}`,
    `Architecture: ${arch}`,
    'Section: misc',
    'Priority: optional',
    `Maintainer: ${subject.productName} <noreply@localhost>`,
    `Installed-Size: ${Math.ceil(bytes / 1024)}`,
    `Depends: ${DEPENDS}`,
    `Recommends: ${FONTS}`,
    `Description: ${subject.productName}`,
    ` ${subject.summary}`,
    '',
  ].join('\n');
}

/** The start menu's entry. */
export function desktopEntry(subject: DebSubject): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${subject.productName}`,
    `Comment=${subject.summary}`,
    `Exec=/opt/${subject.name}/${subject.name} %U`,
    `Icon=${subject.name}`,
    `StartupWMClass=${subject.productName}`,
    'Categories=Office;',
    'Terminal=false',
    '',
  ].join('\n');
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
