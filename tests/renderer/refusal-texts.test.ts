import { expect, test } from 'vitest';
import { refusalText } from '../../renderer/api/refusal-texts/index.ts';

test.each([
  ['queue.number-taken-already', '今天已取过 001 号，还没有挂号。请用这个号等叫。'],
  ['queue.registered-already', '今天已挂 001 号，正在候诊。请按此号候诊，不用再取。'],
  ['queue.no-such-number', '今天没有 001 号。请看列表重新选。'],
  ['registration.already-cancelled', '001 号已经退过。不用再退。'],
  ['consultation.visit-cancelled', '001 号已退号。请病人重新挂号。'],
])('%s names the number as it stands on the ticket', (code, sentence) => {
  expect(refusalText(code, { number: 1 })).toBe(sentence);
  expect(refusalText(code, { number: '001' })).toBe(sentence);
});
