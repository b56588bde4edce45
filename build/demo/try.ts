import { rmSync } from 'node:fs';
import { openDatabase } from '../../db/migrate.ts';
import { verifyBooks } from '../../db/verify-books.ts';
import { clinicDay } from '../../electron/shared/values/clinic-day.ts';
import { instant } from '../../electron/shared/values/instant.ts';
import { LatencyLog } from './month/latency.ts';
import { openCounter } from './month/people.ts';
import { minuteOf } from './month/play-day.ts';
import { openingDay, playMonth } from './month/play-month.ts';
import { seedStation } from './month/seed-station.ts';
import { parseOptions } from './options.ts';
import { planMonth } from './population/month-plan.ts';
import { generateResidents } from './population/residents.ts';

const o = parseOptions(process.argv.slice(2));
rmSync('/tmp/demo', { recursive: true, force: true });
(await import('node:fs')).mkdirSync('/tmp/demo');
const db = openDatabase({ file: '/tmp/demo/station.db' });
const residents = generateResidents({ seed: o.seed, onDay: clinicDay(`${o.month}-01`) });
const plan = planMonth({ seed: o.seed, month: o.month, residents });
const clock = { now: instant(0) };
clock.now = minuteOf(openingDay(plan), 480);
const latency = new LatencyLog();
const counter = openCounter(db, '/tmp/demo/station.db', clock, latency);
console.time('seed');
const station = await seedStation({ db, name: o.station, day: openingDay(plan), people: residents, counter });
console.timeEnd('seed');
console.time('month');
const st = {
  ...station,
  head: {
    ...station.head,
    call: (async (n: never, i: never) =>
      String(n).startsWith('ledger') ? undefined : station.head.call(n, i)) as never,
  },
};
try {
  await playMonth({ station: st, clock, plan, onDay: (d) => console.log(d) });
} finally {
  console.timeEnd('month');
  console.log(process.cpuUsage());
  console.table(
    latency.rows().map((r) => ({
      ...r,
      p50Ms: +r.p50Ms.toFixed(2),
      p99Ms: +r.p99Ms.toFixed(2),
      maxMs: +r.maxMs.toFixed(1),
    })),
  );
  console.time('verify');
  const b = verifyBooks(db);
  console.timeEnd('verify');
  for (const x of b) console.log(x.rule, x.count, JSON.stringify(x.rows.slice(0, 3)));
}
