import { inflateRawSync } from 'node:zlib';
import { refuse } from '../../refusal.ts';

/** A list of 20,000 residents is some 3 MB. */
export const MOST_BYTES = 20 * 1024 * 1024;
/** What it may grow to when it is unpacked: a small file can be made to fill any memory. */
const MOST_UNPACKED = 200 * 1024 * 1024;
const MOST_PARTS = 2_000;

const ZIP = 'PK\u0003\u0004';
/** Old Office files and encrypted new ones. */
const COMPOUND = '\u00D0\u00CF\u0011\u00E0';
const END_OF_ZIP = 0x06054b50;
const CENTRAL = 0x02014b50;

interface Part {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly at: number;
}

/**
 * Whether these bytes are a workbook that may be read, before any library reads it.
 *
 * @throws Refusal 'residents.import-too-big' | 'residents.import-password' | 'residents.import-old-workbook' |
 *   'residents.import-not-workbook' | 'residents.import-damaged'
 */
export function checkWorkbookFile(bytes: Buffer): void {
  if (bytes.length > MOST_BYTES) throw refuse('residents.import-too-big', { most: MOST_BYTES / 1024 / 1024 });
  const start = bytes.subarray(0, 4).toString('latin1');
  if (start === COMPOUND) {
    const encrypted = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw refuse(encrypted ? 'residents.import-password' : 'residents.import-old-workbook');
  }
  if (start !== ZIP) throw refuse('residents.import-not-workbook');
  const parts = listParts(bytes);
  const names = new Set(parts.map((part) => part.name));
  if (names.has('xl/workbook.bin')) throw refuse('residents.import-old-workbook');
  if (!names.has('xl/workbook.xml')) throw refuse('residents.import-not-workbook');
  unpackWithin(bytes, parts);
}

function listParts(bytes: Buffer): Part[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END_OF_ZIP) {
    throw refuse('residents.import-damaged');
  }
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_PARTS) throw refuse('residents.import-too-big', { most: MOST_BYTES / 1024 / 1024 });
  const parts: Part[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL)
      throw refuse('residents.import-damaged');
    const nameLength = bytes.readUInt16LE(at + 28);
    parts.push({
      name: bytes.subarray(at + 46, at + 46 + nameLength).toString('utf8'),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

/** What the list of parts says of their sizes may be a lie, so each is unpacked up to what is left. */
function unpackWithin(bytes: Buffer, parts: readonly Part[]): void {
  let left = MOST_UNPACKED;
  for (const part of parts) {
    const tooBig = () => refuse('residents.import-too-big', { most: MOST_BYTES / 1024 / 1024 });
    if (part.unpacked > left) throw tooBig();
    if (part.at + 30 > bytes.length) throw refuse('residents.import-damaged');
    const data = part.at + 30 + bytes.readUInt16LE(part.at + 26) + bytes.readUInt16LE(part.at + 28);
    const packed = bytes.subarray(data, data + part.packed);
    if (part.method === 0) left -= packed.length;
    else if (part.method === 8) left -= inflatedLength(packed, left, tooBig);
    else throw refuse('residents.import-damaged');
    if (left < 0) throw tooBig();
  }
}

function inflatedLength(packed: Buffer, most: number, tooBig: () => Error): number {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) }).length;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooBig();
    throw refuse('residents.import-damaged');
  }
}
