import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs, { type CellValue, type Workbook, type Worksheet } from 'exceljs';
import type { Caller } from '../../electron/ipc/call-context.ts';
import { handlers } from '../../electron/ipc/handlers.ts';
import { createRouter } from '../../electron/ipc/router.ts';
import type { Role } from '../../electron/shared/contract/define.ts';
import type { CallInput, Output, ProcedureName } from '../../electron/shared/contract/procedures.ts';
import type { Reply } from '../../electron/shared/contract/reply.ts';
import type { ImportRow, PlannedImport } from '../../electron/shared/contract/residents-exchange.ts';
import { openCaller } from './caller.ts';
import { openTestPc } from './host.ts';
import type { TestStation } from './station.ts';

export interface ExchangeDesk {
  /** Folder for the test's own workbooks. */
  readonly folder: string;
  readonly exportsFolder: string;
  /** The next dialog answers this file. */
  choose: (path: string | undefined) => void;
  readonly reply: <Name extends ProcedureName>(
    name: Name,
    input: CallInput<Name>,
    ...roles: Role[]
  ) => Promise<Reply<Output<Name>>>;
  readonly call: <Name extends ProcedureName>(
    name: Name,
    input: CallInput<Name>,
    ...roles: Role[]
  ) => Promise<Output<Name>>;
}

/** The desk with a PC around it: dialogs, folders, real files. */
export function openExchangeDesk(station: TestStation): ExchangeDesk {
  const pc = openTestPc(station.now);
  const route = createRouter(
    {
      now: station.now,
      station: () => ({ db: station.db, file: station.file, practice: false }),
      host: pc.host,
      announce: () => undefined,
      reportFault: (error) => {
        station.faults.push(error);
        return 'test-0003';
      },
    },
    handlers,
  );
  // Whoever calls twice calls from the same window, so that she can stop what she began.
  const windows = new Map<string, Caller>();
  const windowOf = (roles: readonly Role[]): Caller => {
    const known = windows.get(roles.join());
    if (known) return known;
    const caller = openCaller(station.as(...roles).session, (event) => station.events.push(event));
    windows.set(roles.join(), caller);
    return caller;
  };
  const reply: ExchangeDesk['reply'] = (name, input, ...roles) =>
    route(windowOf(roles.length > 0 ? roles : ['front_desk']), name, input) as never;
  return {
    folder: pc.folder,
    exportsFolder: pc.host.exportsFolder,
    choose: (path) => {
      pc.choose = path;
    },
    reply,
    call: async (name, input, ...roles) => {
      const answer = await reply(name, input, ...roles);
      if (answer.ok) return answer.value;
      throw new Error(`${name}: ${JSON.stringify(answer.error)}`, { cause: station.faults.at(-1) });
    },
  };
}

/** Writes a workbook whose only sheet holds these rows; `touch` changes it before it is written. */
export async function writeSheet(
  desk: Pick<ExchangeDesk, 'folder'>,
  rows: readonly (readonly CellValue[])[],
  touch: (sheet: Worksheet, book: Workbook) => void = () => undefined,
): Promise<string> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('名单');
  for (const row of rows) sheet.addRow([...row]);
  touch(sheet, book);
  if (!existsSync(desk.folder)) mkdirSync(desk.folder, { recursive: true });
  const path = join(desk.folder, '名单.xlsx');
  await book.xlsx.writeFile(path);
  return path;
}

/** Tries the file, and gives its rows. */
export async function plan(
  desk: ExchangeDesk,
  path: string,
  overwrite = false,
): Promise<{ readonly planned: PlannedImport; readonly rows: ImportRow[] }> {
  desk.choose(path);
  const planned = await desk.call('residents.planImport', { overwrite });
  if (!planned) throw new Error('nothing was chosen');
  return { planned, rows: await rowsOf(desk, planned.importId) };
}

export async function rowsOf(desk: ExchangeDesk, importId: string): Promise<ImportRow[]> {
  const rows: ImportRow[] = [];
  for (;;) {
    const page = await desk.call('residents.listImportRows', { importId, from: rows.length });
    rows.push(...page.rows);
    if (rows.length >= page.total) return rows;
  }
}

/** The words of a sheet, row by row. */
export async function readSheet(path: string, name?: string): Promise<string[][]> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(new Uint8Array(readFileSync(path)).buffer as never);
  const sheet = name === undefined ? book.worksheets[0] : book.getWorksheet(name);
  const rows: string[][] = [];
  sheet?.eachRow((row) => {
    const values = row.values as CellValue[];
    rows.push(Array.from({ length: values.length - 1 }, (_, index) => String(values[index + 1] ?? '')));
  });
  return rows;
}
