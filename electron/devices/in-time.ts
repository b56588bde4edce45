/**
 * Waits for something outside of this program, so long and no longer. What comes too late is dropped.
 *
 * @throws what `work` throws, or what `late` makes after `ms`
 */
export function inTime<Result>(work: Promise<Result>, ms: number, late: () => Error): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), ms);
    void work.finally(() => clearTimeout(timer)).then(resolve, reject);
  });
}
