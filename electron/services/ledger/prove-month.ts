import { and, desc, eq } from 'drizzle-orm';
import { type DataVersion, readDataVersion } from '../../../db/queries/data-version.ts';
import { audit } from '../../../db/schema/index.ts';
import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import type { ClinicMonth } from '../../shared/values/clinic-day.ts';
import type { CommandContext, TaskContext } from '../context.ts';
import { refuse } from '../refusal.ts';
import { guardClock } from '../settings/guard-clock.ts';
import { planMonthClosing } from './plan-month-closing.ts';

const PROVEN = 'ledger.month-proven';
/** Somebody works meanwhile: so many times the proof begins anew. */
const MOST_TRIES = 3;

/**
 * Proves the whole books with the month's closing in them, beside the desks: years of rows take seconds. The
 * proof is noted and holds as long as nothing else is booked.
 *
 * @throws Refusal as closing the month would; 'ledger.proof-fails' with what does not hold; 'ledger.books-moving'
 *   when something was booked during each try.
 */
export async function proveMonth(
  context: TaskContext,
  { month }: HandlerInput<'ledger.proveMonth'>,
): Promise<Output<'ledger.proveMonth'>> {
  const { file } = context.station();
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const { planned, before } = context.query((inside) => {
      guardClock(inside.db, inside.now);
      return { planned: planMonthClosing(inside, month), before: readDataVersion(inside.db) };
    });
    const { breaches, ruleCount } = await context.host.proveBooks({ file, planned }, context);
    if (breaches.length > 0) {
      const findings = breaches.map((breach) => breach.sentence).join('；');
      throw refuse('ledger.proof-fails', { findings });
    }
    if (context.command((inside) => noteUnlessMoved(inside, month, before))) return { ruleCount };
  }
  throw refuse('ledger.books-moving');
}

function noteUnlessMoved(context: CommandContext, month: ClinicMonth, before: DataVersion): boolean {
  const now = readDataVersion(context.db);
  if (now.command !== before.command || now.note !== before.note || now.others !== before.others)
    return false;
  context.audit({ action: PROVEN, subject: 'month_closings', detail: { month, command: now.command } });
  return true;
}

/** @throws Refusal 'ledger.not-proven' unless the newest thing in the books is this month's proof. */
export function requireProvenMonth({ db }: CommandContext, month: ClinicMonth): void {
  const newest = db
    .select({ id: audit.id, detail: audit.detail })
    .from(audit)
    .where(and(eq(audit.subject, 'month_closings'), eq(audit.action, PROVEN)))
    .orderBy(desc(audit.id))
    .limit(1)
    .get();
  const { command, note } = readDataVersion(db);
  const proven = newest && (JSON.parse(newest.detail) as { month: string; command: number });
  if (newest?.id === note && proven?.month === month && proven.command === command) return;
  throw refuse('ledger.not-proven');
}
