import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import type { CommandContext, TaskContext } from '../context.ts';
import type { AreaHandlers } from '../handler.ts';
import { refuse } from '../refusal.ts';
import { isWritableFolder } from '../settings/create-station.ts';
import { saveSetting } from '../settings/load-settings.ts';
import { findLastBackup, makeBackup } from './make-backup.ts';

async function backUpNow(context: TaskContext): Promise<Output<'backup.now'>> {
  return makeBackup({
    station: context.station(),
    host: context.host,
    at: context.now,
    day: context.today,
    by: context.session?.staffId,
    desk: context.session?.desk ?? '',
    work: context,
  });
}

async function getLast(context: TaskContext): Promise<Output<'backup.getLast'>> {
  const open = context.openStation();
  return { last: (open && findLastBackup(open.db)) ?? null };
}

async function listBackups(context: TaskContext): Promise<Output<'backup.listBackups'>> {
  return context.host.listBackups().slice(0, 100);
}

function changeFolder(
  context: CommandContext,
  input: HandlerInput<'backup.changeFolder'>,
): Output<'backup.changeFolder'> {
  const { folder } = input;
  if (folder !== '' && !isWritableFolder(folder)) throw refuse('backup.folder-unusable', { folder });
  saveSetting(context.db, {
    key: 'backup',
    value: { folder },
    at: context.now,
    by: context.session.staffId,
  });
  context.audit({ action: 'backup.folder-changed', subject: 'settings', detail: { set: folder !== '' } });
  return {};
}

export const backupHandlers: AreaHandlers<'backup'> = { now: backUpNow, getLast, listBackups, changeFolder };
