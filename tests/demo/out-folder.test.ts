import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Misuse } from '../../build/demo/options.ts';
import { prepareOut } from '../../build/demo/out-folder.ts';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'station-out-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (...names: string[]) => {
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), name);
  }
};
const found = () => readdirSync(folder, { recursive: true }).map(String).sort();
const refused = (out: string) => {
  const before = found();
  expect(() => prepareOut(out)).toThrow(Misuse);
  expect(found()).toEqual(before);
};

describe('the folder of a demo', () => {
  it('is made where there is none, and where it is empty it is taken', () => {
    const out = join(folder, 'new', 'deep');
    expect(prepareOut(out)).toBe(out);
    expect(readdirSync(out)).toEqual(['.station-demo']);
    rmSync(join(out, '.station-demo'));
    expect(prepareOut(out)).toBe(out);
  });

  it('is cleared of what an earlier demo wrote, and of nothing else', () => {
    prepareOut(folder);
    write(
      'station.db',
      'station.db-wal',
      'ledger-2026-11.xlsx',
      'six-priorities-2026-11.png',
      'summary.json',
    );
    write('pictures/挂号.png', 'window/station.db', 'my-notes.txt');
    prepareOut(folder);
    expect(found()).toEqual(['.station-demo', 'my-notes.txt']);
  });

  it('may stem from before there was a mark, when it holds a whole result and nothing beside it', () => {
    write('station.db', 'summary.json', 'ledger-2026-11.xlsx', 'pictures/挂号.png');
    prepareOut(folder);
    expect(found()).toEqual(['.station-demo']);
  });

  it('is refused when somebody else wrote there, and nothing is deleted', () => {
    write('thesis.docx');
    refused(folder);
    write('station.db', 'summary.json');
    refused(folder);
    rmSync(join(folder, 'thesis.docx'));
    rmSync(join(folder, 'summary.json'));
    refused(folder);
    expect(found()).toEqual(['station.db']);
  });

  it('is never a file, the working folder, the home folder, or one above them', () => {
    write('a-file');
    refused(join(folder, 'a-file'));
    for (const out of ['.', '..', '/', process.cwd(), homedir(), dirname(homedir())]) refused(out);
    const link = join(folder, 'link');
    symlinkSync(process.cwd(), link);
    refused(link);
    expect(existsSync(join(process.cwd(), 'package.json'))).toBe(true);
  });
});
