/** A key that was pressed in the window; `at` counts milliseconds from any fixed moment. */
export interface Keystroke {
  /** As the keyboard names it: `a`, `7`, `-`, `Enter`. */
  readonly key: string;
  readonly at: number;
}

/** The keys of a burst that may be a scan. */
export interface Burst {
  readonly text: string;
  readonly lastAt: number;
}

export type Heard =
  /** The burst is over and was a scanner's or a card reader's. */
  | { readonly kind: 'scan'; readonly text: string }
  /** So far as fast as a machine; more may come. */
  | { readonly kind: 'maybe' }
  | { readonly kind: 'typing' };

export const NO_BURST: Burst = { text: '', lastAt: Number.NEGATIVE_INFINITY };

/**
 * Readers that pretend to be a keyboard send a character every 1 to 20 ms, and the slowest wireless ones
 * every 30. Two fingers that roll over each other manage 40 for a pair of keys, and never for six in a row.
 */
export const LONGEST_GAP_MS = 35;
export const FEWEST_CHARACTERS = 6;
/** A reader that sends no Enter, or stopped half way, is done after so long a silence. */
export const SILENCE_MS = 400;

/** Takes the next key; a held key's repeats, and Shift and the like, are not handed in. */
export function hearKey(burst: Burst, { key, at }: Keystroke): { burst: Burst; heard: Heard } {
  const fast = at - burst.lastAt <= LONGEST_GAP_MS && at >= burst.lastAt;
  if (key === 'Enter' || key === 'Tab') {
    const whole = fast && burst.text.length >= FEWEST_CHARACTERS;
    return { burst: NO_BURST, heard: whole ? { kind: 'scan', text: burst.text } : { kind: 'typing' } };
  }
  if (!isScanned(key)) return { burst: NO_BURST, heard: { kind: 'typing' } };
  const next = { text: fast ? burst.text + key : key, lastAt: at };
  return { burst: next, heard: next.text.length > 1 ? { kind: 'maybe' } : { kind: 'typing' } };
}

/** What a burst was, once nothing came after it for a while. */
export function hearSilence(burst: Burst, at: number): Heard {
  if (burst.text.length < FEWEST_CHARACTERS) return { kind: 'typing' };
  return at - burst.lastAt >= SILENCE_MS ? { kind: 'scan', text: burst.text } : { kind: 'maybe' };
}

/** Codes and cards hold visible ASCII alone. */
function isScanned(key: string): boolean {
  return /^[\x21-\x7e]$/.test(key);
}
