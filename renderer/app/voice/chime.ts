let audio: AudioContext | undefined;

/** Two notes, high and low, as people know it from halls: Hz, and seconds from the beginning. */
const NOTES = [
  [784, 0],
  [622, 0.42],
] as const;
const NOTE_S = 0.9;
const LOUDNESS = 0.22;
export const CHIME_MS = 1_300;

/** Rings before a call. A PC without sound stays silent, and the call goes on. */
export function chime(): Promise<void> {
  try {
    audio ??= new AudioContext();
    const { currentTime: now, destination } = audio;
    for (const [hertz, from] of NOTES) {
      const note = audio.createOscillator();
      const volume = audio.createGain();
      note.type = 'triangle';
      note.frequency.value = hertz;
      volume.gain.setValueAtTime(LOUDNESS, now + from);
      volume.gain.exponentialRampToValueAtTime(0.001, now + from + NOTE_S);
      note.connect(volume).connect(destination);
      note.start(now + from);
      note.stop(now + from + NOTE_S);
    }
  } catch {
    // No sound card.
  }
  return new Promise((resolve) => setTimeout(resolve, CHIME_MS));
}
