import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { and, desc, eq } from 'drizzle-orm';
import { inTransaction, type ReadableDb, type Tx } from '../../../db/open.ts';
import { insertAudit } from '../../../db/queries/audit.ts';
import { audit, dayClosings } from '../../../db/schema/index.ts';
import type { Output } from '../../shared/contract/procedures.ts';
import type { ClinicDay } from '../../shared/values/clinic-day.ts';
import type { StaffId } from '../../shared/values/ids.ts';
import type { Instant } from '../../shared/values/instant.ts';
import type { LongWork, OpenStation, StationHost } from '../context.ts';
import { refuse } from '../refusal.ts';
import { readClock } from '../settings/guard-clock.ts';
import { loadSettings } from '../settings/load-settings.ts';
import { thinBackups } from './thin-backups.ts';

type Made = Output<'backup.now'>;
type Second = Made['second'];

export interface BackupOrder {
  readonly station: OpenStation;
  readonly host: Pick<StationHost, 'copyTo' | 'sealCopy' | 'backupFolder'>;
  readonly at: Instant;
  readonly day: ClinicDay;
  /** Undefined for the automatic one after a day was closed. */
  readonly by: StaffId | undefined;
  readonly desk: string;
  readonly work: LongWork;
}

/**
 * A copy of the whole station while it works: written under a temporary name, read again page by page, and
 * only then given its name and noted. A second copy goes to the folder that the head chose. What broke off
 * leaves no file. Then older copies that nobody needs any more go, where the new one is proven.
 *
 * @throws Refusal 'backup.copy-unsound' when the copy cannot be read again; 'backup.folder-unusable' when
 *   the second folder cannot be written (the first copy is made and noted all the same).
 */
export async function makeBackup(order: BackupOrder): Promise<Made> {
  const { station, host } = order;
  const settings = loadSettings(station.db);
  const name = backupName(order.at, settings.station.utcOffsetMinutes, station.practice);
  const folder = host.backupFolder;
  await mkdir(folder, { recursive: true });
  const target = join(folder, name);
  const unproven = `${target}.unproven`;
  // A day that is closed from here on may be missing in the copy: it is not noted as held.
  const throughClosing = findNewestClosing(station.db);
  try {
    await rm(unproven, { force: true });
    await host.copyTo(station, unproven, order.work);
    await host.sealCopy(unproven, order.work).catch((error: unknown) => {
      if (order.work.signal.aborted) throw error;
      throw refuse('backup.copy-unsound', { name });
    });
    await rename(unproven, target);
  } catch (error) {
    await rm(unproven, { force: true });
    throw error;
  }
  const { size } = await stat(target);
  const second = await copyElsewhere(target, settings.backup.folder, name);
  noteBackup(order, { name, bytes: size, second, throughClosing });
  await thinWhenTrusted(order, name, second);
  if (second === 'failed') throw refuse('backup.folder-unusable', { folder: settings.backup.folder });
  return { at: order.at, name, bytes: size, second };
}

/** `station-20261119-180207.db`; the practice station's begin with `practice-`. */
export function backupName(at: Instant, offsetMinutes: number, practice: boolean): string {
  const wall = new Date(at + offsetMinutes * 60_000).toISOString();
  const stamp = wall.slice(0, 19).replaceAll('-', '').replaceAll(':', '').replace('T', '-');
  return `${practice ? 'practice' : 'station'}-${stamp}.db`;
}

async function copyElsewhere(source: string, folder: string, name: string): Promise<Second> {
  if (folder === '') return 'none';
  const target = join(folder, name);
  const part = `${target}.part`;
  try {
    await copyFile(source, part);
    await flushFile(part);
    if ((await digestOf(part)) !== (await digestOf(source))) throw new Error('the second copy differs');
    await rename(part, target);
    return 'copied';
  } catch {
    // The disk may be gone altogether.
    await rm(part, { force: true }).catch(() => undefined);
    return 'failed';
  }
}

/** Onto the disk itself: a removable one is pulled out as soon as the screen says that it is done. */
async function flushFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** By a clock that nobody has confirmed every copy would look old. */
async function thinWhenTrusted(order: BackupOrder, proven: string, second: Second): Promise<void> {
  const { db } = order.station;
  const settings = loadSettings(db);
  const clock = readClock(db, order.at, settings);
  if (clock.backMinutes > 0 || clock.ahead) return;
  const folders = [order.host.backupFolder, ...(second === 'copied' ? [settings.backup.folder] : [])];
  for (const folder of folders) {
    // The copy is made: what cannot be tidied is no reason to say that it is not.
    const removed = await thinBackups({ db, folder, today: order.day, proven }).catch(() => 0);
    if (removed === 0) continue;
    const where = folder === order.host.backupFolder ? 'here' : 'second';
    inTransaction(db, (tx) => writeAudit(tx, order, 'backup.thinned', { removed, where }));
  }
}

/** `throughClosing`: the newest closing of a day that the copy surely holds, by its row; 0 when there was none. */
type Noted = Omit<Made, 'at'> & { readonly throughClosing: number };

function noteBackup(order: BackupOrder, made: Noted): void {
  inTransaction(order.station.db, (tx) => writeAudit(tx, order, 'backup.made', made));
}

function writeAudit(
  tx: Tx,
  { at, day, by, desk }: BackupOrder,
  action: string,
  detail: Readonly<Record<string, string | number>>,
): void {
  insertAudit(tx, { at, day, staffId: by, desk, action, subject: 'backup', detail });
}

/** The newest copy that was proven, as noted when it was made. */
export function findLastBackup(db: ReadableDb): Made | undefined {
  const note = findLastNote(db);
  if (!note) return undefined;
  const { at, name, bytes, second } = note;
  return { at, name, bytes, second };
}

/** Notes of earlier versions do not say through which closing. */
function findLastNote(db: ReadableDb): (Made & Partial<Noted>) | undefined {
  const row = db
    .select({ at: audit.at, detail: audit.detail })
    .from(audit)
    .where(and(eq(audit.subject, 'backup'), eq(audit.action, 'backup.made')))
    .orderBy(desc(audit.id))
    .limit(1)
    .get();
  if (!row) return undefined;
  return { at: row.at, ...(JSON.parse(row.detail) as Omit<Made, 'at'> & Partial<Noted>) };
}

/**
 * True when a day was closed that the last copy may not hold: that is when one is due. By the order of the rows,
 * since a clock that stood ahead would put off every copy until its time has come.
 */
export function isBackupDue(db: ReadableDb): boolean {
  return findNewestClosing(db) > (findLastNote(db)?.throughClosing ?? 0);
}

/** Rows of closings are never taken away, so the highest is the newest. */
function findNewestClosing(db: ReadableDb): number {
  const newest = db.select({ id: dayClosings.id }).from(dayClosings).orderBy(desc(dayClosings.id)).limit(1);
  return newest.get()?.id ?? 0;
}
