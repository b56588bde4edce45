import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { assertIntegrity, extractZip } from '../../build/runtime/archive.ts';

const EMPTY =
  'sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==';
const REGULAR = 0o100000;
const LINK = 0o120000;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-test-'));
  file = join(folder, 'archive');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a download is taken by its content', () => {
  test('accepts the pinned one', async () => {
    writeFileSync(file, '');
    await expect(assertIntegrity(file, EMPTY)).resolves.toBeUndefined();
  });

  test('refuses one that differs in a byte', async () => {
    writeFileSync(file, 'x');
    await expect(assertIntegrity(file, EMPTY)).rejects.toThrow('is not what was asked for');
  });
});

describe('an archive is unpacked', () => {
  test('without its prefix and what is not wanted, with its permissions', async () => {
    writeZip(file, [
      { name: 'App/run', text: 'program', mode: REGULAR | 0o755 },
      { name: 'App/data/words', text: '字', mode: REGULAR | 0o644 },
      { name: 'App/foreign/main.js', text: 'no', mode: REGULAR | 0o644 },
      { name: 'beside', text: 'no', mode: REGULAR | 0o644 },
    ]);
    const out = join(folder, 'out');
    await extractZip(file, out, 'App/', (name) => !name.startsWith('App/foreign/'));
    expect(readdirSync(out, { recursive: true }).sort()).toEqual(['data', join('data', 'words'), 'run']);
    expect(readFileSync(join(out, 'data', 'words'), 'utf8')).toBe('字');
    expect(statSync(join(out, 'run')).mode & 0o111).not.toBe(0);
    expect(statSync(join(out, 'data', 'words')).mode & 0o111).toBe(0);
  });

  test('not at all where it holds a link, which could lead out of the folder', async () => {
    writeZip(file, [{ name: 'App/etc', text: '/etc', mode: LINK | 0o777 }]);
    await expect(extractZip(file, join(folder, 'out'), 'App/', () => true)).rejects.toThrow('not a file');
  });
});

interface ZipEntry {
  readonly name: string;
  readonly text: string;
  readonly mode: number;
}

/** A zip file with stored entries, made by a Unix: no library here writes links and permissions. */
function writeZip(path: string, entries: readonly ZipEntry[]): void {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const [name, body] = [Buffer.from(entry.name), Buffer.from(entry.text)];
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt32LE(crc32(body), 10);
    shared.writeUInt32LE(body.length, 14);
    shared.writeUInt32LE(body.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, name, body]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(entry.mode * 0x1_0000, 6);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), shared, rest, name]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  writeFileSync(path, Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end]));
}
