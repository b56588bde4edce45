let audio: AudioContext | undefined;

/** Notes in Hz and when they begin, in seconds: one high note for good, two low ones for bad. */
const TONES = {
  good: [[1_400, 0]],
  bad: [
    [330, 0],
    [262, 0.16],
  ],
} as const;

const NOTE_S = 0.11;
const LOUDNESS = 0.12;

/** Answers a scan so that nobody has to look up. A PC without sound stays silent. */
export function beep(kind: keyof typeof TONES): void {
  try {
    audio ??= new AudioContext();
    const { currentTime: now, destination } = audio;
    for (const [hertz, from] of TONES[kind]) {
      const note = audio.createOscillator();
      const volume = audio.createGain();
      note.frequency.value = hertz;
      volume.gain.setValueAtTime(LOUDNESS, now + from);
      volume.gain.exponentialRampToValueAtTime(0.001, now + from + NOTE_S);
      note.connect(volume).connect(destination);
      note.start(now + from);
      note.stop(now + from + NOTE_S);
    }
  } catch {
    // No sound device: the line at the bottom says the same.
  }
}
