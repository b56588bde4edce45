import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  calibrationSchema,
  DEFAULT_PRINTERS,
  findCalibration,
  layOutSheet,
  PAPER_SIZES,
  PAPER_USES,
  printersSchema,
  SIZES_OF_USE,
} from '../../electron/shared/domain/printing.ts';

describe('where things stand on a paper', () => {
  it('is in its middle, as wide as printers of that paper reach', () => {
    expect(layOutSheet('roll80')).toEqual({
      size: 'roll80',
      width: 80,
      height: null,
      left: 4,
      top: 3,
      bottom: 6,
      content: 72,
      large: false,
    });
    expect(layOutSheet('roll58')).toMatchObject({ width: 58, height: null, left: 5, content: 48 });
    expect(layOutSheet('a5')).toMatchObject({ width: 148, height: 210, left: 10, content: 128 });
    expect(layOutSheet('a4')).toMatchObject({ width: 210, height: 297, left: 14, content: 182 });
  });

  it('moves with the printer’s offsets, and narrows to what it reaches', () => {
    const calibration = { offsetXTenths: -15, offsetYTenths: 20, printableTenths: 700 };
    expect(layOutSheet('roll80', calibration)).toMatchObject({ left: 3.5, top: 5, bottom: 6, content: 70 });
    // On a sheet the paper ends where it ends: what is moved down is taken from the bottom.
    expect(layOutSheet('a5', { ...calibration, printableTenths: null })).toMatchObject({
      left: 8.5,
      top: 11,
      bottom: 7,
      content: 128,
    });
  });

  it('never leaves the paper, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PAPER_SIZES),
        fc.integer({ min: -100, max: 100 }),
        fc.integer({ min: -100, max: 100 }),
        fc.option(fc.integer({ min: 380, max: 2_100 })),
        (size, offsetXTenths, offsetYTenths, printableTenths) => {
          expect(
            calibrationSchema.safeParse({ printer: 'X', size, offsetXTenths, offsetYTenths, printableTenths })
              .success,
          ).toBe(true);
          const sheet = layOutSheet(size, { offsetXTenths, offsetYTenths, printableTenths });
          expect(sheet.left).toBeGreaterThanOrEqual(0);
          expect(sheet.left + sheet.content).toBeLessThanOrEqual(sheet.width + 0.001);
          expect(sheet.top).toBeGreaterThanOrEqual(0);
          expect(sheet.bottom).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe('what prints what', () => {
  it('is nothing at first, so that papers become PDFs', () => {
    expect(printersSchema.parse(DEFAULT_PRINTERS)).toEqual(DEFAULT_PRINTERS);
    expect(PAPER_USES.map((use) => DEFAULT_PRINTERS[use].printer)).toEqual(['', '', '', '', '']);
    expect(PAPER_USES.map((use) => (SIZES_OF_USE[use] as readonly string[])[0])).toEqual(
      PAPER_USES.map((use) => DEFAULT_PRINTERS[use].size),
    );
  });

  it('a printer is calibrated for each of its papers, and a PDF is exact', () => {
    const mine = {
      printer: 'XP',
      size: 'roll80',
      offsetXTenths: 5,
      offsetYTenths: 0,
      printableTenths: null,
    } as const;
    const set = { calibrations: [{ ...mine, size: 'roll58' as const, offsetXTenths: 9 }, mine] };
    expect(findCalibration(set, 'XP', 'roll80')).toEqual(mine);
    expect(findCalibration(set, 'other', 'roll80')).toBeUndefined();
    expect(findCalibration({ calibrations: [{ ...mine, printer: '' }] }, '', 'roll80')).toBeUndefined();
  });
});
