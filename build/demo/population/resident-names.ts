import type { Random } from './random.ts';

/** Surname and its share in ten thousand, as in Sichuan today; rare characters at the end on purpose. */
const SURNAMES: readonly (readonly [surname: string, weight: number])[] = [
  ...weigh('李王张刘陈杨', 620),
  ...weigh('黄周吴罗赵何', 300),
  ...weigh('唐曾邓朱徐林蒋郑', 150),
  ...weigh('胡马谢郭冯曹彭萧蔡', 110),
  ...weigh('田袁余叶魏孙钟汪任廖', 85),
  ...weigh('吕姚龚熊程傅谭夏苏龙', 60),
  ...weigh('文向白邱秦江万段雷侯', 45),
  ...weigh('易康毛贺严赖武尹黎覃', 28),
  ...weigh('鲜苟蒲敬母税补衡代淳', 5),
  ['欧阳', 14],
  ['上官', 4],
  ['司马', 3],
  ['诸葛', 3],
  ['亓', 1],
  ['禤', 1],
  ['逄', 1],
];

interface Era {
  /** Birth years up to this one. */
  readonly until: number;
  readonly male: readonly string[];
  readonly female: readonly string[];
  /** How many of a hundred have one given character. */
  readonly singlePercent: number;
}

/** The first character of a given name, then the second, as parents of each time liked them. */
const ERAS: readonly Era[] = [
  {
    until: 1949,
    male: ['德国文明光永世家树怀', '福荣成清华良才富贵山'],
    female: ['素桂玉秀淑惠月兰凤正', '芳珍英兰华琼贞群清蓉'],
    singlePercent: 6,
  },
  {
    until: 1969,
    male: ['建国志永卫文大安学朝', '军华明平成忠林民强生'],
    female: ['桂秀建玉丽素晓惠小红', '芳兰英华琼珍蓉梅群玲'],
    singlePercent: 14,
  },
  {
    until: 1984,
    male: ['志建晓海文勇小国少伟', '伟强勇军波斌辉涛刚林'],
    female: ['晓丽小海春红雪燕秀艳', '燕梅丽霞静蓉琳萍敏玲'],
    singlePercent: 38,
  },
  {
    until: 2004,
    male: ['思文子浩俊嘉宇志鹏一', '远杰豪轩涛鑫宇航帆林'],
    female: ['思雨梦佳雅欣诗静晓婷', '琪婷怡雨颖悦瑶雯洁妍'],
    singlePercent: 30,
  },
  {
    until: 9999,
    male: ['子梓浩宇一沐俊辰奕铭', '轩睿涵泽宸航然阳霖安'],
    female: ['梓子欣诗雨一可语若沐', '涵萱怡妍彤桐瑶汐琪诺'],
    singlePercent: 8,
  },
];

const RARE_GIVEN = ['䶮', '㛃', '𬭎', '翀', '赟', '垚', '犇', '㼆'];

const UYGHUR_MALE = [
  '阿卜杜热西提',
  '买买提图尔荪',
  '艾合买提江',
  '吐尔洪',
  '库尔班',
  '阿不力米提',
  '玉素甫',
  '艾尔肯',
];
const UYGHUR_FEMALE = [
  '阿依古丽',
  '帕提古丽',
  '热依汗古丽',
  '古丽米热',
  '茹克亚木',
  '阿依努尔',
  '祖丽胡马尔',
];
const TIBETAN = [
  '扎西次仁',
  '多吉',
  '格桑卓玛',
  '白玛央金',
  '洛桑',
  '次仁拉姆',
  '尼玛',
  '丹增',
  '仁青卓玛',
  '泽仁',
];
const YI = ['吉克阿牛', '阿木古体', '沙马拉且', '俄底伍各', '曲比阿乌', '马海尔布', '阿尔木呷'];

/** Shares of a thousand. */
export const ETHNICITIES: readonly (readonly [ethnicity: string, perMille: number])[] = [
  ['汉族', 962],
  ['藏族', 11],
  ['彝族', 9],
  ['羌族', 5],
  ['回族', 5],
  ['土家族', 3],
  ['维吾尔族', 2],
  ['满族', 1],
  ['苗族', 1],
  ['蒙古族', 1],
];

function weigh(surnames: string, weight: number): readonly (readonly [string, number])[] {
  return Array.from(surnames, (surname) => [surname, weight] as const);
}

export function drawSurname(random: Random): string {
  return random.weighted(SURNAMES, ([, weight]) => weight)[0];
}

/** A whole name in the fashion of the birth year; peoples with other customs get names of their own. */
export function drawName(
  random: Random,
  person: {
    readonly sex: 1 | 2;
    readonly birthYear: number;
    readonly ethnicity: string;
    readonly surname?: string;
  },
): string {
  if (person.ethnicity === '藏族') return random.pick(TIBETAN);
  if (person.ethnicity === '彝族') return random.pick(YI);
  if (person.ethnicity === '维吾尔族') {
    const own = random.pick(person.sex === 1 ? UYGHUR_MALE : UYGHUR_FEMALE);
    const father = random.pick(UYGHUR_MALE.filter((name) => name !== own));
    return `${own}·${father}`;
  }
  return (person.surname ?? drawSurname(random)) + drawGivenName(random, person.sex, person.birthYear);
}

function drawGivenName(random: Random, sex: 1 | 2, birthYear: number): string {
  if (random.chance(0.0015)) return random.pick(RARE_GIVEN);
  const era = ERAS.find(({ until }) => birthYear <= until);
  const [firsts = '', seconds = ''] = (sex === 1 ? era?.male : era?.female) ?? [];
  const second = random.pick(Array.from(seconds));
  if (random.chance((era?.singlePercent ?? 0) / 100)) return second;
  return random.pick(Array.from(firsts).filter((first) => first !== second)) + second;
}
