import { expect, test } from 'vitest';
import { NewestSearch } from '../../renderer/components/newest-search.ts';

function later<Value>() {
  let answer: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((resolve) => {
    answer = resolve;
  });
  return { promise, answer };
}

function open() {
  const search = new NewestSearch<string>();
  const first = later<readonly string[]>();
  search.begin(first.promise);
  const taken: string[] = [];
  const pickFirst = () =>
    search.whenThere(([row]) => {
      search.forget();
      if (row !== undefined) taken.push(row);
    });
  return { search, first, taken, pickFirst };
}

const SOON = () => new Promise((resolve) => setTimeout(resolve));

test('Enter waits for the rows of what was typed', async () => {
  const { first, taken, pickFirst } = open();
  pickFirst();
  expect(taken).toEqual([]);
  first.answer(['阿莫西林', '阿司匹林']);
  await SOON();
  expect(taken).toEqual(['阿莫西林']);
});

test('a scanner that ends its text with two Enters chooses once', async () => {
  const { first, taken, pickFirst } = open();
  pickFirst();
  pickFirst();
  first.answer(['阿莫西林']);
  await SOON();
  expect(taken).toEqual(['阿莫西林']);
});

test('whoever types on, or closes the list, has not chosen what was found before', async () => {
  const { search, first, taken, pickFirst } = open();
  pickFirst();
  search.begin(Promise.resolve(['阿司匹林']));
  first.answer(['阿莫西林']);
  await SOON();
  expect(taken).toEqual([]);
  pickFirst();
  search.forget();
  await SOON();
  pickFirst();
  await SOON();
  expect(taken).toEqual([]);
});

test('a search that fails finds nothing', async () => {
  const search = new NewestSearch<string>();
  const rows: (readonly string[])[] = [];
  search.begin(Promise.reject(new Error('the station is closed')));
  search.whenThere((found) => rows.push(found));
  await SOON();
  expect(rows).toEqual([[]]);
});
