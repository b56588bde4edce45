import type { QueuePoint } from '../../../electron/shared/domain/queue-points.ts';
import { type ClinicDay, startOfDay } from '../../../electron/shared/values/clinic-day.ts';
import { fen } from '../../../electron/shared/values/fen.ts';
import type { PrescriptionId, VisitId } from '../../../electron/shared/values/ids.ts';
import { type Instant, instant, MINUTE } from '../../../electron/shared/values/instant.ts';
import type { PlannedDay, PlannedDelivery, PlannedVisit, PlannedWriteOff } from '../population/plan.ts';
import { createRandom, type Random } from '../population/random.ts';
import { type CalledTicket, type Counter, Counters, visitOf } from './counters.ts';
import { type DemoStation, idOf } from './crew.ts';
import { FrontDoor } from './front-door.ts';
import { type Clock, type Person, Refused } from './people.ts';
import { receivePlanned, writeOffPlanned } from './receive-stock.ts';
import { type Drawer, payBack, takePayment } from './take-payment.ts';
import { Timeline } from './timeline.ts';
import { vitalsOf } from './visit-record.ts';
import { signVisit } from './write-prescription.ts';

const UTC_OFFSET_MINUTES = 480;

/** Where somebody who pays later goes straight from the doctor. */
const ALL_BUT_THE_DOCTOR: readonly QueuePoint[] = ['lab', 'examination', 'cashier', 'pickup'];

/** Who pays later on the same day comes back until half past five. */
const LAST_PAYMENT_MINUTE = 17.5 * 60;

/** Between two patients: the record, washing hands, the way to the chair. */
const PAPERWORK_MINUTES = 5;

/** What is known of a visit while it is in the house. */
interface Playing {
  readonly visit: PlannedVisit;
  answeredOnce: boolean;
  tested: boolean;
  prescriptions: readonly PrescriptionId[];
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
  readonly writeOffs: readonly PlannedWriteOff[];
  /** Unpaid visits by the day on which they are paid; the day adds to it and takes from it. */
  readonly debts: Map<ClinicDay, Debt[]>;
}

export interface DayResult {
  readonly drawer: Drawer;
  readonly registered: number;
  readonly turnedAway: number;
}

export function minuteOf(day: ClinicDay, minute: number): Instant {
  return instant(startOfDay(day, UTC_OFFSET_MINUTES) + Math.round(minute * MINUTE));
}

/** One day from the first patient to the last, through the router, at every counter at once. */
export async function playDay(input: DayInput): Promise<DayResult> {
  return new DayPlayer(input).play();
}

class DayPlayer {
  readonly #timeline = new Timeline();
  readonly #playing = new Map<VisitId, Playing>();
  readonly #drawer: Drawer = { cashFen: fen(0) };
  readonly #random: Random;
  readonly #counters: Counters;
  readonly #door: FrontDoor;

  constructor(readonly input: DayInput) {
    this.#random = createRandom(`play/${input.seed}/${input.day.day}`);
    this.#door = new FrontDoor({
      station: input.station,
      drawer: this.#drawer,
      random: this.#random,
      counters: () => this.#counters,
      onRegistered: (visitId, visit) => this.#begin(visitId, visit),
    });
    this.#counters = new Counters(this.#openCounters(), this.#timeline, () => input.clock.now);
  }

  async play(): Promise<DayResult> {
    const { day, deliveries, writeOffs, debts, station } = this.input;
    for (const delivery of deliveries) {
      this.#at(delivery.arrivalMinute, () => receivePlanned(station.pharmacist, station, delivery));
    }
    for (const writeOff of writeOffs) this.#at(8 * 60 + 5, () => writeOffPlanned(station, writeOff));
    for (const visit of day.visits) this.#at(visit.arrivalMinute, () => this.#door.arrive(visit));
    for (const debt of debts.get(day.day) ?? []) this.#at(16 * 60, () => this.#payDebt(debt));
    await this.#timeline.run((at) => {
      this.input.clock.now = at;
    });
    return { drawer: this.#drawer, registered: this.#playing.size, turnedAway: this.#door.turnedAway };
  }

  #at(minute: number, run: () => Promise<void>): void {
    this.#timeline.plan(minuteOf(this.input.day.day, minute), run);
  }

  #after(minutes: number, run: () => Promise<void>): void {
    this.#timeline.plan(instant(this.input.clock.now + Math.round(minutes * MINUTE)), run);
  }

  #openCounters(): Counter[] {
    const { station } = this.input;
    // At the windows the bill and the slip open with the call; settling and handing out end the ticket.
    const atOnce = async () => {};
    const simple = {
      minutesFor: (ticket: CalledTicket) => this.#random.fork(visitOf(ticket)).int(8, 25) / 10,
      backAfterMinutes: () => 10,
    };
    const doctors = [...station.doctors.values()].map((person, index): Counter => {
      const clinicId = idOf(station.clinics, index === 0 ? 'QK1' : 'QK2');
      return {
        point: 'consultation',
        clinicId,
        person,
        minutesFor: (ticket) => this.#consultationMinutes(visitOf(ticket)),
        backAfterMinutes: (ticket) => this.#of(visitOf(ticket)).visit.missedCall?.backAfterMinutes ?? 10,
        begin: async (ticket) => void (await person.call('consultation.start', { visitId: visitOf(ticket) })),
        end: (ticket) => this.#endConsultation(person, visitOf(ticket)),
      };
    });
    const tests = (['lab', 'examination'] as const).map(
      (point): Counter => ({
        ...simple,
        point,
        clinicId: idOf(station.clinics, point === 'lab' ? 'HY' : 'JC'),
        person: station.frontDesk,
        begin: async ({ ticketId }) =>
          void (await station.frontDesk.call('queue.startServing', { ticketId })),
        end: (ticket) => this.#endTests(point, ticket),
      }),
    );
    const cashier: Counter = {
      ...simple,
      point: 'cashier',
      clinicId: idOf(station.clinics, 'SF'),
      person: station.frontDesk,
      begin: atOnce,
      end: (ticket) => this.#settle(visitOf(ticket)),
    };
    const pickup: Counter = {
      ...simple,
      point: 'pickup',
      clinicId: idOf(station.clinics, 'YF'),
      person: station.pharmacist,
      begin: atOnce,
      end: (ticket) => this.#handOut(visitOf(ticket)),
    };
    return [this.#door.window(), ...doctors, ...tests, cashier, pickup];
  }

  #of(visitId: VisitId): Playing {
    const playing = this.#playing.get(visitId);
    if (!playing) throw new Error(`visit ${visitId} is not of this day`);
    return playing;
  }

  #consultationMinutes(visitId: VisitId): number | undefined {
    const playing = this.#of(visitId);
    if (playing.visit.missedCall && !playing.answeredOnce) {
      // Three calls without an answer; the fourth, after he came back, finds him.
      playing.answeredOnce = true;
      return undefined;
    }
    return playing.tested ? 3 : playing.visit.consultationMinutes + PAPERWORK_MINUTES;
  }

  #begin(visitId: VisitId, visit: PlannedVisit): void {
    this.#playing.set(visitId, { visit, answeredOnce: false, tested: false, prescriptions: [] });
    if (visit.paysLaterOn) this.#promise(visit.paysLaterOn, { visitId, visit });
    if (visit.cancels) this.#after(visit.cancels.afterMinutes, () => this.#cancel(visitId, visit));
  }

  /** The money is brought on another day, or on this one before the doors close. */
  #promise(day: ClinicDay, debt: Debt): void {
    const { debts } = this.input;
    if (day === this.input.day.day) this.#at(LAST_PAYMENT_MINUTE, () => this.#payDebt(debt));
    else debts.set(day, [...(debts.get(day) ?? []), debt]);
  }

  async #cancel(visitId: VisitId, visit: PlannedVisit): Promise<void> {
    try {
      await this.input.station.frontDesk.call('registration.cancel', {
        visitId,
        reason: visit.cancels?.reason ?? '临时有事',
      });
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'registration.already-seen') throw error;
    }
  }

  async #endConsultation(doctor: Person, visitId: VisitId): Promise<void> {
    const { station } = this.input;
    const playing = this.#of(visitId);
    const { visit } = playing;
    const record = {
      visitId,
      complaint: visit.complaint,
      onsetDay: visit.onsetDay,
      diagnoses: [...visit.diagnoses],
      vitals: vitalsOf(visit),
    };
    const orders = (items: PlannedVisit['tests']) =>
      items.map((item) => ({ itemId: idOf(station.items, item.itemCode), qty: item.qty }));
    if (visit.tests.length > 0 && !playing.tested) {
      playing.tested = true;
      await doctor.call('consultation.orderTests', { ...record, orders: orders(visit.tests) });
    } else {
      const signed = await signVisit(station, doctor, visit, { ...record, orders: orders(visit.treatments) });
      playing.prescriptions = signed.prescriptions.map((slip) => slip.prescriptionId);
    }
    await this.#counters.wake(...(visit.paysLaterOn ? ALL_BUT_THE_DOCTOR : (['cashier'] as const)));
  }

  async #endTests(point: 'lab' | 'examination', ticket: CalledTicket): Promise<void> {
    const { frontDesk } = this.input.station;
    const orders = await frontDesk.call('queue.listPointOrders', { visitId: visitOf(ticket), point });
    const open = orders.filter((order) => order.status !== 'done');
    const results = open.map((order) => ({ orderId: order.orderId, result: '未见明显异常' }));
    if (results.length > 0)
      await frontDesk.call('queue.finishOrders', { ticketId: ticket.ticketId, results });
    else await frontDesk.call('queue.finish', { ticketId: ticket.ticketId });
    await this.#counters.wake('consultation', 'lab', 'examination');
  }

  async #settle(visitId: VisitId): Promise<void> {
    const { frontDesk } = this.input.station;
    const playing = this.#of(visitId);
    const receipt = await takePayment(frontDesk, this.#drawer, visitId, playing.visit.payment);
    if (receipt && playing.visit.refund) {
      await payBack(frontDesk, this.#drawer, receipt.receiptId, playing.visit.refund);
    }
    const tested = playing.visit.tests.length > 0 && playing.prescriptions.length === 0;
    await this.#counters.wake(...(tested ? (['lab', 'examination'] as const) : (['pickup'] as const)));
  }

  async #handOut(visitId: VisitId): Promise<void> {
    const { pharmacist, secondPharmacist } = this.input.station;
    for (const prescriptionId of this.#of(visitId).prescriptions) {
      if (!(await stillWanted(pharmacist, prescriptionId))) continue;
      await pharmacist.call('dispensary.prepare', { prescriptionId });
      await secondPharmacist.call('dispensary.check', { prescriptionId });
      await pharmacist.call('dispensary.dispense', { prescriptionId });
    }
  }

  async #payDebt({ visitId, visit }: Debt): Promise<void> {
    await takePayment(this.input.station.frontDesk, this.#drawer, visitId, visit.payment);
  }
}

/** 审核 is the first look at a slip; one that was refunded meanwhile is void and stays where it is. */
async function stillWanted(pharmacist: Person, prescriptionId: PrescriptionId): Promise<boolean> {
  try {
    await pharmacist.call('dispensary.review', { prescriptionId });
    return true;
  } catch (error) {
    if (error instanceof Refused && error.code === 'dispensary.void') return false;
    throw error;
  }
}
