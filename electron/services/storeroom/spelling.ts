import { customPinyin, pinyin } from 'pinyin-pro';

// Readings that the dictionary gets wrong in drug names, items and prescriptions.
customPinyin({ 重组: 'chóng zǔ', 白术: 'bái zhú', 苍术: 'cāng zhú', 莪术: 'é zhú', 薄荷: 'bò he' });

export interface Spelling {
  /** Without tones or blanks, lower case: 苯磺酸氨氯地平片 → benhuangsuananlvdipingpian. */
  readonly pinyin: string;
  /** First letters, lower case: bhsaldpp. */
  readonly initials: string;
}

/** How a Chinese name is typed. Latin letters and digits stay, everything else falls away. */
export function spell(name: string): Spelling {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true }).map((syllable) =>
    syllable.toLowerCase().replace(/[^a-z0-9]/g, ''),
  );
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
