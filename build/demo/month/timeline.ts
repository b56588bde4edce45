import type { Instant } from '../../../electron/shared/values/instant.ts';

interface Event {
  readonly at: Instant;
  readonly sequence: number;
  readonly run: () => Promise<void>;
}

/** Events in the order of their time; those of the same moment in the order in which they were planned. */
export class Timeline {
  readonly #events: Event[] = [];
  #sequence = 0;

  plan(at: Instant, run: () => Promise<void>): void {
    const event = { at, sequence: this.#sequence, run };
    this.#sequence += 1;
    const place = this.#events.findIndex((other) => other.at > at);
    if (place === -1) this.#events.push(event);
    else this.#events.splice(place, 0, event);
  }

  /** Runs until nothing is planned any more. `tell` sets the station's clock before each event. */
  async run(tell: (at: Instant) => void): Promise<void> {
    for (let event = this.#events.shift(); event; event = this.#events.shift()) {
      tell(event.at);
      await event.run();
    }
  }
}
