const NAMES: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  'Alt++': 'Alt +',
  'Alt+-': 'Alt −',
};

/** A key as it is written on a key cap: `<KeyCap of="Alt+T"/>` shows `Alt T`. */
export function KeyCap({ of }: { of: string }) {
  return <kbd>{NAMES[of] ?? of.replaceAll('+', ' ')}</kbd>;
}
