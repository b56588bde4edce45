import { playNotes } from './play-notes.ts';

/** Two notes, high and low, as people know it from halls. */
const NOTES = [
  [784, 0],
  [622, 0.42],
] as const;
const CHIME_MS = 1_300;

/** Rings before a call, and waits until it has rung. */
export function chime(): Promise<void> {
  playNotes({ notes: NOTES, noteS: 0.9, loudness: 0.22, timbre: 'triangle' });
  return new Promise((resolve) => setTimeout(resolve, CHIME_MS));
}
