import { inTransaction, type Tx } from '../../../db/open.ts';
import { insertAudit } from '../../../db/queries/audit.ts';
import type { ProcedureDefinition } from '../../shared/contract/define.ts';
import { contract } from '../../shared/contract/index.ts';
import type { CallInput, CommandName, Output, QueryName } from '../../shared/contract/procedures.ts';
import { clinicDayAt } from '../../shared/values/clinic-day.ts';
import type { Instant } from '../../shared/values/instant.ts';
import { cashierHandlers } from '../cashier/handlers.ts';
import { consultationHandlers } from '../consultation/handlers.ts';
import type { CommandContext, Session } from '../context.ts';
import { dispensaryHandlers } from '../dispensary/handlers.ts';
import { queueHandlers } from '../queue/handlers.ts';
import { Refusal } from '../refusal.ts';
import { registrationHandlers } from '../registration/handlers.ts';
import { residentsHandlers } from '../residents/handlers.ts';
import { loadSettings } from '../settings/load-settings.ts';
import { storeroomHandlers } from '../storeroom/handlers.ts';

const HANDLERS: Readonly<Record<string, unknown>> = {
  cashier: cashierHandlers,
  consultation: consultationHandlers,
  dispensary: dispensaryHandlers,
  queue: queueHandlers,
  registration: registrationHandlers,
  residents: residentsHandlers,
  storeroom: storeroomHandlers,
};

/** Commands of the practice morning are not kept by id: nobody sends them twice. */
const NO_ID = '00000000-0000-4000-8000-000000000000';

type Intent<Name extends CommandName | QueryName> = Omit<CallInput<Name>, 'commandId'>;

/** Somebody of the practice station at work. */
export interface PracticePerson {
  readonly session: Session;
  /** Does what a window would ask for. @throws Refusal, and then nothing is written. */
  readonly do: <Name extends CommandName | QueryName>(name: Name, intent: Intent<Name>) => Output<Name>;
  /** The same where the rules may say no: undefined then. */
  readonly try: <Name extends CommandName | QueryName>(
    name: Name,
    intent: Intent<Name>,
  ) => Output<Name> | undefined;
}

/**
 * Plays the practice morning through the same use cases as a real one, inside the transaction that makes
 * the file. `now` is moved on by the player.
 */
export function openPracticeCounter(tx: Tx, now: () => Instant): (session: Session) => PracticePerson {
  return (session) => {
    const act = <Name extends CommandName | QueryName>(name: Name, intent: Intent<Name>): Output<Name> => {
      const [area = '', verb = ''] = name.split('.');
      const definition = (
        contract as Readonly<Record<string, Readonly<Record<string, ProcedureDefinition>>>>
      )[area]?.[verb];
      const handler = (HANDLERS[area] as Readonly<Record<string, unknown>> | undefined)?.[verb];
      if (!definition || typeof handler !== 'function') throw new Error(`no such use case: ${name}`);
      const input = definition.kind === 'command' ? { ...intent, commandId: NO_ID } : intent;
      return inTransaction(tx, (inner) =>
        handler(contextOf(inner, session, now()), definition.input.parse(input)),
      ) as Output<Name>;
    };
    return {
      session,
      do: act,
      try: (name, intent) => {
        try {
          return act(name, intent);
        } catch (error) {
          if (error instanceof Refusal) return undefined;
          throw error;
        }
      },
    };
  };
}

function contextOf(tx: Tx, session: Session, now: Instant): CommandContext {
  const settings = loadSettings(tx);
  const today = clinicDayAt(now, settings.station.utcOffsetMinutes);
  return {
    db: tx,
    session,
    now,
    today,
    settings,
    audit: (entry) =>
      insertAudit(tx, { at: now, day: today, staffId: session.staffId, desk: session.desk, ...entry }),
  };
}
