import { describe, expect, it } from 'vitest';
import { changesOf, type RecordContent, recordFields } from '../../electron/shared/domain/record-changes.ts';

const RECORD: RecordContent = {
  complaint: '头晕 3 天',
  findings: '',
  advice: '低盐饮食',
  onsetDay: '2026-11-17',
  vitals: { temperatureDeci: 365, pulse: 76, systolic: 184, diastolic: 86, glucoseDeci: 70, weightDeci: 615 },
  diagnoses: [
    { code: 'I10', name: '高血压' },
    { code: 'E11', name: '2型糖尿病' },
  ],
};

describe('the fields of a record', () => {
  it('stand in the order of the screen, with their units, and empty where nothing is written', () => {
    expect(recordFields(RECORD).map(({ label, words }) => `${label}：${words}`)).toEqual([
      '体温：36.5 ℃',
      '脉搏：76 次/分',
      '血压：184/86 mmHg',
      '空腹血糖：7.0 mmol/L',
      '体重：61.5 kg',
      '主诉：头晕 3 天',
      '检查：',
      '发病日期：2026-11-17',
      '诊断：I10 高血压；E11 2型糖尿病',
      '医嘱：低盐饮食',
    ]);
  });
});

describe('what a correction changed', () => {
  it('is nothing between equal records', () => {
    expect(changesOf(RECORD, { ...RECORD, vitals: { ...RECORD.vitals } })).toEqual([]);
  });

  it('is old and new of each field that differs, also of what came and what went', () => {
    const corrected: RecordContent = {
      ...RECORD,
      findings: '心肺未见异常',
      advice: '',
      vitals: { ...RECORD.vitals, systolic: 148, pulse: undefined },
    };
    expect(changesOf(RECORD, corrected)).toEqual([
      { label: '脉搏', before: '76 次/分', after: '' },
      { label: '血压', before: '184/86 mmHg', after: '148/86 mmHg' },
      { label: '检查', before: '', after: '心肺未见异常' },
      { label: '医嘱', before: '低盐饮食', after: '' },
    ]);
  });

  it('is also another order of the diagnoses: the main one comes first', () => {
    const turned = { ...RECORD, diagnoses: RECORD.diagnoses.toReversed() };
    expect(changesOf(RECORD, turned)).toEqual([
      { label: '诊断', before: 'I10 高血压；E11 2型糖尿病', after: 'E11 2型糖尿病；I10 高血压' },
    ]);
  });
});
