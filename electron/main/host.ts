import { dirname, join } from 'node:path';
import { app, BrowserWindow, dialog, shell } from 'electron';
import { createPrinters } from '../devices/printers.ts';
import type { BoardScreen, CardReader, Devices, StationHost } from '../services/context.ts';
import type { StationPaths } from './paths.ts';
import { runWorker } from './run-worker.ts';
import type { StationFiles } from './station-files.ts';
import { deskWindow, paperUrl } from './window.ts';

/** What the services may ask of the program around them. */
export function createHost(
  files: StationFiles,
  paths: StationPaths,
  { reader, board }: Pick<StationHost, 'reader' | 'board'>,
): StationHost {
  const script = (worker: string) => join(paths.workers, `${worker}.js`);
  return {
    version: app.getVersion(),
    fileState: files.state,
    createStation: files.create,
    openPractice: files.openPractice,
    leavePractice: files.leavePractice,
    retryOpen: files.retry,
    restore: files.restore,
    listBackups: files.listBackups,
    backupFolder: paths.backups,
    exportsFolder: paths.exports,
    copyTo: async (station, path, { progress, signal }) => {
      await station.db.$client.backup(path, {
        progress: ({ totalPages, remainingPages }) => {
          signal.throwIfAborted();
          progress(totalPages - remainingPages, totalPages);
          return 1000;
        },
      });
    },
    sealCopy: (path, work) => runWorker(script('seal-copy'), path, work),
    proveBooks: (order, work) =>
      runWorker(script('prove-books'), { ...order, migrations: paths.migrations }, work),
    writeMonth: (order, work) => runWorker(script('export-month'), order, work),
    chooseBackupFile: () => choose('从备份恢复', ['openFile'], [{ name: '备份', extensions: ['db'] }]),
    chooseWorkbook: () =>
      choose('导入哪个表格', ['openFile'], [{ name: 'Excel 表格', extensions: ['xlsx', 'xlsm', 'xls'] }]),
    chooseFolder: () => choose('备份放哪里', ['openDirectory', 'createDirectory'], []),
    showDataFolder: () => void shell.openPath(dirname(paths.station)),
    quit: () => app.quit(),
    devices: () => readDevices(reader, board),
    reader,
    board,
    ...createPrinters({ paperUrl, exportsFolder: paths.exports }),
  };
}

async function choose(
  title: string,
  properties: ('openFile' | 'openDirectory' | 'createDirectory')[],
  filters: { name: string; extensions: string[] }[],
): Promise<string | undefined> {
  const window = BrowserWindow.getFocusedWindow();
  const options = { title, properties, filters };
  const answer = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return answer.canceled ? undefined : answer.filePaths[0];
}

async function readDevices(reader: CardReader, board: BoardScreen): Promise<Devices> {
  const window = deskWindow();
  const printers = window ? await window.webContents.getPrintersAsync() : [];
  return {
    printers: printers.map((printer) => printer.displayName || printer.name),
    board: board.state(),
    reader: reader.state(),
  };
}
