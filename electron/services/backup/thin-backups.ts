import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import type { ReadableDb } from '../../../db/open.ts';
import { audit } from '../../../db/schema/index.ts';
import { type KeptCopy, planBackupThinning } from '../../shared/domain/backup-keeping.ts';
import { type ClinicDay, clinicDay } from '../../shared/values/clinic-day.ts';

const COPY_NAME = /^(?:station|practice)-(\d{4})(\d\d)(\d\d)-\d{6}\.db$/;

export interface ThinOrder {
  readonly db: ReadableDb;
  readonly folder: string;
  readonly today: ClinicDay;
  /** The copy that was just made in this folder and read again. Without it there nothing goes. */
  readonly proven: string;
}

/**
 * Takes copies away that nobody needs any more (`planBackupThinning`). Only files that this station's own books
 * name, with the very size that was noted: whatever else lies there is somebody else's.
 *
 * @returns how many went; a file that cannot be removed stays and is tried again after the next copy.
 */
export async function thinBackups(order: ThinOrder): Promise<number> {
  const copies = await listOwnCopies(order.db, order.folder);
  if (!copies.some((copy) => copy.name === order.proven)) return 0;
  let removed = 0;
  for (const name of planBackupThinning(copies, order.today)) {
    const gone = await rm(join(order.folder, name)).then(
      () => true,
      () => false,
    );
    if (gone) removed += 1;
  }
  return removed;
}

async function listOwnCopies(db: ReadableDb, folder: string): Promise<KeptCopy[]> {
  const sizes = readNotedSizes(db);
  const copies: KeptCopy[] = [];
  for (const name of await readdir(folder)) {
    const day = dayIn(name);
    if (day === undefined || !sizes.has(name)) continue;
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found?.isFile() && found.size === sizes.get(name)) copies.push({ name, day });
  }
  return copies;
}

function readNotedSizes(db: ReadableDb): Map<string, number> {
  const rows = db
    .select({ detail: audit.detail })
    .from(audit)
    .where(and(eq(audit.subject, 'backup'), eq(audit.action, 'backup.made')))
    .all();
  return new Map(
    rows.map(({ detail }) => {
      const { name, bytes } = JSON.parse(detail) as { name: string; bytes: number };
      return [name, bytes];
    }),
  );
}

/** The station's own day, by which the copy is named. */
function dayIn(name: string): ClinicDay | undefined {
  const [, year, month, day] = COPY_NAME.exec(name) ?? [];
  if (year === undefined) return undefined;
  try {
    return clinicDay(`${year}-${month}-${day}`);
  } catch {
    return undefined;
  }
}
