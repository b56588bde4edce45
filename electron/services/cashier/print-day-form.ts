import { findStandingClosing } from '../../../db/queries/paper-facts.ts';
import type { DayFormPaper } from '../../shared/contract/paper.ts';
import { capitalAmount } from '../../shared/domain/capital-amount.ts';
import type { ClinicDay } from '../../shared/values/clinic-day.ts';
import { ZERO_FEN } from '../../shared/values/fen.ts';
import type { QueryContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { nameSaved } from '../name-saved.ts';
import { printCounted } from '../printing/print-counted.ts';
import { paperHead, picturePaper } from '../printing/print-paper.ts';
import { refuse } from '../refusal.ts';
import { readDayView } from './day-view.ts';

/**
 * 日结表 of a closed day on A4, from the same figures as the desk. A day that was opened again and closed anew
 * has a new original.
 *
 * @throws Refusal 'cashier.day-not-closed', or like printPaper
 */
export const printDayForm: Handler<'cashier.printDayForm'> = async (context, { day, to }) => {
  const closingId = context.query((query) => requireClosing(query, day));
  return printCounted(context, {
    use: 'form',
    kind: 'day_form',
    subjectId: closingId,
    fileName: nameSaved(context, 'dayForm', day),
    to,
    paper: (query, reprint) => dayFormPaper(query, day, reprint),
  });
};

/** The same as a picture for the screen. @throws Refusal like printDayForm */
export const pictureDayForm: Handler<'cashier.pictureDayForm'> = async (context, { day }) => {
  const paper = context.query((query) => dayFormPaper(query, day, 0));
  return picturePaper(context, { use: 'form', paper: () => paper });
};

function requireClosing({ db }: QueryContext, day: ClinicDay): number {
  const closing = findStandingClosing(db, day);
  if (closing === undefined) throw refuse('cashier.day-not-closed', { day });
  return closing;
}

function dayFormPaper(context: QueryContext, day: ClinicDay, reprint: number): DayFormPaper {
  requireClosing(context, day);
  const view = readDayView(context, day);
  return {
    kind: 'day-form',
    ...paperHead(context, reprint),
    view,
    netCapital: capitalAmount(view.closing?.netFen ?? ZERO_FEN),
    dropCapital: capitalAmount(view.count?.dropFen ?? ZERO_FEN),
    printedAt: context.now,
  };
}
