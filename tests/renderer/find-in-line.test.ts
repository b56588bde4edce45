import { expect, test } from 'vitest';
import { isMeant } from '../../renderer/desks/queue/person-here.ts';

const WU = { number: 103, name: '吴玉珍', initials: 'wyz' };
const UNKNOWN = { number: 7, name: '', initials: '' };

test.each([
  ['', true],
  ['103', true],
  ['1', true],
  ['0103', true],
  ['3', false],
  ['玉', true],
  ['吴玉珍', true],
  ['周', false],
  ['wy', true],
  ['WYZ ', true],
  ['yz', true],
  ['z', false],
])('%j typed into the line means 103 吴玉珍 (wyz): %s', (term, meant) => {
  expect(isMeant(term, WU)).toBe(meant);
});

test.each(['zxx', 'cxx', 'xx'])('%s means 曾小贤, whichever way his surname is read', (term) => {
  expect(isMeant(term, { number: 8, name: '曾小贤', initials: 'zxx' })).toBe(true);
});

test('somebody of whom the door knows no name is found by the number alone', () => {
  expect(['7', 'w', '吴'].map((term) => isMeant(term, UNKNOWN))).toEqual([true, false, false]);
});
