import type { CallInput, Output, ProcedureName } from '../../electron/shared/contract/procedures.ts';
import type { CallError, ServerEvent } from '../../electron/shared/contract/reply.ts';

/** A call that did not succeed: a refusal, bad input or a fault. `<Told error={…}/>` says it in words. */
export class CallFailure extends Error {
  constructor(
    readonly procedure: ProcedureName,
    readonly error: CallError,
  ) {
    super(`${procedure}: ${error.kind}`);
    this.name = 'CallFailure';
  }
}

/**
 * The one way from a window to the main process.
 *
 * @throws CallFailure with the envelope's error.
 */
export async function call<Name extends ProcedureName>(
  name: Name,
  input: CallInput<Name>,
): Promise<Output<Name>> {
  const reply = await window.station.call(name, input);
  if (reply.ok) return reply.value as Output<Name>;
  throw new CallFailure(name, reply.error);
}

/** Hears every event that the main process pushes. @returns what to call when done. */
export function onServerEvent(listener: (event: ServerEvent) => void): () => void {
  return window.station.on(listener);
}

/** What a thrown value says in the envelope's terms; a bug in the window itself is a fault without a number. */
export function asCallError(error: unknown): CallError {
  return error instanceof CallFailure ? error.error : { kind: 'fault', incident: '' };
}
