import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Output } from '../../shared/contract/procedures.ts';
import type { ClinicMonth } from '../../shared/values/clinic-day.ts';
import type { TaskContext } from '../context.ts';
import { nameSaved } from '../name-saved.ts';
import { refuse } from '../refusal.ts';
import { draftOf, whyNotWritten } from '../write-whole.ts';
import type { MonthOrder } from './write-month-file.ts';

/**
 * Writes the month's ledger as `月末台账-YYYY-MM.xlsx` into the exports folder, over an older one of the same
 * month; stopped or failed, it leaves the older one and nothing else.
 *
 * @throws Refusal 'ledger.file-in-use' when the file is open elsewhere, 'disk.full'.
 */
export async function exportMonth(
  context: TaskContext,
  month: ClinicMonth,
): Promise<Output<'ledger.exportMonth'>> {
  const fileName = `${nameSaved(context, 'monthLedger', month)}.xlsx`;
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
    if (whyNotWritten(error) === 'in-use') throw refuse('ledger.file-in-use', { file: path });
    throw error;
  }
  return { path, fileName };
}
