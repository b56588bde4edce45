import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Output } from '../../shared/contract/procedures.ts';
import type { ClinicMonth } from '../../shared/values/clinic-day.ts';
import type { TaskContext } from '../context.ts';
import { refuse } from '../refusal.ts';
import { draftOf, type MonthOrder } from './write-month-file.ts';

/**
 * Writes the month's ledger as `ledger-YYYY-MM.xlsx` into the exports folder, over an older one of the same
 * month; stopped or failed, it leaves the older one and nothing else.
 *
 * @throws Refusal 'ledger.file-in-use' when the file is open elsewhere, 'disk.full'.
 */
export async function exportMonth(
  context: TaskContext,
  month: ClinicMonth,
): Promise<Output<'ledger.exportMonth'>> {
  const fileName = `ledger-${month}.xlsx`;
  const path = join(context.host.exportsFolder, fileName);
  const { file, practice } = context.station();
  const { today, now, madeByName } = context.query((query) => ({
    today: query.today,
    now: query.now,
    madeByName: query.session.name,
  }));
  const order: MonthOrder = { file, practice, month, today, now, madeByName, path };
  try {
    await context.host.writeMonth(order, context);
  } catch (error) {
    await rm(draftOf(path), { force: true });
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['EBUSY', 'EPERM', 'EACCES', 'EISDIR'].includes(code)) {
      throw refuse('ledger.file-in-use', { file: path });
    }
    throw error;
  }
  return { path, fileName };
}
