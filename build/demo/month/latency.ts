import { performance } from 'node:perf_hooks';

export interface LatencyRow {
  readonly procedure: string;
  readonly calls: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** How long each procedure takes through router and service, for medians and 99th percentiles. */
export class LatencyLog {
  readonly #samples = new Map<string, number[]>();

  async measure<Result>(procedure: string, work: () => Promise<Result>): Promise<Result> {
    const start = performance.now();
    try {
      return await work();
    } finally {
      const taken = performance.now() - start;
      const samples = this.#samples.get(procedure);
      if (samples) samples.push(taken);
      else this.#samples.set(procedure, [taken]);
    }
  }

  rows(): LatencyRow[] {
    return [...this.#samples]
      .map(([procedure, samples]) => {
        const sorted = samples.toSorted((left, right) => left - right);
        return {
          procedure,
          calls: sorted.length,
          p50Ms: percentile(sorted, 0.5),
          p99Ms: percentile(sorted, 0.99),
          maxMs: sorted.at(-1) ?? 0,
        };
      })
      .toSorted((left, right) => left.procedure.localeCompare(right.procedure));
  }
}

/** Nearest-rank percentile of an ascending list. */
export function percentile(sorted: readonly number[], share: number): number {
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1] ?? 0;
}
