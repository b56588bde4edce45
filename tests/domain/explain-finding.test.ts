import { describe, expect, it } from 'vitest';
import { explainFinding, RULE_LABELS } from '../../electron/shared/domain/explain-finding.ts';
import { PRESCRIPTION_RULES } from '../../electron/shared/domain/prescription-types.ts';

describe('a finding in words', () => {
  it('says what is wrong and then what to do, for every rule', () => {
    for (const rule of PRESCRIPTION_RULES) {
      const { what, next } = explainFinding({ rule, params: { drug: '甲片' } });
      expect(what).toMatch(/。$/);
      expect(next).toMatch(/。$/);
      expect(RULE_LABELS[rule]).not.toBe('');
    }
  });

  it.each([
    ['too-many-drugs', { count: 6, max: 5 }, '6 种药，一张处方最多 5 种。按 Alt D 把多出的药另开一张处方。'],
    ['days', { days: 28, max: 7 }, '28 天不行，这类处方最长 7 天。改成 7 天以内，慢性病改开长期处方。'],
    [
      'days',
      { days: 56, max: 28 },
      '56 天不行，这类处方最长 28 天。改成 28 天，或按 Alt C 注明病情稳定、最长 12 周。',
    ],
    ['days', { days: 90, max: 84 }, '90 天不行，这类处方最长 84 天。改成 84 天以内。'],
    [
      'allergy',
      { substance: '青霉素', drug: '阿莫西林胶囊', match: 'same' },
      '病人对青霉素过敏，不可开阿莫西林胶囊。换一种药。',
    ],
    [
      'duplicate',
      { drug: '甲片', otherLine: 2, otherSlip: 1 },
      '甲片与第 1 张第 2 行重复。删去一行；同成分确需合用，写明理由。',
    ],
    ['recent', { drug: '甲片', daysAgo: 0 }, '今天已开过甲片。不重复开；确需提前取药，写明理由。'],
  ] as const)('%s', (rule, params, sentence) => {
    const { what, next } = explainFinding({ rule, params });
    expect(what + next).toBe(sentence);
  });
});
