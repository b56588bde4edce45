/** The part of the dictionary of readings that is used here. */
type Pinyin = typeof import('pinyin-pro');

let dictionary: Pinyin | undefined;
let loading: Promise<void> | undefined;

/**
 * Something was to be spelled before the dictionary was there. The router loads it and does the call again; a
 * task awaits `loadSpelling` itself.
 */
export class SpellingMissing extends Error {
  constructor() {
    super('the dictionary of readings is not loaded');
    this.name = 'SpellingMissing';
  }
}

/** Loads the dictionary of readings once. Launching must not wait for its 300 kB: nobody spells at the sign-in. */
export function loadSpelling(): Promise<void> {
  loading ??= import('pinyin-pro').then((loaded) => {
    // Readings that the dictionary gets wrong in drug names, items and prescriptions.
    loaded.customPinyin({
      重组: 'chóng zǔ',
      白术: 'bái zhú',
      苍术: 'cāng zhú',
      莪术: 'é zhú',
      薄荷: 'bò he',
    });
    dictionary = loaded;
  });
  return loading;
}

function loadedDictionary(): Pinyin {
  if (!dictionary) throw new SpellingMissing();
  return dictionary;
}

/** How a Chinese name is typed; empty when nothing can be spelled. */
export interface Spelling {
  /** Without tones or blanks, small letters, v for ü: 苯磺酸氨氯地平片 → benhuangsuananlvdipingpian. */
  readonly pinyin: string;
  /** First letters: bhsaldpp. */
  readonly initials: string;
}

/**
 * How a person's name is found by its sound. A surname with several readings takes the surname's (单 shan, 曾
 * zeng, 仇 qiu); the others are keys of the search. Latin names keep their letters, dots and blanks fall out.
 */
export function spellName(name: string): Spelling {
  const syllables = loadedDictionary().pinyin(name, {
    surname: 'head',
    toneType: 'none',
    type: 'array',
    v: true,
    nonZh: 'consecutive',
  });
  const words = syllables.flatMap((syllable) => syllable.toLowerCase().match(/[a-z]+/g) ?? []);
  return { pinyin: words.join(''), initials: words.map((word) => word.charAt(0)).join('') };
}

/** How the name of a drug, item or diagnosis is typed. Latin letters and digits stay, everything else falls away. */
export function spell(name: string): Spelling {
  const syllables = loadedDictionary()
    .pinyin(name, { toneType: 'none', type: 'array', v: true })
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ''));
  const isHan = Array.from(name, (character) => /\p{Script=Han}/u.test(character));
  return {
    pinyin: syllables.join(''),
    initials: syllables.map((syllable, at) => (isHan[at] ? syllable.slice(0, 1) : syllable)).join(''),
  };
}

/** Of several names, so that a drug is found by either: initials `bhsaldpp lhx`. */
export function spellAll(names: readonly string[]): Spelling {
  const spellings = names.filter((name) => name !== '').map(spell);
  return {
    pinyin: spellings.map((spelling) => spelling.pinyin).join(' '),
    initials: spellings.map((spelling) => spelling.initials).join(' '),
  };
}
