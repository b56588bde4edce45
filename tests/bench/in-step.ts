import { isDeepStrictEqual } from 'node:util';
import type { ReadableDb, Tx } from '../../db/open.ts';
import { touchSearch } from '../../db/resident-search/keys.ts';
import type { ResidentId } from '../../electron/shared/values/ids.ts';
import type { Answer, PlayedCall } from '../support/played-month.ts';
import { RowWatch, type Write } from '../support/rows-written.ts';
import { RawWriter } from './raw-writer.ts';
import { Samples } from './samples.ts';

export interface StationInStep {
  readonly db: ReadableDb;
  readonly answer: Answer;
}

/**
 * Three copies of one station go through the same days in step. The first serves and is timed. The second
 * serves too and is watched, which tells the rows that the call writes. The third gets these rows by raw
 * prepared statements and is timed: the floor under the first, on the same file at the same moment.
 */
export class InStep {
  /** Milliseconds of every call through router and service. */
  readonly service = new Map<string, Samples>();
  /** Milliseconds of the same rows by raw statements, for commands that were done. */
  readonly raw = new Map<string, Samples>();
  /** Milliseconds of the same rows with what the search of residents needs, where a fourth copy takes them. */
  readonly rawFound = new Map<string, Samples>();
  readonly #watch: RowWatch;
  readonly #writer: RawWriter;
  readonly #found: RawWriter | undefined;

  constructor(
    readonly timed: StationInStep,
    readonly watched: StationInStep,
    readonly floor: ReadableDb,
    found?: ReadableDb,
  ) {
    this.#watch = new RowWatch(watched.db);
    this.#writer = new RawWriter(floor);
    this.#found = found && new RawWriter(found, touchResidents);
  }

  /** What was measured so far does not count. */
  forget(): void {
    for (const measured of [this.service, this.raw, this.rawFound]) measured.clear();
  }

  readonly answer: Answer = async (call) => {
    const start = performance.now();
    const reply = await this.timed.answer(call);
    const taken = performance.now() - start;
    if (call.kind === 'query') {
      samplesOf(this.service, call).add(taken);
      return reply;
    }
    if (!isDeepStrictEqual(await this.watched.answer(call), reply)) {
      throw new Error(`${call.procedure} answers differently on two copies of one station`);
    }
    const writes = this.#watch.take();
    const raw = this.#writer.write(writes);
    const rawFound = this.#found?.write(writes);
    if (reply.ok) {
      samplesOf(this.service, call).add(taken);
      samplesOf(this.raw, call).add(raw);
      if (rawFound !== undefined) samplesOf(this.rawFound, call).add(rawFound);
    }
    return reply;
  };
}

/** Whose last visit moved is found by it. */
function touchResidents(tx: Tx, writes: readonly Write[]): void {
  for (const write of writes) {
    if (write.kind === 'update' && write.table === 'residents') touchSearch(tx, write.rowid as ResidentId);
  }
}

function samplesOf(map: Map<string, Samples>, { procedure }: PlayedCall): Samples {
  const known = map.get(procedure);
  if (known) return known;
  const samples = new Samples();
  map.set(procedure, samples);
  return samples;
}
