import { expect, test } from 'vitest';
import { businessDays } from '../../db/schema/index.ts';
import type { CallEnvironment } from '../../electron/ipc/call-context.ts';
import { handlers } from '../../electron/ipc/handlers.ts';
import { createRouter } from '../../electron/ipc/router.ts';
import { openCaller } from '../support/caller.ts';
import { dumpDatabase } from '../support/dump.ts';
import { openTestStation } from '../support/station.ts';

test('a disk that fails in the middle of a command is a fault with a number, and nothing is changed', async () => {
  const station = openTestStation();
  const { session } = station.as('pharmacist');
  const faults: unknown[] = [];
  const environment: CallEnvironment = {
    now: station.now,
    station: () => ({ db: station.db, file: station.file, practice: false }),
    announce: () => expect.unreachable('nothing was changed'),
    reportFault: (error) => {
      faults.push(error);
      return '20261120-0001';
    },
  };
  const broken = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_WRITE' });
  const route = createRouter(environment, {
    ...handlers,
    dispensary: {
      ...handlers.dispensary,
      review: (context) => {
        context.db
          .insert(businessDays)
          .values({ day: context.today, status: 'open', openedAt: context.now })
          .run();
        context.audit({ action: 'dispensary.reviewed', subject: 'prescriptions' });
        throw broken;
      },
    },
  });
  const before = dumpDatabase(station.db);

  const reply = await route(openCaller(session), 'dispensary.review', {
    prescriptionId: 1,
    commandId: '0d2f4c51-6f5a-4c86-9d0c-0f3f7a1a2b3c',
  });

  expect(reply).toEqual({ ok: false, error: { kind: 'fault', incident: '20261120-0001' } });
  expect(faults).toEqual([broken]);
  expect(dumpDatabase(station.db)).toEqual(before);
  station.close();
});
