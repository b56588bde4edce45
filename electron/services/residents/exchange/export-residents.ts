import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { type ExportedResident, residentsForExport } from '../../../../db/queries/resident-export.ts';
import { formatAge } from '../../../shared/domain/age.ts';
import { maskIdNumber, maskName, maskPhone } from '../../../shared/domain/masking.ts';
import { clinicDayAt, startOfDay } from '../../../shared/values/clinic-day.ts';
import { instant } from '../../../shared/values/instant.ts';
import type { QueryContext, TaskContext } from '../../context.ts';
import type { Handler } from '../../handler.ts';
import { nameSaved } from '../../name-saved.ts';
import { refuse } from '../../refusal.ts';
import { stampOf, writeExport } from './write-file.ts';

const PAGE = 500;

type ExportIntent = Parameters<Handler<'residents.exportResidents'>>[1];

const HEADS: readonly (readonly [head: string, width: number])[] = [
  ['档案号', 14],
  ['姓名', 14],
  ['性别', 6],
  ['年龄', 8],
  ['证件号码', 22],
  ['民族', 10],
  ['手机', 14],
  ['现住址', 36],
  ['医保', 10],
  ['签约团队', 16],
  ['慢病', 24],
  ['上次来', 12],
];

const SEXES: Readonly<Record<number, string>> = { 0: '未知', 1: '男', 2: '女', 9: '未说明' };
const INSURANCES: Readonly<Record<string, string>> = {
  employee: '职工医保',
  resident: '居民医保',
  commercial: '商业保险',
  public: '公费',
  none: '自费',
};

/**
 * Writes the residents into the exports folder, some at a time, while others go on working. Masked, unless the
 * head asks for whole names and numbers with a reason; who exported how many, and why, is noted before.
 *
 * @throws Refusal 'residents.export-head-only' | 'residents.export-reason-missing' | 'residents.file-in-use'
 */
export const exportResidents: Handler<'residents.exportResidents'> = async (task, intent) => {
  const { count, settings } = task.command((context) => {
    if (intent.whole && !context.session.roles.includes('head')) throw refuse('residents.export-head-only');
    if (intent.whole && intent.reason === undefined) throw refuse('residents.export-reason-missing');
    const due = residentsForExport(context.db).count(visitedFrom(context, intent));
    context.audit({
      action: intent.whole ? 'residents.exported-whole' : 'residents.exported',
      subject: 'residents',
      detail: { count: due, reason: intent.reason ?? '', visitedFrom: intent.visitedFrom ?? '' },
    });
    return { count: due, settings: context.settings };
  });
  const stamp = stampOf(task.now, settings.station.utcOffsetMinutes);
  const name = `${nameSaved(task, intent.whole ? 'residents' : 'maskedResidents', stamp)}.xlsx`;
  const written = await writeExport(task.host.exportsFolder, name, (draft) =>
    writeRows(task, intent, draft, count),
  );
  return { count, ...written };
};

function visitedFrom(context: QueryContext, { visitedFrom: day }: ExportIntent): number {
  return day === undefined ? 0 : startOfDay(day, context.settings.station.utcOffsetMinutes);
}

async function writeRows(
  task: TaskContext,
  intent: ExportIntent,
  draft: string,
  count: number,
): Promise<void> {
  const { default: exceljs } = await import('exceljs');
  const file = createWriteStream(draft);
  try {
    const book = new exceljs.stream.xlsx.WorkbookWriter({ stream: file, useStyles: true });
    const sheet = book.addWorksheet('居民', { views: [{ state: 'frozen', ySplit: 1, xSplit: 2 }] });
    sheet.columns = HEADS.map(([header, width]) => ({ header, width, style: { numFmt: '@' } }));
    await writePages(task, intent, count, (cells) => sheet.addRow(cells).commit());
    sheet.commit();
    await book.commit();
  } catch (error) {
    // Opened late, the file would come into being after it was taken away.
    file.destroy();
    if (!file.closed) await once(file, 'close');
    throw error;
  }
  task.progress(count, count);
}

async function writePages(
  task: TaskContext,
  intent: ExportIntent,
  count: number,
  write: (cells: string[]) => void,
): Promise<void> {
  let after: ExportedResident | undefined;
  for (let done = 0; ; done += PAGE) {
    task.signal.throwIfAborted();
    task.progress(Math.min(done, count), count);
    const page = task.query((context) => {
      const rows = residentsForExport(context.db).page(visitedFrom(context, intent), after, PAGE);
      return { rows, cells: rows.map((row) => cellsOf(context, row, intent.whole)) };
    });
    for (const cells of page.cells) write(cells);
    after = page.rows.at(-1);
    if (page.rows.length < PAGE) return;
    // Others have their turn.
    await setImmediate();
  }
}

function cellsOf(context: QueryContext, row: ExportedResident, whole: boolean): string[] {
  const number = row.idNumber ?? '';
  return [
    row.recordNo,
    whole ? row.name : maskName(row.name),
    SEXES[row.sex] ?? '',
    formatAge(row.birthDay, context.today),
    whole ? number : maskIdNumber(number),
    row.ethnicity,
    whole ? row.phone : maskPhone(row.phone),
    // A house number names a person as well as a name does.
    whole ? row.address : row.address.replace(/[0-9０-９]+.*$/, '…'),
    INSURANCES[row.insurance] ?? row.insurance,
    row.team ?? '',
    row.conditions ?? '',
    row.visitedAt === 0 ? '' : clinicDayAt(instant(row.visitedAt), context.settings.station.utcOffsetMinutes),
  ];
}
