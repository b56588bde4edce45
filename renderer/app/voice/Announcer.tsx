import { useEffect } from 'react';
import {
  type Announcement,
  type AnnouncementLine,
  announced,
  announceNext,
  hearCalls,
  planSpeech,
  SILENCE,
} from '../../../electron/shared/domain/announcements.ts';
import { DEFAULT_VOICE, type VoiceSettings } from '../../../electron/shared/domain/waiting-room.ts';
import { type Instant, instant } from '../../../electron/shared/values/instant.ts';
import { followCalls } from '../../api/follow-calls.ts';
import { useQueryCall } from '../../api/queries.ts';
import { chime } from './chime.ts';
import { chineseVoice, speak } from './speak.ts';

/**
 * Calls aloud whoever is called at any window of the station: a chime, then number, masked name and room, one
 * after the other and never into each other. Without a Chinese voice the chime alone rings, and the board
 * lights up.
 */
export function Announcer() {
  const { data } = useQueryCall('settings.getWaitingRoom', {}, { topics: ['settings'] });
  const voice = data?.voice;
  useEffect(() => (voice?.on ? announceAloud(voice) : undefined), [voice]);
  return null;
}

function announceAloud(settings: VoiceSettings): () => void {
  let line: AnnouncementLine = SILENCE;
  let wanted = true;
  const goOn = async (now: Instant) => {
    const from = performance.now();
    const nowOf = () => instant(Math.round(now + performance.now() - from));
    line = announceNext(line, now);
    while (wanted && line.current) {
      await announce(line.current, settings, line.waiting.length);
      line = announceNext(announced(line), nowOf());
    }
  };
  const deaf = followCalls((calls, now) => {
    const busy = line.current !== undefined;
    line = hearCalls(line, calls);
    if (!busy) void goOn(now);
  });
  return () => {
    wanted = false;
    deaf();
    window.speechSynthesis?.cancel();
  };
}

/** One call, as it sounds. */
async function announce(call: Announcement, settings: VoiceSettings, waiting: number): Promise<void> {
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
