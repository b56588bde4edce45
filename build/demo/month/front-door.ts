import { fen } from '../../../electron/shared/values/fen.ts';
import type { ArrivalId, ResidentId, VisitId } from '../../../electron/shared/values/ids.ts';
import type { PlannedVisit } from '../population/plan.ts';
import type { Random } from '../population/random.ts';
import type { Counter, Counters } from './counters.ts';
import { type DemoStation, idOf, staffIdOf } from './crew.ts';
import { Refused } from './people.ts';
import { type Drawer, intentFor } from './take-payment.ts';

/** One registration at the window; whoever comes meanwhile takes a number at the door. */
const WINDOW_MINUTES = 1.2;

/** Refusals of somebody who comes twice. */
const HERE_ALREADY: readonly string[] = [
  'registration.already-waiting',
  'registration.still-here',
  'queue.number-taken-already',
  'queue.registered-already',
];

interface FrontDoorOptions {
  readonly station: DemoStation;
  readonly drawer: Drawer;
  readonly random: Random;
  readonly counters: () => Counters;
  readonly onRegistered: (visitId: VisitId, visit: PlannedVisit) => void;
}

/** From the door to the registered visit. */
export class FrontDoor {
  readonly #numbers = new Map<number, { readonly visit: PlannedVisit; readonly arrivalId: ArrivalId }>();
  #turnedAway = 0;

  constructor(readonly options: FrontDoorOptions) {}

  get turnedAway(): number {
    return this.#turnedAway;
  }

  /** The counter that calls whoever took a number. */
  window(): Counter {
    const { station } = this.options;
    return {
      point: 'registration',
      clinicId: idOf(station.clinics, 'GH'),
      person: station.frontDesk,
      minutesFor: () => WINDOW_MINUTES,
      backAfterMinutes: () => 5,
      begin: async () => {},
      end: ({ number }) => this.#registerByNumber(number),
    };
  }

  async arrive(visit: PlannedVisit): Promise<void> {
    const counters = this.options.counters();
    await this.#unlessHere(async () => {
      if (counters.isBusy('registration')) return this.#takeNumber(visit);
      counters.occupy('registration', WINDOW_MINUTES);
      await this.#register(visit);
    });
  }

  async #takeNumber(visit: PlannedVisit): Promise<void> {
    const { number, arrivalId } = await this.options.station.frontDesk.call('queue.takeNumber', {
      residentId: this.#residentOf(visit),
      emergency: visit.emergency,
    });
    this.#numbers.set(number, { visit, arrivalId });
    await this.options.counters().wake('registration');
  }

  async #registerByNumber(number: number): Promise<void> {
    const called = this.#numbers.get(number);
    if (!called) throw new Error(`number ${number} was not taken at the door`);
    const { visit, arrivalId } = called;
    if (await this.#unlessHere(() => this.#register(visit, arrivalId))) return;
    await this.options.station.frontDesk.call('queue.cancelNumber', { arrivalId, reason: '已经挂过号' });
  }

  /** @returns false for somebody who is in the house already. */
  async #unlessHere(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof Refused) || !HERE_ALREADY.includes(error.code)) throw error;
      this.#turnedAway += 1;
      return false;
    }
  }

  async #register(visit: PlannedVisit, arrivalId?: ArrivalId): Promise<void> {
    const { station, drawer, random, counters, onRegistered } = this.options;
    const choice = {
      residentId: this.#residentOf(visit),
      clinicId: idOf(station.clinics, visit.clinicCode),
      doctorId: staffIdOf(idOf(station.doctors, visit.doctorCode)),
      emergency: visit.emergency,
    };
    const later = visit.paysLaterOn !== null;
    const now = !later && !visit.cancels && random.fork(visit.key).chance(0.15);
    const due = now ? (await station.frontDesk.call('registration.preview', choice)).dueFen : fen(0);
    const payNow = due > 0 ? intentFor(visit.payment, due) : undefined;
    const { visitId, changeFen } = await station.frontDesk.call('registration.register', {
      ...choice,
      ...(arrivalId === undefined ? {} : { arrivalId }),
      reason: visit.complaint,
      temperatureDeci: visit.vitals.temperatureDeci,
      payLater: later,
      ...(payNow ? { payNow } : {}),
    });
    if (payNow?.cashGivenFen !== undefined) {
      drawer.cashFen = fen(drawer.cashFen + payNow.cashGivenFen - (changeFen ?? 0));
    }
    onRegistered(visitId, visit);
    await counters().wake('consultation');
  }

  #residentOf({ residentIndex }: PlannedVisit): ResidentId {
    const residentId = this.options.station.residents[residentIndex];
    if (residentId === undefined) throw new Error(`no resident ${residentIndex}`);
    return residentId;
  }
}
