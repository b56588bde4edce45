import {
  getTakings,
  listNetByDay,
  listTendersOfDay,
  listVisitsOfDay,
  listWaitsOfDay,
} from '../../../db/queries/overview.ts';
import type { Output } from '../../shared/contract/procedures.ts';
import { QUEUE_POINTS } from '../../shared/domain/queue-points.ts';
import { divideHalfUp } from '../../shared/domain/rounding.ts';
import { firstDayOf, minuteOfDay, monthOf } from '../../shared/values/clinic-day.ts';
import { fen } from '../../shared/values/fen.ts';
import { MINUTE } from '../../shared/values/instant.ts';
import { findDayStatus } from '../cashier/business-day.ts';
import type { QueryContext } from '../context.ts';

type Overview = Output<'settings.getOverview'>;

/**
 * Today at a glance: registrations by hour and rank, takings, the median wait at each point, and the month's
 * days. How the money came in is left out until the drawer is counted, so that the count stays blind.
 */
export function getOverview(context: QueryContext): Overview {
  const { db, today } = context;
  const visits = listVisitsOfDay(db, today);
  const { payingVisits, ...takings } = getTakings(db, today);
  const counted = ['counted', 'closed'].includes(findDayStatus(db, today) ?? 'open');
  const count = (status: (typeof visits)[number]['status']) =>
    visits.filter((visit) => visit.status === status).length;
  return {
    visits: {
      registered: visits.length - count('cancelled'),
      cancelled: count('cancelled'),
      waiting: count('waiting'),
      inConsultation: count('in_consultation'),
      finished: count('finished'),
    },
    hours: byHour(context, visits),
    money: {
      ...takings,
      perVisitFen:
        payingVisits === 0 ? null : fen(divideHalfUp(BigInt(takings.netFen), BigInt(payingVisits))),
    },
    tenders: counted ? listTendersOfDay(db, today) : null,
    waits: medianWaits(context),
    month: listNetByDay(db, { from: firstDayOf(monthOf(today)), to: today }),
  };
}

function byHour(context: QueryContext, visits: ReturnType<typeof listVisitsOfDay>): Overview['hours'] {
  const hours = new Map<number, { hour: number; priority: number; ordinary: number }>();
  const { utcOffsetMinutes } = context.settings.station;
  for (const visit of visits) {
    if (visit.status === 'cancelled') continue;
    const hour = Math.floor(minuteOfDay(visit.registeredAt, utcOffsetMinutes) / 60);
    const row = hours.get(hour) ?? { hour, priority: 0, ordinary: 0 };
    row[visit.rank === 'ordinary' ? 'ordinary' : 'priority'] += 1;
    hours.set(hour, row);
  }
  return [...hours.values()].sort((a, b) => a.hour - b.hour);
}

/** 急 stands apart, as in the ledger of the six priorities. */
function medianWaits(context: QueryContext): Overview['waits'] {
  const waits = listWaitsOfDay(context.db, context.today);
  return QUEUE_POINTS.map((point) => {
    const at = waits.filter((wait) => wait.point === point);
    return {
      point,
      priority: medianMinutes(at.filter((wait) => wait.rank === 'priority')),
      ordinary: medianMinutes(at.filter((wait) => wait.rank === 'ordinary')),
    };
  });
}

/** The middle one, or the later of the two in the middle, in whole minutes. */
function medianMinutes(waits: readonly { readonly waitedMs: number }[]): number | null {
  const sorted = waits.map((wait) => wait.waitedMs).sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  return middle === undefined ? null : Math.floor(Math.max(0, middle) / MINUTE);
}
