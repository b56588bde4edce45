import { type Instant, MINUTE } from '../values/instant.ts';
import { formatTicketNumber } from '../values/printed-numbers.ts';
import type { VoiceSettings } from './waiting-room.ts';

/** One call as the waiting room may hear it. */
export interface Announcement {
  /** Rises with every call. */
  readonly id: number;
  readonly at: Instant;
  readonly number: number;
  readonly maskedName: string;
  readonly room: string;
  readonly elder: boolean;
}

/** Calls that wait to be announced, oldest first, and the one that is being announced. */
export interface AnnouncementLine {
  readonly waiting: readonly Announcement[];
  readonly current: Announcement | undefined;
  /** The newest call heard of. */
  readonly heard: number;
}

export const SILENCE: AnnouncementLine = { waiting: [], current: undefined, heard: 0 };

/** A call older than this is not announced any more: the PC slept, or the voice was switched on just now. */
const STALE_MS = 3 * MINUTE;

/**
 * Takes new calls into the line. None is taken twice, and a call repeated while its first still waits to be
 * said is said once.
 */
export function hearCalls(line: AnnouncementLine, calls: readonly Announcement[]): AnnouncementLine {
  const waiting = [...line.waiting];
  let { heard } = line;
  for (const call of [...calls].sort((a, b) => a.id - b.id)) {
    if (call.id <= heard) continue;
    heard = call.id;
    if (!waiting.some((one) => one.number === call.number && one.room === call.room)) waiting.push(call);
  }
  return { ...line, waiting, heard };
}

/** The next call comes up when nothing is being announced: calls never cut each other off. */
export function announceNext(line: AnnouncementLine, now: Instant): AnnouncementLine {
  if (line.current) return line;
  const waiting = line.waiting.filter((one) => now - one.at < STALE_MS);
  const [current, ...rest] = waiting;
  return { ...line, waiting: rest, current };
}

/** The current call has been said. */
export function announced(line: AnnouncementLine): AnnouncementLine {
  return { ...line, current: undefined };
}

const DIGITS = '零一二三四五六七八九';

/**
 * What is spoken: the number digit by digit, the masked name with 某 for what is hidden, the room. `016 号
 * 唐*梅，请到全科诊断室` is heard as 请零一六号，唐某梅，到全科诊断室.
 */
export function spokenCall(call: Announcement): string {
  const number = formatTicketNumber(call.number).replace(/\d/g, (digit) => DIGITS.charAt(Number(digit)));
  const name = call.maskedName.replace(/\*+/g, (hidden) => '某'.repeat(hidden.length));
  return ['请', `${number}号`, name === '' ? '' : `，${name}`, `，到${call.room}`].join('');
}

export interface Utterance {
  readonly text: string;
  /** 1 = the voice's own pace. */
  readonly pace: number;
}

/** A call in the utterances it is said in: as often as set, slower for elders; once only when many wait. */
export function planSpeech(call: Announcement, settings: VoiceSettings, waiting: number): Utterance[] {
  const times = waiting >= MANY ? 1 : settings.times;
  const pace = (call.elder ? settings.elderPace : settings.pace) / 100;
  return Array.from({ length: times }, () => ({ text: spokenCall(call), pace }));
}

const MANY = 4;

/** How long a call stays large on the board before the next one may take its place. */
export const SHOWN_MS = 7_000;
