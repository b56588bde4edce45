import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LabelBlock, layOutLabel } from '../../renderer/paper/label-blocks.ts';

const NEXT: LabelBlock = { kind: 'small', text: '周桂芳 · 阿司匹林（接上张）' };
const STICKER = { widthMm: 56, heightMm: 36.4, large: false };

const usual: LabelBlock[] = [
  { kind: 'head', text: '书院街社区卫生服务站　2026-11-20' },
  { kind: 'name', text: '周桂芳　016 号' },
  { kind: 'drug', text: '苯磺酸氨氯地平片 5mg×28片 × 1 盒' },
  { kind: 'use', text: '口服，每日 1 次，每次 1 片（5mg），共 28 天。饭后服' },
  { kind: 'small', text: '批号 2604207 效期至 2028-01-10' },
  { kind: 'small', text: '放在儿童拿不到的地方。' },
];

const wordsOf = (labels: readonly (readonly LabelBlock[])[]) =>
  labels
    .flatMap((blocks, at) => (at === 0 ? blocks : blocks.slice(1)))
    .map((block) => block.text)
    .join('');

describe('a label', () => {
  it('is one sticker for what is usual, in larger letters for an elder', () => {
    const ordinary = layOutLabel(usual, NEXT, STICKER);
    const large = layOutLabel(usual, NEXT, { ...STICKER, large: true });
    expect([ordinary.labels, large.labels]).toEqual([[usual], [usual]]);
    expect(ordinary.letters.use).toBe(3.9);
    expect(large.letters.use).toBeGreaterThanOrEqual(4.2);
  });

  it('is as long as it gets on a roll', () => {
    const room = { widthMm: 72, heightMm: null };
    const { letters, labels } = layOutLabel(usual, NEXT, { ...room, large: true });
    expect(labels).toEqual([usual]);
    expect(letters.use).toBeGreaterThan(5);
  });

  it('goes on on further stickers, headed by whose drug it is, and loses not one word', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 400, unit: fc.constantFrom('服', '䶮', 'm', ' ', '，', '8') }),
        fc.string({ minLength: 1, maxLength: 60, unit: fc.constantFrom('名', '·', 'W') }),
        fc.boolean(),
        fc.integer({ min: 38, max: 56 }),
        (use, name, large, widthMm) => {
          const blocks: LabelBlock[] = [
            { kind: 'name', text: name },
            { kind: 'use', text: use },
            { kind: 'small', text: '完' },
          ];
          const { labels } = layOutLabel(blocks, NEXT, { ...STICKER, large, widthMm });
          expect(wordsOf(labels)).toBe(`${name}${use}完`);
          for (const label of labels.slice(1)) expect(label[0]).toEqual(NEXT);
          expect(labels.every((label, at) => label.length > (at === 0 ? 0 : 1))).toBe(true);
        },
      ),
    );
  });
});
