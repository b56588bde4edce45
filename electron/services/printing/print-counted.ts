import { countPrints, finishPrint, insertPrint } from '../../../db/queries/prints.ts';
import type { PrintKind } from '../../../db/schema/index.ts';
import type { Paper } from '../../shared/contract/paper.ts';
import type { Printed } from '../../shared/contract/printing.ts';
import type { CommandContext, QueryContext, TaskContext } from '../context.ts';
import { type PaperOrder, printBy, targetOf } from './print-paper.ts';

/** A paper of which there is one original: what is printed after it is marked and counted. */
export interface CountedOrder extends Omit<PaperOrder, 'paper' | 'counted'> {
  readonly kind: PrintKind;
  readonly subjectId: number;
  /** Reads the paper at its turn, with the 补打 that it carries. */
  readonly paper: (context: QueryContext, reprint: number) => Paper;
}

/**
 * Prints a paper and counts it: the first one is the original, later ones carry 补打 第 n 次. It is noted as
 * on its way before it goes out, so that two originals can never come out, not even by a power cut; what the
 * printer says did not come out gives its number back. Whoever began it may get up meanwhile.
 *
 * @throws Refusal like printPaper, and whatever reading the paper refuses
 */
export async function printCounted(context: TaskContext, order: CountedOrder): Promise<Printed> {
  const printers = context.query(({ settings }) => settings.printers);
  const target = targetOf(printers, { ...order, counted: true });
  let begun: number | undefined;
  const paper = () =>
    context.command((command) => {
      const copy = countPrints(command.db, order.kind, order.subjectId) + 1;
      const read = order.paper(command, copy - 1);
      begun = insertPrint(command.db, {
        kind: order.kind,
        subjectId: order.subjectId,
        copy,
        at: command.now,
        staffId: command.session.staffId,
        printer: target.kind === 'printer' ? target.printer : '',
        sheets: target.kind === 'printer' ? target.copies : 1,
      });
      noteReprint(command, order, copy);
      return read;
    });
  const printed = await printBy(context, printers, { ...order, counted: true, paper }).catch(
    (error: unknown) => {
      finish(context, begun, 'failed');
      throw error;
    },
  );
  finish(context, begun, printed.outcome === 'printed' ? 'printed' : 'saved');
  return printed;
}

function noteReprint(context: CommandContext, { kind, subjectId }: CountedOrder, copy: number): void {
  if (copy === 1) return;
  context.audit({ action: 'printing.reprinted', subject: kind, subjectId, detail: { copy } });
}

function finish(
  context: TaskContext,
  print: number | undefined,
  result: 'printed' | 'saved' | 'failed',
): void {
  if (print !== undefined) context.finish((tx) => finishPrint(tx, print, result));
}
