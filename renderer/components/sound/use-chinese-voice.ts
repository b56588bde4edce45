import { useEffect, useState } from 'react';
import { chineseVoice } from './speak.ts';

/** Whether this PC can speak Chinese. Voices arrive some time after the page. */
export function useChineseVoice(): boolean {
  const [there, setThere] = useState(false);
  useEffect(() => {
    const look = () => setThere(chineseVoice() !== undefined);
    look();
    window.speechSynthesis?.addEventListener('voiceschanged', look);
    return () => window.speechSynthesis?.removeEventListener('voiceschanged', look);
  }, []);
  return there;
}
