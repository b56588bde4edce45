import { and, desc, eq, lt, ne, sql } from 'drizzle-orm';
import { prepared, type ReadableDb } from '../../../db/open.ts';
import { listRolesInService } from '../../../db/queries/staff.ts';
import { audit, businessDays, staff } from '../../../db/schema/index.ts';
import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import type { StationState } from '../../shared/contract/settings-station.ts';
import { addDays, clinicDayAt } from '../../shared/values/clinic-day.ts';
import { findDayStatus } from '../cashier/business-day.ts';
import { closeEmptyDays } from '../cashier/close-empty-days.ts';
import type { CommandContext, QueryContext, TaskContext } from '../context.ts';
import { PRACTICE_PASSWORD } from '../practice/practice-password.ts';
import { refuse } from '../refusal.ts';
import { readClock } from './guard-clock.ts';
import { loadSettings } from './load-settings.ts';

const newestClosed = prepared((db) =>
  db
    .select({ day: businessDays.day })
    .from(businessDays)
    .where(eq(businessDays.status, 'closed'))
    .orderBy(desc(businessDays.day))
    .limit(1)
    .prepare(),
);

const oldestUnclosed = prepared((db) =>
  db
    .select({ day: businessDays.day })
    .from(businessDays)
    .where(and(ne(businessDays.status, 'closed'), lt(businessDays.day, sql.placeholder('today'))))
    .orderBy(businessDays.day)
    .limit(1)
    .prepare(),
);

const newestBackup = prepared((db) =>
  db
    .select({ at: audit.at })
    .from(audit)
    .where(and(eq(audit.subject, 'backup'), eq(audit.action, 'backup.made')))
    .orderBy(desc(audit.id))
    .limit(1)
    .prepare(),
);

const personById = prepared((db) =>
  db
    .select({ name: staff.name, title: staff.title })
    .from(staff)
    .where(eq(staff.id, sql.placeholder('staffId')))
    .prepare(),
);

/** What a window must know before it can show anything; asked at start, each minute and after changes. */
export async function getState(context: TaskContext): Promise<StationState> {
  const open = context.openStation();
  const state = context.host.fileState();
  if (open) return openState(context, open.db, open.practice);
  return {
    ...emptyState(context),
    phase: state.kind === 'trouble' ? 'trouble' : 'first-run',
    trouble:
      state.kind === 'trouble'
        ? { reason: state.reason, file: state.file, backups: context.host.listBackups().slice(0, 20) }
        : null,
  };
}

function emptyState(context: TaskContext): StationState {
  return {
    phase: 'first-run',
    practice: false,
    practiceFile: false,
    practicePassword: '',
    version: context.host.version,
    now: context.now,
    utcOffsetMinutes: 480,
    today: context.today,
    name: '',
    center: '',
    day: { status: 'unopened', lastClosedDay: null, unclosedDay: null },
    lastBackup: null,
    largeType: false,
    clockBackMinutes: 0,
    clockAhead: null,
    me: null,
    trouble: null,
  };
}

function openState(context: TaskContext, db: ReadableDb, practiceFile: boolean): StationState {
  const settings = loadSettings(db);
  const { station, display } = settings;
  const clock = readClock(db, context.now, settings);
  const today = clinicDayAt(context.now, station.utcOffsetMinutes);
  const me = whoIsHere(db, context);
  return {
    ...emptyState(context),
    phase: me ? 'ready' : 'sign-in',
    practice: practiceFile || station.practice,
    practiceFile,
    practicePassword: practiceFile ? PRACTICE_PASSWORD : '',
    utcOffsetMinutes: station.utcOffsetMinutes,
    today,
    name: station.name,
    center: station.center,
    day: {
      status: findDayStatus(db, today) ?? 'unopened',
      lastClosedDay: newestClosed(db).get()?.day ?? null,
      unclosedDay: oldestUnclosed(db).get({ today })?.day ?? null,
    },
    lastBackup: newestBackup(db).get() ?? null,
    largeType: display.largeType,
    clockBackMinutes: clock.backMinutes,
    clockAhead: clock.ahead,
    me,
  };
}

function whoIsHere(db: ReadableDb, context: TaskContext): StationState['me'] {
  const { session } = context;
  const person = session ? personById(db).get({ staffId: session.staffId }) : undefined;
  if (!session || !person) return null;
  // As every call is judged: by the roles held now, none for one who has left.
  const roles = listRolesInService(db, session.staffId);
  if (roles.length === 0) return null;
  return {
    staffId: session.staffId,
    name: person.name,
    title: person.title,
    roles,
    desk: session.desk,
  };
}

/**
 * The clock is right although it does not follow the newest entry: later entries count on from here. Days on
 * from it are confirmed by the head alone, who has seen how many; those without business are closed as such
 * (零业务), in their order, as far as nothing older is open.
 *
 * @throws Refusal 'session.role' | 'settings.clock-moved' (days) when it is not the number that was seen.
 */
export function confirmClock(
  context: CommandContext,
  { aheadDays }: HandlerInput<'settings.confirmClock'>,
): Output<'settings.confirmClock'> {
  const { backMinutes, ahead } = readClock(context.db, context.now, context.settings);
  if (ahead && !context.session.roles.includes('head')) throw refuse('session.role');
  const days = ahead?.days ?? 0;
  if (days !== aheadDays) throw refuse('settings.clock-moved', { days });
  const closed = ahead ? closeEmptyDays(context, addDays(context.today, -1)) : 0;
  context.audit({
    action: 'settings.clock-confirmed',
    subject: 'settings',
    detail: { backMinutes, aheadDays: days, closedDays: closed },
  });
  return { closedDays: closed };
}

/** All settings as they hold now. */
export function getSettings(
  context: QueryContext,
  _input: HandlerInput<'settings.getSettings'>,
): Output<'settings.getSettings'> {
  return context.settings;
}
