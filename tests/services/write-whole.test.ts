import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { whyNotWritten, writeWhole } from '../../electron/services/write-whole.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whole-'));
  path = join(folder, 'exports', '收据.pdf');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const names = () => readdirSync(join(folder, 'exports'));

test('a file comes to its name whole, in a folder that was not there, over an older one', async () => {
  await writeWhole(path, new TextEncoder().encode('old'));
  await writeWhole(path, async (draft) => {
    expect(readFileSync(path, 'utf8')).toBe('old');
    writeFileSync(draft, 'new');
  });
  expect([names(), readFileSync(path, 'utf8')]).toEqual([['收据.pdf'], 'new']);
});

test('what breaks off leaves the older file and no half of a new one', async () => {
  await writeWhole(path, new TextEncoder().encode('old'));
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  const broken = writeWhole(path, async (draft) => {
    writeFileSync(draft, 'half');
    throw full;
  });
  await expect(broken).rejects.toBe(full);
  expect([names(), readFileSync(path, 'utf8')]).toEqual([['收据.pdf'], 'old']);
  expect(whyNotWritten(full)).toBe('disk-full');
});

test('says that the name is taken by what may not be replaced', async () => {
  mkdirSync(path, { recursive: true });
  const why = await writeWhole(path, new Uint8Array(1)).then(() => 'written', whyNotWritten);
  expect([why, existsSync(`${path}.part`)]).toEqual(['in-use', false]);
});

test.each([undefined, null, 'EBUSY', new Error('unknown')])(
  'of %s says nothing that it does not know',
  (it) => {
    expect(whyNotWritten(it)).toBe(undefined);
  },
);
