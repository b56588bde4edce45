/**
 * Keys of a desk. `useKeys([{ keys: 'Alt+T', label: '退费', run: openRefund }])` binds the key while the
 * desk is on screen and no dialog covers it, and shows it in the bottom bar. F-keys, Alt and Ctrl work
 * while typing, Escape and PageUp/PageDown too; other plain keys (arrows, letters, digits) only where no
 * field wants them.
 * `everywhere` works under a dialog too: only for leaving the PC.
 * An entry without `run` is only shown: `{ keys: 'Alt+1–6', label: '收款方式' }`.
 */
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';
import { useDeskActive } from '../api/desk-active.tsx';
import { type KeyBinding, KeyRegistry } from './key-registry.ts';

export type { KeyBinding } from './key-registry.ts';

const Registry = createContext<KeyRegistry>(new KeyRegistry());
const Layer = createContext(0);

/** Around the whole window; listens once. */
export function KeyProvider({ children }: { children: ReactNode }) {
  const registry = useMemo(() => new KeyRegistry(), []);
  useEffect(() => registry.listen(document), [registry]);
  return <Registry.Provider value={registry}>{children}</Registry.Provider>;
}

/** Around a dialog: while it is open, only its own keys work, and those bound `everywhere`. */
export function KeyLayer({ children }: { children: ReactNode }) {
  const registry = useContext(Registry);
  const layer = useContext(Layer) + 1;
  useEffect(() => registry.openLayer(layer), [registry, layer]);
  return <Layer.Provider value={layer}>{children}</Layer.Provider>;
}

export function useKeys(bindings: readonly KeyBinding[]): void {
  const registry = useContext(Registry);
  const layer = useContext(Layer);
  const active = useDeskActive();
  const latest = useRef(bindings);
  useLayoutEffect(() => {
    latest.current = bindings;
  });
  const order = useRef<number>(undefined);
  order.current ??= registry.nextOrder();
  // What the bottom bar shows; the functions change at each render and are read when a key is pressed.
  const shown = bindings
    .map((one) => `${one.keys} ${one.label} ${one.enabled !== false} ${one.shown !== false}`)
    .join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: registering anew when the texts change is the point
  useEffect(() => {
    if (!active) return undefined;
    return registry.add({
      order: order.current ?? 0,
      layer,
      read: () => latest.current,
    });
  }, [registry, layer, active, shown]);
}

/** What the bottom bar shows: the keys of the uppermost layer, in the order in which they were declared. */
export function useShownKeys(): readonly KeyBinding[] {
  const registry = useContext(Registry);
  return useSyncExternalStore(registry.subscribe, registry.shown);
}
