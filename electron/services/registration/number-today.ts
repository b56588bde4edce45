import type { TicketOfPerson } from '../../../db/queries/registration.ts';
import type { NumberToday } from '../../shared/contract/registration.ts';
import type { TicketStatus } from '../../shared/domain/queue-points.ts';
import { MINUTE } from '../../shared/values/instant.ts';
import type { QueryContext } from '../context.ts';
import { refuse } from '../refusal.ts';

/** Where somebody stands, the surest first. */
const HERE: readonly TicketStatus[] = ['serving', 'called', 'waiting', 'missed'];

/** The number with which a person stands in a doctor's line. @param rows his tickets of today, the newest first. */
export function numberAtDoctor(rows: readonly TicketOfPerson[]): number | undefined {
  return rows.find((row) => row.point === 'consultation' && HERE.includes(row.status))?.number;
}

/**
 * The number with which a person is still in the house today: waiting or served at 化验, 检查, 交费 or 取药;
 * else the newest one that the doctor has seen, since results in hand are 回诊 and no new registration. Whoever
 * stands in the doctor's line is no question of this: planning refuses a second number there.
 */
export function findNumberToday(
  context: QueryContext,
  rows: readonly TicketOfPerson[],
): NumberToday | undefined {
  const standing = rows
    .filter((row) => row.point !== 'consultation' && HERE.includes(row.status))
    .sort((a, b) => HERE.indexOf(a.status) - HERE.indexOf(b.status))[0];
  const seenBy = (visitId: NumberToday['visitId']) =>
    rows.find((row) => row.visitId === visitId && row.point === 'consultation')?.status === 'done';
  const of = standing ?? rows.find((row) => seenBy(row.visitId));
  if (!of) return undefined;
  return {
    visitId: of.visitId,
    number: of.number,
    at: standing
      ? {
          point: standing.point,
          status: standing.status,
          waitedMinutes: Math.max(0, Math.floor((context.now - standing.waitingSince) / MINUTE)),
        }
      : null,
    mayReturn: seenBy(of.visitId),
  };
}

/**
 * One more number only on purpose while somebody is still in the house.
 *
 * @returns what the audit row says of it: the number he has, and where he stood with it.
 * @throws Refusal 'registration.still-here'
 */
export function requireNotHere(
  context: QueryContext,
  rows: readonly TicketOfPerson[],
  onPurpose: boolean,
): { readonly again?: number; readonly stillAt?: string } {
  const today = findNumberToday(context, rows);
  if (!today?.at) return {};
  const { number, at, mayReturn } = today;
  if (!onPurpose) throw refuse('registration.still-here', { number, ...at, mayReturn: mayReturn ? 1 : 0 });
  return { again: number, stillAt: at.point };
}
