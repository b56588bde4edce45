let audio: AudioContext | undefined;

export interface Tune {
  /** Hz, and when each begins, in seconds. */
  readonly notes: readonly (readonly [hertz: number, from: number])[];
  /** How long each of them sounds, fading away. */
  readonly noteS: number;
  /** 1 is as loud as the PC is set. */
  readonly loudness: number;
  readonly timbre: 'sine' | 'triangle';
}

/** Plays some notes. A PC without sound stays silent, and everything goes on. */
export function playNotes({ notes, noteS, loudness, timbre }: Tune): void {
  try {
    audio ??= new AudioContext();
    const { currentTime: now, destination } = audio;
    for (const [hertz, from] of notes) {
      const note = audio.createOscillator();
      const volume = audio.createGain();
      note.type = timbre;
      note.frequency.value = hertz;
      volume.gain.setValueAtTime(loudness, now + from);
      volume.gain.exponentialRampToValueAtTime(0.001, now + from + noteS);
      note.connect(volume).connect(destination);
      note.start(now + from);
      note.stop(now + from + noteS);
    }
  } catch {
    // No sound card.
  }
}
