import { eq } from 'drizzle-orm';
import { allergies, conditions, medicalHistory } from '../../../db/schema/index.ts';
import type { ResidentId } from '../../shared/values/ids.ts';
import type { CommandContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { refuse } from '../refusal.ts';

interface Ending {
  readonly endedAt: CommandContext['now'];
  readonly endedBy: CommandContext['session']['staffId'];
  readonly endReason: string;
}

interface Found {
  readonly residentId: ResidentId;
  readonly stands: boolean;
  readonly end: (ending: Ending) => void;
}

/**
 * Ends an allergy, a condition or a piece of history with its reason (误记、已排除、已治愈). It stays in the
 * record, struck out; whoever finds later that it does hold writes it anew.
 *
 * @throws Refusal 'residents.no-such-entry' | 'residents.entry-ended'
 */
export const endEntry: Handler<'residents.endEntry'> = (context, { entry, entryId, reason }) => {
  const found = FIND[entry](context, entryId);
  if (!found) throw refuse('residents.no-such-entry');
  if (!found.stands) throw refuse('residents.entry-ended');
  found.end({ endedAt: context.now, endedBy: context.session.staffId, endReason: reason });
  context.audit({
    action: `residents.${entry}-ended`,
    subject: 'residents',
    subjectId: found.residentId,
    detail: { entryId },
  });
  return {};
};

type Find = (context: CommandContext, entryId: number) => Found | undefined;

const findAllergy: Find = ({ db }, entryId) => {
  const row = db.select().from(allergies).where(eq(allergies.id, entryId)).get();
  return (
    row && {
      residentId: row.residentId,
      stands: row.active,
      end: (ending) => {
        const set = { ...ending, active: false };
        db.update(allergies).set(set).where(eq(allergies.id, entryId)).run();
      },
    }
  );
};

const findCondition: Find = ({ db }, entryId) => {
  const row = db.select().from(conditions).where(eq(conditions.id, entryId)).get();
  return (
    row && {
      residentId: row.residentId,
      stands: row.active,
      end: (ending) => {
        const set = { ...ending, active: false };
        db.update(conditions).set(set).where(eq(conditions.id, entryId)).run();
      },
    }
  );
};

const findHistory: Find = ({ db }, entryId) => {
  const row = db.select().from(medicalHistory).where(eq(medicalHistory.id, entryId)).get();
  return (
    row && {
      residentId: row.residentId,
      stands: row.endedAt === null,
      end: (ending) => {
        db.update(medicalHistory).set(ending).where(eq(medicalHistory.id, entryId)).run();
      },
    }
  );
};

const FIND = { allergy: findAllergy, condition: findCondition, history: findHistory } as const;
