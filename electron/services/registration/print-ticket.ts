import { findTicketOwner, listCallsOfRoom } from '../../../db/queries/paper-facts.ts';
import type { TicketPaper } from '../../shared/contract/paper.ts';
import { ageOn } from '../../shared/domain/age.ts';
import { expectedWait } from '../../shared/domain/expected-wait.ts';
import { encodeTicketCode } from '../../shared/domain/ticket-code.ts';
import type { ArrivalId, VisitId } from '../../shared/values/ids.ts';
import type { QueryContext, TaskContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { nameSaved } from '../name-saved.ts';
import { printCounted } from '../printing/print-counted.ts';
import { paperHead, picturePaper, printsItself, SKIPPED } from '../printing/print-paper.ts';
import { positionOf } from '../queue/call-next.ts';
import { listLiveTickets } from '../queue/tickets.ts';
import { refuse } from '../refusal.ts';
import { readNumberTicket } from './arrival-ticket.ts';
import { slipOf } from './ticket-slip.ts';

/** A ticket as it is printed, and whether its owner gets it in large type. */
export interface ReadTicket {
  readonly paper: TicketPaper;
  readonly elder: boolean;
}

type Whose = { readonly visitId: VisitId } | { readonly arrivalId: ArrivalId };

/**
 * 号票: number, room, how many are ahead and how long that takes, and the code to scan; in large type for
 * elders. Never why somebody has priority. From the second on it is 补打 第 n 次.
 *
 * @throws Refusal 'registration.no-such-visit' | 'registration.ticket-cancelled', or like printPaper
 */
export const printTicket: Handler<'registration.printTicket'> = async (context, input) => {
  const { automatic, to } = input;
  if (automatic && !context.query(({ settings }) => printsItself(settings.printers, 'ticket')))
    return SKIPPED;
  const { paper, elder } = readFirst(context, input);
  return printCounted(context, {
    use: 'ticket',
    kind: 'visitId' in input ? 'ticket' : 'arrival',
    subjectId: 'visitId' in input ? input.visitId : input.arrivalId,
    fileName: nameSaved(context, 'visitId' in input ? 'visitTicket' : 'arrivalTicket', paper.code.slice(1)),
    to,
    large: elder,
    paper: (query, reprint) => readTicket(query, input, reprint).paper,
  });
};

/** The same as a picture for the screen. @throws Refusal like printTicket */
export const pictureTicket: Handler<'registration.pictureTicket'> = async (context, input) => {
  const { paper, elder } = readFirst(context, input);
  return picturePaper(context, { use: 'ticket', large: elder, paper: () => paper });
};

function readFirst(context: TaskContext, whose: Whose): ReadTicket {
  return context.query((query) => readTicket(query, whose, 0));
}

function readTicket(context: QueryContext, whose: Whose, reprint: number): ReadTicket {
  return 'visitId' in whose
    ? readVisitTicket(context, whose.visitId, reprint)
    : readNumberTicket(context, whose.arrivalId, reprint);
}

/**
 * The ticket of a registration as things stand now: a reprint says how many are ahead at that moment.
 *
 * @throws Refusal 'registration.no-such-visit' | 'registration.ticket-cancelled'
 */
export function readVisitTicket(context: QueryContext, visitId: VisitId, reprint: number): ReadTicket {
  const { db, now, settings } = context;
  const owner = findTicketOwner(db, visitId);
  if (!owner) throw refuse('registration.no-such-visit');
  if (owner.status === 'cancelled') throw refuse('registration.ticket-cancelled');
  const waiting = listLiveTickets(context, visitId).find(
    (one) => one.point === 'consultation' && one.status === 'waiting',
  );
  const ahead = waiting ? positionOf(context, waiting) - 1 : undefined;
  const slip = slipOf(context, visitId, ahead ?? 0);
  const calls = listCallsOfRoom(db, slip.day, owner.clinicId);
  return {
    elder: ageOn(owner.birthDay, slip.day) >= settings.priority.elderAge,
    paper: {
      kind: 'ticket',
      ...paperHead(context, reprint),
      point: '就诊',
      number: slip.number,
      rank: slip.rank,
      maskedName: slip.maskedName,
      room: slip.room,
      doctor: slip.doctor,
      session: slip.session,
      day: slip.day,
      at: slip.registeredAt,
      ahead,
      wait: ahead === undefined ? undefined : expectedWait({ calls, ahead, now }),
      toBeShown: false,
      code: encodeTicketCode({ kind: 'visit', day: slip.day, number: slip.number }),
    },
  };
}
