import { OpenError } from '../../../db/open.ts';
import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import type { TaskContext } from '../context.ts';
import { PRACTICE_PASSWORD } from '../practice/practice-password.ts';
import { refuse } from '../refusal.ts';
import { loadSpelling } from '../spelling.ts';
import { hashPassword } from '../staff/password.ts';

/** Goes to the practice station (演练库), a file of its own that shows a fresh morning each day. */
export async function openPractice(context: TaskContext): Promise<Output<'settings.openPractice'>> {
  // The catalogue and the morning are large and wanted only here.
  const { fillPracticeStation, isPracticeStale } = await import('../practice/practice-station.ts');
  await loadSpelling();
  const passwordHash = await hashPassword(PRACTICE_PASSWORD);
  context.host.openPractice(
    (tx) => fillPracticeStation(tx, { now: context.now, passwordHash }),
    (db) => isPracticeStale(db, context.now),
  );
  return {};
}

/** Back to the real station, or to the first run where there is none yet. */
export async function leavePractice(context: TaskContext): Promise<Output<'settings.leavePractice'>> {
  context.host.leavePractice();
  return {};
}

/** Tries once more to open the station's file, after the person has done what the page says. */
export async function retryOpen(context: TaskContext): Promise<Output<'settings.retryOpen'>> {
  return { opened: context.host.retryOpen() };
}

/**
 * Takes a backup into use where no station is open, and proves its books. The file that could not be opened is kept.
 *
 * @throws Refusal 'settings.restore-not-now' while the station works or somebody practises; 'settings.backup-unusable'.
 */
export async function restoreBackup(
  context: TaskContext,
  input: HandlerInput<'settings.restoreBackup'>,
): Promise<Output<'settings.restoreBackup'>> {
  // With the practice station open its copies are listed, and none of them may take the real one's place.
  if (context.openStation() || context.host.fileState().kind === 'open') {
    throw refuse('settings.restore-not-now');
  }
  const backup = await chooseBackup(context, input.name);
  if (backup === undefined) return { restored: false, keptAs: '', proof: null };
  const keptAs = putBack(context, backup);
  return { restored: true, keptAs, proof: await proveRestored(context) };
}

function putBack(context: TaskContext, backup: string): string {
  try {
    return context.host.restore(backup);
  } catch (error) {
    if (error instanceof OpenError) throw refuse('settings.backup-unusable', { reason: error.reason });
    throw error;
  }
}

/** The station works again whatever is found: it is told, and named rule by rule at 站长 (F10) → 账目自证. */
async function proveRestored(context: TaskContext): Promise<Output<'settings.restoreBackup'>['proof']> {
  const station = context.openStation();
  if (!station) return null;
  try {
    const { ruleCount, breaches } = await context.host.proveBooks({ file: station.file }, context);
    return { ruleCount, broken: new Set(breaches.map((breach) => breach.rule)).size };
  } catch {
    // Stopped, or the machine is out of memory: what was put back stands.
    return null;
  }
}

async function chooseBackup(context: TaskContext, name: string | undefined): Promise<string | undefined> {
  if (name === undefined) return context.host.chooseBackupFile();
  // Only what the list shows: a name from the window is never a path.
  const known = context.host.listBackups().find((backup) => backup.name === name);
  if (!known) throw refuse('settings.backup-unusable', { reason: 'no-access' });
  return known.name;
}

export async function showDataFolder(context: TaskContext): Promise<Output<'settings.showDataFolder'>> {
  context.host.showDataFolder();
  return {};
}

export async function chooseFolder(context: TaskContext): Promise<Output<'settings.chooseFolder'>> {
  return { folder: (await context.host.chooseFolder()) ?? '' };
}

export async function quit(context: TaskContext): Promise<Output<'settings.quit'>> {
  context.host.quit();
  return {};
}

export async function getDevices(context: TaskContext): Promise<Output<'settings.getDevices'>> {
  const { printers, board, reader } = await context.host.devices();
  return { printers: [...printers], board, reader };
}
