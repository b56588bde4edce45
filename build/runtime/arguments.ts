import { SetUpError } from './announce.ts';

/** Reads the arguments of build/run.ts; all after the file belong to the script, however they look. */
export function parseRunArguments(argv: readonly string[]): {
  window: boolean;
  file: string;
  args: string[];
} {
  const window = argv[0] === '--window';
  const [file, ...args] = window ? argv.slice(1) : argv;
  if (!file || file.startsWith('-'))
    throw new SetUpError('Usage: tsx build/run.ts [--window] FILE [arguments]');
  return { window, file, args };
}
