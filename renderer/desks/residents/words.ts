import type { HistoryKind } from '../../../electron/shared/contract/resident-entries.ts';
import type { BloodType } from '../../../electron/shared/contract/resident-identity.ts';
import type { RecordItem } from '../../../electron/shared/domain/record-completeness.ts';
import type { Likeness } from '../../../electron/shared/domain/same-person.ts';

export const RECORD_ITEM_LABELS: Readonly<Record<RecordItem, string>> = {
  idNumber: '证件',
  phone: '手机',
  address: '现住址',
  householdAddress: '户籍地址',
  occupation: '职业',
  bloodType: '血型',
  emergencyName: '紧急联系人',
  emergencyPhone: '紧急电话',
  guardianName: '监护人',
  guardianPhone: '监护人电话',
};

export const LIKENESS_LABELS: Readonly<Record<Likeness, string>> = {
  number: '同证件号',
  birthDay: '同生日',
  sameName: '同名',
  likeName: '名字相近',
  phone: '同手机',
};

export const HISTORY_KIND_LABELS: Readonly<Record<HistoryKind, string>> = {
  disease: '既往病',
  surgery: '手术',
  trauma: '外伤',
  family: '家族史',
};

export const BLOOD_TYPE_LABELS: Readonly<Record<BloodType, string>> = {
  '': '未查',
  A: 'A 型',
  B: 'B 型',
  O: 'O 型',
  AB: 'AB 型',
};

/** How far a visit has come, in the words of the lists. */
export const VISIT_STATUS_LABELS = {
  waiting: '候诊',
  in_consultation: '就诊中',
  finished: '已诊',
  cancelled: '已退号',
} as const;

/** The reason that ends a condition because it is over, and not because it never was. */
export const CURED = '已治愈';

/** Usual reasons, so that the hand types none. */
export const REASONS = {
  allergy: ['记错了人', '皮试阴性，已排除', '专科已排除'],
  condition: ['记错了人', '专科已排除', CURED],
  history: ['记错了人', '内容有误，另记'],
  contract: ['搬离辖区', '居民要求解约', '签错了人', '居民去世'],
  credential: ['录错了人', '凭证种类录错', '号码录错', '凭证已被收回'],
  merge: ['同一个人，重复建档', '旧档无证件，新档有证件', '迁回后又建了一份'],
  undo: ['不是同一个人', '合并时选错了档案'],
} as const;
