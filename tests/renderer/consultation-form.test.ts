import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dosesInCourse, FREQUENCY_CODES } from '../../electron/shared/domain/dosing.ts';
import { checkHerbalDoses, MAX_DOSES } from '../../electron/shared/domain/herbal-doses.ts';
import type { PrescriptionDraft } from '../../electron/shared/domain/prescription-types.ts';
import type { DrugId } from '../../electron/shared/values/ids.ts';
import { quantity } from '../../electron/shared/values/quantity.ts';
import {
  checksOf,
  isWaiting,
  missingOf,
  reasonsOf,
} from '../../renderer/desks/consultation/checks-before-signing.ts';
import {
  type ConsultationForm,
  EMPTY_SLIP,
  type FormSlip,
  intentOf,
  nextKind,
  ordersNotSent,
  splitSlip,
  usualDays,
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
import { inOnePot, withDoses } from '../../renderer/desks/consultation/herbal-slip.ts';
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

type Deed = { readonly doses: number } | ({ readonly at: number } & Partial<FormLine>);

/** 帖数, or one field of one line, typed as the panel takes it. */
function typedOn(now: FormSlip, deed: Deed): FormSlip {
  if ('doses' in deed) return withDoses(now, deed.doses);
  const { at, ...typed } = deed;
  const place = at % now.lines.length;
  const lines = now.lines.map((one, position) => (position === place ? { ...one, ...typed } : one));
  return inOnePot({ ...now, lines }, place);
}

/** The slip as the rules see it. */
function draftOf({ lines, doses }: FormSlip): PrescriptionDraft {
  return {
    kind: 'ordinary',
    stableApproved: false,
    doses,
    lines: lines.map(({ drugId, qty = 0, days = 1, doseMilli = 1, ...rest }, at) => ({
      ...rest,
      lineNo: at + 1,
      days,
      doseMilli,
      qty: quantity(qty),
      drug: {
        ...rest,
        drugId: drugId as DrugId,
        allergyGroups: [],
        control: 'none',
        antibiotic: 'none',
        longTermAllowed: true,
        skinTest: false,
      },
    })),
  };
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
    const written = inOnePot(slip([herb(), herb({ drugId: 2, doseMilli: 6_000 })]));
    expect([written.doses, written.lines.map((one) => one.qty)]).toEqual([7, [105, 42]]);
    expect(inOnePot(slip([herb({ frequency: 'bid' })])).doses).toBe(14);
    // Other drugs are not counted in 帖, and a course without days says nothing.
    expect(inOnePot(slip([line()], { doses: 7 })).doses).toBe(1);
    expect(inOnePot(slip([herb({ days: undefined })], { doses: 3 })).doses).toBe(3);
  });

  it('are boiled in one pot: what is said of one is said of all', () => {
    const before = inOnePot(slip([herb(), herb({ drugId: 2, doseMilli: 6_000 })]));
    const [first, second] = before.lines;
    if (!first || !second) throw new Error('no herbs');
    const shorter = inOnePot({ ...before, lines: [first, { ...second, days: 5 }] }, 1);
    expect([shorter.doses, shorter.lines.map((one) => [one.days, one.qty])]).toEqual([
      5,
      [
        [5, 75],
        [5, 30],
      ],
    ]);
  });

  it('follow the 帖 that the doctor types', () => {
    const typed = withDoses(slip([herb(), herb({ frequency: 'bid' }), line()]), 4);
    expect(typed.doses).toBe(4);
    expect(typed.lines.map((one) => [one.days, one.qty])).toEqual([
      [4, 60],
      [4, 60],
      [7, 7],
    ]);
    const odd = withDoses(slip([herb({ frequency: 'bid' })]), 7);
    expect([odd.doses, odd.lines.map((one) => [one.days, one.qty])]).toEqual([7, [[4, 105]]]);
    expect(withDoses(slip([herb()]), 99).doses).toBe(30);
  });

  it('taken over from an earlier slip still follow them', () => {
    const earlier = inOnePot(slip([herb({ qty: 100, qtyTyped: true })]));
    expect([earlier, withDoses(earlier, 3)].map((one) => one.lines.map((herbs) => herbs.qty))).toEqual([
      [105],
      [45],
    ]);
  });

  it('however they are typed, the station signs them', () => {
    const anyHerb = fc.record({
      doseMilli: fc.integer({ min: 1, max: 100_000 }),
      strengthMilli: fc.integer({ min: 1, max: 10_000 }),
      packSize: fc.integer({ min: 1, max: 1_000 }),
      splittable: fc.boolean(),
      frequency: fc.constantFrom(...FREQUENCY_CODES),
      days: fc.integer({ min: 1, max: 14 }),
    });
    const anyDeed = fc.oneof(
      fc.record({ doses: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ at: fc.nat(3), days: fc.integer({ min: 1, max: 7 }) }),
      fc.record({ at: fc.nat(3), frequency: fc.constantFrom(...FREQUENCY_CODES) }),
      fc.record({ at: fc.nat(3), doseMilli: fc.integer({ min: 1, max: 100_000 }) }),
    );
    const play = fc.tuple(fc.array(anyHerb, { minLength: 1, maxLength: 4 }), fc.array(anyDeed));
    fc.assert(
      fc.property(play, ([herbs, deeds]) => {
        let written = inOnePot(slip(herbs.map((values) => herb(values))));
        for (const deed of deeds) written = typedOn(written, deed);
        const told = checkHerbalDoses(draftOf(written)).map((finding) => finding.params.why);
        const { frequency = 'qd', days = 1 } = written.lines[0] ?? {};
        // What no slip can hold is left to the doctor: a dose beyond measure, and more than 30 帖.
        const tooLong = (dosesInCourse(frequency, days) ?? 0) > MAX_DOSES;
        expect(told.filter((why) => why !== 'too-much' && !(why === 'course' && tooLong))).toEqual([]);
      }),
      { numRuns: 500 },
    );
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
      { what: '近 7 天已取', field: 'reason', slip: 0, line: 0, spot: 'dose' },
    ]);
  });

  it('ticks nothing off that the doctor has not answered, even where no reason is asked for', () => {
    const finding = {
      rule: 'quantity',
      lineNo: 1,
      severity: 'warn',
      needsReason: false,
      reason: '',
      params: { drug: '苯磺酸氨氯地平片', qty: 70, need: 7, why: 'over' },
    } as const;
    const preview = { slips: [{ lines: [], findings: [finding] }] } as never;
    const typed = form([slip([line({ qty: 70, qtyTyped: true })])]);
    expect(checksOf(typed, preview, []).at(-1)).toEqual({ label: '数量', state: 'warn', value: '第 1 行' });
    expect(missingOf(typed, intentOf(typed), preview, ALL_READ)).toEqual([]);
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

  it('asks for the reasons that wait, and lets those be changed that are written', () => {
    const warning = { lineNo: 1, severity: 'warn', needsReason: true, reason: '', params: {} } as const;
    const findings = [
      { ...warning, rule: 'recent', reason: '外出，提前取药' },
      { ...warning, rule: 'overdose', severity: 'refuse', needsReason: false },
      { ...warning, rule: 'quantity', needsReason: false },
      { ...warning, rule: 'allergy', severity: 'refuse', needsReason: false },
    ] as const;
    const preview = {
      slips: [
        { lines: [], findings: [] },
        { lines: [], findings },
      ],
    } as never;
    expect(reasonsOf(preview)).toEqual([
      { slipNo: 2, lineNo: 1, finding: findings[0] },
      { slipNo: 2, lineNo: 1, finding: findings[1] },
    ]);
    expect(reasonsOf(preview).map(isWaiting)).toEqual([false, true]);
    expect(reasonsOf(undefined)).toEqual([]);
  });
});

describe('orders that were sent to be tested first', () => {
  const order = (itemId: number, qty: number) => ({ itemId, name: `项目 ${itemId}`, priceFen: 500, qty });

  it('takes away what was sent, and keeps what was added meanwhile', () => {
    const sent = [
      { itemId: 1, qty: 1 },
      { itemId: 2, qty: 2 },
    ];
    expect(ordersNotSent([order(1, 1), order(2, 3), order(3, 1)], sent)).toEqual([order(2, 1), order(3, 1)]);
    expect(ordersNotSent([order(1, 1), order(2, 2)], sent)).toEqual([]);
    // Taken off the list while it was on its way: it is sent all the same, and not asked for twice.
    expect(ordersNotSent([], sent)).toEqual([]);
  });
});
