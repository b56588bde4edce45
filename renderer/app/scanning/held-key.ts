import { LONGEST_GAP_MS } from '../../../electron/shared/domain/wedge.ts';

/** A little more than a reader's longest gap: its next key may be heard late. */
const HOLD_MS = LONGEST_GAP_MS + 15;

/** A key kept back until it is sure whether a person or a reader pressed it; the hand does not notice. */
export class HeldKey {
  #held: { readonly event: KeyboardEvent; readonly at: Element } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #passing = false;

  /** While a key that was held is on its way, so that nobody holds it again. */
  get isPassing(): boolean {
    return this.#passing;
  }

  hold(event: KeyboardEvent, at: Element): void {
    this.#held = { event, at };
    this.#timer = setTimeout(() => this.pass(), HOLD_MS);
  }

  /** A person's: it reaches its place now, before whatever is pressed next. */
  pass(): void {
    const held = this.#held;
    this.drop();
    if (!held) return;
    this.#passing = true;
    try {
      held.at.dispatchEvent(new KeyboardEvent(held.event.type, held.event));
    } finally {
      this.#passing = false;
    }
  }

  /** A reader's: it never was a choice. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#held = undefined;
  }
}
