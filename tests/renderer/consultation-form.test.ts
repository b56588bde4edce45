import { describe, expect, it } from 'vitest';
import { checksOf, missingOf } from '../../renderer/desks/consultation/checks-before-signing.ts';
import {
  type ConsultationForm,
  dosesOfLines,
  EMPTY_SLIP,
  type FormSlip,
  intentOf,
  nextKind,
  splitSlip,
  usualDays,
  withDoses,
  wrongVitals,
} from '../../renderer/desks/consultation/consultation-form.ts';
import {
  type FormLine,
  formatDose,
  formatUsage,
  isComplete,
  parseDose,
  readUsage,
  withSuggestion,
} from '../../renderer/desks/consultation/form-line.ts';
import { readQuantity } from '../../renderer/desks/consultation/line-inputs.tsx';
import { readPressure } from '../../renderer/desks/consultation/VitalsRow.tsx';

/** Amlodipine 5 mg, 28 in a box that may be opened. */
function line(values: Partial<FormLine> = {}): FormLine {
  return withSuggestion({
    drugId: 1,
    genericName: '苯磺酸氨氯地平片',
    drugClass: 'western',
    form: '片剂',
    spec: '5mg×28片',
    doseUnit: 'mg',
    strengthMilli: 5_000,
    splittable: true,
    packSize: 28,
    packUnit: '盒',
    smallUnit: '片',
    doseMilli: 5_000,
    frequency: 'qd',
    route: 'oral',
    days: 7,
    qtyTyped: false,
    note: '',
    reasons: {},
    ...values,
  });
}

function form(slips: readonly FormSlip[]): ConsultationForm {
  return {
    vitals: {},
    complaint: '头晕',
    findings: '',
    advice: '',
    diagnoses: [{ code: 'I10', name: '高血压' }],
    slips,
    orders: [],
  };
}

function slip(lines: readonly FormLine[], values: Partial<FormSlip> = {}): FormSlip {
  return { ...EMPTY_SLIP, ...values, lines };
}

const ALL_READ = new Set<never>();

describe('a line of a prescription', () => {
  it('counts the tablets of dose, frequency and days until the doctor types a number', () => {
    expect(line({ days: 28 }).qty).toBe(28);
    expect(line({ doseMilli: 10_000, frequency: 'bid', days: 7 }).qty).toBe(28);
    expect(line({ frequency: 'prn' }).qty).toBeUndefined();
    expect(withSuggestion({ ...line(), qty: 12, qtyTyped: true, days: 28 }).qty).toBe(12);
  });

  it('fills whole boxes where the box may not be opened', () => {
    expect(line({ splittable: false, days: 7 }).qty).toBe(28);
  });

  it.each([
    ['5', 5_000],
    ['0.125', 125],
    ['.5', 500],
    ['0', undefined],
    ['0.1234', undefined],
    ['5mg', undefined],
  ])('reads the dose %s', (text, dose) => {
    expect(parseDose(text)).toBe(dose);
  });

  it('writes doses and usage as people say them', () => {
    expect(formatDose(125, 'mg')).toBe('0.125mg');
    expect(formatUsage('bid', 'oral')).toBe('每日 2 次');
    expect(formatUsage('bid', 'external')).toBe('外用 每日 2 次');
  });

  it.each([
    ['bid', { frequency: 'bid', route: 'oral' }],
    ['3', { frequency: 'tid', route: 'oral' }],
    ['每晚', { frequency: 'qn', route: 'oral' }],
    ['wy', { frequency: 'qd', route: 'external' }],
    ['外用', { frequency: 'qd', route: 'external' }],
    ['', { frequency: 'qd', route: 'oral' }],
  ])('reads the usage %s', (text, usage) => {
    expect(readUsage(text, { frequency: 'qd', route: 'oral' })).toEqual(usage);
  });

  it('does not guess an unknown usage', () => {
    expect(readUsage('饭后半小时', line())).toBeUndefined();
  });

  it.each([
    ['2', true, 56],
    ['2', false, 2],
    ['10片', true, 10],
    ['2盒', false, 56],
    ['10p', true, 10],
    ['1h', false, 28],
    ['0', true, undefined],
    ['两', true, undefined],
  ])('reads the quantity %s (in boxes: %s) as %s tablets', (text, inPacks, qty) => {
    expect(readQuantity(text, line(), inPacks)).toBe(qty);
  });

  it.each([
    ['148/86', { systolic: 148, diastolic: 86 }],
    ['148 86', { systolic: 148, diastolic: 86 }],
    ['148', undefined],
    ['1480/86', undefined],
  ])('reads the pressure %s', (text, pressure) => {
    expect(readPressure(text)).toEqual(pressure);
  });

  it('is not complete with a course of 5628 days', () => {
    expect(isComplete(line({ days: 5628 }))).toBe(false);
    expect(usualDays(slip([line({ days: 5628 })]))).toBe(7);
  });
});

describe('slips', () => {
  it('moves what is beyond five drugs to another slip', () => {
    const seven = Array.from({ length: 7 }, (_, at) => line({ drugId: at + 1 }));
    const split = splitSlip([slip(seven)], 0);
    expect(split.at).toBe(1);
    expect(split.slips.map((one) => one.lines.map((each) => each.drugId))).toEqual([
      [1, 2, 3, 4, 5],
      [6, 7],
    ]);
  });

  it('moves 饮片 away from other drugs, and what is not for long-term use to an ordinary slip', () => {
    const herb = line({ drugId: 2, drugClass: 'herbal' });
    const mixed = splitSlip([slip([line({ drugId: 1 }), herb])], 0);
    expect(mixed.slips.map((one) => one.lines.map((each) => each.drugId))).toEqual([[1], [2]]);
    const long = slip([line({ drugId: 1 }), line({ drugId: 2 })], { kind: 'long_term' });
    const apart = splitSlip([long], 0, [1]);
    expect(apart.slips.map((one) => [one.kind, one.lines.map((each) => each.drugId)])).toEqual([
      ['long_term', [1]],
      ['ordinary', [2]],
    ]);
  });

  it('opens an empty slip when nothing is out of place, and none on top of an empty one', () => {
    expect(splitSlip([slip([line()])], 0).slips).toHaveLength(2);
    expect(splitSlip([EMPTY_SLIP], 0).slips).toHaveLength(1);
  });

  it('goes round the kinds: ordinary, long-term, stable, ordinary', () => {
    const first = nextKind(EMPTY_SLIP);
    const second = nextKind(first);
    const third = nextKind(second);
    expect([first, second, third].map(({ kind, stable }) => [kind, stable])).toEqual([
      ['long_term', false],
      ['long_term', true],
      ['ordinary', false],
    ]);
  });

  it('sends only complete lines to be previewed, and remembers where they stand', () => {
    const typed = form([
      EMPTY_SLIP,
      slip([line({ doseMilli: undefined }), line({ drugId: 3, reasons: { recent: '外出' } })]),
    ]);
    const intent = intentOf(typed);
    expect(intent.places).toEqual([{ slip: 1, lines: [1] }]);
    expect(intent.slips).toEqual([
      {
        kind: 'ordinary',
        stable: false,
        doses: 1,
        lines: [{ drugId: 3, doseMilli: 5_000, frequency: 'qd', route: 'oral', days: 7, qty: 7, note: '' }],
      },
    ]);
    expect(intent.overrides).toEqual([{ slipNo: 1, lineNo: 1, rule: 'recent', reason: '外出' }]);
    expect(missingOf(typed, intent, undefined, ALL_READ).map((one) => one.what)).toEqual(['用量', '核对']);
  });
});

describe('饮片', () => {
  const herb = (values: Partial<FormLine> = {}) =>
    line({
      genericName: '黄芪',
      drugClass: 'herbal',
      form: '饮片',
      spec: '净片1000g',
      doseUnit: 'g',
      strengthMilli: 1_000,
      packSize: 1_000,
      packUnit: '袋',
      smallUnit: '克',
      doseMilli: 15_000,
      route: 'decoction',
      ...values,
    });

  it('are written as many 帖 as are weighed out', () => {
    const written = dosesOfLines(slip([herb(), herb({ drugId: 2, doseMilli: 6_000 })]));
    expect([written.doses, written.lines.map((one) => one.qty)]).toEqual([7, [105, 42]]);
    expect(dosesOfLines(slip([herb({ frequency: 'bid' })])).doses).toBe(14);
    // Other drugs are not counted in 帖, and a course without days says nothing.
    expect(dosesOfLines(slip([line()])).doses).toBe(1);
    expect(dosesOfLines(slip([herb({ days: undefined })], { doses: 3 })).doses).toBe(3);
  });

  it('follow the 帖 that the doctor types', () => {
    const typed = withDoses(slip([herb(), herb({ frequency: 'bid' }), line()]), 4);
    expect(typed.doses).toBe(4);
    expect(typed.lines.map((one) => [one.days, one.qty])).toEqual([
      [4, 60],
      [2, 60],
      [7, 7],
    ]);
  });

  it('are not counted among five drugs', () => {
    const typed = form([slip([line()]), slip([herb(), herb({ drugId: 2 })])]);
    expect(checksOf(typed, undefined, [])[0]).toEqual({
      label: '药品种数',
      state: 'ok',
      value: '1 种，不超 5 种',
    });
  });
});

describe('before signing', () => {
  it('asks for complaint and diagnosis, and for nothing of a visit without drugs', () => {
    const empty = { ...form([EMPTY_SLIP]), complaint: ' ', diagnoses: [] };
    expect(missingOf(empty, intentOf(empty), undefined, ALL_READ).map((one) => one.field)).toEqual([
      'complaint',
      'diagnosis',
    ]);
    const talked = form([EMPTY_SLIP]);
    expect(missingOf(talked, intentOf(talked), undefined, ALL_READ)).toEqual([]);
    // 3.65 in the field is no temperature, and not nothing either.
    const unread = new Set(['temperatureDeci', 'onset'] as const);
    expect(missingOf(talked, intentOf(talked), undefined, unread)).toEqual([
      { what: '体征', field: 'vitals' },
      { what: '发病日期', field: 'onset' },
    ]);
  });

  it('marks measures that cannot be meant', () => {
    expect(wrongVitals({ temperatureDeci: 36, systolic: 148, diastolic: 86 })).toEqual(['temperatureDeci']);
  });

  it('always shows six rows and adds what the rules find', () => {
    const typed = form([slip([line()])]);
    const finding = {
      rule: 'recent',
      lineNo: 1,
      severity: 'warn',
      needsReason: true,
      reason: '',
      params: { drug: '苯磺酸氨氯地平片', daysAgo: 3 },
    } as const;
    const preview = {
      slips: [{ amountFen: 98, maxDays: 7, validToDay: '2026-11-20', lines: [], findings: [finding] }],
      fees: { lines: [], grossFen: 0, waivedFen: 0, paidFen: 0, dueFen: 0 },
    } as never;
    expect(checksOf(typed, preview, ['青霉素'])).toEqual([
      { label: '药品种数', state: 'ok', value: '1 种，不超 5 种' },
      { label: '天数', state: 'ok', value: '7 天，不超 7 天' },
      { label: '过敏', state: 'ok', value: '青霉素：本方无' },
      { label: '重复用药', state: 'ok', value: '无' },
      { label: '近 7 天已取', state: 'warn', value: '第 1 行' },
      { label: '相互作用', state: 'ok', value: '无' },
    ]);
    expect(missingOf(typed, intentOf(typed), preview, ALL_READ)).toEqual([
      { what: '近 7 天已取', field: 'reason', slip: 0 },
    ]);
  });

  it('leads to the very line that lacks something, on whichever slip it stands', () => {
    const typed = form([slip([line()]), slip([line(), line({ frequency: 'prn' })])]);
    const short = {
      slips: [
        { lines: [{ refused: null }], findings: [] },
        { lines: [{ refused: {} }], findings: [] },
      ],
    } as never;
    expect(missingOf(typed, intentOf(typed), short, ALL_READ)).toEqual([
      { what: '用量', field: 'line', slip: 1, line: 1 },
      { what: '库存', field: 'line', slip: 1, line: 0 },
    ]);
  });
});
