import { sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { findArrival, findHolderOfIdNumber, findOpenNumber } from '../../../db/queries/queue-arrivals.ts';
import { listTicketsOfPerson, nextVisitNumber } from '../../../db/queries/registration.ts';
import { arrivals, tickets } from '../../../db/schema/index.ts';
import type { DoorClaim } from '../../shared/domain/care-marks.ts';
import { grantPriority } from '../../shared/domain/priority.ts';
import type { QueueRank } from '../../shared/domain/queue-order.ts';
import type { ClinicDay } from '../../shared/values/clinic-day.ts';
import { findIdNumberFault, idNumber, readIdNumber, tidyIdNumber } from '../../shared/values/id-number.ts';
import type { ArrivalId, ResidentId } from '../../shared/values/ids.ts';
import { requireOpenDay } from '../cashier/business-day.ts';
import type { CommandContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { refuse } from '../refusal.ts';
import { numberAtDoctor } from '../registration/number-today.ts';
import { findResident, type ResidentRow } from '../residents/change-resident.ts';
import { grantToday } from '../residents/priority-of-resident.ts';
import { slipOfArrival } from './arrivals.ts';
import { writeCare } from './care.ts';
import { recordEvent } from './step-ticket.ts';

type Intent = Parameters<Handler<'queue.takeNumber'>>[1];

/**
 * 取号: the day's next number at the door, so that the priority holds at the registration window too. The
 * visit that comes of it takes the same number.
 *
 * @throws Refusal 'queue.no-such-resident' | 'queue.bad-id-number' | 'queue.card-of-another' |
 *   'queue.number-taken-already' | 'queue.registered-already'
 */
export const takeNumber: Handler<'queue.takeNumber'> = (context, intent) => {
  const card = readCard(context, intent.idNumber);
  const resident = findPerson(context, intent, card?.idNumber);
  if (resident) requireNotHere(context, resident.id);
  const { rank, claim } = rankAtDoor(context, intent, resident, card?.birthDay);
  const number = nextVisitNumber(context.db, requireOpenDay(context));
  const arrivalId = writeArrival(context, {
    number,
    rank,
    claim,
    residentId: resident?.id ?? null,
    birthDay: resident ? null : (card?.birthDay ?? null),
  });
  if (intent.accompany || intent.mobility !== 'none') {
    writeCare(context, number, { accompany: intent.accompany, mobility: intent.mobility });
  }
  context.audit({
    action: 'queue.number-taken',
    subject: 'arrivals',
    subjectId: arrivalId,
    detail: { number, rank, claim },
  });
  const arrival = findArrival(context.db, arrivalId);
  if (!arrival) throw new Error(`no arrival ${arrivalId}`);
  const slip = slipOfArrival(context, arrival);
  return { arrivalId, ticketId: arrival.ticketId, number, rank, claim, position: slip.ahead + 1, slip };
};

function readCard(
  context: CommandContext,
  written: string | undefined,
): { readonly idNumber: string; readonly birthDay: ClinicDay } | undefined {
  if (written === undefined) return undefined;
  const tidy = tidyIdNumber(written);
  const fault = findIdNumberFault(tidy);
  if (fault) throw refuse('queue.bad-id-number', { fault });
  const { birthDay } = readIdNumber(idNumber(tidy));
  if (birthDay > context.today) throw refuse('queue.bad-id-number', { fault: 'birth' });
  return { idNumber: tidy, birthDay };
}

/** Whose record it is, by the choice at the door or by the card; undefined for somebody without one. */
function findPerson(
  context: CommandContext,
  intent: Intent,
  cardNumber: string | undefined,
): ResidentRow | undefined {
  const holder = cardNumber === undefined ? undefined : findHolderOfIdNumber(context.db, cardNumber);
  const byCard = holder === undefined ? undefined : findResident(context, holder);
  if (intent.residentId === undefined) return byCard;
  const chosen = findResident(context, intent.residentId);
  if (!chosen) throw refuse('queue.no-such-resident');
  const differs = byCard ? byCard.id !== chosen.id : cardNumber !== undefined && chosen.idNumber !== null;
  if (differs) throw refuse('queue.card-of-another');
  return chosen;
}

function requireNotHere(context: CommandContext, residentId: ResidentId): void {
  const taken = findOpenNumber(context.db, residentId, context.today);
  if (taken !== undefined) throw refuse('queue.number-taken-already', { number: taken });
  const rows = listTicketsOfPerson(context.db, residentId, context.today);
  const registered = numberAtDoctor(rows);
  if (registered !== undefined) throw refuse('queue.registered-already', { number: registered });
}

/** Age by the card, documents on record, or the word alone; registration decides anew from what is shown. */
function rankAtDoor(
  context: CommandContext,
  intent: Intent,
  resident: ResidentRow | undefined,
  cardBirthDay: ClinicDay | undefined,
): { readonly rank: QueueRank; readonly claim: DoorClaim | null } {
  if (intent.emergency) return { rank: 'emergency', claim: 'triage' };
  const byAge = grantPriority({
    birthDay: cardBirthDay,
    credentials: [],
    emergency: false,
    onDay: context.today,
    settings: context.settings.priority,
  });
  if (byAge.rank === 'priority') return { rank: 'priority', claim: 'card' };
  if (resident && grantToday(context, resident, false).rank === 'priority') {
    return { rank: 'priority', claim: 'record' };
  }
  return intent.claimsPriority ? { rank: 'priority', claim: 'word' } : { rank: 'ordinary', claim: null };
}

const insertArrival = prepared((db) =>
  db
    .insert(arrivals)
    .values({
      day: sql.placeholder('day'),
      number: sql.placeholder('number'),
      arrivedAt: sql.placeholder('at'),
      takenBy: sql.placeholder('by'),
      residentId: sql.placeholder('residentId'),
      birthDay: sql.placeholder('birthDay'),
      rank: sql.placeholder('rank'),
      claim: sql.placeholder('claim'),
    })
    .returning({ arrivalId: arrivals.id })
    .prepare(),
);

const insertTicket = prepared((db) =>
  db
    .insert(tickets)
    .values({
      arrivalId: sql.placeholder('arrivalId'),
      day: sql.placeholder('day'),
      point: 'registration',
      status: 'waiting',
      rank: sql.placeholder('rank'),
      arrivedAt: sql.placeholder('at'),
      waitingSince: sql.placeholder('at'),
    })
    .returning()
    .prepare(),
);

interface NewArrival {
  readonly number: number;
  readonly rank: QueueRank;
  readonly claim: DoorClaim | null;
  readonly residentId: ResidentId | null;
  readonly birthDay: ClinicDay | null;
}

function writeArrival(context: CommandContext, arrival: NewArrival): ArrivalId {
  const when = { day: context.today, at: context.now };
  const { arrivalId } = insertArrival(context.db).get({
    ...arrival,
    ...when,
    by: context.session.staffId,
  });
  const ticket = insertTicket(context.db).get({ ...when, arrivalId, rank: arrival.rank });
  recordEvent(context, ticket, { kind: 'enter', status: 'waiting' });
  return arrivalId;
}
