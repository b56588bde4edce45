import { findTicketPerson } from '../../../../db/queries/evidence.ts';
import type { WaitRow } from '../../../shared/contract/queue-evidence.ts';
import type { TicketStory } from '../../../shared/domain/evidence-replay.ts';
import { maskName } from '../../../shared/domain/masking.ts';
import type { ClinicDay } from '../../../shared/values/clinic-day.ts';
import { MINUTE } from '../../../shared/values/instant.ts';
import type { QueryContext } from '../../context.ts';
import type { Handler } from '../../handler.ts';
import { replayDays } from './day-figures.ts';

const SHOWN = 100;

interface Waited {
  readonly day: ClinicDay;
  readonly story: TicketStory;
  readonly waitedMs: number;
}

/** The longest waits of a point in a period, longest first; names masked, groups left out. */
export const listEvidenceWaits: Handler<'queue.listEvidenceWaits'> = (context, input) => {
  const { point, rank, ...period } = input;
  const waits = replayDays(context, period).flatMap(({ day, stories }) =>
    stories.flatMap((story): Waited[] => {
      if (story.point !== point || story.takenAt === null) return [];
      if (rank !== undefined && story.rank !== rank) return [];
      return [{ day, story, waitedMs: Math.max(0, story.takenAt - story.arrivedAt) }];
    }),
  );
  waits.sort((a, b) => b.waitedMs - a.waitedMs || a.story.ticketId - b.story.ticketId);
  return { count: waits.length, rows: waits.slice(0, SHOWN).map((one) => toRow(context, one)) };
};

function toRow({ db }: QueryContext, { day, story, waitedMs }: Waited): WaitRow {
  const { ticketId, rank, arrivedAt, takenAt, direct } = story;
  const { number, name } = findTicketPerson(db, ticketId);
  return {
    ticketId,
    day,
    number,
    name: maskName(name),
    rank,
    arrivedAt,
    takenAt,
    waitedMinutes: Math.floor(waitedMs / MINUTE),
    direct,
  };
}
