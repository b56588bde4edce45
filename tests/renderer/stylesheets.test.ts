import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const RENDERER = join(import.meta.dirname, '..', '..', 'renderer');

const files = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' });
const textOf = (ending: RegExp) =>
  files
    .filter((file) => ending.test(file))
    .map((file) => readFileSync(join(RENDERER, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''))
    .join('\n');
const code = textOf(/\.(tsx?|html)$/);
const styles = textOf(/\.css$/);

/** Classes that selectors name: what stands before a brace and is no at-rule. */
function classesOf(css: string): string[] {
  const selectors = [...css.matchAll(/([^{};]+)\{/g)].map((match) => match[1]?.trim() ?? '');
  const names = selectors
    .filter((selector) => !selector.startsWith('@'))
    .flatMap((selector) => [...selector.matchAll(/\.([a-z][\w-]*)/gi)].map((match) => match[1] ?? ''));
  return [...new Set(names)].sort();
}

const words = new Set(code.match(/[\w-]+/g));
/** `sheet-${size}`: names that are put together begin so. */
const beginnings = [...code.matchAll(/[`\s]([a-z][\w-]+)\$\{/gi)].map((match) => match[1] ?? '');

describe('a style is for something that is on a screen or a paper', () => {
  test('each class in our stylesheets is given somewhere', () => {
    const dead = classesOf(styles).filter(
      (name) => !words.has(name) && !beginnings.some((beginning) => name.startsWith(beginning)),
    );
    expect(dead).toEqual([]);
  });

  test('each of our properties is used, and each that is used is set', () => {
    const set = [...new Set(`${styles}${code}`.match(/--[a-z][\w-]*(?=['"]?\s*:)/g))];
    const used = [...styles.matchAll(/var\(\s*(--[\w-]+)/g), ...code.matchAll(/var\(\s*(--[\w-]+)/g)].map(
      (match) => match[1] ?? '',
    );
    expect(set.filter((name) => !used.includes(name))).toEqual([]);
    expect([...new Set(used)].filter((name) => !set.includes(name))).toEqual([]);
  });

  test('the search has found the house', () => {
    expect(classesOf('@media (x) { .a .b-2:has(.c) > d { top: 0.5px } }\n.e.f, .g { color: red; }')).toEqual([
      'a',
      'b-2',
      'c',
      'e',
      'f',
      'g',
    ]);
    expect(classesOf(styles).length).toBeGreaterThan(200);
  });
});
