import { join } from 'node:path';
import {
  type PaperHost,
  PrintError,
  type PrinterState,
  type PrintJob,
  pdfNameOf,
} from '../../electron/services/printing/print-job.ts';
import type { Paper } from '../../electron/shared/contract/paper.ts';

export interface FakePrinters {
  readonly host: PaperHost;
  /** Everything that came out, in order. */
  readonly out: { readonly paper: Paper; readonly job: Omit<PrintJob, 'paper'> }[];
  readonly there: PrinterState[];
  /** What the next job ends with, once its paper was asked for. */
  failNext: PrintError | undefined;
}

/** Printers of a PC that keep what they were given: the queue of one, and the real refusals. */
export function fakePrinters(folder = 'exports'): FakePrinters {
  let last: Promise<unknown> = Promise.resolve();
  const fake: FakePrinters = {
    out: [],
    there: [],
    failNext: undefined,
    host: {
      print: (job) => {
        const mine = last.then(() => run(fake, job, folder));
        last = mine.catch(() => undefined);
        return mine;
      },
      picturePaper: async (sheet) => ({
        image: 'data:image/png;base64,',
        widthMm: sheet.width,
        heightMm: sheet.height ?? 100,
      }),
      listPrinters: async () => fake.there,
    },
  };
  return fake;
}

async function run(fake: FakePrinters, { paper, ...job }: PrintJob, folder: string) {
  if (job.target.kind === 'printer') {
    const { printer } = job.target;
    const found = fake.there.find((one) => one.name === printer);
    if (!found) throw new PrintError('printer-unknown', printer);
    if (found.state === 'offline') throw new PrintError('printer-offline', found.label);
    if (found.state === 'no-paper') throw new PrintError('printer-no-paper', found.label);
  }
  const given = paper();
  const fails = fake.failNext;
  fake.failNext = undefined;
  if (fails) throw fails;
  fake.out.push({ paper: given, job });
  return { file: job.target.kind === 'file' ? join(folder, `${pdfNameOf(job.target, given)}.pdf`) : '' };
}
