import type { Sound } from './surname-readings.ts';

/** Surnames of two characters that are borne today; whoever bears another has a name of four. */
const COMPOUND_SURNAMES = new Set(
  '欧阳 上官 司马 司徒 诸葛 夏侯 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 东方 南宫 轩辕 端木 百里 单于 澹台 万俟 申屠 太史 呼延 独孤 拓跋 赫连 钟离 闻人 公冶 濮阳 淳于 仲孙 闾丘 鲜于 司空 亓官 东郭 南门 西门 羊舌 微生 梁丘 左丘 公羊 第五'.split(
    ' ',
  ),
);

const FINALS =
  '(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ve|ui|un|uo|a|e|i|o|u|v)';
const SYLLABLE = new RegExp(`^(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?${FINALS}$`);
const LONGEST_SYLLABLE = 6;

/**
 * How the given name sounds alone: 王小明 → xiaoming, xm; 欧阳慧敏 → huimin, hm. Undefined for a name without a
 * surname of Chinese characters before it (阿依古丽·买买提, Tom Lee).
 */
export function givenNameSound(name: string, sound: Sound): Sound | undefined {
  const surname = surnameLength(name, sound.initials);
  if (surname === 0) return undefined;
  const syllables = splitSyllables(sound);
  if (!syllables) return undefined;
  return { pinyin: syllables.slice(surname).join(''), initials: sound.initials.slice(surname) };
}

/** The initials of the given name alone; empty when there is no telling. */
export function givenNameInitials(name: string, initials: string): string {
  const surname = surnameLength(name, initials);
  return surname === 0 ? '' : initials.slice(surname);
}

/** In characters; 0 when none can be told. Of four characters, two are the surname: 张王小明. */
function surnameLength(name: string, initials: string): number {
  const characters = Array.from(name.trim());
  const { length } = characters;
  if (
    length < 2 ||
    length > 4 ||
    length !== initials.length ||
    !characters.every((one) => /\p{Script=Han}/u.test(one))
  )
    return 0;
  const compound = COMPOUND_SURNAMES.has(characters.slice(0, 2).join(''));
  return (compound && length > 2) || length === 4 ? 2 : 1;
}

/** The syllables of a spelling, of which the initials say how many there are and how each begins. */
export function splitSyllables({ pinyin, initials }: Sound): string[] | undefined {
  if (initials === '') return pinyin === '' ? [] : undefined;
  if (!pinyin.startsWith(initials.charAt(0))) return undefined;
  for (let end = Math.min(LONGEST_SYLLABLE, pinyin.length); end > 0; end -= 1) {
    const syllable = pinyin.slice(0, end);
    const rest = SYLLABLE.test(syllable)
      ? splitSyllables({ pinyin: pinyin.slice(end), initials: initials.slice(1) })
      : undefined;
    if (rest) return [syllable, ...rest];
  }
  return undefined;
}
