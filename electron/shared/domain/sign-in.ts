import { type Instant, MINUTE } from '../values/instant.ts';

/** Wrong passwords in a row before one has to wait. */
export const SIGN_IN_TRIES = 5;
export const SIGN_IN_WAIT_MS = MINUTE;

export type SignInWait =
  | { readonly kind: 'try'; readonly triesLeft: number }
  | { readonly kind: 'wait'; readonly seconds: number };

/**
 * Whether somebody may try a password now. After five wrong ones within a minute the next try waits until a
 * minute after the last of them: too slow for guessing, short enough for a tired colleague.
 *
 * @param wrongAt moments of the wrong tries since the last right one, in any order. One that lies in the future was
 *   made before the clock was set back: it must not keep anybody out until then.
 */
export function decideSignInWait(wrongAt: readonly Instant[], now: Instant): SignInWait {
  const recent = wrongAt.filter((at) => Math.abs(now - at) < SIGN_IN_WAIT_MS);
  if (recent.length < SIGN_IN_TRIES) return { kind: 'try', triesLeft: SIGN_IN_TRIES - recent.length };
  const until = Math.max(...recent) + SIGN_IN_WAIT_MS;
  return { kind: 'wait', seconds: Math.ceil((until - now) / 1000) };
}
