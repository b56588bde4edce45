/** People whom every demo station knows: extreme ages, long and rare names, papers of other kinds. */
export interface CastMember {
  readonly name: string;
  readonly sex: 1 | 2;
  readonly age: number;
  readonly ethnicity?: string;
  readonly idKind?: 'hmt_residence_permit' | 'foreign_permanent_card';
  /** First digits of the number, where the region is not drawn. */
  readonly idPrefix?: string;
}

export const CAST: readonly CastMember[] = [
  { name: '陈国栋', sex: 1, age: 104 },
  { name: '吴玉珍', sex: 2, age: 83 },
  { name: '罗素琴', sex: 2, age: 74 },
  { name: '马秀英', sex: 2, age: 71 },
  { name: '高建军', sex: 1, age: 61 },
  { name: '赵德福', sex: 1, age: 58 },
  { name: '欧阳慧敏', sex: 2, age: 56 },
  { name: '唐晓梅', sex: 2, age: 49 },
  { name: '黄志伟', sex: 1, age: 38 },
  { name: '龙思远', sex: 1, age: 33 },
  { name: '阿卜杜热西提·买买提图尔荪', sex: 1, age: 29, ethnicity: '维吾尔族', idPrefix: '653101' },
  {
    name: '阿卜杜热合曼·麦麦提图尔荪·阿卜杜热依木',
    sex: 1,
    age: 46,
    ethnicity: '维吾尔族',
    idPrefix: '653101',
  },
  { name: '杨帆', sex: 1, age: 27 },
  { name: '龚䶮', sex: 1, age: 8 },
  { name: '谢㛃', sex: 2, age: 24 },
  { name: '蒲𬭎', sex: 1, age: 66 },
  { name: '禤一', sex: 2, age: 41 },
  { name: '梁家辉', sex: 1, age: 52, idKind: 'hmt_residence_permit', idPrefix: '810000' },
  { name: '林美玲', sex: 2, age: 45, idKind: 'hmt_residence_permit', idPrefix: '830000' },
  {
    name: '玛丽亚·费尔南德斯·加西亚',
    sex: 2,
    age: 39,
    ethnicity: '其他',
    idKind: 'foreign_permanent_card',
    idPrefix: '951724',
  },
];

/** Born within the month and not yet on any paper: 母亲姓名 + 之子 or 之女. */
export const NEWBORN_COUNT = 8;
