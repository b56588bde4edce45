import { IMPORT_FIELDS, type ImportField } from './import-fields.ts';

export type FaultDetails = Readonly<Record<string, string | number>>;

/** One thing that a row of the sheet has wrong (it is refused) or that was understood with care (a note). */
export interface RowRemark {
  readonly field: ImportField | 'row';
  readonly code: RemarkCode;
  readonly details: FaultDetails;
}

const SENTENCES = {
  // Cells.
  formula: () => '公式没有算出结果。请把这一格改成“粘贴为数值”',
  error: () => '格子里是 Excel 的错误值（如 #N/A）。请改成真实的内容',
  merged: () => '格子是合并的，不知道算谁的。请取消合并，每行各填一格',
  truth: () => '格子里是“真/假”。请改成文字',
  'too-long': (d) => `超过 ${d.most} 个字。请缩短`,
  // Names.
  'name-missing': () => '没有姓名。请照证件填上',
  'name-characters': (d) => `“${d.found}”不像姓名。请照证件填，不带数字和括号`,
  // Numbers of documents.
  'digits-lost': () => 'Excel 把号码当成数字，末几位已经变成 0。请先把这一列设成“文本”，再照证件重填',
  fifteen: () => '是 15 位的老号码。请照现在的身份证填 18 位',
  'id-length': (d) => `身份证号是 18 位，这里有 ${d.found} 位。请照证件补齐`,
  'id-characters': () => '号码里有不该有的字。请照证件重填，最后一位可以是 X',
  'id-birth': () => '第 7 到 14 位不是存在的日期。请照证件核对',
  'id-check': () => '校验位不对，至少错了一位。请照证件从头核对',
  'id-kind-wrong': () => '号码与证件种类不符。请换证件种类，或核对开头两位',
  'id-kind-unknown': (d) => `不认识证件种类“${d.found}”。请填居民身份证、护照、户口簿等，没有证件填“无证件”`,
  'id-kind-missing': () => '号码不是身份证号，也没有证件种类。请把种类填上',
  'id-number-missing': () => '没有证件号码。请照证件填上；确实没有，种类填“无证件”',
  'id-number-extra': () => '种类是“无证件”，却有号码。请改种类，或去掉号码',
  // Days and words.
  'day-unknown': (d) => `“${d.found}”不是日期。请填成 1954-03-12 的样子`,
  'day-two-digits': (d) => `“${d.found}”的年份只有两位，不知道是哪个世纪。请填四位年份`,
  'day-no-such': (d) => `没有 ${d.found} 这一天。请照证件核对`,
  'day-no-date': (d) => `“${d.found}”只有年月。请填到日`,
  'birth-missing': () => '没有出生日期，号码上也没有。请填上',
  'birth-in-future': (d) => `出生日期 ${d.birthDay} 还没有到。请核对年份`,
  'birth-too-early': (d) => `出生日期 ${d.birthDay} 太早，超过 130 岁。请核对年份`,
  'sex-unknown': (d) => `“${d.found}”不是性别。请填男、女、未知`,
  'sex-missing': () => '没有性别，号码上也没有。请填上',
  'card-birth': (d) => `与身份证号上的出生日期 ${d.card} 不同。请以证件为准`,
  'card-sex': (d) => `与身份证号上的性别（${d.card}）不同。请以证件为准`,
  'ethnicity-unknown': (d) => `没有“${d.found}”这个民族。请照户口簿填，如汉族`,
  'insurance-unknown': (d) => `不认识“${d.found}”。请填职工医保、居民医保、商业保险、公费、自费`,
  'blood-unknown': (d) => `“${d.found}”不是血型。请填 A、B、O、AB，不知道就空着`,
  'phone-wrong': (d) => `“${d.found}”不是电话号码。手机是 11 位，座机带区号`,
  'phone-second': (d) => `有两个号码，取前一个 ${d.taken}`,
  'card-wrong': () => '卡号是 4 到 30 位字母和数字。请照卡核对',
  // The person as a whole.
  'guardian-missing': () => '不满 14 岁、没有证件的，要有监护人。请填监护人和与监护人关系',
  'guardian-advised': () => '不满 14 岁，没有填监护人。照样建档，以后请补上',
  'guardian-id-wrong': () => '监护人的证件号码不对。请照证件核对',
  'card-taken': (d) => `这张卡已登记在档案 ${d.recordNo}。请核对卡号`,
  'other-name': (d) => `这个号码已有档案 ${d.recordNo}，姓名是 ${d.name}。请照证件核对是谁错了`,
  'other-birth': (d) => `这个号码已有档案 ${d.recordNo}，出生日期或性别不同。请照证件核对`,
  'number-on-merged': (d) => `这个号码在已合并的档案上（${d.name ?? ''}）。请先到居民档案里看合并`,
  twice: (d) => `与第 ${d.row} 行是同一个人，只按那一行导入`,
  'twice-other-name': (d) => `与第 ${d.row} 行同一个证件号码，姓名却不同。请照证件核对这两行`,
  'twice-card': (d) => `与第 ${d.row} 行同一个卡号。一张卡只能登记一个人`,
  'total-row': () => '像是合计或说明，不是居民。已跳过',
  kept: (d) => `档案里是“${d.kept}”，没有改成表里的`,
  changed: (d) => `由“${d.kept}”改成表里的`,
  filled: () => '档案里原来空着，按表里补上',
} as const satisfies Record<string, (details: FaultDetails) => string>;

export type RemarkCode = keyof typeof SENTENCES;

/** 证件号码：校验位不对，至少错了一位。请照证件从头核对。 */
export function explainRemark({ field, code, details }: RowRemark): string {
  const sentence: (details: FaultDetails) => string = SENTENCES[code];
  return `${field === 'row' ? '' : `${IMPORT_FIELDS[field].head}：`}${sentence(details)}。`;
}

/** `skipped` is no resident (a totals row); `unreached` would have been tried, had nobody stopped before it. */
export const IMPORT_VERDICTS = ['new', 'update', 'same', 'twice', 'refused', 'skipped', 'unreached'] as const;
export type ImportVerdict = (typeof IMPORT_VERDICTS)[number];

/** Before and after carrying out. */
export const VERDICT_WORDS: Readonly<Record<ImportVerdict, readonly [planned: string, done: string]>> = {
  new: ['新建', '已新建'],
  update: ['更新', '已更新'],
  same: ['已有，不变', '已有，不变'],
  twice: ['表内重复', '表内重复，未导入'],
  refused: ['不能导入', '未导入'],
  skipped: ['跳过', '跳过'],
  unreached: ['未处理', '未处理'],
};
