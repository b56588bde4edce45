import { type Announcement, planSpeech } from '../../../electron/shared/domain/announcements.ts';
import { DEFAULT_VOICE, type VoiceSettings } from '../../../electron/shared/domain/waiting-room.ts';
import { instant } from '../../../electron/shared/values/instant.ts';
import { chime } from './chime.ts';
import { chineseVoice, speak } from './speak.ts';

/** One call, as it sounds. `waiting`: how many come after it. */
export async function announce(call: Announcement, settings: VoiceSettings, waiting: number): Promise<void> {
  await chime();
  const voice = chineseVoice();
  if (!voice) return;
  for (const utterance of planSpeech(call, settings, waiting)) await speak(utterance, voice);
}

/** For the head who sets it: how it would sound now. */
export function tryVoice(settings: VoiceSettings): Promise<void> {
  const call = { id: 0, at: instant(0), number: 16, maskedName: '唐*梅', room: '全科诊断室', elder: false };
  return announce(call, { ...DEFAULT_VOICE, ...settings, times: 1 }, 0);
}
