import { connect, OpenError } from './open.ts';

/**
 * Makes a copy of the database one file that stands alone, and reads every page of it. A copy in WAL mode
 * would want two files beside it, which a full or write-protected disk cannot give when it is needed.
 *
 * @throws OpenError when the copy cannot be opened or is unsound.
 */
export function sealCopy(file: string): void {
  const db = connect(file, { mustExist: true });
  try {
    db.$client.pragma('journal_mode = DELETE');
    const found = db.$client.pragma('quick_check', { simple: true });
    if (found !== 'ok') throw new OpenError('damaged', `quick_check: ${String(found)}`);
  } finally {
    db.$client.close();
  }
}
