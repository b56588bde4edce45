import { useEffect } from 'react';
import type { VoiceSettings } from '../../../electron/shared/domain/waiting-room.ts';
import { followCalls } from '../../api/follow-calls.ts';
import { useQueryCall } from '../../api/queries.ts';
import { announce } from '../../components/sound/announce.ts';
import { sayInTurn } from './say-in-turn.ts';

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
  const saying = sayInTurn((call, waiting) => announce(call, settings, waiting));
  const deaf = followCalls(saying);
  return () => {
    saying.stop();
    deaf();
    window.speechSynthesis?.cancel();
  };
}
