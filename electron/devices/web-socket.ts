import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { Duplex } from 'node:stream';

/** A conversation with a service on this PC. */
export interface Conversation {
  readonly send: (text: string) => void;
  readonly close: () => void;
}

export interface ConversationEvents {
  readonly onOpen: () => void;
  readonly onText: (text: string) => void;
  /** Once, whatever the reason; also when it never opened. */
  readonly onEnd: () => void;
}

/** The fixed text of RFC 6455 that proves that the other side speaks WebSocket. */
const PROOF = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
/** A card with its photograph has some 60 kB. */
const LONGEST = 1_000_000;

const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

/**
 * Opens a WebSocket as a client (RFC 6455, text alone). Node has one of its own from 22 on, and the
 * program's runtime may be older; a reader's bridge needs no more than this.
 */
export function openConversation(url: string, timeoutMs: number, events: ConversationEvents): Conversation {
  const key = randomBytes(16).toString('base64');
  let socket: Duplex | undefined;
  let ended = false;
  const end = () => {
    if (ended) return;
    ended = true;
    asking.destroy();
    socket?.destroy();
    events.onEnd();
  };
  const asking = request(url.replace(/^ws:/i, 'http:'), {
    timeout: timeoutMs,
    headers: {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': key,
    },
  });
  asking.on('upgrade', (response, opened, head) => {
    socket = opened;
    const proof = createHash('sha1')
      .update(key + PROOF)
      .digest('base64');
    if (response.headers['sec-websocket-accept'] !== proof) {
      end();
      return;
    }
    asking.setTimeout(0);
    const frames = new FrameReader({
      onText: events.onText,
      onPing: (data) => opened.write(writeFrame(PONG, data)),
      onEnd: end,
    });
    opened.on('data', (bytes: Buffer) => frames.take(bytes));
    opened.on('error', end);
    opened.on('close', end);
    events.onOpen();
    if (head.length > 0) frames.take(head);
  });
  asking.on('response', end);
  asking.on('timeout', end);
  asking.on('error', end);
  asking.end();
  return {
    send: (text) => socket?.write(writeFrame(TEXT, Buffer.from(text))),
    close: end,
  };
}

interface FrameEvents {
  readonly onText: (text: string) => void;
  readonly onPing: (data: Buffer) => void;
  readonly onEnd: () => void;
}

/** Puts the bytes of a server together to messages, however they were cut. */
class FrameReader {
  #bytes: Buffer = Buffer.alloc(0);
  #parts: Buffer[] = [];

  constructor(private readonly events: FrameEvents) {}

  take(more: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, more]);
    let sound = this.#bytes.length <= LONGEST;
    for (let frame = readFrame(this.#bytes); sound && frame; frame = readFrame(this.#bytes)) {
      this.#bytes = this.#bytes.subarray(frame.bytes);
      sound = this.#read(frame);
    }
    if (!sound) this.events.onEnd();
  }

  /** @returns false when the conversation is over. */
  #read({ code, last, data }: Frame): boolean {
    if (code === CLOSE) return false;
    if (code === PING) this.events.onPing(data);
    if (code > 2) return true;
    this.#parts.push(data);
    if (!last) return this.#parts.length < 1_000;
    const text = Buffer.concat(this.#parts).toString('utf8');
    this.#parts = [];
    this.events.onText(text);
    return true;
  }
}

interface Frame {
  readonly code: number;
  readonly last: boolean;
  readonly data: Buffer;
  /** How many bytes it took. */
  readonly bytes: number;
}

/** The first frame of what a server sent, unmasked as servers send; undefined until it is whole. */
function readFrame(bytes: Buffer): Frame | undefined {
  if (bytes.length < 2) return undefined;
  const [first = 0, second = 0] = bytes;
  const short = second & 0x7f;
  const head = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < head) return undefined;
  const length =
    short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  if (bytes.length < head + length) return undefined;
  return {
    code: first & 0x0f,
    last: (first & 0x80) !== 0,
    data: bytes.subarray(head, head + length),
    bytes: head + length,
  };
}

/** One frame as a client sends it: masked. */
function writeFrame(code: number, data: Buffer): Buffer {
  const mask = randomBytes(4);
  const head =
    data.length < 126
      ? Buffer.from([0x80 | code, 0x80 | data.length])
      : Buffer.from([0x80 | code, 0x80 | 126, data.length >> 8, data.length & 0xff]);
  const masked = Buffer.from(data.map((byte, at) => byte ^ (mask[at % 4] ?? 0)));
  return Buffer.concat([head, mask, masked]);
}
