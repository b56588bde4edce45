import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { useStation } from '../api/station.tsx';
import { useKeys } from './keys.tsx';

const Large = createContext<{ large: boolean; toggle: () => void }>({
  large: false,
  toggle: () => undefined,
});
const KEPT = 'large-type';

/**
 * Everything a quarter larger. The head chooses for the station; Alt + differs from that on this PC, and it
 * is remembered here.
 */
export function LargeTypeProvider({ children }: { children: ReactNode }) {
  const station = useStation().largeType;
  const [here, setHere] = useState(readKept);
  const large = here ?? station;
  const toggle = useCallback(() => {
    localStorage.setItem(KEPT, large ? 'no' : 'yes');
    setHere(!large);
  }, [large]);
  useEffect(() => {
    document.body.classList.toggle('large', large);
  }, [large]);
  useKeys([{ keys: 'Alt++', label: '大字', run: toggle, shown: false }]);
  return <Large.Provider value={{ large, toggle }}>{children}</Large.Provider>;
}

function readKept(): boolean | undefined {
  const kept = localStorage.getItem(KEPT);
  return kept === null ? undefined : kept === 'yes';
}

export function useLargeType(): { large: boolean; toggle: () => void } {
  return useContext(Large);
}
