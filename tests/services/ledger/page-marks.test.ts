import { expect, test } from 'vitest';
import { markPages } from '../../../electron/services/ledger/workbook/page-marks.ts';

const MARKS = {
  sheetName: '每日汇总',
  madeByName: '李慧',
  madeAtWords: '2026-11-30 17:46',
  practiceWords: '',
};

test('every page says which it is of how many, who made it and when', () => {
  expect(markPages(MARKS)).toEqual({
    oddHeader: '',
    oddFooter: '&L每日汇总&C第 &P 页，共 &N 页&R李慧 2026-11-30 17:46 导出',
  });
  expect(markPages({ ...MARKS, practiceWords: '演示数据' }).oddHeader).toBe('&R演示数据');
});

test('a name with & is printed as it is written, and is no code of its own', () => {
  expect(markPages({ ...MARKS, madeByName: 'R&D&P' }).oddFooter).toBe(
    '&L每日汇总&C第 &P 页，共 &N 页&RR&&D&&P 2026-11-30 17:46 导出',
  );
});
