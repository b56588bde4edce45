import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFloating } from '../../electron/shared/domain/floating.ts';
import {
  emptyValueOf,
  MERGE_FIELDS,
  type MergeableRecord,
  planTakenFields,
} from '../../electron/shared/domain/merge-records.ts';
import { completenessOf, RECORD_ITEMS } from '../../electron/shared/domain/record-completeness.ts';
import { isSuspect, likenessOf, type Traits } from '../../electron/shared/domain/same-person.ts';
import { clinicDay } from '../../electron/shared/values/clinic-day.ts';

const ZHAO: Traits = {
  name: '赵德福',
  pinyin: 'zhaodefu',
  sex: 1,
  birthDay: clinicDay('1968-07-17'),
  idNumber: '510104196807170317',
  phone: '13900002046',
};
const NOBODY = { idNumber: '', phone: '' } as const;

describe('one person in two records', () => {
  test.each<[string, Partial<Traits>, boolean]>([
    ['the same birth day and a name that sounds alike', { ...NOBODY, name: '赵德富' }, true],
    ['the same birth day and one character of the name', { ...NOBODY, name: '赵福', pinyin: 'zhaofu' }, true],
    ['the same birth day and phone', { idNumber: '', name: '赵老大', pinyin: 'zhaolaoda' }, true],
    [
      'the same digits on another document',
      { ...NOBODY, idNumber: '510104196807170317', name: '王五' },
      true,
    ],
    [
      'the same name and phone, the birth day a slip',
      { idNumber: '', birthDay: clinicDay('1968-07-11') },
      true,
    ],
    ['a name alone', { ...NOBODY, birthDay: clinicDay('1970-01-01') }, false],
    [
      'a phone alone: the family shares it',
      { idNumber: '', name: '王秀莲', pinyin: 'wangxiulian', birthDay: clinicDay('1970-01-01') },
      false,
    ],
    ['a birth day alone', { ...NOBODY, name: '钱四', pinyin: 'qiansi' }, false],
    ['another citizen’s number that is right', { idNumber: '510104195403122322' }, false],
    [
      'twins of both sexes with one phone',
      { idNumber: '', name: '赵德琴', pinyin: 'zhaodeqin', sex: 2 },
      true,
    ],
    [
      'a couple born on one day with one phone',
      { idNumber: '', name: '王秀莲', pinyin: 'wangxiulian', sex: 2 },
      false,
    ],
  ])('%s', (_, other, expected) => {
    expect(isSuspect(ZHAO, { ...ZHAO, ...other })).toBe(expected);
    expect(isSuspect({ ...ZHAO, ...other }, ZHAO)).toBe(expected);
  });

  test('agrees with itself in everything', () => {
    expect(likenessOf(ZHAO, ZHAO)).toEqual(['number', 'birthDay', 'sameName', 'phone']);
  });

  test.each([
    ['one that only sounds the same', '赵得福', 'zhaodefu', ['likeName']],
    ['one with one other character', '赵德富', 'zhaodefu2', ['likeName']],
    ['another', '王秀莲', 'wangxiulian', []],
  ])('calls a name the same only when it is: %s', (_what, name, pinyin, alike) => {
    const other = { ...ZHAO, name, pinyin, idNumber: '', phone: '', birthDay: clinicDay('1990-01-01') };
    expect(likenessOf(ZHAO, other)).toEqual(alike);
  });
});

describe('流动人口', () => {
  test.each<[string, string, boolean]>([
    ['锦江区惜字宫南街 9 号', '成都市锦江区惜字宫南街 9 号', false],
    ['成都市锦江区书院街 1 号', '成都市武侯区玉林路 8 号', false],
    ['成都市锦江区书院街 1 号', '四川省绵阳市涪城区临园路 8 号', true],
    ['四川省成都市锦江区书院街 1 号', '重庆市渝中区解放碑 1 号', true],
    ['锦江区书院街 1 号', '四川省凉山彝族自治州昭觉县城北乡', true],
    ['锦江区龙江路 31 号', '四川省绵阳市涪城区临园路 8 号', true],
    ['锦江区龙江路 31 号', '成都市武侯区玉林路 8 号', false],
    ['锦江区书院街 1 号', '', false],
    ['', '重庆市渝中区', false],
    ['锦江区城市花园 2 栋', '成都市锦江区城市花园 2 栋', false],
  ])('%s · 户籍 %s → %s', (address, household, expected) => {
    expect(isFloating(address, household)).toBe(expected);
  });
});

describe('what a kept record takes', () => {
  const empty = Object.fromEntries(
    MERGE_FIELDS.map((field) => [field, emptyValueOf(field)]),
  ) as MergeableRecord;

  test('gaps, and a guardian whole or not at all', () => {
    const kept = { ...empty, phone: '1', guardianName: '王' };
    const merged = {
      ...empty,
      phone: '2',
      address: '书院街',
      guardianName: '李',
      guardianPhone: '3',
      insurance: 'employee',
    };
    expect(planTakenFields(kept, merged)).toEqual([
      { field: 'address', value: '书院街' },
      { field: 'insurance', value: 'employee' },
    ]);
  });

  test('never anything that stands in it, and nothing twice', () => {
    const value = fc.constantFrom('', 'none', 'a', 'b');
    const record = fc.record(Object.fromEntries(MERGE_FIELDS.map((field) => [field, value])));
    fc.assert(
      fc.property(record, record, (one, other) => {
        const kept = one as MergeableRecord;
        const taken = planTakenFields(kept, other as MergeableRecord);
        for (const { field } of taken) expect(kept[field]).toBe(emptyValueOf(field));
        const after = { ...kept, ...Object.fromEntries(taken.map((row) => [row.field, row.value])) };
        expect(planTakenFields(after as MergeableRecord, other as MergeableRecord)).toEqual([]);
      }),
    );
  });
});

test('a record is complete with other items for a child than for an adult', () => {
  const blank = Object.fromEntries(RECORD_ITEMS.map((item) => [item, ''])) as Record<
    (typeof RECORD_ITEMS)[number],
    string
  >;
  const today = clinicDay('2026-11-20');
  const adult = completenessOf({ ...blank, phone: '1', birthDay: clinicDay('1968-07-17') }, today);
  const child = completenessOf({ ...blank, phone: '1', birthDay: clinicDay('2012-11-21') }, today);
  expect([adult.filled, adult.total, child.filled, child.total]).toEqual([1, 8, 0, 8]);
  expect(adult.missing).toContain('occupation');
  expect(child.missing).toContain('guardianPhone');
});
