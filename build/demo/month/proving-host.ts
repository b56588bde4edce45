import { proveFile } from '../../../db/prove-file.ts';
import type { StationHost } from '../../../electron/services/context.ts';

/** Where there is no program around the router: the books are proven on the same thread, and nothing else is offered. */
export const PROVING_HOST = {
  proveBooks: async (order, { progress }) => proveFile(order, progress),
} satisfies Partial<StationHost> as unknown as StationHost;
