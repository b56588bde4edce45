import { beforeAll, describe, expect, test } from 'vitest';
import { loadSpelling, spellName } from '../../electron/services/spelling.ts';
import { givenNameSound } from '../../electron/shared/domain/given-name.ts';
import { readSearchTerm, searchKeysOf, tidyForSearch } from '../../electron/shared/domain/search-keys.ts';

function keysOf(
  name: string,
  numbers: Partial<Record<'idNumber' | 'phone' | 'recordNo' | 'cardNo', string>> = {},
) {
  return [
    ...searchKeysOf({
      name,
      ...spellName(name),
      idNumber: null,
      phone: '',
      recordNo: '',
      cardNo: '',
      ...numbers,
    }),
  ];
}

/** Spellings of the whole name begin with its surname's letter and are as long as the name. */
function isOfWhole(name: string, key: string): boolean {
  const { pinyin, initials } = spellName(name);
  return (
    key === initials || [pinyin, pinyin.replaceAll('v', 'u'), pinyin.replaceAll('v', 'yu')].includes(key)
  );
}

beforeAll(loadSpelling);

describe('a resident is found by', () => {
  test.each([
    ['曾小贤', ['zengxiaoxian', 'zxx', 'cengxiaoxian', 'cxx']],
    ['单雄信', ['shanxiongxin', 'sxx', 'danxiongxin', 'dxx']],
    ['仇英', ['qiuying', 'qy', 'chouying', 'cy']],
    ['解珍', ['xiezhen', 'xz', 'jiezhen', 'jz']],
    ['区桂芝', ['ouguizhi', 'ogz', 'quguizhi', 'qgz']],
    ['查良镛', ['zhaliangyong', 'zly', 'chaliangyong', 'cly']],
    ['朴树', ['piaoshu', 'ps', 'pushu']],
    ['任盈盈', ['renyingying', 'ryy']],
    ['华佗', ['huatuo', 'ht']],
    ['覃辉', ['qinhui', 'qh', 'tanhui', 'th']],
    ['翟志刚', ['zhaizhigang', 'zzg', 'dizhigang', 'dzg']],
    ['乐嘉', ['yuejia', 'yj', 'lejia', 'lj']],
    ['盖聂', ['genie', 'gn', 'gainie']],
    ['尉迟恭', ['yuchigong', 'ycg', 'weichigong', 'wcg']],
    ['单于夜', ['shanyuye', 'syy', 'chanyuye', 'cyy']],
    ['吕布', ['lvbu', 'lb', 'lubu', 'lyubu']],
  ])('%s in every reading', (name, sounds) => {
    expect(keysOf(name)).toEqual(expect.arrayContaining(sounds));
  });

  test.each([
    ['王小明', ['xiaoming', 'xm']],
    ['王明', ['ming']],
    ['欧阳慧敏', ['huimin', 'hm']],
    ['欧阳明', ['ming']],
    ['张王小明', ['xiaoming', 'xm']],
    ['宁宁', ['ning']],
    ['方昂', ['ang']],
    ['樊刚', ['gang']],
    ['胡安安', ['anan', 'aa']],
    ['王吕', ['lv', 'lu', 'lyu']],
  ])('the given name of %s alone, by its sound', (name, sounds) => {
    const whole = keysOf(name).filter((key) => /^[a-z]+$/.test(key) && !isOfWhole(name, key));
    expect(whole).toEqual(sounds);
  });

  test.each(['阿依·古丽', 'Tom Lee', '王', '王嗯'])('no given name where none can be told: %s', (name) => {
    expect(givenNameSound(name, spellName(name))).toBeUndefined();
  });

  test('every end of the name, whatever stands between its parts', () => {
    expect(keysOf('阿依·古丽')).toEqual(['阿依古丽', '依古丽', '古丽', '丽', 'ayiguli', 'aygl']);
  });

  test('numbers from the front and from the end, as they are typed', () => {
    expect(
      keysOf('', {
        idNumber: '51010419540312232X',
        phone: '+86 138-1234-5678',
        recordNo: '2026-0001',
        cardNo: 'A12',
      }),
    ).toEqual([
      ...['51010419540312232x', '<x23221304591401015', '13812345678', '<87654321831'],
      ...['20260001', '<10006202', 'a12', '<21a'],
    ]);
  });

  test('no key that nobody can type', () => {
    expect(keysOf('·', { phone: ' - ' })).toEqual([]);
  });
});

describe('what is typed', () => {
  test.each([
    ['１３９ ', '139'],
    ['ＺＧＦ', 'zgf'],
    ['zhou gui', 'zhougui'],
    ['2026-0001', '20260001'],
    ['<1', '1'],
  ])('%s is read as %s', (typed, read) => {
    expect(tidyForSearch(typed)).toBe(read);
  });

  test('nothing but dots and blanks asks for nobody', () => {
    expect(readSearchTerm(' ·-')).toBeUndefined();
  });

  test('digits, also with the X of a card, are looked for at both ends; all else at the front', () => {
    expect(
      ['1234', '232X', 'X', 'zgf', 'E12'].map((typed) => readSearchTerm(typed)?.backwards?.from),
    ).toEqual(['<4321', '<x232', undefined, undefined, undefined]);
  });
});
