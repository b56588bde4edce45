export interface KeyBinding {
  /** `F12`, `Alt+T`, `Ctrl+P`, `Escape`, `1`, `ArrowLeft`. */
  readonly keys: string;
  readonly label: string;
  readonly run?: () => void;
  /** Default true. A key that cannot work now stays shown, in grey. */
  readonly enabled?: boolean;
  /** False keeps it out of the bottom bar, where the button itself shows the key. Default true. */
  readonly shown?: boolean;
  /** Also while a dialog covers it, unless the dialog has this key itself: the person must leave. */
  readonly everywhere?: boolean;
}

interface Entry {
  readonly order: number;
  readonly layer: number;
  readonly read: () => readonly KeyBinding[];
}

/** Which keys do what in this window, by layer: a dialog's keys cover those of the desk below. */
export class KeyRegistry {
  readonly #entries = new Set<Entry>();
  readonly #listeners = new Set<() => void>();
  readonly #layers: number[] = [];
  #orders = 0;
  #shown: readonly KeyBinding[] = [];

  nextOrder(): number {
    this.#orders += 1;
    return this.#orders;
  }

  add(entry: Entry): () => void {
    this.#entries.add(entry);
    this.#changed();
    return () => {
      this.#entries.delete(entry);
      this.#changed();
    };
  }

  openLayer(layer: number): () => void {
    this.#layers.push(layer);
    this.#changed();
    return () => {
      this.#layers.splice(this.#layers.indexOf(layer), 1);
      this.#changed();
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly shown = (): readonly KeyBinding[] => this.#shown;

  /** On the document and not the window: readers that type are heard before any key counts. */
  listen(target: Document): () => void {
    const capture = (event: KeyboardEvent) => this.#press(event, true);
    const bubble = (event: KeyboardEvent) => this.#press(event, false);
    target.addEventListener('keydown', capture, true);
    target.addEventListener('keydown', bubble);
    return () => {
      target.removeEventListener('keydown', capture, true);
      target.removeEventListener('keydown', bubble);
    };
  }

  #top(): Entry[] {
    const layer = Math.max(0, ...this.#layers);
    return [...this.#entries].filter((entry) => entry.layer === layer).sort((a, b) => a.order - b.order);
  }

  #find(pressed: string): KeyBinding | undefined {
    const bound = (entries: Iterable<Entry>) =>
      [...entries]
        .flatMap((entry) => entry.read())
        .filter((one) => one.run !== undefined && one.keys === pressed);
    return bound(this.#top()).at(-1) ?? bound(this.#entries).findLast((one) => one.everywhere);
  }

  #changed(): void {
    this.#shown = this.#top()
      .flatMap((entry) => entry.read())
      .filter((one) => one.shown !== false);
    for (const listener of this.#listeners) listener();
  }

  #press(event: KeyboardEvent, capturing: boolean): void {
    // Half-written Chinese belongs to the input method.
    if (event.isComposing || event.defaultPrevented) return;
    const pressed = chordOf(event);
    if (!pressed || isStrong(pressed) !== capturing) return;
    if (!capturing && wantsPlainKeys(event.target) && !FREE_IN_FIELDS.has(pressed)) return;
    const found = this.#find(pressed);
    if (!found) return;
    event.preventDefault();
    event.stopPropagation();
    if (found.enabled !== false && !event.repeat) found.run?.();
  }
}

/** Plain keys that mean nothing to a field, unless it took them itself. */
const FREE_IN_FIELDS = new Set(['Escape', 'PageUp', 'PageDown']);

/** F-keys, Alt and Ctrl mean the same everywhere, also while typing. */
function isStrong(pressed: string): boolean {
  return /^(F\d+|Alt\+|Ctrl\+)/.test(pressed);
}

function wantsPlainKeys(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], [data-typing]') !== null
  );
}

/** `Alt+T` by the key's place and not its character: with Alt some layouts type other signs. */
function chordOf(event: KeyboardEvent): string | undefined {
  const plain = /^(?:Key([A-Z])|Digit(\d)|Numpad(\d))$/.exec(event.code);
  const name = plain?.[1] ?? plain?.[2] ?? plain?.[3] ?? signOf(event);
  if (/^(Alt|Control|Shift|Meta)/.test(name)) return undefined;
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${name}`;
}

function signOf(event: KeyboardEvent): string {
  if (event.code === 'Equal' || event.code === 'NumpadAdd') return '+';
  if (event.code === 'Minus' || event.code === 'NumpadSubtract') return '-';
  return event.key;
}
