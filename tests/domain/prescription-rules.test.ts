import { describe, expect, test } from 'vitest';
import {
  checkPrescription,
  type DraftLine,
  type Finding,
  maxDays,
  type PrescribableDrug,
  type PrescriptionContext,
  type PrescriptionDraft,
} from '../../electron/shared/domain/prescription-rules.ts';
import { slipKind } from '../../electron/shared/domain/prescription-slip.ts';
import { clinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { DrugId } from '../../electron/shared/values/ids.ts';
import { quantity } from '../../electron/shared/values/quantity.ts';

function drug(id: number, genericName: string, more: Partial<PrescribableDrug> = {}): PrescribableDrug {
  return {
    drugId: id as DrugId,
    genericName,
    allergyGroups: [],
    drugClass: 'western',
    control: 'none',
    antibiotic: 'none',
    longTermAllowed: true,
    skinTest: false,
    packSize: 28,
    splittable: true,
    strengthMilli: 5000,
    ...more,
  };
}

const AMLODIPINE = drug(1, '苯磺酸氨氯地平片');
const AMOXICILLIN = drug(2, '阿莫西林胶囊', { antibiotic: 'unrestricted' });
const CEFUROXIME = drug(3, '头孢呋辛酯片', { antibiotic: 'unrestricted' });

/** 5 mg once a day for 7 days: 7 tablets. */
function line(lineNo: number, of: PrescribableDrug, more: Partial<DraftLine> = {}): DraftLine {
  return {
    lineNo,
    drug: of,
    doseMilli: 5000,
    frequency: 'qd',
    route: 'oral',
    days: 7,
    qty: quantity(7),
    ...more,
  };
}

const NOTHING_KNOWN: PrescriptionContext = {
  onDay: clinicDay('2026-11-20'),
  allergies: [],
  recent: [],
  interactions: [],
};

function check(
  lines: DraftLine[],
  draft: Partial<PrescriptionDraft> = {},
  context: Partial<PrescriptionContext> = {},
): Finding[] {
  return checkPrescription(
    { kind: 'ordinary', doses: 1, stableApproved: false, ...draft, lines },
    { ...NOTHING_KNOWN, ...context },
  );
}

function brief(findings: Finding[]): (string | number | undefined)[][] {
  return findings.map((one) => [one.rule, one.lineNo, one.severity]);
}

describe('the slip as a whole', () => {
  test('a sound slip has no finding', () => {
    expect(check([line(1, AMLODIPINE), line(2, drug(9, '盐酸氨溴索片'))])).toEqual([]);
  });

  test('an empty slip is refused', () => {
    expect(check([])).toEqual([{ rule: 'empty', severity: 'refuse', params: {} }]);
  });

  test('five drugs pass, the sixth is refused', () => {
    const names = ['甲药片', '乙药片', '丙药片', '丁药片', '戊药片', '己药片'];
    const lines = names.map((name, index) => line(index + 1, drug(index + 1, name)));
    expect(check(lines.slice(0, 5))).toEqual([]);
    expect(check(lines)).toEqual([
      { rule: 'too-many-drugs', severity: 'refuse', params: { count: 6, max: 5 } },
    ]);
  });

  test('western and patent drugs share a slip, 饮片 stand apart and are not counted', () => {
    const herbs = ['黄芪', '当归', '白术', '茯苓', '甘草', '陈皮', '半夏'].map((name, index) =>
      line(index + 1, drug(index + 20, name, { drugClass: 'herbal' })),
    );
    expect(check(herbs, { doses: 7 })).toEqual([]);
    expect(brief(check([...herbs, line(8, AMLODIPINE)], { doses: 7 }))).toEqual([
      ['herbal-apart', undefined, 'refuse'],
    ]);
    const patent = drug(40, '板蓝根颗粒', { drugClass: 'patent' });
    expect(check([line(1, AMLODIPINE), line(2, patent)])).toEqual([]);
  });
});

describe('days', () => {
  test.each([
    ['ordinary', false, 7],
    ['emergency', false, 3],
    ['long_term', false, 28],
    ['long_term', true, 84],
    ['ordinary', true, 7],
  ] as const)('%s, stable %s: %i days pass and one more is refused', (kind, stableApproved, max) => {
    expect(maxDays(kind, stableApproved)).toBe(max);
    const of = (days: number) => [line(1, AMLODIPINE, { days, qty: quantity(days) })];
    expect(check(of(max), { kind, stableApproved })).toEqual([]);
    expect(check(of(max + 1), { kind, stableApproved })).toEqual([
      { rule: 'days', lineNo: 1, severity: 'refuse', params: { days: max + 1, max } },
    ]);
  });

  test.each([
    [drug(1, '地西泮片', { control: 'psychotropic2' }), 'controlled'],
    [AMOXICILLIN, 'antibiotic'],
    [drug(1, '布洛芬缓释胶囊', { longTermAllowed: false }), 'not-marked'],
  ])('long-term is refused for %o', (of, why) => {
    expect(check([line(1, of)], { kind: 'long_term' })).toEqual([
      {
        rule: 'long-term-drug',
        lineNo: 1,
        severity: 'refuse',
        params: { drug: of.genericName, why },
      },
    ]);
  });
});

describe('allergy', () => {
  test('青霉素 refuses 阿莫西林, warns of 头孢 and leaves 氨氯地平 alone', () => {
    const lines = [line(1, AMOXICILLIN), line(2, CEFUROXIME), line(3, AMLODIPINE)];
    expect(check(lines, {}, { allergies: ['青霉素'] })).toEqual([
      {
        rule: 'allergy',
        lineNo: 1,
        severity: 'refuse',
        params: { substance: '青霉素', drug: '阿莫西林胶囊', match: 'same' },
      },
      {
        rule: 'allergy',
        lineNo: 2,
        severity: 'warn',
        params: { substance: '青霉素', drug: '头孢呋辛酯片', match: 'cross' },
      },
    ]);
  });

  test.each([
    ['阿莫西林', '阿莫西林克拉维酸钾片', 'same'],
    ['氨苄西林', '阿莫西林胶囊', 'same'],
    ['头孢类', '头孢克肟颗粒', 'same'],
    ['磺胺类药物', '复方磺胺甲噁唑片', 'same'],
    ['左氧氟沙星', '诺氟沙星胶囊', 'same'],
    ['阿司匹林', '布洛芬缓释胶囊', 'same'],
    ['阿司匹林', '对乙酰氨基酚片', 'cross'],
    ['碘', '聚维酮碘溶液', 'same'],
    ['甲钴胺', '甲钴胺片', 'same'],
    ['青霉素', '阿奇霉素片', undefined],
    ['花粉', '氯雷他定片', undefined],
    ['无', '无水乙醇注射液', undefined],
    ['否认', '阿莫西林胶囊', undefined],
    ['', '阿莫西林胶囊', undefined],
  ])('recorded %s, prescribed %s: %s', (substance, name, match) => {
    const found = check([line(1, drug(1, name))], {}, { allergies: [substance] });
    expect(found.find((one) => one.rule === 'allergy')?.params.match).toBe(match);
  });

  test('a group that the drug master names counts too', () => {
    const of = drug(1, '某某口服液', { allergyGroups: ['蜂胶'] });
    expect(brief(check([line(1, of)], {}, { allergies: ['蜂胶'] }))).toEqual([['allergy', 1, 'refuse']]);
  });
});

describe('twice the same', () => {
  test('the same drug on two lines is refused, told at the later line', () => {
    expect(check([line(1, AMLODIPINE), line(2, AMLODIPINE)])).toEqual([
      {
        rule: 'duplicate',
        lineNo: 2,
        severity: 'refuse',
        params: { drug: '苯磺酸氨氯地平片', otherLine: 1 },
      },
    ]);
  });

  test('the same substance in another form warns', () => {
    const found = check([line(1, drug(1, '布洛芬缓释胶囊')), line(2, drug(2, '布洛芬混悬液'))]);
    expect(brief(found)).toEqual([['duplicate', 2, 'warn']]);
  });

  test.each([
    ['2026-11-20', 0],
    ['2026-11-13', 7],
    ['2026-11-12', undefined],
    ['2026-11-21', undefined],
  ])('handed out on %s: %s days ago', (day, daysAgo) => {
    const recent = [{ drugId: 77 as DrugId, genericName: '苯磺酸氨氯地平分散片', day: clinicDay(day) }];
    const found = check([line(1, AMLODIPINE)], {}, { recent });
    expect(found).toEqual(
      daysAgo === undefined
        ? []
        : [
            {
              rule: 'recent',
              lineNo: 1,
              severity: 'warn',
              params: { drug: '苯磺酸氨氯地平片', day, daysAgo },
            },
          ],
    );
  });

  test('of several hand-outs the newest is named', () => {
    const recent = ['2026-11-14', '2026-11-18', '2026-11-16'].map((day) => ({
      drugId: 1 as DrugId,
      genericName: '苯磺酸氨氯地平片',
      day: clinicDay(day),
    }));
    expect(check([line(1, AMLODIPINE)], {}, { recent })[0]?.params.daysAgo).toBe(2);
  });
});

describe('dose', () => {
  const of = drug(1, '苯磺酸氨氯地平片', { maxSingleDoseMilli: 10_000, maxDailyDoseMilli: 10_000 });

  test('10 mg once a day passes, 10.001 mg and 10 mg twice a day are refused', () => {
    const at = (doseMilli: number, frequency: 'qd' | 'bid', qty: number) =>
      check([line(1, of, { doseMilli, frequency, qty: quantity(qty) })]).filter(
        (one) => one.rule === 'overdose',
      );
    expect(at(10_000, 'qd', 14)).toEqual([]);
    expect(at(10_001, 'qd', 15)).toEqual([
      {
        rule: 'overdose',
        lineNo: 1,
        severity: 'refuse',
        params: { drug: '苯磺酸氨氯地平片', what: 'single', dose: 10_001, max: 10_000 },
      },
    ]);
    expect(at(10_000, 'bid', 28)[0]?.params).toEqual({
      drug: '苯磺酸氨氯地平片',
      what: 'daily',
      dose: 20_000,
      max: 10_000,
    });
  });

  test('the doctor may sign an overdose again; it stays visible', () => {
    const signed = line(1, of, { doseMilli: 15_000, qty: quantity(21), signedAgain: true });
    expect(brief(check([signed]))).toEqual([['overdose', 1, 'warn']]);
  });
});

describe('interaction, grade and skin test', () => {
  const interactions = [{ a: '华法林', b: '阿司匹林', severity: 'refuse' as const, note: '出血' }];
  const pair = [drug(1, '阿司匹林肠溶片'), drug(2, '华法林钠片')] as const;

  test('a pair of the station’s table is told once, whichever comes first', () => {
    for (const [first, second] of [pair, [pair[1], pair[0]] as const]) {
      expect(check([line(1, first), line(2, second)], {}, { interactions })).toEqual([
        {
          rule: 'interaction',
          lineNo: 2,
          severity: 'refuse',
          params: { drug: second.genericName, other: first.genericName, otherLine: 1, note: '出血' },
        },
      ]);
    }
  });

  test('signed again it warns', () => {
    const lines = [line(1, pair[0], { signedAgain: true }), line(2, pair[1])];
    expect(brief(check(lines, {}, { interactions }))).toEqual([['interaction', 2, 'warn']]);
  });

  test('特殊使用级 is refused, 限制使用级 warns, 非限制 passes', () => {
    const at = (antibiotic: PrescribableDrug['antibiotic']) =>
      brief(check([line(1, drug(1, '某某片', { antibiotic }))]));
    expect(at('special')).toEqual([['antibiotic-grade', 1, 'refuse']]);
    expect(at('restricted')).toEqual([['antibiotic-grade', 1, 'warn']]);
    expect(at('unrestricted')).toEqual([]);
  });

  test('a skin test is asked for, a negative one passes and a positive one refuses', () => {
    const of = drug(1, '注射用青霉素钠', { skinTest: true });
    const at = (skinTestResult?: DraftLine['skinTestResult']) =>
      check([line(1, of, { skinTestResult })]).map((one) => [one.severity, one.params.result]);
    expect(at()).toEqual([['warn', 'missing']]);
    expect(at('positive')).toEqual([['refuse', 'positive']]);
    expect([at('negative'), at('continued')]).toEqual([[], []]);
  });
});

describe('quantity', () => {
  const at = (qty: number, more: Partial<PrescribableDrug> = {}) =>
    check([line(1, { ...AMLODIPINE, ...more }, { qty: quantity(qty) })]).map((one) => [
      one.severity,
      one.params.why,
      one.params.need,
    ]);

  test('what dose, frequency and days come to passes; less and more are pointed out', () => {
    expect([at(7), at(6), at(8)]).toEqual([[], [['warn', 'short', 7]], [['warn', 'over', 7]]]);
  });

  test('a pack that may not be opened is prescribed whole', () => {
    expect(at(28, { splittable: false })).toEqual([]);
    expect(at(7, { splittable: false })).toEqual([['refuse', 'broken-pack', 28]]);
    expect(at(56, { splittable: false })).toEqual([['warn', 'over', 28]]);
  });

  test('a dose that no course could hold is refused', () => {
    const much = line(1, { ...AMLODIPINE, strengthMilli: 1 }, { doseMilli: 100_000_000 });
    expect(brief(check([much]))).toEqual([['quantity', 1, 'refuse']]);
  });

  test('without a known strength, or taken as needed, there is nothing to compare', () => {
    expect(at(3, { strengthMilli: undefined })).toEqual([]);
    expect(check([line(1, AMLODIPINE, { frequency: 'prn', qty: quantity(3) })])).toEqual([]);
  });
});

describe('the slip’s paper', () => {
  test.each([
    [40, 'ordinary', 'none', 'white', [], 1],
    [40, 'emergency', 'none', 'yellow', ['急诊'], 1],
    [13, 'ordinary', 'none', 'green', ['儿科'], 1],
    [14, 'ordinary', 'none', 'white', [], 1],
    [8, 'emergency', 'none', 'yellow', ['急诊', '儿科'], 1],
    [72, 'long_term', 'none', 'white', ['长期处方'], 1],
    [40, 'ordinary', 'narcotic', 'red', ['麻、精一'], 3],
    [8, 'emergency', 'psychotropic1', 'red', ['麻、精一', '急诊', '儿科'], 3],
    [40, 'ordinary', 'psychotropic2', 'white', ['精二'], 2],
    [40, 'ordinary', 'toxic', 'white', ['毒'], 2],
    [undefined, 'ordinary', 'none', 'white', [], 1],
  ] as const)('age %s, %s, %s: %s %o, kept %i years', (age, kind, control, colour, marks, keepYears) => {
    expect(slipKind(age, kind, control)).toEqual({ colour, marks, keepYears });
  });
});
