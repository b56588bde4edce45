import { findTodaysVisit, findVisitByNumber, listHoldersOfNumber } from '../../../db/queries/scan.ts';
import type { Output } from '../../shared/contract/procedures.ts';
import { compareWithCard, type IdCard } from '../../shared/domain/id-card.ts';
import { readScan } from '../../shared/domain/scan.ts';
import { nameTicketDay, type TicketCode } from '../../shared/domain/ticket-code.ts';
import { type IdNumber, idNumber, readIdNumber } from '../../shared/values/id-number.ts';
import type { QueryContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { refuse } from '../refusal.ts';

/**
 * What a scanner sent: the resident with this identity number, or the visit on this ticket. Part of a card
 * is never taken for the whole, and a ticket of another day leads nowhere today.
 *
 * @throws Refusal 'registration.scan-half-card' | 'scan-wrong-number' | 'scan-unknown' | 'scan-other-day' |
 *   'scan-no-such-ticket' | 'scan-two-records' | 'residents.birth-in-future'
 */
export const findByScan: Handler<'registration.findByScan'> = (context, { text }) => {
  const scan = readScan(text);
  switch (scan.kind) {
    case 'id-number':
      return findHolder(context, scan.idNumber);
    case 'ticket':
      return findTicketOfToday(context, scan.ticket);
    case 'half-card':
      throw refuse('registration.scan-half-card', { length: scan.length });
    case 'wrong-number':
      throw refuse('registration.scan-wrong-number', { fault: scan.fault });
    case 'unknown':
      throw refuse('registration.scan-unknown');
  }
};

/**
 * Who holds an identity number: the one record, with what card and record say differently, or nobody yet.
 *
 * @throws Refusal 'registration.scan-two-records' | 'residents.birth-in-future'
 */
export function findHolder(
  context: QueryContext,
  number: IdNumber,
  card?: IdCard,
): Output<'registration.takeCard'>['found'] {
  const stated = readIdNumber(number);
  const holders = listHoldersOfNumber(context.db, number);
  const [holder, second] = holders;
  if (second && holder) {
    throw refuse('registration.scan-two-records', { first: holder.recordNo, second: second.recordNo });
  }
  if (!holder) {
    if (stated.birthDay > context.today) {
      throw refuse('residents.birth-in-future', { birthDay: stated.birthDay });
    }
    return { kind: 'nobody', idNumber: number, ...stated };
  }
  return {
    kind: 'resident',
    residentId: holder.residentId,
    name: holder.name,
    idNumber: number,
    visit: findTodaysVisit(context.db, holder.residentId, context.today) ?? null,
    differences: compareWithCard(card ?? stated, holder),
  };
}

function findTicketOfToday(context: QueryContext, { kind, day, number }: TicketCode) {
  // What is taken at the door is shown at the window by its list; as a scan it names no visit.
  if (kind !== 'visit') throw refuse('registration.scan-unknown');
  if (day !== context.today) {
    throw refuse('registration.scan-other-day', { day: nameTicketDay(day, context.today), number });
  }
  const visit = findVisitByNumber(context.db, day, number);
  if (!visit) throw refuse('registration.scan-no-such-ticket', { number });
  return { kind: 'visit', ...visit } as const;
}

/**
 * The card on this PC's reader, once, with whoever it belongs to. Whether a document was read whole was
 * decided when it was read; here it is looked up.
 *
 * @throws Refusal 'registration.card-gone' | 'card-half-read' | 'card-contradicts' and what findHolder refuses
 */
export const takeCard: Handler<'registration.takeCard'> = async (task) => {
  const taken = task.host.reader.takeCard();
  if (!taken || taken.kind === 'no-card') throw refuse('registration.card-gone');
  if (taken.kind === 'bad-card') {
    const { fault } = taken;
    const contradicts = fault === 'birth-differs' || fault === 'sex-differs';
    throw refuse(contradicts ? 'registration.card-contradicts' : 'registration.card-half-read', { fault });
  }
  const { card } = taken;
  return task.query((context) => ({ card, found: findHolder(context, idNumber(card.idNumber), card) }));
};
