import { givenNameSound, splitSyllables } from './given-name.ts';
import { tidyForSearch } from './search-keys.ts';
import { otherReadings, type Sound, withoutUmlaut } from './surname-readings.ts';

/** Characters of a name: `from` counts, `to` does not. */
export interface FoundPart {
  readonly from: number;
  readonly to: number;
}

/**
 * Which characters of the name a search found: those that were typed, or those that were spelled, 小明 for xm.
 * Null when it found something else (a number), or there is no telling.
 */
export function foundPart(name: string, sound: Sound, typed: string): FoundPart | null {
  const term = tidyForSearch(typed);
  if (term === '' || /^\d/.test(term)) return null;
  const places = Array.from(name).flatMap((one, index) =>
    tidyForSearch(one)
      .split('')
      .map(() => index),
  );
  const at = tidyForSearch(name).indexOf(term);
  if (at >= 0) return { from: places[at] ?? 0, to: (places[at + term.length - 1] ?? 0) + 1 };
  const given = givenNameSound(name, sound);
  const sounds = [
    ...[sound, ...otherReadings(name, sound)].map((one) => ({ one, from: 0 })),
    ...(given ? [given, ...withoutUmlaut(given)] : []).map((one) => ({
      one,
      from: sound.initials.length - one.initials.length,
    })),
  ];
  if (places.length !== sound.initials.length) return null;
  for (const { one, from } of sounds) {
    const count = spelledCharacters(one, term);
    if (count > 0) return { from: places[from] ?? 0, to: (places[from + count - 1] ?? 0) + 1 };
  }
  return null;
}

/** How many characters a term spells from the first on; 0: it spells something else. */
function spelledCharacters(sound: Sound, term: string): number {
  if (sound.initials.startsWith(term)) return term.length;
  if (!sound.pinyin.startsWith(term)) return 0;
  let spelled = '';
  for (const [index, syllable] of (splitSyllables(sound) ?? []).entries()) {
    spelled += syllable;
    if (spelled.length >= term.length) return index + 1;
  }
  return 0;
}
