import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type KeyBinding, KeyRegistry } from '../../renderer/components/key-registry.ts';

/** As much of a page as the registry looks at. */
class FakeElement extends EventTarget {
  constructor(readonly field: boolean) {
    super();
  }
  closest(): FakeElement | null {
    return this.field ? this : null;
  }
}

const FIELD = new FakeElement(true);
const PAGE = new FakeElement(false);

beforeAll(() => {
  vi.stubGlobal('Element', FakeElement);
});
afterAll(() => {
  vi.unstubAllGlobals();
});

interface Press {
  readonly code: string;
  readonly key: string;
  readonly alt?: boolean;
  readonly ctrl?: boolean;
  readonly repeat?: boolean;
  readonly composing?: boolean;
  readonly on?: FakeElement;
}

let keys: KeyRegistry;
let hear: { capture: (event: unknown) => void; bubble: (event: unknown) => void };

beforeEach(() => {
  keys = new KeyRegistry();
  const heard: ((event: unknown) => void)[] = [];
  keys.listen({
    addEventListener: (_name: string, listener: (event: unknown) => void) => heard.push(listener),
    removeEventListener: () => undefined,
  } as unknown as Document);
  hear = { capture: heard[0] ?? (() => undefined), bubble: heard[1] ?? (() => undefined) };
});

/** Presses a key where the focus is; true when the page's own handling was stopped. */
function press(how: Press): boolean {
  const event = {
    code: how.code,
    key: how.key,
    altKey: how.alt ?? false,
    ctrlKey: how.ctrl ?? false,
    metaKey: false,
    repeat: how.repeat ?? false,
    isComposing: how.composing ?? false,
    target: how.on ?? PAGE,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
    stopPropagation: () => undefined,
  };
  hear.capture(event);
  if (!event.defaultPrevented) hear.bubble(event);
  return event.defaultPrevented;
}

function bind(bindings: readonly KeyBinding[], layer = 0): () => void {
  return keys.add({ order: keys.nextOrder(), layer, read: () => bindings });
}

const F12 = { code: 'F12', key: 'F12' };
const ALT_T = { code: 'KeyT', key: '†', alt: true };

describe('a key of the desk', () => {
  test('works while typing when it is an F-key or has Alt, by its place and not its sign', () => {
    const run = vi.fn();
    bind([
      { keys: 'F12', label: '挂号', run },
      { keys: 'Alt+T', label: '退号', run },
    ]);
    expect(press({ ...F12, on: FIELD })).toBe(true);
    expect(press({ ...ALT_T, on: FIELD })).toBe(true);
    expect(run).toHaveBeenCalledTimes(2);
  });

  test('that is a plain letter or digit belongs to the field while one types', () => {
    const run = vi.fn();
    bind([{ keys: '1', label: '选人', run }]);
    expect(press({ code: 'Digit1', key: '1', on: FIELD })).toBe(false);
    expect(press({ code: 'Digit1', key: '1' })).toBe(true);
    expect(run).toHaveBeenCalledTimes(1);
  });

  test('that turns pages works from a field too, where it would do nothing', () => {
    const run = vi.fn();
    bind([{ keys: 'PageDown', label: '下一位', run }]);
    expect(press({ code: 'PageDown', key: 'PageDown', on: FIELD })).toBe(true);
    expect(run).toHaveBeenCalledTimes(1);
  });

  test('is left to the input method while Chinese is half written', () => {
    const run = vi.fn();
    bind([{ keys: 'Escape', label: '清空', run }]);
    press({ code: 'Escape', key: 'Escape', composing: true });
    expect(run).not.toHaveBeenCalled();
  });

  test('held down does its deed once', () => {
    const run = vi.fn();
    bind([{ keys: 'F12', label: '收费', run }]);
    press(F12);
    press({ ...F12, repeat: true });
    expect(run).toHaveBeenCalledTimes(1);
  });

  test('that cannot work now does nothing, and nothing else gets it', () => {
    const below = vi.fn();
    const run = vi.fn();
    bind([{ keys: 'F12', label: '下面的', run: below }]);
    bind([{ keys: 'F12', label: '收费', run, enabled: false }]);
    expect(press(F12)).toBe(true);
    expect(run).not.toHaveBeenCalled();
    expect(below).not.toHaveBeenCalled();
  });

  test('is the later one where two ask for it, and the earlier again when that is gone', () => {
    const first = vi.fn();
    const second = vi.fn();
    bind([{ keys: 'F12', label: '一', run: first }]);
    const remove = bind([{ keys: 'F12', label: '二', run: second }]);
    press(F12);
    remove();
    press(F12);
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1]);
  });
});

test('the key by which one leaves works under a dialog too, unless the dialog has it itself', () => {
  const [leave, own, main] = [vi.fn(), vi.fn(), vi.fn()];
  bind([
    { keys: 'Alt+T', label: '换人', run: leave, everywhere: true },
    { keys: 'F12', label: '收费', run: main },
  ]);
  const close = keys.openLayer(1);
  expect([press({ ...ALT_T, on: FIELD }), press(F12)]).toEqual([true, false]);
  bind([{ keys: 'Alt+T', label: '退费', run: own }], 1);
  press(ALT_T);
  close();
  expect([leave, own, main].map((one) => one.mock.calls.length)).toEqual([1, 1, 0]);
});

test('a dialog covers the keys of the desk, and the bottom bar shows its keys alone', () => {
  const desk = vi.fn();
  const dialog = vi.fn();
  bind([
    { keys: 'F12', label: '收费', run: desk },
    { keys: 'Alt+G', label: '挂账', run: desk },
  ]);
  const close = keys.openLayer(1);
  bind([{ keys: 'F12', label: '退费', run: dialog }], 1);
  expect(keys.shown().map((one) => one.label)).toEqual(['退费']);
  press(F12);
  expect(press({ code: 'KeyG', key: 'g', alt: true })).toBe(false);
  expect([desk.mock.calls.length, dialog.mock.calls.length]).toEqual([0, 1]);
  close();
  expect(keys.shown().map((one) => one.label)).toEqual(['收费', '挂账']);
});

test('the bottom bar hides what stands on its own button', () => {
  bind([
    { keys: 'F12', label: '收费', shown: false },
    { keys: 'Alt+T', label: '退费' },
  ]);
  expect(keys.shown().map((one) => one.label)).toEqual(['退费']);
});
