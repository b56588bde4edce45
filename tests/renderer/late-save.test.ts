import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LateSave, saveAllNow } from '../../renderer/components/late-save.ts';

const AFTER_MS = 400;
let saved: string[];
let late: LateSave;

beforeEach(() => {
  vi.useFakeTimers();
  saved = [];
  late = new LateSave(AFTER_MS);
});
afterEach(() => vi.useRealTimers());

function type(text: string): void {
  late.later(() => saved.push(text));
}

test('what is typed is saved once the hand rests, and only as it stands then', () => {
  type('头');
  vi.advanceTimersByTime(AFTER_MS - 1);
  type('头痛');
  vi.advanceTimersByTime(AFTER_MS - 1);
  expect(saved).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(saved).toEqual(['头痛']);
});

test('whoever goes on to the next patient loses no word about the last one', () => {
  type('第一位：头痛');
  late.now();
  type('第二位：发热');
  expect(saved).toEqual(['第一位：头痛']);
  vi.advanceTimersByTime(AFTER_MS);
  expect(saved).toEqual(['第一位：头痛', '第二位：发热']);
});

test('what is done with is not saved, and nothing is saved twice', () => {
  type('已签');
  late.drop();
  type('再开');
  late.now();
  late.now();
  vi.advanceTimersByTime(AFTER_MS);
  expect(saved).toEqual(['再开']);
});

test('whoever gets up right after a key loses nothing at any desk, and nothing is saved after that', () => {
  const other = new LateSave(AFTER_MS);
  type('头痛三天');
  other.later(() => saved.push('换药室'));
  saveAllNow();
  expect(saved).toEqual(['头痛三天', '换药室']);
  saveAllNow();
  vi.advanceTimersByTime(AFTER_MS);
  expect(saved).toHaveLength(2);
});
