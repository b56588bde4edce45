import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { useKeys } from '../components/keys.tsx';

const Large = createContext<{ large: boolean; toggle: () => void }>({
  large: false,
  toggle: () => undefined,
});
const KEPT = 'large-type';

/** Everything a quarter larger, for this PC: Alt + switches, and it is remembered. */
export function LargeTypeProvider({ children }: { children: ReactNode }) {
  const [large, setLarge] = useState(() => localStorage.getItem(KEPT) === 'yes');
  const toggle = useCallback(() => setLarge((was) => !was), []);
  useEffect(() => {
    localStorage.setItem(KEPT, large ? 'yes' : 'no');
    document.body.classList.toggle('large', large);
  }, [large]);
  useKeys([{ keys: 'Alt++', label: '大字', run: toggle, shown: false }]);
  return <Large.Provider value={{ large, toggle }}>{children}</Large.Provider>;
}

export function useLargeType(): { large: boolean; toggle: () => void } {
  return useContext(Large);
}
