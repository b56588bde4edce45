import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FileTitle, nameFile } from '../../electron/shared/domain/file-names.ts';

const named = (title: FileTitle, ...which: string[]) => nameFile({ title, which, practice: false });

describe('what a saved file is called', () => {
  test('says in Chinese what it is and which one', () => {
    expect([
      named('visitTicket', '20261120-012'),
      named('evidence', '2026-11'),
      named('evidence', '2026-10-01至2026-12-31'),
      named('prescription', '2026-11-20-001'),
      named('importTemplate'),
      named('reorder', '2026-11-30'),
      nameFile({ title: 'receipt', which: ['0000123'], practice: true }),
    ]).toEqual([
      '挂号票-20261120-012',
      '六优先服务台账-2026-11',
      '六优先服务台账-20261001至20261231',
      '处方笺-20261120-001',
      '居民导入模板',
      '补货单-20261130',
      '练习-收据-0000123',
    ]);
  });

  test('is one that Windows takes, and no file system finds too long, whatever the file before it was called', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme' })),
        fc.boolean(),
        (which, practice) => {
          const name = nameFile({ title: 'importResult', which: [which], practice });
          expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]|[. ]$/u);
          expect(Buffer.byteLength(`${name}-补打99.pdf.part`)).toBeLessThanOrEqual(255);
          expect(name.startsWith(practice ? '练习-导入结果' : '导入结果')).toBe(true);
        },
      ),
    );
    expect(named('importResult', 'a:b/c\\d*e?.')).toBe('导入结果-a_b_c_d_e_');
  });
});
