import { and, asc, desc, eq, gte, ne, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import {
  prescriptionLines,
  prescriptionSignatures,
  prescriptions,
  residents,
  slipIsOpen,
  visits,
} from '../../../db/schema/index.ts';
import type { Output } from '../../shared/contract/procedures.ts';
import { addDays, startOfDay } from '../../shared/values/clinic-day.ts';
import type { QueryContext } from '../context.ts';

type Today = Output<'dispensary.listToday'>;

const MAX_WAITING = 60;
const MAX_DONE = 40;

const RANK_ORDER = sql`CASE ${visits.rank} WHEN 'emergency' THEN 0 WHEN 'priority' THEN 1 ELSE 2 END`;

const fields = {
  prescriptionId: prescriptions.id,
  visitId: visits.id,
  number: visits.number,
  name: residents.name,
  rank: visits.rank,
  kind: prescriptions.kind,
  payLater: visits.payLater,
  status: prescriptions.status,
  drugCount: sql<number>`(SELECT count(*) FROM ${prescriptionLines} WHERE ${prescriptionLines.prescriptionId} = ${prescriptions.id})`,
};

const waitingSlips = prepared((db) =>
  db
    .select({ ...fields, at: prescriptions.signedAt })
    .from(prescriptions)
    .innerJoin(visits, eq(visits.id, prescriptions.visitId))
    .innerJoin(residents, eq(residents.id, visits.residentId))
    .where(and(slipIsOpen, ne(prescriptions.status, 'signed')))
    // A paid slip past its last day waits for its refund: it must not push today's off the list.
    .orderBy(
      sql`${prescriptions.validToDay} < ${sql.placeholder('today')}`,
      RANK_ORDER,
      asc(prescriptions.signedAt),
      asc(prescriptions.id),
    )
    .prepare(),
);

/** A slip is handed out within three days of its signature, so older days hold none of today's. */
const OLDEST_SLIP_DAYS = 3;

const doneToday = prepared((db) =>
  db
    .select({ ...fields, at: prescriptionSignatures.at })
    .from(prescriptions)
    .innerJoin(
      prescriptionSignatures,
      and(
        eq(prescriptionSignatures.prescriptionId, prescriptions.id),
        eq(prescriptionSignatures.step, 'dispense'),
      ),
    )
    .innerJoin(visits, eq(visits.id, prescriptions.visitId))
    .innerJoin(residents, eq(residents.id, visits.residentId))
    .where(
      and(
        gte(prescriptions.day, sql.placeholder('fromDay')),
        gte(prescriptionSignatures.at, sql.placeholder('since')),
      ),
    )
    .orderBy(desc(prescriptionSignatures.at))
    .prepare(),
);

/**
 * The dispensary's day: slips to hand out, emergencies and priority first and older ones before newer (the
 * calling order itself is the queue's), and those handed out today, newest first.
 */
export function listToday(context: QueryContext): Today {
  const waiting = waitingSlips(context.db).all({ today: context.today });
  const since = startOfDay(context.today, context.settings.station.utcOffsetMinutes);
  const done = doneToday(context.db).all({ since, fromDay: addDays(context.today, -OLDEST_SLIP_DAYS) });
  const returned = done.filter((row) => row.status === 'returned').length;
  return {
    waiting: waiting.slice(0, MAX_WAITING),
    done: done.slice(0, MAX_DONE),
    counts: {
      toPrepare: waiting.filter((row) => row.status !== 'prepared').length,
      prepared: waiting.filter((row) => row.status === 'prepared').length,
      dispensed: done.length - returned,
      returned,
    },
  };
}
