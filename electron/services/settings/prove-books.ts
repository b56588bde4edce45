import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import type { TaskContext } from '../context.ts';

const MOST_ROWS = 10;

/** 账目自证: runs every rule of the proof over the whole file and names what does not hold, with its first rows. */
export async function proveBooks(
  context: TaskContext,
  _input: HandlerInput<'settings.proveBooks'>,
): Promise<Output<'settings.proveBooks'>> {
  const { ruleCount, breaches, tables } = await context.host.proveBooks(
    { file: context.station().file },
    context,
  );
  return {
    ruleCount,
    breaches: breaches.map((breach) => ({ ...breach, rows: breach.rows.slice(0, MOST_ROWS) })),
    tables,
  };
}
