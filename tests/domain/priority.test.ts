import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ageOn,
  DEFAULT_PRIORITY_SETTINGS,
  formatAge,
  grantPriority,
  PRIORITY_GROUPS,
  PROOFS_OF_GROUP,
  type PriorityCredential,
  type PriorityInput,
  publicPriorityLabel,
} from '../../electron/shared/domain/priority.ts';
import { addDays, clinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { CredentialId } from '../../electron/shared/values/ids.ts';
import { instant } from '../../electron/shared/values/instant.ts';

const TODAY = clinicDay('2026-11-20');

function proof(more: Partial<PriorityCredential> = {}): PriorityCredential {
  return {
    credentialId: 7 as CredentialId,
    group: 'veteran',
    kind: 'veteran_card',
    number: '川 0104-0871',
    validTo: clinicDay('2031-06-30'),
    checkedAt: instant(0),
    ...more,
  };
}

function grant(more: Partial<PriorityInput>) {
  return grantPriority({
    birthDay: clinicDay('1977-05-01'),
    credentials: [],
    emergency: false,
    onDay: TODAY,
    settings: DEFAULT_PRIORITY_SETTINGS,
    ...more,
  });
}

describe('age', () => {
  test.each([
    ['1954-03-12', '2026-11-20', 72],
    ['1956-11-20', '2026-11-20', 70],
    ['1956-11-21', '2026-11-20', 69],
    ['1922-11-20', '2026-11-20', 104],
    ['2026-11-20', '2026-11-20', 0],
    ['1956-02-29', '2026-02-28', 70],
    ['1956-02-29', '2026-02-27', 69],
    ['1956-02-29', '2028-02-28', 71],
    ['1956-02-29', '2028-02-29', 72],
  ])('born %s is on %s %i years old', (born, on, years) => {
    expect(ageOn(clinicDay(born), clinicDay(on))).toBe(years);
  });

  test.each([
    ['1954-03-12', '72 岁'],
    ['2025-11-20', '1 岁'],
    ['2025-11-21', '11 月'],
    ['2026-03-15', '8 月'],
    ['2026-10-20', '1 月'],
    ['2026-10-21', '30 天'],
    ['2026-11-08', '12 天'],
    ['2026-11-20', '0 天'],
  ])('born %s reads %s on 2026-11-20', (born, text) => {
    expect(formatAge(clinicDay(born), TODAY)).toBe(text);
  });

  test('a birth day after the visit is refused', () => {
    expect(() => ageOn(clinicDay('2026-11-21'), TODAY)).toThrow(RangeError);
  });

  test('nobody grows younger, and nobody ages two years in one day', () => {
    const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(clinicDay('1920-01-01'), days));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 36_000 }), (born, lived) => {
        const step = ageOn(born, addDays(born, lived + 1)) - ageOn(born, addDays(born, lived));
        expect([0, 1]).toContain(step);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('who has priority', () => {
  test('from the 70th birthday on, without any card', () => {
    expect(grant({ birthDay: clinicDay('1956-11-20') })).toEqual({
      rank: 'priority',
      groups: [{ group: 'elder' }],
      main: 'elder',
      expired: [],
    });
    expect(grant({ birthDay: clinicDay('1956-11-21') })).toEqual({
      rank: 'ordinary',
      groups: [],
      expired: [],
    });
  });

  test('of two groups one rank is used and both are recorded', () => {
    expect(grant({ birthDay: clinicDay('1954-03-12'), credentials: [proof()] })).toEqual({
      rank: 'priority',
      groups: [{ group: 'elder' }, { group: 'veteran', credentialId: 7 }],
      main: 'elder',
      expired: [],
    });
  });

  test('a card holds on its last day and has lapsed on the next', () => {
    const credentials = [proof({ validTo: TODAY })];
    expect(grant({ credentials }).rank).toBe('priority');
    expect(grant({ credentials, onDay: addDays(TODAY, 1) })).toEqual({
      rank: 'ordinary',
      groups: [],
      expired: [{ group: 'veteran', credentialId: 7, validTo: '2026-11-20' }],
    });
  });

  test('a renewed card counts beside the old one, and nothing is called out of date', () => {
    const old = proof({ credentialId: 3 as CredentialId, validTo: clinicDay('2025-01-01') });
    expect(grant({ credentials: [old, proof()] })).toEqual({
      rank: 'priority',
      groups: [{ group: 'veteran', credentialId: 7 }],
      main: 'veteran',
      expired: [],
    });
  });

  test('a card of the wrong kind proves nothing', () => {
    expect(grant({ credentials: [proof({ group: 'soldier', kind: 'veteran_card' })] }).rank).toBe('ordinary');
  });

  test('a group that the station has not switched on gives no priority', () => {
    const credentials = [proof({ group: 'disabled', kind: 'disabled_card', validTo: undefined })];
    expect(grant({ credentials }).groups).toEqual([]);
    const settings = { ...DEFAULT_PRIORITY_SETTINGS, enabledGroups: ['disabled' as const] };
    expect(grant({ credentials, settings }).main).toBe('disabled');
  });

  test('an identity card makes nobody old', () => {
    expect(grant({ credentials: [proof({ group: 'elder', kind: 'id_card' })] }).rank).toBe('ordinary');
  });

  test('an infant counts until the third birthday where the station says so', () => {
    const settings = { ...DEFAULT_PRIORITY_SETTINGS, enabledGroups: ['infant' as const] };
    expect(grant({ settings, birthDay: clinicDay('2023-11-21') }).main).toBe('infant');
    expect(grant({ settings, birthDay: clinicDay('2023-11-20') }).rank).toBe('ordinary');
  });

  test('an emergency outranks the group, which stays recorded', () => {
    expect(grant({ emergency: true, credentials: [proof()] })).toMatchObject({
      rank: 'emergency',
      main: 'veteran',
    });
    expect(grant({ emergency: true, birthDay: undefined })).toEqual({
      rank: 'emergency',
      groups: [],
      expired: [],
    });
  });
});

test('in public 计生特殊家庭 is only ever 优先', () => {
  expect(PRIORITY_GROUPS.map((group) => publicPriorityLabel(group))).toEqual([
    '70 岁及以上',
    '现役军人',
    '退役军人',
    '优先',
    '军人家属与遗属',
    '残疾军人',
    '残疾人',
    '孕产妇',
    '婴幼儿',
  ]);
  expect(publicPriorityLabel('elder', 65)).toBe('65 岁及以上');
});

test('every group can be proved', () => {
  for (const group of PRIORITY_GROUPS) expect(PROOFS_OF_GROUP[group].length).toBeGreaterThan(0);
});
