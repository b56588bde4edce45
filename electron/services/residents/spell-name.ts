import { pinyin } from 'pinyin-pro';

export interface NameSpelling {
  /** `zhouguifang`: what staff type in full; empty when nothing can be spelled. */
  readonly pinyin: string;
  /** `zgf`. */
  readonly initials: string;
}

/**
 * How a name is found by its sound. A surname with several readings takes the surname's (单 shan, 曾 zeng, 仇
 * qiu); ü is written v, as on keyboards; Latin names keep their letters, and dots and blanks fall out.
 */
export function spellName(name: string): NameSpelling {
  const syllables = pinyin(name, {
    surname: 'head',
    toneType: 'none',
    type: 'array',
    v: true,
    nonZh: 'consecutive',
  });
  const words = syllables.flatMap((syllable) => syllable.toLowerCase().match(/[a-z]+/g) ?? []);
  return { pinyin: words.join(''), initials: words.map((word) => word.charAt(0)).join('') };
}
