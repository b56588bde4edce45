import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { proveFile } from '../../db/prove-file.ts';
import { sealCopy } from '../../db/seal-copy.ts';
import { stationPaths } from '../../electron/main/paths.ts';
import { StationFiles } from '../../electron/main/station-files.ts';
import type { StationHost } from '../../electron/services/context.ts';
import { writeMonthFile } from '../../electron/services/ledger/write-month-file.ts';
import type { BoardState } from '../../electron/shared/domain/waiting-room.ts';
import type { Instant } from '../../electron/shared/values/instant.ts';
import { fakePrinters } from './fake-printers.ts';

const REPOSITORY = join(import.meta.dirname, '..', '..');

export interface TestPc {
  readonly folder: string;
  readonly files: StationFiles;
  readonly host: StationHost;
  /** What the next dialog answers. */
  choose: string | undefined;
}

/** A PC with an empty user folder: the real files, and dialogs that answer what the test says. */
export function openTestPc(now: () => Instant, onSwitch: () => void = () => undefined): TestPc {
  const folder = mkdtempSync(join(tmpdir(), 'station-pc-'));
  const paths = stationPaths({ userData: folder, app: REPOSITORY, main: REPOSITORY });
  const files = new StationFiles({ paths, now, onSwitch, onTrouble: () => undefined });
  const pc: TestPc = {
    folder,
    files,
    host: hostOf(files, paths.backups, () => pc.choose),
    choose: undefined,
  };
  return pc;
}

function hostOf(files: StationFiles, backupFolder: string, choose: () => string | undefined): StationHost {
  return {
    version: '0.0.0-test',
    fileState: files.state,
    createStation: files.create,
    openPractice: files.openPractice,
    leavePractice: files.leavePractice,
    retryOpen: files.retry,
    restore: files.restore,
    listBackups: files.listBackups,
    backupFolder,
    exportsFolder: join(backupFolder, '..', 'exports'),
    copyTo: async (station, path) => {
      await station.db.$client.backup(path);
    },
    sealCopy: async (path) => sealCopy(path),
    proveBooks: async (order, { progress }) => proveFile(order, progress),
    writeMonth: (order, { progress }) => writeMonthFile(order, progress),
    chooseBackupFile: async () => choose(),
    chooseWorkbook: async () => choose(),
    chooseFolder: async () => choose(),
    showDataFolder: () => undefined,
    quit: () => undefined,
    devices: async () => ({ printers: [], board: 'none', reader: 'off' }),
    reader: { state: () => 'off', takeCard: () => undefined },
    board: fakeBoard(),
    ...fakePrinters(join(backupFolder, '..', 'exports')).host,
  };
}

/** A PC with one screen: the board stands in a window while it is open. */
function fakeBoard(): StationHost['board'] {
  let state: BoardState = 'none';
  const become = (next: BoardState) => () => {
    state = next;
    return state;
  };
  return { state: () => state, open: become('window'), close: become('none') };
}
