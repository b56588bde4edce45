import { join } from 'node:path';
import type { Period } from '../../../../db/queries/evidence.ts';
import { firstDayOf, formatMoment, lastDayOf, monthOf } from '../../../shared/values/clinic-day.ts';
import type { Instant } from '../../../shared/values/instant.ts';
import type { TaskContext } from '../../context.ts';
import type { Handler } from '../../handler.ts';
import { nameSaved } from '../../name-saved.ts';
import { refuse } from '../../refusal.ts';
import { whyNotWritten, writeWhole } from '../../write-whole.ts';
import { makeEvidenceWorkbook } from './make-workbook.ts';
import { replayByMonth } from './prepare-evidence.ts';
import { readEvidence } from './read-evidence.ts';

const STEPS = 3;

/**
 * Writes the period's ledger as a workbook into the exports folder, over an older one of the same period.
 *
 * @throws Refusal 'queue.file-in-use' when the file is open elsewhere, 'disk.full'.
 */
export const exportEvidence: Handler<'queue.exportEvidence'> = async (context, period) => {
  const fileName = `${evidenceFileName(context, period)}.xlsx`;
  const path = join(context.host.exportsFolder, fileName);
  await replayByMonth(context, period);
  const workbook = context.query((query) => {
    const { utcOffsetMinutes, practice, name } = query.settings.station;
    const momentWords = (at: Instant) => formatMoment(at, utcOffsetMinutes);
    return {
      evidence: readEvidence(query, period),
      momentWords,
      paper: {
        station: name,
        daysWords: `${period.from} 至 ${period.to}`,
        madeByName: query.session.name,
        madeAtWords: momentWords(query.now),
        practice: practice || context.station().practice,
      },
    };
  });
  context.progress(1, STEPS);
  const book = await makeEvidenceWorkbook(workbook, context.now);
  const bytes = await book.xlsx.writeBuffer();
  context.progress(2, STEPS);
  try {
    await writeWhole(path, new Uint8Array(bytes));
  } catch (error) {
    if (whyNotWritten(error) === 'in-use') throw refuse('queue.file-in-use', { file: path });
    throw error;
  }
  context.progress(STEPS, STEPS);
  return { path, fileName };
};

/** `六优先服务台账-2026-11` for a whole month, else with its day, or with both. */
export function evidenceFileName(context: Pick<TaskContext, 'station'>, { from, to }: Period): string {
  const month = monthOf(from);
  const whole = from === firstDayOf(month) && to === lastDayOf(month);
  return nameSaved(context, 'evidence', whole ? month : from === to ? from : `${from}至${to}`);
}
