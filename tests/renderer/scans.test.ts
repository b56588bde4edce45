import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FEWEST_CHARACTERS, LONGEST_GAP_MS } from '../../electron/shared/domain/wedge.ts';
import { listenForScans } from '../../renderer/app/scanning/wedge-listener.ts';

/** As much of a page as the listener looks at; what reaches the place under the focus is written down. */
class Place {
  readonly reached: string[] = [];
  constructor(readonly role: 'radiogroup' | 'listbox') {}
  closest(selector: string): Place | null {
    return selector.includes(this.role) ? this : null;
  }
  dispatchEvent(event: KeyEvent): boolean {
    return send({ ...event, target: this });
  }
}

class KeyEvent {
  readonly type = 'keydown';
  readonly key: string;
  readonly timeStamp: number;
  constructor(_type: string, { key, timeStamp }: { key: string; timeStamp: number }) {
    this.key = key;
    this.timeStamp = timeStamp;
  }
}

let hear: (event: unknown) => void;
let place: Place;
let scanned: string[];
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Element', Place);
  vi.stubGlobal('HTMLInputElement', class {});
  vi.stubGlobal('HTMLTextAreaElement', class {});
  vi.stubGlobal('KeyboardEvent', KeyEvent);
  scanned = [];
  const target = {
    addEventListener: (_name: string, listener: typeof hear) => {
      hear = listener;
    },
    removeEventListener: () => undefined,
  };
  stop = listenForScans(target as unknown as Window, {
    wants: () => true,
    onScan: (text) => scanned.push(text),
  });
});

afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function send({ key, timeStamp, target }: KeyEvent & { target: Place }): boolean {
  let stopped = false;
  const halt = () => {
    stopped = true;
  };
  hear({ type: 'keydown', key, timeStamp, target, preventDefault: halt, stopImmediatePropagation: halt });
  if (!stopped) target.reached.push(key);
  return !stopped;
}

/** Presses keys one after the other, so many milliseconds apart. */
function press(keys: string | readonly string[], gap: number): void {
  for (const key of keys) {
    vi.advanceTimersByTime(gap);
    place.dispatchEvent(new KeyEvent('keydown', { key, timeStamp: Date.now() }));
  }
}

const CARD = '510104195403122329';

describe('with the focus on one of few in sight', () => {
  beforeEach(() => {
    place = new Place('radiogroup');
  });

  test.each([1, 20, LONGEST_GAP_MS])('a card read %i ms apart chooses nothing', (gap) => {
    press([...CARD, 'Enter'], gap);
    vi.runAllTimers();
    expect({ reached: place.reached, scanned }).toEqual({ reached: [], scanned: [CARD] });
  });

  test('a code too short for a card chooses nothing either', () => {
    press(CARD.slice(0, FEWEST_CHARACTERS - 1), 5);
    vi.runAllTimers();
    expect({ reached: place.reached, scanned }).toEqual({ reached: [], scanned: [] });
  });

  test('a digit that a person presses is chosen, once', () => {
    press('2', 500);
    expect(place.reached).toEqual([]);
    vi.runAllTimers();
    expect(place.reached).toEqual(['2']);
  });

  test('a digit is chosen before the key that follows at once', () => {
    press(['2', 'Enter'], 5);
    vi.runAllTimers();
    expect(place.reached).toEqual(['2', 'Enter']);
  });

  test('two digits with a pause of a hand between them are both chosen', () => {
    press('23', LONGEST_GAP_MS + 1);
    vi.runAllTimers();
    expect(place.reached).toEqual(['2', '3']);
  });
});

test('a list keeps the first key, as a person may be typing to find somebody', () => {
  place = new Place('listbox');
  press('2', 500);
  expect(place.reached).toEqual(['2']);
});
