import type { DemoStation } from '../../build/demo/month/crew.ts';
import { type Clock, commandIdFrom, type Person, Refused } from '../../build/demo/month/people.ts';
import { playMonth } from '../../build/demo/month/play-month.ts';
import { PROVING_HOST } from '../../build/demo/month/proving-host.ts';
import { planMonth } from '../../build/demo/population/month-plan.ts';
import type { MonthPlan, PlannedResident } from '../../build/demo/population/plan.ts';
import { generateResidents } from '../../build/demo/population/residents.ts';
import type { ReadableDb } from '../../db/open.ts';
import type { CallEnvironment } from '../../electron/ipc/call-context.ts';
import { handlers } from '../../electron/ipc/handlers.ts';
import { createRouter } from '../../electron/ipc/router.ts';
import type { Session } from '../../electron/services/context.ts';
import type { ProcedureDefinition } from '../../electron/shared/contract/define.ts';
import { findProcedure } from '../../electron/shared/contract/find-procedure.ts';
import type { Reply } from '../../electron/shared/contract/reply.ts';
import { type ClinicDay, clinicDay, clinicMonth } from '../../electron/shared/values/clinic-day.ts';
import { openCaller } from './caller.ts';

/** One call of the month's player. The same plan makes the same calls with the same ids, run after run. */
export interface PlayedCall {
  /** 1, 2, 3 … */
  readonly number: number;
  readonly session: Session;
  readonly procedure: string;
  readonly kind: ProcedureDefinition['kind'];
  readonly input: unknown;
}

export type Answer = (call: PlayedCall) => Promise<Reply<unknown>>;

/** People whose calls are answered by `answer`, which may watch, time or replay them. */
export function signInThrough(answer: Answer): { signIn: (session: Session) => Person } {
  let number = 0;
  return {
    signIn: (session) => ({
      session,
      call: async (procedure, intent) => {
        number += 1;
        const kind = findProcedure(procedure)?.kind ?? 'query';
        const input =
          kind === 'command' ? { ...intent, commandId: commandIdFrom(`played/${number}`) } : intent;
        const reply = await answer({ number, session, procedure, kind, input });
        if (reply.ok) return reply.value as never;
        const { error } = reply;
        if (error.kind === 'refusal') throw new Refused(procedure, error.code, error.details);
        throw new Error(`${procedure}: ${JSON.stringify(error)} for ${JSON.stringify(input)}`);
      },
    }),
  };
}

/** The real router over one database; a fault is thrown, because the player never causes one. */
export function answerFrom(db: ReadableDb, file: string, clock: Clock): Answer {
  let fault: unknown;
  const environment: CallEnvironment = {
    now: () => clock.now,
    station: () => ({ db, file, practice: true }),
    host: PROVING_HOST,
    announce: () => {},
    reportFault: (error) => {
      fault = error;
      return 'played';
    },
  };
  const route = createRouter(environment, handlers);
  return async ({ session, procedure, input }) => {
    const reply = await route(openCaller(session), procedure, input);
    if (!reply.ok && reply.error.kind === 'fault') throw fault;
    return reply;
  };
}

export interface PlayedPlan {
  readonly people: readonly PlannedResident[];
  readonly plan: MonthPlan;
}

export interface PlanSize {
  readonly seed: number;
  readonly residents: number;
  readonly visitsPerYear: number;
}

/** November 2026 of a station of some size. */
export function planPlayedMonth({ seed, residents, visitsPerYear }: PlanSize): PlayedPlan {
  const month = clinicMonth('2026-11');
  const people = generateResidents({ seed, onDay: clinicDay('2026-11-01'), count: residents });
  return { people, plan: planMonth({ seed, month, residents: people, visitsPerYear }) };
}

export interface PlayDaysInput {
  readonly station: DemoStation;
  readonly clock: Clock;
  readonly plan: MonthPlan;
  /** Only the first so many days of the plan. */
  readonly days: number;
  readonly onDay?: (day: ClinicDay) => void;
}

/** Opening stock, then day after day with its closing. */
export async function playDays({ plan, days, ...rest }: PlayDaysInput): Promise<void> {
  await playMonth({ ...rest, plan: { ...plan, days: plan.days.slice(0, days) } });
}
