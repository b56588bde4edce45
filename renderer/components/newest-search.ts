/** The newest of several searches: rows that were overtaken, or that nobody waits for any more, are dropped. */
export class NewestSearch<Row> {
  #rows: Promise<readonly Row[]> | undefined;

  /** Takes the place of the search before. One that fails has found nothing. */
  begin(rows: Promise<readonly Row[]>): void {
    this.#rows = rows.catch(() => []);
  }

  /** What was searched for is chosen, or not wanted any more. */
  forget(): void {
    this.#rows = undefined;
  }

  /** Hands over the rows once they are there, unless another search has begun or this one was forgotten by then. */
  whenThere(take: (rows: readonly Row[]) => void): void {
    const asked = this.#rows;
    void asked?.then((rows) => {
      if (this.#rows === asked) take(rows);
    });
  }
}
