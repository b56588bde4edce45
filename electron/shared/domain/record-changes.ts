/** What a doctor signs of a visit. Tenths of ℃, of mmol/L and of kg; pressures in mmHg. */
export interface RecordContent {
  readonly complaint: string;
  readonly findings: string;
  readonly advice: string;
  readonly onsetDay: string | null;
  readonly vitals: {
    readonly temperatureDeci?: number | undefined;
    readonly pulse?: number | undefined;
    readonly systolic?: number | undefined;
    readonly diastolic?: number | undefined;
    readonly glucoseDeci?: number | undefined;
    readonly weightDeci?: number | undefined;
  };
  /** The main one first. */
  readonly diagnoses: readonly { readonly code: string; readonly name: string }[];
}

/** One field of the record in words; empty where nothing is written. */
export interface RecordField {
  readonly label: string;
  readonly words: string;
}

export interface RecordChange {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

type FieldWords = readonly (readonly [label: string, words: (record: RecordContent) => string])[];

/** In the order of the screen. */
const FIELDS: FieldWords = [
  ['体温', ({ vitals }) => deci(vitals.temperatureDeci, '℃')],
  ['脉搏', ({ vitals }) => (vitals.pulse === undefined ? '' : `${vitals.pulse} 次/分`)],
  ['血压', ({ vitals }) => pressure(vitals.systolic, vitals.diastolic)],
  ['空腹血糖', ({ vitals }) => deci(vitals.glucoseDeci, 'mmol/L')],
  ['体重', ({ vitals }) => deci(vitals.weightDeci, 'kg')],
  ['主诉', (record) => record.complaint],
  ['检查', (record) => record.findings],
  ['发病日期', (record) => record.onsetDay ?? ''],
  ['诊断', ({ diagnoses }) => diagnoses.map(({ code, name }) => `${code} ${name}`).join('；')],
  ['医嘱', (record) => record.advice],
];

/** The whole record, field by field, in the words in which it is read. */
export function recordFields(record: RecordContent): readonly RecordField[] {
  return FIELDS.map(([label, words]) => ({ label, words: words(record) }));
}

/**
 * What a correction changed: old and new of every field that differs (病历书写基本规范 第七条: what was written
 * first stays readable). Two records without a difference have none; another order of the diagnoses is one.
 */
export function changesOf(before: RecordContent, after: RecordContent): readonly RecordChange[] {
  return FIELDS.map(([label, words]) => ({ label, before: words(before), after: words(after) })).filter(
    (field) => field.before !== field.after,
  );
}

function deci(tenths: number | undefined, unit: string): string {
  return tenths === undefined ? '' : `${(tenths / 10).toFixed(1)} ${unit}`;
}

function pressure(systolic: number | undefined, diastolic: number | undefined): string {
  if (systolic === undefined && diastolic === undefined) return '';
  return `${systolic ?? '—'}/${diastolic ?? '—'} mmHg`;
}
