import { z } from 'zod';
import { cardFieldsSchema, DEFAULT_CARD_FIELDS } from './id-card.ts';

/** `off` none is set · `silent` its service does not answer · `ready` · `half` the last card was not read whole. */
export const readerStateSchema = z.enum(['off', 'silent', 'ready', 'half']);
export type ReaderState = z.output<typeof readerStateSchema>;

const LOOPBACK = /^(127(?:\.\d{1,3}){3}|localhost|\[::1\])$/;

/**
 * Whether a reader's address is on this PC. Whatever a card holds must not travel, and a service elsewhere
 * could hand the desk any person it likes.
 */
export function isLoopbackUrl(text: string, schemes: readonly string[]): boolean {
  const [, scheme, host] = /^([a-z]+):\/\/(\[[^\]]*\]|[^/:?#@]+)(?::\d{1,5})?(?:[/?#]|$)/i.exec(text) ?? [];
  if (scheme === undefined || host === undefined) return false;
  return schemes.includes(scheme.toLowerCase()) && LOOPBACK.test(host.toLowerCase());
}

const SCHEMES = { http: ['http'], websocket: ['ws'] } as const;

/** How this station's reader is asked: its vendor's bridge answers on the PC itself. */
export const readerSettingsSchema = z
  .strictObject({
    /** `none`: readers that type like a keyboard need no setting. */
    kind: z.enum(['none', 'http', 'websocket']),
    url: z.string().trim().max(200),
    /** http: asked so often; websocket: `ask` is sent so often. */
    everyMs: z.int().min(200).max(10_000),
    timeoutMs: z.int().min(200).max(10_000),
    /** What a websocket service wants to be sent; empty: it speaks by itself when a card is laid on. */
    ask: z.string().max(200),
    fields: cardFieldsSchema,
  })
  .refine(({ kind, url }) => kind === 'none' || isLoopbackUrl(url, SCHEMES[kind]), {
    path: ['url'],
    message: 'a service on this PC',
  });
export type ReaderSettings = z.output<typeof readerSettingsSchema>;

export const DEFAULT_READER: ReaderSettings = {
  kind: 'none',
  url: '',
  everyMs: 500,
  timeoutMs: 2_000,
  ask: '',
  fields: DEFAULT_CARD_FIELDS,
};
