/**
 * Surnames that are read in several ways, the surname's own reading first: 曾 is Zeng, and whoever does not
 * know that types ceng. 朴, 任, 华, 查 … are typed either way at every window.
 */
const READINGS: Readonly<Record<string, readonly string[]>> = {
  曾: ['zeng', 'ceng'],
  单: ['shan', 'dan', 'chan'],
  仇: ['qiu', 'chou'],
  解: ['xie', 'jie'],
  区: ['ou', 'qu'],
  查: ['zha', 'cha'],
  朴: ['piao', 'pu', 'po'],
  覃: ['qin', 'tan'],
  缪: ['miao', 'mou', 'miu'],
  盖: ['ge', 'gai'],
  黑: ['he', 'hei'],
  洗: ['xian', 'xi'],
  冼: ['xian', 'xi'],
  召: ['shao', 'zhao'],
  员: ['yun', 'yuan'],
  乐: ['yue', 'le'],
  尉: ['wei', 'yu'],
  乘: ['sheng', 'cheng'],
  朝: ['chao', 'zhao'],
  长: ['chang', 'zhang'],
  重: ['chong', 'zhong'],
  都: ['du', 'dou'],
  翟: ['zhai', 'di'],
  祭: ['zhai', 'ji'],
  贾: ['jia', 'gu'],
  郗: ['xi', 'chi'],
  折: ['she', 'zhe'],
  隗: ['wei', 'kui'],
  卜: ['bu', 'bo'],
  秘: ['bi', 'mi'],
  种: ['chong', 'zhong'],
  藏: ['zang', 'cang'],
  逄: ['pang', 'feng'],
  逢: ['pang', 'feng'],
  谌: ['chen', 'shen'],
  柏: ['bai', 'bo'],
  薄: ['bo', 'bao'],
  万: ['wan', 'mo'],
  石: ['shi', 'dan'],
  车: ['che', 'ju'],
  谷: ['gu', 'yu'],
  行: ['xing', 'hang'],
  降: ['jiang', 'xiang'],
  强: ['qiang', 'jiang'],
  瞿: ['qu', 'ju'],
  佘: ['she', 'yu'],
  余: ['yu', 'tu'],
  俞: ['yu', 'shu'],
  於: ['yu', 'wu'],
  笮: ['ze', 'zuo'],
  阚: ['kan', 'han'],
  系: ['xi', 'ji'],
  呙: ['guo', 'wo'],
  能: ['nai', 'neng'],
  繁: ['po', 'fan'],
  适: ['kuo', 'shi'],
  粘: ['nian', 'zhan'],
  不: ['fou', 'bu'],
  卡: ['ka', 'qia'],
  宓: ['mi', 'fu'],
  殷: ['yin', 'yan'],
  句: ['gou', 'ju'],
  牟: ['mou', 'mu'],
  眭: ['sui', 'gui'],
  沈: ['shen', 'chen'],
  么: ['yao', 'me'],
  那: ['na', 'ne'],
  盛: ['sheng', 'cheng'],
  什: ['shi', 'shen'],
  钭: ['tou', 'dou'],
  佴: ['nai', 'er'],
  妫: ['gui', 'wei'],
  颉: ['xie', 'jie'],
  荥: ['xing', 'ying'],
  费: ['fei', 'bi'],
  莘: ['shen', 'xin'],
  叶: ['ye', 'she'],
  尉迟: ['yuchi', 'weichi'],
  长孙: ['zhangsun', 'changsun'],
  单于: ['chanyu', 'shanyu', 'danyu'],
  澹台: ['tantai', 'dantai'],
  万俟: ['moqi', 'wansi'],
};

/** How a name is typed. */
export interface Sound {
  readonly pinyin: string;
  readonly initials: string;
}

/**
 * How else a name may be typed: with another reading of its surname, and with u or yu where keyboards write
 * v (吕 lv, lu, lyu). The given sound itself is not among them.
 */
export function otherReadings(name: string, sound: Sound): readonly Sound[] {
  const readings = readingsOf(name);
  const stored = longestStart(readings, sound.pinyin);
  const sounds = stored === undefined ? [] : readings.map((reading) => replaceHead(sound, stored, reading));
  const all = [sound, ...sounds].flatMap((one) => [one, ...withoutUmlaut(one)]);
  return all.filter((one) => one.pinyin !== sound.pinyin);
}

/** The initials of a name in every reading of its surname, those given first: 曾小贤 zxx, cxx. */
export function initialsInAllReadings(name: string, initials: string): readonly string[] {
  const letters = readingsOf(name).map((reading) => reading.charAt(0));
  if (!letters.includes(initials.charAt(0))) return [initials];
  return [...new Set([initials, ...letters.map((letter) => letter + initials.slice(1))])];
}

function readingsOf(name: string): readonly string[] {
  const heads = Array.from(name.trim()).slice(0, 2);
  const surnames = [heads.join(''), heads[0] ?? ''];
  return surnames.map((surname) => READINGS[surname]).find((known) => known !== undefined) ?? [];
}

function longestStart(readings: readonly string[], pinyin: string): string | undefined {
  return readings
    .filter((reading) => pinyin.startsWith(reading))
    .reduce<string | undefined>(
      (longest, one) => (one.length > (longest?.length ?? 0) ? one : longest),
      undefined,
    );
}

/** Of a compound surname the second letter stays: among those that have one, 万俟 alone would change it. */
function replaceHead(sound: Sound, stored: string, reading: string): Sound {
  return {
    pinyin: reading + sound.pinyin.slice(stored.length),
    initials: reading.charAt(0) + sound.initials.slice(1),
  };
}

/** With u or yu where keyboards write v. */
export function withoutUmlaut({ pinyin, initials }: Sound): Sound[] {
  if (!/[ln]v/.test(pinyin)) return [];
  return ['u', 'yu'].map((spelled) => ({ pinyin: pinyin.replace(/(?<=[ln])v/g, spelled), initials }));
}
