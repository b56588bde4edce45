import bwip from 'bwip-js/node';
import { describe, expect, test } from 'vitest';
import { readOffset } from '../../renderer/desks/settings/printing/OffsetInput.tsx';
import { barsOf } from '../../renderer/paper/code128.ts';
import { inPages, linesOf } from '../../renderer/paper/pages.ts';

describe('the bar code', () => {
  test.each(['T20261122-016', 'A20261122-1017', 'T20261122-12345'])('%s has the bars of Code 128', (text) => {
    const { bars, modules } = barsOf(text);
    const [code] = bwip.raw('code128', text, {}) as { sbs: number[] }[];
    const widths = code?.sbs ?? [];
    // Bars and spaces in turn, as any scanner counts them.
    const drawn = bars.flatMap((bar, at) => {
      const next = bars[at + 1];
      return next ? [bar.width, next.left - bar.left - bar.width] : [bar.width];
    });
    expect(drawn).toEqual(widths);
    expect(modules).toBe(widths.reduce((sum, width) => sum + width, 0));
    // With ten modules of quiet on each side it fits on both rolls.
    if (text.length <= 13) {
      expect((modules + 20) * 0.375).toBeLessThanOrEqual(72);
      expect((modules + 20) * 0.25).toBeLessThanOrEqual(48);
    }
  });
});

describe('long lists on sheets', () => {
  const rows = Array.from({ length: 7 }, (_, at) => at);
  test('fill a page, and leave room for what ends the last one', () => {
    expect(inPages(rows, () => 10, { page: 40, last: 30 })).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6],
    ]);
    // What ends the paper does not fit below four rows: it gets a page for itself.
    expect(inPages(rows.slice(0, 4), () => 10, { page: 40, last: 30 })).toEqual([[0, 1, 2, 3], []]);
    expect(inPages([], () => 10, { page: 40, last: 30 })).toEqual([[]]);
    expect(inPages([1, 2], () => 99, { page: 40, last: 100 })).toEqual([[1], [2]]);
  });

  test('Latin letters take about half the room of Chinese ones', () => {
    expect([
      linesOf('蒙脱石散 3g×10袋', 15),
      linesOf('一二三四五六七八九十一二三四五六', 15),
      linesOf('', 15),
    ]).toEqual([1, 2, 1]);
  });
});

test('an offset is typed in millimetres, negative to the left and up, and never past a centimetre', () => {
  expect(['0', '-1.5', '−1.5', '+2', '10.0', '10.1', '1.55', 'x', ''].map(readOffset)).toEqual([
    0,
    -15,
    -15,
    20,
    100,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
