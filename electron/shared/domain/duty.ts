import { type ClinicDay, weekdayOf } from '../values/clinic-day.ts';
import type { ClinicId, StaffId } from '../values/ids.ts';

/** 上午 and 下午, the two halves of a working day for which doctors are on duty (排班). */
export const SESSIONS = ['am', 'pm'] as const;
export type Session = (typeof SESSIONS)[number];

/** Times of a station that sets none; minutes of the day. */
export const DEFAULT_HOURS: Readonly<Record<Session, Hours>> = {
  am: { fromMinute: 8 * 60, toMinute: 12 * 60 },
  pm: { fromMinute: 14 * 60, toMinute: 17 * 60 + 30 },
};

export interface Hours {
  readonly fromMinute: number;
  /** The first minute that no longer belongs to it. */
  readonly toMinute: number;
}

/** A doctor's place in the week's plan. */
export interface WeeklyDuty extends Hours {
  readonly doctorId: StaffId;
  readonly clinicId: ClinicId;
  /** 0 = Sunday. */
  readonly weekday: number;
  readonly session: Session;
  /** 限号; null: as many as come. */
  readonly capacity: number | null;
}

/** What is otherwise on one day: 停诊 (nobody), 替诊 (somebody else in the same room), 加诊 (more than planned). */
export type DutyException =
  | (ExceptionShape & { readonly kind: 'stopped' })
  | (ExceptionShape & { readonly kind: 'substitute'; readonly substituteId: StaffId })
  | (ExceptionShape &
      Hours & { readonly kind: 'extra'; readonly clinicId: ClinicId; readonly capacity: number | null });

interface ExceptionShape {
  readonly day: ClinicDay;
  readonly session: Session;
  /** Who does not come; with 加诊 who comes. */
  readonly doctorId: StaffId;
  readonly reason: string;
}

/** Somebody who sees patients on a day. */
export interface Duty extends Hours {
  readonly doctorId: StaffId;
  readonly clinicId: ClinicId;
  readonly session: Session;
  readonly capacity: number | null;
  /** 替诊: whose place it is. */
  readonly standsInFor: StaffId | null;
}

/** Somebody who was planned or asked for and does not come. */
export interface Stop {
  readonly doctorId: StaffId;
  readonly session: Session;
  readonly reason: string;
  readonly standIn: StaffId | null;
}

export interface DayPlan {
  /** False: the station has set no plan, and every doctor may be chosen at any time. */
  readonly planned: boolean;
  readonly duties: readonly Duty[];
  readonly stops: readonly Stop[];
}

/**
 * Who sees patients on a day: the week's plan, changed by the day's exceptions. Without a plan only the
 * exceptions say something. A doctor has at most one duty in a session; 加诊 goes before the plan.
 */
export function planDay(
  day: ClinicDay,
  weekly: readonly WeeklyDuty[],
  exceptions: readonly DutyException[],
): DayPlan {
  const today = exceptions.filter((one) => one.day === day);
  const stops = today.flatMap((one): Stop[] =>
    one.kind === 'extra'
      ? []
      : [
          {
            doctorId: one.doctorId,
            session: one.session,
            reason: one.reason,
            standIn: one.kind === 'substitute' ? one.substituteId : null,
          },
        ],
  );
  const planned = weekly.filter((one) => one.weekday === weekdayOf(day));
  const duties: Duty[] = today.flatMap((one) =>
    one.kind === 'extra' ? [{ ...timesOf(one), standsInFor: null }] : [],
  );
  for (const one of planned) {
    const stop = stops.find((other) => other.doctorId === one.doctorId && other.session === one.session);
    if (stop && stop.standIn === null) continue;
    const doctorId = stop?.standIn ?? one.doctorId;
    if (duties.some((other) => other.doctorId === doctorId && other.session === one.session)) continue;
    duties.push({ ...timesOf(one), doctorId, standsInFor: stop ? one.doctorId : null });
  }
  return { planned: weekly.length > 0, duties: duties.sort(byTime), stops };
}

function timesOf({
  doctorId,
  clinicId,
  session,
  capacity,
  fromMinute,
  toMinute,
}: Omit<WeeklyDuty, 'weekday'>) {
  return { doctorId, clinicId, session, capacity, fromMinute, toMinute };
}

function byTime(left: Duty, right: Duty): number {
  return left.fromMinute - right.fromMinute || left.doctorId - right.doctorId;
}

/**
 * Where a doctor stands for a session. `free` no plan is set · `on` now · `later` today · `over` already ·
 * `off` not planned, or in another room · `stopped` 停诊 or replaced · `full` 限号 reached.
 */
export const DUTY_STATES = ['free', 'on', 'later', 'full', 'over', 'off', 'stopped'] as const;
export type DutyState = (typeof DUTY_STATES)[number];

export interface DutyQuestion {
  readonly doctorId: StaffId;
  readonly clinicId: ClinicId;
  readonly session: Session;
  /** Minute of the station's day. */
  readonly minute: number;
  /** Numbers that the doctor's session has given already, without the cancelled ones. */
  readonly taken: number;
}

export interface DutyAnswer {
  readonly state: DutyState;
  /** Present when the doctor is on duty in this session, wherever. */
  readonly duty: Duty | undefined;
  /** Present when the doctor does not come. */
  readonly stop: Stop | undefined;
}

/** Whether a doctor may be chosen for a session, and if not, why. */
export function findDutyState(plan: DayPlan, question: DutyQuestion): DutyAnswer {
  const { doctorId, session } = question;
  const duty = plan.duties.find((one) => one.doctorId === doctorId && one.session === session);
  const stop = plan.stops.find((one) => one.doctorId === doctorId && one.session === session);
  return { state: stateOf(plan, question, duty, stop), duty, stop };
}

function stateOf(
  plan: DayPlan,
  { clinicId, minute, taken }: DutyQuestion,
  duty: Duty | undefined,
  stop: Stop | undefined,
): DutyState {
  if (!duty) {
    if (stop) return 'stopped';
    return plan.planned ? 'off' : 'free';
  }
  if (duty.clinicId !== clinicId) return 'off';
  if (duty.toMinute <= minute) return 'over';
  if (duty.capacity !== null && taken >= duty.capacity) return 'full';
  return duty.fromMinute <= minute ? 'on' : 'later';
}

/**
 * The session for which somebody is registered who asks for none: the doctor's first one that is not over,
 * otherwise by noon. So the change at noon is the plan's where there is one.
 */
export function chooseSession(plan: DayPlan, doctorId: StaffId, minute: number): Session {
  const next = plan.duties.find((one) => one.doctorId === doctorId && one.toMinute > minute);
  return next?.session ?? (minute < 12 * 60 ? 'am' : 'pm');
}

export interface DutyChoice {
  readonly state: DutyState;
  /** People in the room's line. */
  readonly waiting: number;
  /** Was registered last for this room. */
  readonly last: boolean;
}

const PREFERENCE: Readonly<Record<DutyState, number>> = {
  on: 0,
  free: 0,
  later: 1,
  full: 2,
  over: 3,
  off: 3,
  stopped: 4,
};

/** The order in which the desk offers doctors: on duty now first, and among those the shortest line. */
export function orderChoices<Choice extends DutyChoice>(choices: readonly Choice[]): Choice[] {
  return choices
    .map((choice, at) => ({ choice, at }))
    .sort((left, right) => compareChoices(left.choice, right.choice) || left.at - right.at)
    .map(({ choice }) => choice);
}

function compareChoices(left: DutyChoice, right: DutyChoice): number {
  const byState = PREFERENCE[left.state] - PREFERENCE[right.state];
  if (byState !== 0) return byState;
  // Without a plan nobody knows who sits where; whoever was last is the best guess.
  if (left.state === 'free' && right.state === 'free') return Number(right.last) - Number(left.last);
  return left.waiting - right.waiting || Number(right.last) - Number(left.last);
}

/** 08:00–12:00. */
export function writeHours({ fromMinute, toMinute }: Hours): string {
  return `${clock(fromMinute)}–${clock(toMinute)}`;
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
