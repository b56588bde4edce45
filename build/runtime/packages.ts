import { announce, SetUpError, withProgress } from './announce.ts';
import { ask, findProgram, runQuietly, tail } from './process.ts';

/** What the machine lacks, and the Debian packages that bring it. */
export interface Needs {
  /** Shared libraries of Electron. */
  readonly libraries: boolean;
  /** A virtual screen, for a machine without one. */
  readonly screen: boolean;
  /** Chinese fonts: without them every character is a box. */
  readonly fonts: boolean;
  /** A C++ compiler, for the SQLite module of Node-API 9 hosts. */
  readonly compiler: boolean;
}

const PACKAGES: Readonly<Record<keyof Needs, readonly string[]>> = {
  libraries: ['libgtk-3-0', 'libgbm1', 'libnss3', 'libasound2', 'libxss1', 'libxtst6'],
  screen: ['xvfb', 'xauth'],
  fonts: ['fontconfig', 'fonts-noto-cjk'],
  compiler: ['g++'],
};

/** The packages for what is lacking, in a fixed order. */
export function packagesFor(needs: Needs): string[] {
  const kinds = ['libraries', 'screen', 'fonts', 'compiler'] as const;
  return kinds.flatMap((kind) => (needs[kind] ? PACKAGES[kind] : []));
}

/**
 * Installs missing packages where that needs no one's leave (root on a Debian); elsewhere stops with the one
 * command that does it.
 */
export async function installPackages(needs: Needs): Promise<void> {
  const names = packagesFor(needs);
  if (names.length === 0) return;
  if (!findProgram('apt-get')) {
    throw new SetUpError(`This machine lacks packages, under Debian's names: ${names.join(' ')}.`);
  }
  if (process.getuid?.() !== 0) {
    const available = names.map(nameHere).join(' ');
    throw new SetUpError(
      `Install what is missing and start again:\n\n  sudo apt-get install -y ${available}\n`,
    );
  }
  announce(`installing Debian packages: ${names.join(' ')}`);
  await aptGet('reading the package lists', ['update']);
  const options = ['install', '-y', '--no-install-recommends'];
  await aptGet('installing packages', [...options, ...names.map(nameHere)]);
}

/** Looks at the machine. Programs that are not there to be asked count as lacking what they would tell. */
export function findNeeds(wanted: { executable?: string; screen: boolean; compiler: boolean }): Needs {
  if (process.platform !== 'linux') {
    return { libraries: false, screen: false, fonts: false, compiler: wanted.compiler && !hasCompiler() };
  }
  const window = wanted.executable !== undefined;
  return {
    libraries: window && /not found/.test(ask('ldd', [wanted.executable ?? '']).output),
    screen: window && wanted.screen && !findProgram('Xvfb'),
    fonts: window && ask('fc-list', [':lang=zh', 'family']).output.trim() === '',
    compiler: wanted.compiler && !hasCompiler(),
  };
}

function hasCompiler(): boolean {
  return findProgram('c++') !== undefined && findProgram('cc') !== undefined;
}

/** Newer releases carry some libraries under a name that ends in t64. */
function nameHere(name: string): string {
  const candidate = (spelling: string) =>
    /Candidate: (?!\(none\))/.test(ask('apt-cache', ['policy', spelling]).output);
  return !candidate(name) && candidate(`${name}t64`) ? `${name}t64` : name;
}

async function aptGet(label: string, args: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { code, output } = await withProgress(
    () => label,
    () => runQuietly('apt-get', ['-q', ...args], { env }),
  );
  if (code !== 0) throw new SetUpError(`apt-get ${args[0]} failed:\n${tail(output)}`);
}
