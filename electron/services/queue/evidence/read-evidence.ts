import {
  countExpiring,
  countTickets,
  countVisits,
  findManualCall,
  findTicketPerson,
  listFacilities,
  listQueuePolicies,
  listReviewedCalls,
  type ManualCallRow,
  type Period,
} from '../../../../db/queries/evidence.ts';
import type { Evidence, EvidencePoint, ManualCall } from '../../../shared/contract/queue-evidence.ts';
import {
  addUpDays,
  countTotal,
  type DayFigures,
  foldSmallGroups,
  LEDGER_GROUPS,
  type LedgerGroup,
  type PointFigures,
  waitBins,
  waitedMinutes,
  waitFigures,
} from '../../../shared/domain/evidence-figures.ts';
import type { Overtaking } from '../../../shared/domain/evidence-replay.ts';
import { explainOvertaking, FACILITIES } from '../../../shared/domain/evidence-words.ts';
import { capMinutesOf } from '../../../shared/domain/queue-lines.ts';
import { QUEUE_POINTS } from '../../../shared/domain/queue-points.ts';
import { explainPolicy } from '../../../shared/domain/queue-reasons.ts';
import { addDays } from '../../../shared/values/clinic-day.ts';
import { MINUTE } from '../../../shared/values/instant.ts';
import type { QueryContext } from '../../context.ts';
import type { Handler } from '../../handler.ts';
import { type ReplayedDay, replayDays, rulesOf } from './day-figures.ts';

const SHOWN = 100;
const EXPIRING_DAYS = 30;

/** Where ordinary patients wait longest: the one line whose waits are drawn. */
const DRAWN_POINT = 'consultation';

/**
 * 六优先服务台账: the ledger of a period, worked out again from the events of the queues and from nothing that
 * a service has claimed. Screen, workbook and paper are made of this one answer.
 */
export const getEvidence: Handler<'queue.getEvidence'> = (context, period) => readEvidence(context, period);

export function readEvidence(context: QueryContext, period: Period): Evidence {
  const { db, settings } = context;
  const days = replayDays(context, period);
  const figures = foldSmallGroups(addUpDays(days.map((one) => one.figures)));
  const points = QUEUE_POINTS.map((point): EvidencePoint => {
    const { waits, ...rest } = figures.points[point];
    return {
      point,
      ...countsOf(rest),
      waits: {
        priority: waitFigures(waits.priority),
        ordinary: waitFigures(waits.ordinary),
        emergency: waitFigures(waits.emergency),
      },
    };
  });
  const totals = totalsOf(points);
  const proof = countVisits(db, period, settings.station.utcOffsetMinutes);
  const soon = { from: context.today, to: addDays(context.today, EXPIRING_DAYS) };
  return {
    ...period,
    days: days.length,
    station: settings.station.name,
    elderAge: settings.priority.elderAge,
    visits: proof.visits,
    priorityVisits: proof.priority,
    tickets: totals.total,
    agrees: totals.total + totals.dropped === countTickets(db, period),
    points,
    totals,
    overtaken: overtakenOf(context, figures),
    overdue: overdueOf(figures),
    histogram: histogramOf(context, figures),
    manual: manualOf(context, figures),
    proof: {
      priorityVisits: proof.priority,
      withProof: proof.withProof,
      newlyChecked: proof.newlyChecked,
      expiring: countExpiring(db, soon),
    },
    facilities: facilitiesOf(context, period),
    policies: policiesOf(context, days),
  };
}

type Counts = Evidence['totals'];

function countsOf({ groups, ranks, dropped, direct }: Omit<PointFigures, 'waits'>): Counts {
  const { priority, emergency, ordinary } = ranks;
  return {
    groups: { ...groups },
    priority,
    emergency,
    ordinary,
    total: countTotal({ ranks }),
    dropped,
    direct,
  };
}

function totalsOf(points: readonly EvidencePoint[]): Counts {
  const sum = (of: (point: EvidencePoint) => number) =>
    points.reduce((before, point) => before + of(point), 0);
  return {
    groups: Object.fromEntries(
      LEDGER_GROUPS.map((group) => [group, sum((point) => point.groups[group])]),
    ) as Record<LedgerGroup, number>,
    priority: sum((point) => point.priority),
    emergency: sum((point) => point.emergency),
    ordinary: sum((point) => point.ordinary),
    total: sum((point) => point.total),
    dropped: sum((point) => point.dropped),
    direct: sum((point) => point.direct),
  };
}

function overtakenOf(context: QueryContext, { overtakings }: DayFigures): Evidence['overtaken'] {
  const unexplained = overtakings.filter((one) => !one.manual);
  const count = (rank: Overtaking['passedRank']) =>
    unexplained.filter((one) => one.passedRank === rank).length;
  return {
    ordinary: count('ordinary'),
    priority: count('priority'),
    emergency: count('emergency'),
    byHand: overtakings.length - unexplained.length,
    rows: unexplained
      .slice(-SHOWN)
      .map((one) => overtakingRow(context, one))
      .reverse(),
  };
}

function overtakingRow({ db }: QueryContext, one: Overtaking): Evidence['overtaken']['rows'][number] {
  const { eventId, at, point, kind, passedRank: rank } = one;
  const said = {
    number: findTicketPerson(db, one.passedTicketId).number,
    calledNumber: findTicketPerson(db, one.calledTicketId).number,
    waitedMinutes: waitedMinutes(one),
  };
  return { eventId, at, point, kind, rank, ...said, sentence: explainOvertaking({ kind, rank, ...said }) };
}

function overdueOf({ points }: DayFigures): Evidence['overdue'] {
  const all = QUEUE_POINTS.map((point) => points[point]);
  return {
    count: all.reduce((sum, point) => sum + point.overdue, 0),
    longestMinutes: Math.floor(Math.max(...all.map((point) => point.longestOverdueMs)) / MINUTE),
  };
}

function histogramOf({ settings }: QueryContext, { points }: DayFigures): Evidence['histogram'] {
  const waits = points[DRAWN_POINT].waits.ordinary;
  const capMinutes = capMinutesOf(settings.queue.policy) ?? null;
  return { point: DRAWN_POINT, count: waits.length, capMinutes, bins: waitBins(waits, capMinutes) };
}

function manualOf({ db }: QueryContext, { manualCalls, overtakings }: DayFigures): Evidence['manual'] {
  const passed = new Map<number, number>();
  for (const { eventId, manual } of overtakings) {
    if (manual) passed.set(eventId, (passed.get(eventId) ?? 0) + 1);
  }
  const [first, last] = [manualCalls[0] ?? 0, manualCalls.at(-1) ?? 0];
  const reviewed = listReviewedCalls(db, { first, last });
  return {
    count: manualCalls.length,
    unread: manualCalls.filter((eventId) => !reviewed.has(eventId)).length,
    rows: manualCalls
      .slice(-SHOWN)
      .reverse()
      .flatMap((eventId): ManualCall[] => {
        const row = findManualCall(db, eventId);
        return row ? [{ ...asManualCall(row), passed: passed.get(eventId) ?? 0 }] : [];
      }),
  };
}

/** A call by hand as the contract has it. */
export function asManualCall(row: ManualCallRow): Omit<ManualCall, 'passed'> {
  const { reviewedAt, reviewedBy, ...call } = row;
  return { ...call, reviewed: reviewedAt === null ? null : { at: reviewedAt, by: reviewedBy } };
}

function facilitiesOf({ db }: QueryContext, { to }: Period): Evidence['facilities'] {
  const checks = listFacilities(db, to);
  return FACILITIES.map((facility) => {
    const check = checks.find((one) => one.facility === facility);
    if (!check) return { facility, present: null, note: '', checkedDay: null, checkedBy: '' };
    const { note, checkedDay, checkedBy } = check;
    return { facility, present: check.present === 1, note, checkedDay, checkedBy };
  });
}

/** Rules under which somebody was called in the period; without a call, the one now in force. */
function policiesOf({ db }: QueryContext, days: readonly ReplayedDay[]): Evidence['policies'] {
  const rows = listQueuePolicies(db);
  const rules = rulesOf(rows);
  const [first, last] = [days[0]?.first, days.at(-1)?.last];
  return rows.flatMap(({ at, setBy, afterEventId }, index) => {
    const policy = rules[index]?.policy;
    const until = rows[index + 1]?.afterEventId ?? Number.POSITIVE_INFINITY;
    const inForce =
      first === undefined || last === undefined
        ? index === rows.length - 1
        : afterEventId < last && until >= first && until > afterEventId;
    if (!policy || !inForce) return [];
    return [{ from: at === 0 ? null : at, setBy, policy, text: explainPolicy(policy) }];
  });
}
