/** All that have something to save. */
const waiting = new Set<LateSave>();

/** Nothing that was typed waits any longer: before the seat is left, while it may still be saved. */
export function saveAllNow(): void {
  for (const late of [...waiting]) late.now();
}

/** Saves what was typed last, once the hand rests for `afterMs`; at once when it goes elsewhere. */
export class LateSave {
  readonly #afterMs: number;
  #save: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(afterMs: number) {
    this.#afterMs = afterMs;
  }

  /** Takes the place of what was to be saved. */
  later(save: () => void): void {
    this.drop();
    this.#save = save;
    waiting.add(this);
    this.#timer = setTimeout(() => this.now(), this.#afterMs);
  }

  now(): void {
    const save = this.#save;
    this.drop();
    save?.();
  }

  drop(): void {
    clearTimeout(this.#timer);
    this.#save = undefined;
    waiting.delete(this);
  }
}
