import { afterEach, beforeEach, expect, test } from 'vitest';
import { settleStrandedPrints } from '../../../db/queries/prints.ts';
import { verifyRows } from '../../../db/verify-books.ts';
import { handlers } from '../../../electron/ipc/handlers.ts';
import { createRouter } from '../../../electron/ipc/router.ts';
import type { OpenStation, Session } from '../../../electron/services/context.ts';
import { PrintError } from '../../../electron/services/printing/print-job.ts';
import { openCaller } from '../../support/caller.ts';
import { type CashierStation, openCashierStation, rowsOf } from '../../support/cashier.ts';
import { fakePrinters } from '../../support/fake-printers.ts';
import { openTestPc } from '../../support/host.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

let station: CashierStation;
let other: TestStation;
let visitId: number;
beforeEach(async () => {
  station = openCashierStation();
  other = openTestStation();
  visitId = (await station.desk.arrives('周桂芳', '1988-05-01')).visitId;
});
afterEach(() => {
  if (station.db.$client.open) expect(verifyRows(station.db)).toEqual([]);
  station.close();
  other.close();
});

const results = () => rowsOf(station, 'SELECT copy, result FROM prints ORDER BY id');

/** A ticket is printed; while the printer works, something else happens, then it ends well or badly. */
async function printWhile(meanwhile: (pc: Pc) => void, ends?: PrintError) {
  const faults: unknown[] = [];
  const pc: Pc = {
    session: station.as('front_desk').session,
    open: { db: station.db, file: station.file, practice: false },
  };
  const { host } = fakePrinters();
  const environment = {
    now: station.now,
    station: () => pc.open,
    host: {
      ...openTestPc(station.now).host,
      ...host,
      print: async (job: Parameters<typeof host.print>[0]) => {
        const outcome = await host.print(job);
        meanwhile(pc);
        if (ends) throw ends;
        return outcome;
      },
    },
    announce: () => undefined,
    reportFault: (error: unknown) => {
      faults.push(error);
      return 'test-0004';
    },
  };
  const route = createRouter(environment, handlers);
  const reply = await route(
    openCaller(() => pc.session),
    'registration.printTicket',
    { visitId },
  );
  return { reply, faults };
}

interface Pc {
  session: Session | undefined;
  open: OpenStation | undefined;
}

const getUp = (pc: Pc) => {
  pc.session = undefined;
};
const openOther = (pc: Pc) => {
  pc.session = undefined;
  pc.open = { db: other.db, file: other.file, practice: true };
};

test('a good print stays a good print when whoever began it gets up while it prints', async () => {
  const { reply, faults } = await printWhile(getUp);
  expect(reply).toMatchObject({ ok: true, value: { outcome: 'saved', reprint: 0 } });
  expect([results(), faults]).toEqual([[{ copy: 1, result: 'saved' }], []]);
});

test('a print that failed says so itself, whoever sits there by then, and gives its number back', async () => {
  const sitDown = (pc: Pc) => {
    pc.session = station.as('pharmacist').session;
  };
  for (const meanwhile of [getUp, sitDown]) {
    const { reply } = await printWhile(meanwhile, new PrintError('print-failed', 'jam'));
    expect(reply).toMatchObject({ error: { code: 'settings.print-failed', details: { said: 'jam' } } });
  }
  expect(results()).toEqual([
    { copy: 1, result: 'failed' },
    { copy: 1, result: 'failed' },
  ]);
});

test('the end is written into the file in which the print began, and into no other', async () => {
  const { reply, faults } = await printWhile(openOther);
  expect(reply).toMatchObject({ ok: true, value: { outcome: 'saved' } });
  expect([results(), faults]).toEqual([[{ copy: 1, result: 'saved' }], []]);
  expect(rowsOf(other, 'SELECT count(*) AS prints FROM prints')).toEqual([{ prints: 0 }]);
});

test('where that file is closed the log says so, and the print answers for itself', async () => {
  const close = (pc: Pc) => {
    openOther(pc);
    station.db.$client.close();
  };
  const { reply, faults } = await printWhile(close, new PrintError('print-failed', 'jam'));
  expect(reply).toMatchObject({ error: { code: 'settings.print-failed' } });
  expect(faults).toHaveLength(1);
});

test('a print that a killed program left on its way counts as come out: the next is 补打, and the books hold', () => {
  const leave = station.db.$client.prepare(
    `INSERT INTO prints (kind, subject_id, copy, at, staff_id, printer, sheets, result)
     VALUES ('ticket', ?, ?, 0, 1, ?, 1, 'sending')`,
  );
  leave.run(visitId, 1, 'XP');
  leave.run(visitId, 2, '');
  settleStrandedPrints(station.db);
  settleStrandedPrints(station.db);
  expect(results()).toEqual([
    { copy: 1, result: 'printed' },
    { copy: 2, result: 'saved' },
  ]);
});
