import type { Handler } from '../../handler.ts';
import { stopRunning } from './stopping.ts';

/** Stops what this person has running. */
export const stopExchange: Handler<'residents.stopExchange'> = async (task) => {
  stopRunning(task.query((query) => query.session.staffId));
  return {};
};
