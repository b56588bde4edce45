import type { VisitId } from '../../../electron/shared/values/ids.ts';
import type { PlannedVisit } from '../population/plan.ts';
import { type Counter, type Counters, visitOf } from './counters.ts';
import { CONSULTING_ROOMS, DOCTORS_BEGIN, idOf } from './crew.ts';
import type { DayFloor, Playing } from './day-floor.ts';
import type { Person } from './people.ts';
import { pointOfTest } from './test-rooms.ts';
import { signVisit } from './write-prescription.ts';

/** With the results in hand it does not take long. */
const SECOND_LOOK_MINUTES = [2, 4.5] as const;

/** A doctor with nobody outside takes his time, one with a full bench does not; by how many wait. */
const PACE = [1.2, 1, 0.85, 0.75, 0.65] as const;

/** The doctors' rooms: who is called, how long he stays, what is written and ordered. */
export class ConsultingRooms {
  constructor(
    readonly floor: DayFloor,
    readonly counters: () => Counters,
  ) {}

  open(): Counter[] {
    const { station } = this.floor.input;
    return CONSULTING_ROOMS.map(({ doctor, room }): Counter => {
      const person = idOf(station.doctors, doctor);
      return {
        point: 'consultation',
        clinicId: idOf(station.clinics, room),
        person,
        isOpen: () => this.floor.minute >= DOCTORS_BEGIN,
        minutesFor: (ticket) => this.#minutesFor(visitOf(ticket)),
        byHand: () => this.#byHand(room),
        backAfterMinutes: (ticket) => backAfter(this.floor.of(visitOf(ticket)).visit),
        back: (ticket) => this.cancel(visitOf(ticket)),
        begin: async (ticket) => void (await person.call('consultation.start', { visitId: visitOf(ticket) })),
        end: (ticket) => this.#end(person, visitOf(ticket)),
      };
    });
  }

  /** Whoever came early is called when the doctors begin. */
  planBeginning(): void {
    this.floor.at(DOCTORS_BEGIN, () => this.counters().wake('consultation'));
  }

  /** Somebody who changes his mind before he is called. */
  planCancelling(visitId: VisitId): void {
    const playing = this.floor.of(visitId);
    if (!playing.visit.cancels) return;
    this.floor.after(playing.visit.cancels.afterMinutes, async () => {
      if (!playing.calledByDoctor) await this.cancel(visitId);
    });
  }

  /** 退号. @returns false for somebody who does not want that. */
  async cancel(visitId: VisitId): Promise<boolean> {
    const playing = this.floor.of(visitId);
    const { cancels } = playing.visit;
    if (!cancels) return false;
    this.floor.leave(playing);
    playing.gone = true;
    await this.floor.input.station.frontDesk.call('registration.cancel', { visitId, reason: cancels.reason });
    return true;
  }

  #minutesFor(visitId: VisitId): number | undefined {
    const playing = this.floor.of(visitId);
    const { visit, calledByDoctor } = playing;
    playing.calledByDoctor = true;
    if (visit.cancels || (visit.missedCall && !calledByDoctor)) return undefined;
    const pace = PACE[this.floor.waitingIn(playing.clinicCode)] ?? 0.65;
    if (!playing.tested) return visit.consultationMinutes * pace;
    return this.floor.random.fork(`results/${visit.key}`).minutes(...SECOND_LOOK_MINUTES);
  }

  #byHand(room: string) {
    const first = this.floor.findWaiting(
      room,
      ({ visit, hasToWait }) => hasToWait && visit.calledByHand !== null,
    );
    return first && { ticketId: first.ticketId, reason: first.visit.calledByHand ?? '' };
  }

  async #end(doctor: Person, visitId: VisitId): Promise<void> {
    const playing = this.floor.of(visitId);
    this.floor.leave(playing);
    if (playing.visit.tests.length > 0 && !playing.tested) await this.#orderTests(doctor, visitId, playing);
    else await this.#sign(doctor, visitId, playing);
  }

  async #orderTests(doctor: Person, visitId: VisitId, playing: Playing): Promise<void> {
    const { visit } = playing;
    playing.tested = true;
    const orders = this.#orders(visit.tests.map(({ itemCode }) => ({ itemCode, qty: 1 })));
    await doctor.call('consultation.orderTests', { ...recordOf(visitId, visit), orders });
    if (visit.paysLaterOn === null) return this.counters().wake('cashier');
    for (const point of new Set(visit.tests.map(pointOfTest))) await this.counters().wake(point);
  }

  async #sign(doctor: Person, visitId: VisitId, playing: Playing): Promise<void> {
    const { visit } = playing;
    const orders = this.#orders(visit.treatments);
    const record = { ...recordOf(visitId, visit), orders };
    const signed = await signVisit(this.floor.input.station, doctor, visit, record);
    playing.signed = true;
    playing.prescriptions = signed.prescriptions.map((slip) => slip.prescriptionId);
    const drugs = playing.prescriptions.length > 0;
    if (visit.paysLaterOn !== null) return this.counters().wake(drugs ? 'pickup' : 'cashier');
    const feesOwed = !playing.tested && !playing.feesPaid;
    if (feesOwed || drugs || orders.length > 0) await this.counters().wake('cashier');
  }

  #orders(items: PlannedVisit['treatments']) {
    const { station } = this.floor.input;
    return items.map((item) => ({ itemId: idOf(station.items, item.itemCode), qty: item.qty }));
  }
}

function recordOf(visitId: VisitId, visit: PlannedVisit) {
  const { complaint, findings, advice, onsetDay, diagnoses } = visit;
  return {
    visitId,
    complaint,
    findings,
    advice,
    onsetDay,
    diagnoses: [...diagnoses],
    vitals: vitalsOf(visit),
  };
}

/** What is measured at the desk; what was not measured is left out. */
function vitalsOf({ vitals }: PlannedVisit) {
  return {
    temperatureDeci: vitals.temperatureDeci,
    pulse: vitals.pulse,
    ...(vitals.systolic === null ? {} : { systolic: vitals.systolic }),
    ...(vitals.diastolic === null ? {} : { diastolic: vitals.diastolic }),
    ...(vitals.glucoseDeci === null ? {} : { glucoseDeci: vitals.glucoseDeci }),
  };
}

function backAfter({ cancels, missedCall }: PlannedVisit): number {
  return cancels?.afterMinutes ?? missedCall?.backAfterMinutes ?? 10;
}
