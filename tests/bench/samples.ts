import { percentile } from '../../build/demo/month/latency.ts';

/** Measured times in milliseconds. */
export class Samples {
  readonly #values: number[] = [];

  get count(): number {
    return this.#values.length;
  }

  get p50(): number {
    return this.#at(0.5);
  }

  get p99(): number {
    return this.#at(0.99);
  }

  add(milliseconds: number): void {
    this.#values.push(milliseconds);
  }

  #at(share: number): number {
    return percentile(
      this.#values.toSorted((left, right) => left - right),
      share,
    );
  }
}

/** Times `first` and `second` in turn, so that a noisy moment of the machine falls on both. */
export function inTurn(
  times: number,
  first: (round: number) => void,
  second: (round: number) => void,
): [Samples, Samples] {
  const samples: [Samples, Samples] = [new Samples(), new Samples()];
  for (let round = 0; round < times; round += 1) {
    for (const [index, work] of [first, second].entries()) {
      const start = performance.now();
      work(round);
      samples[index]?.add(performance.now() - start);
    }
  }
  return samples;
}

/** `0.123`, `4.56`, `78.9`: three figures say enough on a noisy machine. */
export function milliseconds(value: number): string {
  return value >= 10 ? value.toFixed(1) : value >= 1 ? value.toFixed(2) : value.toFixed(3);
}

export function ratio(value: number, floor: number): string {
  return `${(value / floor).toFixed(1)}×`;
}
