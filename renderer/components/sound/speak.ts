import type { Utterance } from '../../../electron/shared/domain/announcements.ts';

/** The voice that reads Chinese, on this PC rather than over a network; none where the system has none. */
export function chineseVoice(): SpeechSynthesisVoice | undefined {
  const voices = window.speechSynthesis?.getVoices() ?? [];
  const chinese = voices.filter((voice) => /^(zh|cmn)\b/i.test(voice.lang));
  return chinese.find((voice) => voice.localService) ?? chinese[0];
}

/** No call takes longer; a voice that does not answer must not hold up the next one. */
const LONGEST_MS = 20_000;

/** Says one sentence and waits until it is said. */
export function speak({ text, pace }: Utterance, voice: SpeechSynthesisVoice): Promise<void> {
  return new Promise((resolve) => {
    const saying = new SpeechSynthesisUtterance(text);
    saying.voice = voice;
    saying.lang = voice.lang;
    saying.rate = pace;
    const timer = setTimeout(end, LONGEST_MS);
    function end() {
      clearTimeout(timer);
      resolve();
    }
    saying.onend = end;
    saying.onerror = end;
    window.speechSynthesis.speak(saying);
  });
}
