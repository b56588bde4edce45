import type { Drug } from '../../../../electron/shared/contract/drug-schemas.ts';

export const CLASS_LABELS: Readonly<Record<Drug['class'], string>> = {
  western: '西药',
  patent: '中成药',
  herbal: '中药饮片',
};

export const INSURANCE_LABELS: Readonly<Record<Drug['insuranceClass'], string>> = {
  A: '甲类',
  B: '乙类',
  self: '自费',
};

export const ESSENTIAL_LABELS: Readonly<Record<Drug['essential'], string>> = {
  national: '国家',
  provincial: '省增补',
  none: '非基药',
};

export const STORAGE_LABELS: Readonly<Record<Drug['storage'], string>> = {
  room: '常温',
  cool: '阴凉',
  cold: '冷藏',
};

export const GRADE_LABELS: Readonly<Record<Drug['antibioticGrade'], string>> = {
  none: '不是',
  unrestricted: '非限制',
  restricted: '限制',
  special: '特殊',
};

export const CONTROL_LABELS: Readonly<Record<Drug['control'], string>> = {
  none: '普通',
  narcotic: '麻醉',
  psychotropic1: '精一',
  psychotropic2: '精二',
  toxic: '毒性',
};

/** One of a record's keys for a row of choices, in the record's order. */
export function choices<Value extends string>(labels: Readonly<Record<Value, string>>) {
  return (Object.entries(labels) as [Value, string][]).map(([value, label]) => ({ value, label }));
}
