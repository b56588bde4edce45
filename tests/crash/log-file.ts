/** The write-ahead log as SQLite lays it out: a header, then frames of 24 bytes and a page each. */
const HEADER = 32;
const FRAME_HEADER = 24;

/**
 * Where the newest commit in a log ends, in bytes. Frames of an earlier round, which lie behind it when the
 * log was begun anew, bear other salts and do not count.
 */
export function endOfLastCommit(log: Buffer): number {
  if (log.length < HEADER) return 0;
  const frame = FRAME_HEADER + log.readUInt32BE(8);
  const salts = log.subarray(16, 24);
  let end = HEADER;
  for (let at = HEADER; at + frame <= log.length; at += frame) {
    if (!log.subarray(at + 8, at + 16).equals(salts)) break;
    if (log.readUInt32BE(at + 4) !== 0) end = at + frame;
  }
  return end;
}
