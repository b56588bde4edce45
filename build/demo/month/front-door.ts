import type { CallInput } from '../../../electron/shared/contract/procedures.ts';
import { fen } from '../../../electron/shared/values/fen.ts';
import type { ArrivalId, ResidentId, VisitId } from '../../../electron/shared/values/ids.ts';
import type { PlannedVisit } from '../population/plan.ts';
import type { Counter, Counters } from './counters.ts';
import { CONSULTING_ROOMS, type DemoStation, idOf, roomsOpenAt, staffIdOf } from './crew.ts';
import type { DayFloor } from './day-floor.ts';
import { Refused } from './people.ts';
import { intentFor } from './take-payment.ts';

/** One registration at the window; whoever comes meanwhile takes a number at the door. */
const WINDOW_MINUTES = [0.8, 1.7] as const;

/** Of those who pay as they go, so many pay the fees with the registration. */
const PAYS_AT_WINDOW = 0.15;

/** Refusals of somebody who comes twice. */
const HERE_ALREADY: readonly string[] = [
  'registration.already-waiting',
  'registration.still-here',
  'queue.number-taken-already',
  'queue.registered-already',
];

type Choice = Omit<CallInput<'registration.preview'>, 'commandId'>;

/** From the door to the registered visit. */
export class FrontDoor {
  readonly #numbers = new Map<number, { readonly visit: PlannedVisit; readonly arrivalId: ArrivalId }>();
  #turnedAway = 0;

  constructor(
    readonly floor: DayFloor,
    readonly counters: () => Counters,
    readonly onRegistered: (visitId: VisitId) => void,
  ) {}

  get turnedAway(): number {
    return this.#turnedAway;
  }

  /** The counter that calls whoever took a number. */
  window(): Counter {
    const { station } = this.floor.input;
    return {
      point: 'registration',
      clinicId: idOf(station.clinics, 'GH'),
      person: station.frontDesk,
      minutesFor: ({ number }) => this.#windowMinutes(this.#holderOf(number).visit),
      backAfterMinutes: () => 5,
      begin: async () => {},
      end: ({ number }) => this.#registerByNumber(number),
    };
  }

  async arrive(visit: PlannedVisit): Promise<void> {
    const counters = this.counters();
    await this.#unlessHere(async () => {
      // Nobody sends 急危重 to the end of a line: the guide has it registered on the spot.
      if (visit.emergency) return this.#register(visit);
      if (counters.isBusy('registration')) return this.#takeNumber(visit);
      counters.occupy('registration', this.#windowMinutes(visit));
      await this.#register(visit);
    });
  }

  async #takeNumber(visit: PlannedVisit): Promise<void> {
    const { number, arrivalId } = await this.#station.frontDesk.call('queue.takeNumber', {
      residentId: this.#residentOf(visit),
    });
    this.#numbers.set(number, { visit, arrivalId });
    await this.counters().wake('registration');
  }

  async #registerByNumber(number: number): Promise<void> {
    const { visit, arrivalId } = this.#holderOf(number);
    if (await this.#unlessHere(() => this.#register(visit, arrivalId))) return;
    await this.#station.frontDesk.call('queue.cancelNumber', { arrivalId, reason: '已经挂过号' });
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
    const { frontDesk } = this.#station;
    const clinicCode = this.#chooseRoom(visit);
    const choice = this.#choiceOf(visit, clinicCode);
    const payNow = await this.#payNow(visit, choice);
    const { visitId, ticketId, changeFen, position } = await frontDesk.call('registration.register', {
      ...choice,
      ...(arrivalId === undefined ? {} : { arrivalId }),
      reason: visit.complaint,
      temperatureDeci: visit.vitals.temperatureDeci,
      payLater: visit.paysLaterOn !== null,
      ...(payNow ? { payNow } : {}),
    });
    this.#keepCash(payNow?.cashGivenFen, changeFen);
    const hasToWait = position > 1;
    this.floor.enter(visitId, { visit, ticketId, clinicCode, feesPaid: payNow !== undefined, hasToWait });
    this.onRegistered(visitId);
    const room = idOf(this.#station.clinics, clinicCode);
    if (visit.emergency) await this.counters().interrupt('consultation', room);
    else await this.counters().wake('consultation', room);
  }

  #choiceOf(visit: PlannedVisit, clinicCode: string): Choice {
    const { clinics, doctors } = this.#station;
    return {
      residentId: this.#residentOf(visit),
      clinicId: idOf(clinics, clinicCode),
      doctorId: staffIdOf(idOf(doctors, doctorIn(clinicCode))),
      kind: visit.visitKind,
      emergency: visit.emergency,
    };
  }

  async #payNow(visit: PlannedVisit, choice: Choice) {
    if (visit.paysLaterOn !== null || visit.cancels || visit.emergency) return undefined;
    if (!this.floor.random.fork(visit.key).chance(PAYS_AT_WINDOW)) return undefined;
    const { dueFen } = await this.#station.frontDesk.call('registration.preview', choice);
    return dueFen > 0 ? intentFor(visit.payment, dueFen) : undefined;
  }

  #keepCash(givenFen: number | undefined, changeFen: number | null): void {
    const { drawer } = this.floor;
    if (givenFen !== undefined) drawer.cashFen = fen(drawer.cashFen + givenFen - (changeFen ?? 0));
  }

  /** The wished doctor's room, or the one where the line is shorter. */
  #chooseRoom({ wishedDoctor }: PlannedVisit): string {
    const open = roomsOpenAt(this.floor.input.day.day, this.floor.minute);
    const wished = open.find(({ doctor }) => doctor === wishedDoctor);
    return wished?.room ?? this.floor.shortestOf(open.map(({ room }) => room));
  }

  get #station(): DemoStation {
    return this.floor.input.station;
  }

  #windowMinutes({ key }: PlannedVisit): number {
    return this.floor.random.fork(`window/${key}`).minutes(...WINDOW_MINUTES);
  }

  #holderOf(number: number) {
    const holder = this.#numbers.get(number);
    if (!holder) throw new Error(`number ${number} was not taken at the door`);
    return holder;
  }

  #residentOf({ residentIndex }: PlannedVisit): ResidentId {
    const residentId = this.#station.residents[residentIndex];
    if (residentId === undefined) throw new Error(`no resident ${residentIndex}`);
    return residentId;
  }
}

function doctorIn(clinicCode: string): string {
  const found = CONSULTING_ROOMS.find(({ room }) => room === clinicCode);
  if (!found) throw new Error(`no doctor sits in ${clinicCode}`);
  return found.doctor;
}
