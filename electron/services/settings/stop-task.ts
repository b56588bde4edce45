import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import type { TaskContext } from '../context.ts';

/** Stops long work that this window has running; nothing happens when it is over already. */
export async function stopTask(
  context: TaskContext,
  { task }: HandlerInput<'settings.stopTask'>,
): Promise<Output<'settings.stopTask'>> {
  context.stop(task);
  return {};
}
