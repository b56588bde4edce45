import type { ReadableDb } from '../../../../db/open.ts';
import {
  type DayExtent,
  listLineEvents,
  listQueueDays,
  listQueuePolicies,
  listTicketOwners,
  type Period,
  type PolicyRow,
} from '../../../../db/queries/evidence.ts';
import type { RuleInForce } from '../../../shared/domain/evidence-events.ts';
import { countDay, type DayFigures } from '../../../shared/domain/evidence-figures.ts';
import { replayDay, type TicketStory } from '../../../shared/domain/evidence-replay.ts';
import { queueSettingsSchema } from '../../../shared/domain/queue-policy.ts';
import type { ClinicDay } from '../../../shared/values/clinic-day.ts';
import type { QueryContext } from '../../context.ts';

/** One replayed day: its figures, and the tickets behind them. */
export interface ReplayedDay {
  readonly day: ClinicDay;
  /** Its first and last event. */
  readonly first: number;
  readonly last: number;
  readonly figures: DayFigures;
  readonly stories: readonly TicketStory[];
}

interface Kept {
  readonly extent: string;
  readonly replayed: ReplayedDay;
}

/**
 * Days that are over do not change: their rows can only be added to. What was worked out once is kept for as
 * long as the connection lives, and holds while the day still has the same first, last and number of events.
 */
const keptDays = new WeakMap<object, Map<ClinicDay, Kept>>();

/** The days of a period on which somebody stood in a line, replayed from the events, in order. */
export function replayDays(context: Pick<QueryContext, 'db' | 'today'>, period: Period): ReplayedDay[] {
  const { db, today } = context;
  let kept = keptDays.get(db.$client);
  if (!kept) {
    kept = new Map();
    keptDays.set(db.$client, kept);
  }
  const policies = listQueuePolicies(db);
  const days = listQueueDays(db, period);
  const isKept = (one: DayExtent) =>
    one.day < today && kept.get(one.day)?.extent === extentOf(one, policies, true);
  for (const run of runsOf(days, (one) => !isKept(one))) {
    for (const replayed of replayRun(db, run, rulesOf(policies), today)) {
      const extent = run.find((one) => one.day === replayed.day);
      if (extent)
        kept.set(replayed.day, { extent: extentOf(extent, policies, replayed.day < today), replayed });
    }
  }
  return days.flatMap(({ day }) => kept.get(day)?.replayed ?? []);
}

/** A day that is not over counts its waiting patients; tomorrow they have gone. */
function extentOf(
  { first, last, count }: DayExtent,
  policies: readonly PolicyRow[],
  isOver: boolean,
): string {
  return `${first}-${last}:${count}/${policies.length}${isOver ? '' : ' open'}`;
}

/** Neighbouring days that have to be read are read at once. */
function runsOf(days: readonly DayExtent[], wanted: (one: DayExtent) => boolean): DayExtent[][] {
  const runs: DayExtent[][] = [];
  let run: DayExtent[] | undefined;
  for (const one of days) {
    if (!wanted(one)) run = undefined;
    else if (run) run.push(one);
    else {
      run = [one];
      runs.push(run);
    }
  }
  return runs;
}

function replayRun(
  db: ReadableDb,
  run: readonly DayExtent[],
  rules: readonly RuleInForce[],
  today: ClinicDay,
): ReplayedDay[] {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return [];
  const owners = new Map(
    listTicketOwners(db, { from: first.day, to: last.day }).map((one) => [one.ticketId, one]),
  );
  return run.map((extent) => {
    const { day } = extent;
    const events = listLineEvents(db, extent);
    const replay = replayDay(events, rules, (ticketId) => owners.get(ticketId)?.visitId ?? undefined);
    const figures = countDay(replay, (ticketId) => owners.get(ticketId)?.group, day < today);
    return { day, first: extent.first, last: extent.last, figures, stories: replay.stories };
  });
}

/** The rule as far as the ledger judges by it; other settings of the queues come and go. */
const ruleSchema = queueSettingsSchema
  .pick({ policy: true, recallAfterOrdinary: true, returnPlacement: true })
  .strip();

/** The history of the rule, as the judgement needs it. */
export function rulesOf(policies: readonly PolicyRow[]): RuleInForce[] {
  return policies.map(({ afterEventId, value }) => ({
    afterEventId,
    ...ruleSchema.parse(JSON.parse(value)),
  }));
}
