import { playNotes } from './play-notes.ts';

/** One high note for good, two low ones for bad. */
const TONES = {
  good: [[1_400, 0]],
  bad: [
    [330, 0],
    [262, 0.16],
  ],
} as const;

/** Answers a scan so that nobody has to look up; the line at the bottom says the same. */
export function beep(kind: keyof typeof TONES): void {
  playNotes({ notes: TONES[kind], noteS: 0.11, loudness: 0.12, timbre: 'sine' });
}
