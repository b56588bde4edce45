import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, clinicDay } from '../../electron/shared/values/clinic-day.ts';
import {
  checkCharacter,
  findIdNumberFault,
  idNumber,
  idNumberSchema,
  readIdNumber,
} from '../../electron/shared/values/id-number.ts';

describe('an identity number', () => {
  test.each([
    ['the example of GB 11643', '11010519491231002X', '1949-12-31', 2],
    ['a person born in 1880', '440524188001010014', '1880-01-01', 1],
    ['a residence permit of Hong Kong', '810000199408230021', '1994-08-23', 2],
    ['a residence permit of Taiwan', '830000199201300022', '1992-01-30', 2],
    ['a foreigner’s permanent residence card of 2023', '911124198108030024', '1981-08-03', 2],
  ])('%s says birth day and sex', (_name, text, birthDay, sex) => {
    expect(findIdNumberFault(text)).toBeUndefined();
    expect(readIdNumber(idNumber(text))).toEqual({ birthDay, sex });
  });

  test('blanks and a small x are tidied', () => {
    expect(idNumber(' 110105 19491231 002x ')).toBe('11010519491231002X');
    expect(idNumberSchema.parse('11010519491231002x')).toBe('11010519491231002X');
  });

  test.each([
    ['11010519491231002', 'length'],
    ['110105491231002', 'length'],
    ['', 'length'],
    ['1101051949123100AX', 'characters'],
    ['X1010519491231002X', 'characters'],
    ['110105194912310021', 'check'],
    ['11010519491231020X', 'check'],
    ['110105194913310029', 'birth'],
    ['110105194902290025', 'birth'],
    ['110105194900000023', 'birth'],
  ])('%s is refused: %s', (text, fault) => {
    expect(findIdNumberFault(text)).toBe(fault);
    expect(() => idNumber(text)).toThrow(RangeError);
    expect(idNumberSchema.safeParse(text).success).toBe(false);
  });

  const anyFirst17 = fc
    .record({
      region: fc.integer({ min: 100_000, max: 999_999 }),
      days: fc.integer({ min: 0, max: 46_000 }),
      sequence: fc.integer({ min: 0, max: 999 }),
    })
    .map(({ region, days, sequence }) => {
      const born = addDays(clinicDay('1900-01-01'), days).replaceAll('-', '');
      return `${region}${born}${sequence.toString().padStart(3, '0')}`;
    });

  test('any region passes when the check character is right', () => {
    fc.assert(
      fc.property(anyFirst17, (first17) => {
        expect(findIdNumberFault(first17 + checkCharacter(first17))).toBeUndefined();
      }),
    );
  });

  test('one wrong digit anywhere, and two neighbours exchanged, are always noticed', () => {
    fc.assert(
      fc.property(anyFirst17, fc.nat(16), fc.integer({ min: 1, max: 9 }), (first17, at, by) => {
        const number = first17 + checkCharacter(first17);
        const wrong = (Number(number[at]) + by) % 10;
        expect(findIdNumberFault(number.slice(0, at) + wrong + number.slice(at + 1))).toBeDefined();
        const pair = number.slice(at, at + 2);
        if (at === 16 || pair[0] === pair[1]) return;
        const exchanged = `${number.slice(0, at)}${pair[1]}${pair[0]}${number.slice(at + 2)}`;
        expect(findIdNumberFault(exchanged)).toBeDefined();
      }),
      { numRuns: 2000 },
    );
  });
});
