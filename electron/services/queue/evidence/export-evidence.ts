import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Period } from '../../../../db/queries/evidence.ts';
import { clinicDayAt, firstDayOf, lastDayOf, monthOf } from '../../../shared/values/clinic-day.ts';
import type { Instant } from '../../../shared/values/instant.ts';
import type { Handler } from '../../handler.ts';
import { refuse } from '../../refusal.ts';
import { makeEvidenceWorkbook } from './make-workbook.ts';
import { replayByMonth } from './prepare-evidence.ts';
import { readEvidence } from './read-evidence.ts';

const STEPS = 3;

/**
 * Writes the period's ledger as a workbook into the exports folder, over an older one of the same period. It
 * is written beside it first and then renamed, so a file that is there is whole.
 *
 * @throws Refusal 'queue.file-in-use' when the file is open elsewhere, 'disk.full'.
 */
export const exportEvidence: Handler<'queue.exportEvidence'> = async (context, period) => {
  const fileName = `${evidenceFileName(period)}.xlsx`;
  const folder = context.host.exportsFolder;
  const path = join(folder, fileName);
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
  await writeWhole(path, new Uint8Array(bytes), folder);
  context.progress(STEPS, STEPS);
  return { path, fileName };
};

/** `six-priorities-2026-11` for a whole month, else with both days. */
export function evidenceFileName({ from, to }: Period): string {
  const month = monthOf(from);
  const whole = from === firstDayOf(month) && to === lastDayOf(month);
  return `six-priorities-${whole ? month : from === to ? from : `${from}_${to}`}`;
}

function formatMoment(at: Instant, utcOffsetMinutes: number): string {
  const minutes = Math.floor(at / 60_000) + utcOffsetMinutes;
  const two = (value: number) => value.toString().padStart(2, '0');
  return `${clinicDayAt(at, utcOffsetMinutes)} ${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

async function writeWhole(path: string, bytes: Uint8Array, folder: string): Promise<void> {
  const draft = `${path}.part`;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(draft, bytes, { flush: true });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOSPC') throw refuse('disk.full');
    if (code === 'EBUSY' || code === 'EPERM' || code === 'EACCES' || code === 'EISDIR') {
      throw refuse('queue.file-in-use', { file: path });
    }
    throw error;
  }
}
