import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { citizenNumber, openFrontDesk, seedFees } from '../../support/front-desk.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

let station: TestStation;

beforeEach(() => {
  station = openTestStation();
  seedFees(station);
});
afterEach(() => station.close());

async function found(term: string): Promise<string[]> {
  const { rows } = await station.as('front_desk').call('residents.search', { term });
  return rows.map((row) => row.name);
}

describe('one field finds a resident', () => {
  beforeEach(async () => {
    const desk = station.as('front_desk');
    const people = [
      ['周桂芳', citizenNumber('1954-03-12', 232), '13812345678'],
      ['张敏', citizenNumber('1980-01-01', 121), '13998765432'],
    ] as const;
    for (const [name, idNumber, phone] of people) {
      await desk.call('residents.create', { name, idKind: 'resident_id', idNumber, phone });
    }
    await desk.call('residents.create', {
      name: '张小小',
      idKind: 'passport',
      idNumber: 'E12345678',
      sex: 2,
      birthDay: '2026-03-20',
    });
  });

  test.each([
    ['the beginning of the name', '周', ['周桂芳']],
    ['initials', 'zgf', ['周桂芳']],
    ['initials in capitals', 'ZM', ['张敏']],
    ['the pinyin of a given name', 'guifang', ['周桂芳']],
    ['the initials of a given name', 'xx', ['张小小']],
    ['full pinyin with blanks', 'zhou gui', ['周桂芳']],
    ['the beginning of the ID number', '5101041954', ['周桂芳']],
    ['the beginning of the phone', '139', ['张敏']],
    ['a passport number in small letters', 'e123', ['张小小']],
    ['the record number', '2026-0002', ['张敏']],
    ['one letter that three names share', 'z', ['周桂芳', '张敏', '张小小']],
    ['a wildcard, which is only a character', '%', []],
    ['the middle of a name', '桂', ['周桂芳']],
    ['the end of a name', '小小', ['张小小']],
    ['the last four of the ID number', citizenNumber('1954-03-12', 232).slice(-4), ['周桂芳']],
    ['the end of a phone', '5432', ['张敏']],
    ['the end of a passport number', '5678', ['周桂芳', '张小小']],
    ['the middle of a number, which is neither end', '9876', []],
    ['digits as a Chinese keyboard writes them', '１３９', ['张敏']],
    ['nothing but a dot', '·', []],
  ])('by %s', async (_what, term, names) => {
    expect(await found(term)).toEqual(names);
  });

  test('masks the numbers, says the age in station words and where the person is today', async () => {
    const { rows, total } = await station.as('doctor').call('residents.search', { term: 'z' });
    expect(total).toBe(3);
    expect(rows[0]).toEqual({
      residentId: 1,
      recordNo: '2026-0001',
      name: '周桂芳',
      pinyin: 'zhouguifang',
      initials: 'zgf',
      sex: 2,
      age: '72 岁',
      maskedIdNumber: `510104********${citizenNumber('1954-03-12', 232).slice(-4)}`,
      maskedPhone: '138****5678',
      address: '',
      lastVisitAt: null,
      todayNumber: null,
    });
    expect(rows.map((row) => row.age)).toEqual(['72 岁', '46 岁', '8 月']);
  });

  test('puts the newest visit first, with today’s number', async () => {
    const front = openFrontDesk(station);
    const { rows } = await station.as('front_desk').call('residents.search', { term: 'zm' });
    await front.register(rows[0]?.residentId ?? (0 as never));
    const again = await station.as('front_desk').call('residents.search', { term: 'z' });
    expect(again.rows.map((row) => [row.name, row.todayNumber])).toEqual([
      ['张敏', 1],
      ['周桂芳', null],
      ['张小小', null],
    ]);
  });

  test('shows twenty of many and says how many there are', async () => {
    const front = openFrontDesk(station);
    for (let count = 0; count < 25; count += 1) await front.person('李四', '1970-01-01');
    const { rows, total } = await station.as('front_desk').call('residents.search', { term: 'ls' });
    expect([rows.length, total]).toEqual([20, 25]);
  });
});
