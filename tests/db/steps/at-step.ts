import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyDatabase, openDatabase, SHIPPED_MIGRATIONS } from '../../../db/migrate.ts';
import type { ReadableDb } from '../../../db/open.ts';

interface Journal {
  readonly entries: readonly { readonly tag: string }[];
}

export interface FileAtStep {
  /** The database as the steps before left it, for the rows of the test. */
  readonly db: ReadableDb;
  /** Closes it and opens it with this step too, and with none after it unless `all` is said. */
  readonly takeStep: (how?: 'all') => ReadableDb;
  readonly remove: () => void;
}

/** A file that has only come to the step before `tag` (`0002_resident_search`). */
export function openBefore(tag: string): FileAtStep {
  const folder = mkdtempSync(join(tmpdir(), 'station-step-'));
  const file = join(folder, 'station.db');
  const before = openDatabase({
    file,
    migrations: migrationsBelow(folder, 'before', (entry) => entry < tag),
  });
  let open = before;
  return {
    db: before,
    takeStep: (how) => {
      open.$client.close();
      const migrations =
        how === 'all' ? SHIPPED_MIGRATIONS : migrationsBelow(folder, 'with', (entry) => entry <= tag);
      open = openDatabase({ file, migrations, backUp: copyAnew });
      return open;
    },
    remove: () => {
      open.$client.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function migrationsBelow(folder: string, name: string, wanted: (tag: string) => boolean): string {
  const target = join(folder, name);
  mkdirSync(join(target, 'meta'), { recursive: true });
  const journal = JSON.parse(
    readFileSync(join(SHIPPED_MIGRATIONS, 'meta', '_journal.json'), 'utf8'),
  ) as Journal;
  const entries = journal.entries.filter((entry) => wanted(entry.tag));
  for (const { tag } of entries) cpSync(join(SHIPPED_MIGRATIONS, `${tag}.sql`), join(target, `${tag}.sql`));
  writeFileSync(join(target, 'meta', '_journal.json'), JSON.stringify({ ...journal, entries }));
  return target;
}

/** The copy of an earlier step is none of this one. */
function copyAnew(db: ReadableDb, target: string): void {
  rmSync(target, { force: true });
  copyDatabase(db, target);
}
