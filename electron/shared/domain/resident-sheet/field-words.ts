import type { Sex } from '../../values/id-number.ts';
import { ETHNIC_GROUPS } from '../ethnic-groups.ts';
import type { BloodType, IdKind, InsuranceKind } from './kinds.ts';

/** 汉 and 汉族 are 汉族; undefined for what is none of the 56 of GB/T 3304. */
export function ethnicityOf(words: string): string | undefined {
  if (/^(外国人?|外籍|其他|未识别|穿青人)/.test(words)) return '其他';
  const name = `${words.replace(/族$/, '')}族`;
  return ETHNIC_GROUPS.some((group) => group.name === name) ? name : undefined;
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

/** 男, 1, 2 女, m → the code of GB/T 2261.1; undefined for other words. */
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

/** The kind of document that a column or cell names; undefined for other words. */
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

/** The kind of insurance that a cell names; undefined for other words. */
export function insuranceOf(words: string): InsuranceKind | undefined {
  return INSURANCES.find(([pattern]) => pattern.test(words))?.[1];
}

/** O型, o, Rh 阳性 AB 型 → AB; undefined for what is none of the four, '' for not known. */
export function bloodTypeOf(words: string): BloodType | undefined {
  const tidy = words.toUpperCase().replace(/型|RH.*$|[+\-\s]/g, '');
  if (/^(不详|未知|未查|未做|)$/.test(tidy)) return '';
  return (['A', 'B', 'O', 'AB'] as const).find((type) => type === tidy.replace(/^0$/, 'O'));
}
