/** Random numbers that depend on the seed alone: the same seed draws the same station on every machine. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  /** Minutes from `min` to `max`, to the second. */
  minutes(min: number, max: number): number;
  /** True so often: 0.25 is one time in four. */
  chance(probability: number): boolean;
  pick<Value>(values: readonly Value[]): Value;
  weighted<Value>(values: readonly Value[], weightOf: (value: Value) => number): Value;
  /** Near `mean`, two thirds of the time within `deviation`, never further than six of them. */
  normal(mean: number, deviation: number): number;
  /** A stream of its own: what is drawn from it does not shift what is drawn here. */
  fork(label: string | number): Random;
}

/** Four well mixed 32-bit words from a text (FNV-1a, then the finisher of murmur3). */
function seedWords(text: string): [number, number, number, number] {
  const word = (salt: number): number => {
    let hash = 2_166_136_261 ^ salt;
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619);
    hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507);
    hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909);
    return (hash ^ (hash >>> 16)) >>> 0;
  };
  return [word(1), word(2), word(3), word(4)];
}

/** sfc32, a small fast generator that passes the usual batteries. */
function sfc32(words: [number, number, number, number]): () => number {
  let [a, b, c, counter] = words;
  const step = (): number => {
    const result = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return (result >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 12; round += 1) step();
  return step;
}

export function createRandom(seed: string | number): Random {
  const next = sfc32(seedWords(String(seed)));
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  const weighted = <Value>(values: readonly Value[], weightOf: (value: Value) => number): Value => {
    let rest = next() * values.reduce((sum, value) => sum + weightOf(value), 0);
    for (const value of values) {
      rest -= weightOf(value);
      if (rest < 0) return value;
    }
    return lastOf(values);
  };
  return {
    next,
    int,
    minutes: (min, max) => int(Math.round(min * 60), Math.round(max * 60)) / 60,
    weighted,
    chance: (probability) => next() < probability,
    pick: (values) => values[int(0, values.length - 1)] ?? lastOf(values),
    normal: (mean, deviation) => {
      let sum = -6;
      for (let draw = 0; draw < 12; draw += 1) sum += next();
      return mean + sum * deviation;
    },
    fork: (label) => createRandom(`${seed}/${label}`),
  };
}

function lastOf<Value>(values: readonly Value[]): Value {
  const [value] = values.slice(-1);
  if (value === undefined) throw new RangeError('nothing to draw from');
  return value;
}
