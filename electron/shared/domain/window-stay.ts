import { z } from 'zod';
import { type Instant, MINUTE } from '../values/instant.ts';
import type { QueuePoint } from './queue-points.ts';
import type { QueueSettings } from './queue-policy.ts';

/**
 * How somebody who stands at a window, and is not being served any more, leaves it: `back` into the line in his
 * old place (the window's doing), `missed` because he went away (过号), `done` because nothing is left to do, or
 * `void`: a number from the door that will not be registered.
 */
export const WINDOW_ENDS = ['back', 'missed', 'done', 'void'] as const;
export const windowEndSchema = z.enum(WINDOW_ENDS);
export type WindowEnd = z.output<typeof windowEndSchema>;

export interface AtWindow {
  readonly point: QueuePoint;
  /** A number from the door, not registered yet. */
  readonly fromDoor: boolean;
  /** The doctor has signed the visit's record. */
  readonly signed: boolean;
  /** Something of the visit is still to be done at this very point. */
  readonly toDo: boolean;
}

/**
 * The ends that a point allows, the usual one first. A record that is open is signed by the doctor and never
 * finished from outside; at the other points nobody is done while something is left to pay, to do or to fetch.
 */
export function listWindowEnds({ point, fromDoor, signed, toDo }: AtWindow): WindowEnd[] {
  if (fromDoor) return ['missed', 'back', 'void'];
  const done = point === 'consultation' ? signed : !toDo;
  return done ? ['done', 'missed', 'back'] : ['missed', 'back'];
}

/** Minutes at the window when they are more than the station expects (久在窗口); undefined otherwise. */
export function longAtWindow(
  since: Instant | null,
  settings: Pick<QueueSettings, 'longAtWindowMinutes'>,
  now: Instant,
): number | undefined {
  if (since === null || settings.longAtWindowMinutes === 0) return undefined;
  const minutes = Math.floor((now - since) / MINUTE);
  return minutes >= settings.longAtWindowMinutes ? minutes : undefined;
}
