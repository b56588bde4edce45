/** What the sheet of residents may hold, in the order of the template, with what else its heads are called. */
export const IMPORT_FIELDS = {
  name: { head: '姓名', also: ['名字', '居民姓名', '患者姓名', '病人姓名'] },
  idKind: { head: '证件种类', also: ['证件类型', '证件类别', '身份证件类型'] },
  idNumber: {
    head: '证件号码',
    also: ['身份证号', '身份证号码', '身份证', '证件号', '公民身份号码', '公民身份证号'],
  },
  sex: { head: '性别', also: [] },
  birthDay: { head: '出生日期', also: ['生日', '出生年月日', '出生年月'] },
  ethnicity: { head: '民族', also: [] },
  phone: {
    head: '手机',
    also: ['电话', '手机号', '手机号码', '联系电话', '本人电话', '电话号码', '联系方式'],
  },
  address: {
    head: '现住址',
    also: ['住址', '地址', '家庭住址', '居住地址', '现住地址', '家庭地址', '详细地址'],
  },
  householdAddress: { head: '户籍地址', also: ['户口地址', '户籍所在地', '户口所在地'] },
  occupation: { head: '职业', also: [] },
  insurance: {
    head: '医保',
    also: ['医保类型', '医保种类', '参保类型', '医疗保险', '医疗费用支付方式', '参保险种'],
  },
  cardNo: { head: '卡号', also: ['社保卡号', '就诊卡号', '医保卡号', '社会保障卡号'] },
  bloodType: { head: '血型', also: ['ABO血型'] },
  guardianName: { head: '监护人', also: ['监护人姓名', '家长', '家长姓名'] },
  guardianRelation: { head: '与监护人关系', also: ['监护关系', '监护人关系'] },
  guardianPhone: { head: '监护人电话', also: ['监护人手机', '家长电话'] },
  guardianIdNumber: { head: '监护人证件号码', also: ['监护人身份证号', '监护人证件号'] },
  emergencyName: { head: '紧急联系人', also: ['联系人', '联系人姓名', '紧急联系人姓名'] },
  emergencyRelation: { head: '与紧急联系人关系', also: ['联系人关系', '紧急联系人关系'] },
  emergencyPhone: { head: '紧急联系人电话', also: ['联系人电话'] },
} as const satisfies Record<string, { readonly head: string; readonly also: readonly string[] }>;

export type ImportField = keyof typeof IMPORT_FIELDS;

export const IMPORT_FIELD_NAMES = Object.keys(IMPORT_FIELDS) as ImportField[];

const FIELD_OF_HEAD: ReadonlyMap<string, ImportField> = new Map(
  IMPORT_FIELD_NAMES.flatMap((field) =>
    [IMPORT_FIELDS[field].head, ...IMPORT_FIELDS[field].also].map((head) => [head, field] as const),
  ),
);

/** The field that a head names: `* 身份证号（必填）` is 证件号码. */
export function fieldOfHead(words: string): ImportField | undefined {
  return FIELD_OF_HEAD.get(words.replace(/[*＊\s:：]|\(.*?\)|（.*?）/g, ''));
}
