import { type ClinicDay, startOfDay } from '../../../electron/shared/values/clinic-day.ts';
import { fen } from '../../../electron/shared/values/fen.ts';
import type { PrescriptionId, ReceiptId, TicketId, VisitId } from '../../../electron/shared/values/ids.ts';
import { type Instant, instant, MINUTE } from '../../../electron/shared/values/instant.ts';
import type {
  PlannedDay,
  PlannedDelivery,
  PlannedFacilityCheck,
  PlannedLoss,
  PlannedVisit,
} from '../population/plan.ts';
import { createRandom, type Random } from '../population/random.ts';
import type { DemoStation } from './crew.ts';
import type { Clock } from './people.ts';
import type { Drawer } from './take-payment.ts';
import { Timeline } from './timeline.ts';

const UTC_OFFSET_MINUTES = 480;

export function minuteOf(day: ClinicDay, minute: number): Instant {
  return instant(startOfDay(day, UTC_OFFSET_MINUTES) + Math.round(minute * MINUTE));
}

/** Bills that are brought on a later day. */
export interface Debt {
  readonly visitId: VisitId;
  readonly visit: PlannedVisit;
}

export interface DayInput {
  readonly station: DemoStation;
  readonly clock: Clock;
  readonly seed: number;
  readonly day: PlannedDay;
  readonly deliveries: readonly PlannedDelivery[];
  readonly losses: readonly PlannedLoss[];
  readonly facilityChecks: readonly PlannedFacilityCheck[];
  /** Unpaid visits by the day on which they are paid; the day adds to it and takes from it. */
  readonly debts: Map<ClinicDay, Debt[]>;
}

/** A visit as it was registered. */
export interface Entered {
  readonly visit: PlannedVisit;
  /** Its place in the doctor's line. */
  readonly ticketId: TicketId;
  /** The room whose line it stands in. */
  readonly clinicCode: string;
  /** Paid at the registration window. */
  readonly feesPaid: boolean;
  /** Somebody waited before it when it was registered. */
  readonly hasToWait: boolean;
}

/** What is known of a visit while it is in the house. */
export interface Playing extends Entered {
  calledByDoctor: boolean;
  /** Gave the number back. */
  gone: boolean;
  /** Sent off for tests. */
  tested: boolean;
  signed: boolean;
  /** Money for what was not given went back. */
  refunded: boolean;
  prescriptions: readonly PrescriptionId[];
  /** Of the newest settlement. */
  receiptId: ReceiptId | undefined;
}

/** One day in the house: who is in it, what lies in the drawer, and what happens when. */
export class DayFloor {
  readonly timeline = new Timeline();
  readonly drawer: Drawer = { cashFen: fen(0) };
  readonly random: Random;
  readonly #playing = new Map<VisitId, Playing>();
  /** How many stand in each doctor's line or sit before him, and how many came to him today. */
  readonly #lines = new Map<string, { now: number; today: number }>();

  constructor(readonly input: DayInput) {
    this.random = createRandom(`play/${input.seed}/${input.day.day}`);
  }

  get registered(): number {
    return this.#playing.size;
  }

  /** Minutes after midnight now. */
  get minute(): number {
    const { clock, day } = this.input;
    return (clock.now - minuteOf(day.day, 0)) / MINUTE;
  }

  at(minute: number, run: () => Promise<void>): void {
    this.timeline.plan(minuteOf(this.input.day.day, minute), run);
  }

  after(minutes: number, run: () => Promise<void>): void {
    this.timeline.plan(instant(this.input.clock.now + Math.round(minutes * MINUTE)), run);
  }

  of(visitId: VisitId): Playing {
    const playing = this.#playing.get(visitId);
    if (!playing) throw new Error(`visit ${visitId} is not of this day`);
    return playing;
  }

  enter(visitId: VisitId, entered: Entered): void {
    const nothingYet = { calledByDoctor: false, gone: false, tested: false, signed: false, refunded: false };
    const playing: Playing = { ...entered, ...nothingYet, prescriptions: [], receiptId: undefined };
    this.#playing.set(visitId, playing);
    this.join(playing);
    this.#line(playing.clinicCode).today += 1;
  }

  /** The first in a room's line of whom this is true, as long as the doctor has not called him. */
  findWaiting(clinicCode: string, ok: (playing: Playing) => boolean): Playing | undefined {
    for (const playing of this.#playing.values()) {
      const waits = playing.clinicCode === clinicCode && !playing.calledByDoctor && !playing.gone;
      if (waits && ok(playing)) return playing;
    }
    return undefined;
  }

  join({ clinicCode }: Playing): void {
    this.#line(clinicCode).now += 1;
  }

  leave({ clinicCode }: Playing): void {
    this.#line(clinicCode).now -= 1;
  }

  /** How many wait in a room's line while somebody sits inside. */
  waitingIn(clinicCode: string): number {
    return Math.max(0, this.#line(clinicCode).now - 1);
  }

  /** The room with the shorter line; of equal ones the one that fewer came to. */
  shortestOf(clinicCodes: readonly string[]): string {
    const [first = '', ...others] = clinicCodes;
    return others.reduce((best, code) => {
      const [one, other] = [this.#line(best), this.#line(code)];
      return other.now < one.now || (other.now === one.now && other.today < one.today) ? code : best;
    }, first);
  }

  #line(clinicCode: string): { now: number; today: number } {
    const line = this.#lines.get(clinicCode) ?? { now: 0, today: 0 };
    this.#lines.set(clinicCode, line);
    return line;
  }
}
