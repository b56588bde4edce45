import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** What lies on the simulated reader, and how it behaves. */
export type OnReader =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'card'; readonly card: SimulatedCard }
  /** The number stops in the middle. */
  | { readonly kind: 'half'; readonly card: SimulatedCard }
  /** One digit is another. */
  | { readonly kind: 'wrong-check'; readonly card: SimulatedCard }
  /** The printed birth day is not that of the number. */
  | { readonly kind: 'other-birth'; readonly card: SimulatedCard }
  /** Takes the question and never answers. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'slow'; readonly card: SimulatedCard; readonly afterMs: number }
  /** Answers something that is no JSON. */
  | { readonly kind: 'babble' };

export interface SimulatedCard {
  readonly certNumber: string;
  readonly partyName: string;
  readonly gender?: string;
  readonly bornDay?: string;
  readonly nation?: string;
  readonly certAddress?: string;
  readonly expDate?: string;
}

export interface SimulatedReader {
  readonly httpUrl: string;
  readonly webSocketUrl: string;
  /** Lays something on; a WebSocket that is open is told at once. */
  readonly put: (what: OnReader) => void;
  /** Takes the card away. */
  readonly take: () => void;
  /** How often it was asked. */
  readonly asked: () => number;
  readonly close: () => Promise<void>;
}

/** A vendor's bridge on 127.0.0.1: the same answers over HTTP and over WebSocket. */
export async function startSimulatedReader(port = 0): Promise<SimulatedReader> {
  let lies: OnReader = { kind: 'nothing' };
  let asked = 0;
  const sockets = new Set<Duplex>();
  const server = createServer((_request, response) => {
    asked += 1;
    answer(lies, (text) => response.setHeader('Content-Type', 'application/json').end(text));
  });
  server.on('upgrade', (request, socket) => {
    const key = String(request.headers['sec-websocket-key']);
    const proof = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${proof}\r\n\r\n`,
    );
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => sockets.delete(socket));
    // Whatever is sent is a question.
    socket.on('data', () => {
      asked += 1;
      answer(lies, (text) => sendText(socket, text));
    });
  });
  await listen(server, port);
  const { port: at } = server.address() as AddressInfo;
  return {
    httpUrl: `http://127.0.0.1:${at}/card`,
    webSocketUrl: `ws://127.0.0.1:${at}/card`,
    put: (what) => {
      lies = what;
      for (const socket of sockets) answer(lies, (text) => sendText(socket, text));
    },
    take: () => {
      lies = { kind: 'nothing' };
    },
    asked: () => asked,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

function answer(lies: OnReader, send: (text: string) => void): void {
  const say = (card: Partial<SimulatedCard>) =>
    send(JSON.stringify({ resultFlag: 0, resultContent: card, photo: 'x'.repeat(50_000) }));
  switch (lies.kind) {
    case 'nothing':
      send(JSON.stringify({ resultFlag: -1, errorMsg: '请放卡' }));
      return;
    case 'silent':
      return;
    case 'babble':
      send('<html>busy</html>');
      return;
    case 'card':
      say(lies.card);
      return;
    case 'slow':
      setTimeout(() => say(lies.card), lies.afterMs);
      return;
    case 'half':
      say({ certNumber: lies.card.certNumber.slice(0, 11), partyName: '' });
      return;
    case 'wrong-check': {
      const { certNumber } = lies.card;
      const last = certNumber.endsWith('1') ? '2' : '1';
      say({ ...lies.card, certNumber: certNumber.slice(0, 17) + last });
      return;
    }
    case 'other-birth':
      say({ ...lies.card, bornDay: '19010101' });
  }
}

/** A text as servers send it, in two fragments, so that nobody relies on one. */
function sendText(socket: Duplex, text: string): void {
  const bytes = Buffer.from(text);
  const half = Math.floor(bytes.length / 2);
  socket.write(frame(0x01, bytes.subarray(0, half)));
  socket.write(frame(0x80, bytes.subarray(half)));
}

function frame(first: number, data: Buffer): Buffer {
  if (data.length < 126) return Buffer.concat([Buffer.from([first, data.length]), data]);
  const head = Buffer.from([first, 126, data.length >> 8, data.length & 0xff]);
  return Buffer.concat([head, data]);
}
