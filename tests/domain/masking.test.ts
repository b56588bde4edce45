import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskIdNumber, maskName, maskPhone } from '../../electron/shared/domain/masking.ts';

describe('what others may read', () => {
  test.each([
    ['王明', '王*'],
    ['唐晓梅', '唐*梅'],
    ['欧阳慧敏', '欧*敏'],
    ['龚䶮', '龚*'],
    ['𠮷田明', '𠮷*明'],
    ['阿卜杜热西提·买买提图尔荪', '阿*荪'],
    [' 王明 ', '王*'],
    ['王', '*'],
    ['', ''],
  ])('the name %s is shown as %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  test.each([
    ['510104195403122322', '510104********2322'],
    ['H12345678', '*****5678'],
    ['E1234', '****4'],
    ['7', '*'],
    ['', ''],
  ])('the number %s is shown as %s', (number, masked) => {
    expect(maskIdNumber(number)).toBe(masked);
  });

  test.each([
    ['13812345678', '138****5678'],
    ['02886541234', '028****1234'],
    ['86541234', '****1234'],
    ['12345', '***45'],
    ['', ''],
  ])('the phone %s is shown as %s', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });

  test('no name, number or phone ever comes out as it went in', () => {
    const word = fc.string({ minLength: 1, maxLength: 30, unit: fc.constantFrom(...'王明买提0123456789X') });
    fc.assert(
      fc.property(word, (text) => {
        for (const mask of [maskName, maskIdNumber, maskPhone]) {
          expect(mask(text)).not.toBe(text);
          expect(mask(text)).toContain('*');
        }
      }),
    );
  });
});
