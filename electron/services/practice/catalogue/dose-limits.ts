/** What a grown-up may be given at most, in thousandths of the drug's dose unit. */
export interface DoseLimits {
  readonly maxSingleDoseMilli: number | null;
  readonly maxDailyDoseMilli: number | null;
}

/**
 * Limits by code, for drugs of which they are well known (药品说明书、中国药典临床用药须知): `single/daily`
 * in the unit of the strength, `–` where only the day has one. A prescription beyond them needs the doctor's
 * second signature, so that rare indications stay possible.
 */
const TABLE = `
W001 10/10
W002 60/60
W004 –/320
W005 0.3/0.3
W007 –/40
W009 –/400
W010 190/190
W011 20/20
W012 –/100
W013 2.5/2.5
W014 –/600
W016 80/80
W017 20/20
W018 40/40
W022 0.5/2
W023 0.5/0.5
W026 –/2
W027 –/2.55
W028 6/6
W029 120/120
W031 200/600
W032 10/10
W033 100/100
W037 –/300
W043 –/100
W049 1/4
W052 1/4
W054 0.5/1
W056 1/1
W057 0.3/0.3
W058 0.75/0.75
W060 0.4/0.4
W061 2/4
W063 2/4
W064 75/150
W066 –/400
W068 –/120
W073 –/0.9
W074 10/10
W075 10/10
W076 –/24
W077 10/10
W078 –/120
W081 10/40
W089 0.3/0.6
W091 1/4
W092 0.4/0.4
W093 2/6
W095 10/10
W096 –/36
`;

const LIMITS: ReadonlyMap<string, DoseLimits> = new Map(TABLE.trim().split('\n').map(readLine));

/** The limits of a drug of the catalogue; none where none is well known. */
export function doseLimitsOf(code: string): DoseLimits {
  return LIMITS.get(code) ?? { maxSingleDoseMilli: null, maxDailyDoseMilli: null };
}

/** The codes for which there are limits. */
export const LIMITED_CODES: readonly string[] = [...LIMITS.keys()];

function readLine(line: string): [string, DoseLimits] {
  const [code = '', limits = ''] = line.split(' ');
  const [single = '', daily = ''] = limits.split('/');
  return [code, { maxSingleDoseMilli: milli(single), maxDailyDoseMilli: milli(daily) }];
}

function milli(text: string): number | null {
  if (text === '–') return null;
  const value = Math.round(Number(text) * 1_000);
  if (!(value > 0)) throw new RangeError(`not a dose: ${text}`);
  return value;
}
