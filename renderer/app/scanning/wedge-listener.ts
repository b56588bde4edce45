import { readScan } from '../../../electron/shared/domain/scan.ts';
import {
  type Burst,
  hearKey,
  hearSilence,
  NO_BURST,
  SILENCE_MS,
} from '../../../electron/shared/domain/wedge.ts';
import { HeldKey } from './held-key.ts';

export interface WedgeOptions {
  /** Whether a scan belongs to us at this place; else it stays what was typed into the field. */
  readonly wants: (text: string, at: Element) => boolean;
  readonly onScan: (text: string) => void;
}

/** A text field and what stood in it before the burst that is being heard. */
interface Before {
  readonly at: Element;
  readonly text: string | undefined;
}

/**
 * Hears scanners and card readers that type like a keyboard, wherever the focus is. What a scan typed into a
 * field meanwhile is taken out again. @returns what to call when done.
 */
export function listenForScans(target: Window, options: WedgeOptions): () => void {
  let burst: Burst = NO_BURST;
  let before: Before | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const held = new HeldKey();
  const take = (heard: string): boolean => {
    const at = before?.at ?? document.body;
    const text = wholeOf(heard, at);
    if (!options.wants(text, at)) return false;
    if (before?.text !== undefined) putBack(at, text === heard ? before.text : '');
    options.onScan(text);
    return true;
  };
  const forget = () => {
    burst = NO_BURST;
    before = undefined;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (held.isPassing) return;
    const key = keyOf(event);
    if (key === undefined) return event.key === 'Shift' ? undefined : held.pass();
    clearTimeout(silence);
    const { burst: next, heard } = hearKey(burst, { key, at: event.timeStamp });
    burst = next;
    if (heard.kind === 'typing') held.pass();
    else held.drop();
    if (heard.kind === 'scan') {
      if (take(heard.text)) swallow(event);
      forget();
      return;
    }
    if (burst.text.length === 1) {
      before = look(event.target);
      if (followsDigits(before.at)) {
        swallow(event);
        held.hold(event, before.at);
      }
    }
    // A choice or a list under the focus would follow every digit.
    if (heard.kind === 'maybe' && before?.text === undefined) swallow(event);
    if (burst.text.length > 1) silence = setTimeout(hearNothing, SILENCE_MS);
  };
  const hearNothing = () => {
    const heard = hearSilence(burst, burst.lastAt + SILENCE_MS);
    if (heard.kind === 'scan') take(heard.text);
    forget();
  };
  target.addEventListener('keydown', onKeyDown, true);
  return () => {
    clearTimeout(silence);
    held.drop();
    target.removeEventListener('keydown', onKeyDown, true);
  };
}

/** A reader that stumbled in the middle is heard from there on; the field under the focus has all of it. */
function wholeOf(heard: string, at: Element): string {
  const typed = at instanceof HTMLInputElement ? at.value.trim() : '';
  if (typed.length <= heard.length || !typed.endsWith(heard)) return heard;
  const { kind } = readScan(typed);
  return kind === 'id-number' || kind === 'ticket' ? typed : heard;
}

/** One of few in sight, chosen by its number: the first digit of a card would move it. */
function followsDigits(at: Element): boolean {
  return at.closest('[role="radiogroup"]') !== null;
}

function swallow(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** The sign of a key; under a Chinese input method the page is told only the key's place. */
function keyOf(event: KeyboardEvent): string | undefined {
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return undefined;
  if (event.key === 'Shift' || event.key === 'CapsLock') return undefined;
  if (event.key !== 'Process' && !event.isComposing) return event.key;
  return /^(?:Digit|Numpad|Key)([0-9A-Z])$/.exec(event.code)?.[1] ?? event.key;
}

function look(target: EventTarget | null): Before {
  const at = target instanceof Element ? target : document.body;
  const typing = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement;
  return { at, text: typing ? at.value : undefined };
}

/** As if it had never been typed: the page's own way of hearing changes is told. */
function putBack(at: Element, text: string): void {
  const shape = at instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(shape, 'value')?.set?.call(at, text);
  at.dispatchEvent(new Event('input', { bubbles: true }));
}
