import { handlers } from '../../electron/ipc/handlers.ts';
import { createRouter } from '../../electron/ipc/router.ts';
import type { Role } from '../../electron/shared/contract/define.ts';
import type { CallInput, Output, TaskName } from '../../electron/shared/contract/procedures.ts';
import type { Reply } from '../../electron/shared/contract/reply.ts';
import { DEFAULT_PRINTERS, type PrinterSettings } from '../../electron/shared/domain/printing.ts';
import { openCaller } from './caller.ts';
import { type FakePrinters, fakePrinters } from './fake-printers.ts';
import { openTestPc } from './host.ts';
import type { TestStation } from './station.ts';

export interface PrintingPc extends FakePrinters {
  readonly reply: <Name extends TaskName>(
    role: Role,
    name: Name,
    input: CallInput<Name>,
  ) => Promise<Reply<Output<Name>>>;
  /** The value, or a failed test. */
  readonly call: <Name extends TaskName>(
    role: Role,
    name: Name,
    input: CallInput<Name>,
  ) => Promise<Output<Name>>;
  /** Names printers for the papers, as the head does in F10. */
  readonly set: (change: Partial<PrinterSettings>) => Promise<void>;
}

/** The station on a PC with printers that keep what they were given. */
export function printingPc(station: TestStation): PrintingPc {
  const fake = fakePrinters();
  const route = createRouter(
    {
      now: station.now,
      station: () => ({ db: station.db, file: station.file, practice: false }),
      host: { ...openTestPc(station.now).host, ...fake.host },
      announce: () => undefined,
      reportFault: (error) => {
        station.faults.push(error);
        return 'test-0003';
      },
    },
    handlers,
  );
  const reply: PrintingPc['reply'] = async (role, name, input) => {
    return (await route(openCaller(station.as(role).session), name, input)) as never;
  };
  return Object.assign(fake, {
    reply,
    call: (async (role, name, input) => {
      const answer = await reply(role, name, input);
      if (answer.ok) return answer.value;
      throw new Error(`${name}: ${JSON.stringify(answer.error)}`, { cause: station.faults.at(-1) });
    }) as PrintingPc['call'],
    set: async (change: Partial<PrinterSettings>) => {
      const value = { ...DEFAULT_PRINTERS, ...change };
      await station.as('head').call('settings.changeRule', { change: { key: 'printers', value } });
    },
  });
}
