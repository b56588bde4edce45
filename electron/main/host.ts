import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { app, BrowserWindow, dialog, screen, shell } from 'electron';
import type { Devices, StationHost } from '../services/context.ts';
import type { StationPaths } from './paths.ts';
import type { StationFiles } from './station-files.ts';

/** What the services may ask of the program around them. */
export function createHost(files: StationFiles, paths: StationPaths): StationHost {
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
    copyTo: async (path, progress) => {
      const open = files.current();
      if (!open) throw new Error('no station is open');
      await open.db.$client.backup(path, {
        progress: ({ totalPages, remainingPages }) => {
          progress(totalPages - remainingPages, totalPages);
          return 1000;
        },
      });
    },
    sealCopy: (path) => sealInWorker(join(paths.workers, 'seal-copy.js'), path),
    chooseBackupFile: () => choose('从备份恢复', ['openFile'], [{ name: '备份', extensions: ['db'] }]),
    chooseFolder: () => choose('备份放哪里', ['openDirectory', 'createDirectory'], []),
    showDataFolder: () => void shell.openPath(dirname(paths.station)),
    quit: () => app.quit(),
    devices: readDevices,
  };
}

function sealInWorker(worker: string, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sealing = new Worker(worker, { workerData: path });
    sealing.once('error', reject);
    sealing.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`sealing ended with ${code}`)),
    );
  });
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

async function readDevices(): Promise<Devices> {
  const window = BrowserWindow.getAllWindows()[0];
  const printers = window ? await window.webContents.getPrintersAsync() : [];
  return {
    printers: printers.map((printer) => printer.displayName || printer.name),
    secondScreen: screen.getAllDisplays().length > 1,
    // No reader is driven yet.
    reader: false,
  };
}
