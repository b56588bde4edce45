import type { PrescriptionId, VisitId } from '../../../electron/shared/values/ids.ts';
import { type CalledTicket, type Counter, type Counters, visitOf } from './counters.ts';
import { idOf } from './crew.ts';
import type { DayFloor, Debt } from './day-floor.ts';
import { type Person, Refused } from './people.ts';
import { refundDrugs } from './refunds.ts';
import { takePayment } from './take-payment.ts';
import { pointOfTest } from './test-rooms.ts';

/** At the windows the bill and the slip open with the call; settling and handing out end the ticket. */
const AT_ONCE = async () => {};
const WINDOW_MINUTES = [0.8, 2.5] as const;
const PAYS_LATER = '先诊疗后付费，说好改日来交';

/** The cashier's window and the pharmacy's. */
export class Windows {
  constructor(
    readonly floor: DayFloor,
    readonly counters: () => Counters,
  ) {}

  open(): Counter[] {
    return [this.#cashier(), this.#pharmacy()];
  }

  /** Somebody brings what is owed since another day, without a ticket. */
  async payDebt({ visitId, visit }: Debt): Promise<void> {
    await takePayment(this.floor.input.station.frontDesk, this.floor.drawer, visitId, visit.payment);
  }

  #cashier(): Counter {
    const { station, day } = this.floor.input;
    const comesAgain = (ticket: CalledTicket): boolean => {
      const { paysLaterOn } = this.floor.of(visitOf(ticket)).visit;
      return paysLaterOn !== null && paysLaterOn !== day.day;
    };
    return {
      point: 'cashier',
      clinicId: idOf(station.clinics, 'SF'),
      person: station.frontDesk,
      minutesFor: (ticket) => this.#minutesFor('cashier', ticket),
      backAfterMinutes: () => 10,
      begin: async (ticket) => {
        const { ticketId } = ticket;
        if (comesAgain(ticket)) await station.frontDesk.call('queue.startServing', { ticketId });
      },
      end: (ticket) => (comesAgain(ticket) ? this.#promise(ticket) : this.#settle(visitOf(ticket))),
    };
  }

  #pharmacy(): Counter {
    const { station } = this.floor.input;
    const changedHisMind = (visitId: VisitId): boolean => {
      const { visit, refunded } = this.floor.of(visitId);
      return visit.refund?.kind === 'drugs_not_fetched' && !refunded;
    };
    return {
      point: 'pickup',
      clinicId: idOf(station.clinics, 'YF'),
      person: station.pharmacist,
      minutesFor: (ticket) =>
        changedHisMind(visitOf(ticket)) ? undefined : this.#minutesFor('pickup', ticket),
      backAfterMinutes: (ticket) => this.floor.of(visitOf(ticket)).visit.refund?.afterMinutes ?? 10,
      back: (ticket) => refundDrugs(this.floor, this.floor.of(visitOf(ticket))),
      begin: AT_ONCE,
      end: (ticket) => this.#handOut(visitOf(ticket)),
    };
  }

  #minutesFor(window: string, ticket: CalledTicket): number {
    const { visit } = this.floor.of(visitOf(ticket));
    return this.floor.random.fork(`${window}/${visit.key}`).minutes(...WINDOW_MINUTES);
  }

  async #settle(visitId: VisitId): Promise<void> {
    const playing = this.floor.of(visitId);
    const { visit } = playing;
    const { station } = this.floor.input;
    const receipt = await takePayment(station.frontDesk, this.floor.drawer, visitId, visit.payment);
    playing.receiptId = receipt?.receiptId;
    if (playing.prescriptions.length > 0) await this.counters().wake('pickup');
    if (playing.signed) return;
    for (const point of new Set(visit.tests.map(pointOfTest))) await this.counters().wake(point);
  }

  /** Goes home without paying: the number is called no more, and the bill is brought on another day. */
  async #promise(ticket: CalledTicket): Promise<void> {
    const { debts, station } = this.floor.input;
    const visitId = visitOf(ticket);
    const { visit } = this.floor.of(visitId);
    await station.frontDesk.call('queue.endStay', {
      ticketId: ticket.ticketId,
      end: 'missed',
      reason: PAYS_LATER,
    });
    if (visit.paysLaterOn) {
      debts.set(visit.paysLaterOn, [...(debts.get(visit.paysLaterOn) ?? []), { visitId, visit }]);
    }
  }

  async #handOut(visitId: VisitId): Promise<void> {
    const { pharmacist, secondPharmacist } = this.floor.input.station;
    const { prescriptions, visit } = this.floor.of(visitId);
    for (const prescriptionId of prescriptions) {
      if (!(await stillWanted(pharmacist, prescriptionId))) continue;
      await pharmacist.call('dispensary.prepare', { prescriptionId });
      await secondPharmacist.call('dispensary.check', { prescriptionId });
      await pharmacist.call('dispensary.dispense', { prescriptionId });
    }
    // Who pays later owes nothing before the last drug is in his hands.
    if (visit.paysLaterOn !== null) await this.counters().wake('cashier');
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
