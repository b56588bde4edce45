import type { Sex } from '../../values/id-number.ts';
import type { BloodType, IdKind, InsuranceKind } from './kinds.ts';

/** GB/T 3304: the 56 peoples, without 族 where the name bears it. */
const PEOPLES =
  '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺'.split(
    ' ',
  );

/** 汉 and 汉族 are 汉族; undefined for what is no people of the list. */
export function ethnicityOf(words: string): string | undefined {
  if (/^(外国人?|外籍|其他|未识别|穿青人)/.test(words)) return '其他';
  const people = words.replace(/族$/, '');
  return PEOPLES.includes(people) ? `${people}族` : undefined;
}

const SEXES: Readonly<Record<string, Sex>> = {
  男: 1,
  男性: 1,
  m: 1,
  male: 1,
  1: 1,
  女: 2,
  女性: 2,
  f: 2,
  female: 2,
  2: 2,
  未知: 0,
  不详: 0,
  0: 0,
  未说明: 9,
  9: 9,
};

export function sexOf(words: string): Sex | undefined {
  return SEXES[words.toLowerCase().replace(/^\d[ .、]?(?=[男女未])/, '')];
}

const ID_KINDS: readonly (readonly [pattern: RegExp, kind: IdKind])[] = [
  [/港澳台.*居住证/, 'hmt_residence_permit'],
  [/外国人.*(永久|居留)|永久居留/, 'foreign_permanent_card'],
  [/港澳.*(通行证|回乡)|回乡证/, 'hm_pass'],
  [/台(湾|胞)/, 'taiwan_pass'],
  [/护照|passport/i, 'passport'],
  [/户口/, 'household_register'],
  [/军|士兵|武警|警官/, 'officer_card'],
  [/^(无|没有|暂无)|无证件/, 'none'],
  [/身份证/, 'resident_id'],
];

export function idKindOf(words: string): IdKind | undefined {
  return ID_KINDS.find(([pattern]) => pattern.test(words))?.[1];
}

const INSURANCES: readonly (readonly [pattern: RegExp, kind: InsuranceKind])[] = [
  [/职工/, 'employee'],
  [/居民|新农合|合作医疗|城乡|少儿|学生/, 'resident'],
  [/商业/, 'commercial'],
  [/公费|离休|公务员/, 'public'],
  [/自费|无|未参保|没有|全自费/, 'none'],
];

export function insuranceOf(words: string): InsuranceKind | undefined {
  return INSURANCES.find(([pattern]) => pattern.test(words))?.[1];
}

/** O型, o, Rh 阳性 AB 型 → AB; undefined for what is none of the four, '' for not known. */
export function bloodTypeOf(words: string): BloodType | undefined {
  const tidy = words.toUpperCase().replace(/型|RH.*$|[+\-\s]/g, '');
  if (/^(不详|未知|未查|未做|)$/.test(tidy)) return '';
  return (['A', 'B', 'O', 'AB'] as const).find((type) => type === tidy.replace(/^0$/, 'O'));
}
