import type { VisitId } from '../../../electron/shared/values/ids.ts';
import type { PlannedTest } from '../population/plan.ts';
import { type CalledTicket, type Counter, type Counters, visitOf } from './counters.ts';
import { idOf } from './crew.ts';
import type { DayFloor } from './day-floor.ts';
import { refundTest } from './refunds.ts';

type TestPoint = 'lab' | 'examination';

/** Drawing blood or taking the pot; the machine then works by itself. */
const SAMPLE_MINUTES = [1.5, 3.5] as const;

const ROOM_CODES = { lab: 'HY', examination: 'JC' } as const;

/** Laboratory items are HY…, examinations JC…, as on the price list. */
export function pointOfTest({ itemCode }: Pick<PlannedTest, 'itemCode'>): TestPoint {
  return itemCode.startsWith(ROOM_CODES.lab) ? 'lab' : 'examination';
}

/** Laboratory and examination room: a sample is quickly taken and its result comes later; an ECG is read at once. */
export class TestRooms {
  constructor(
    readonly floor: DayFloor,
    readonly counters: () => Counters,
  ) {}

  open(): Counter[] {
    const { station } = this.floor.input;
    return (['lab', 'examination'] as const).map(
      (point): Counter => ({
        point,
        clinicId: idOf(station.clinics, ROOM_CODES[point]),
        person: station.frontDesk,
        minutesFor: (ticket) =>
          point === 'lab' ? this.#sampleMinutes(visitOf(ticket)) : this.#testMinutes(visitOf(ticket), point),
        backAfterMinutes: () => 10,
        begin: async ({ ticketId }) =>
          void (await station.frontDesk.call('queue.startServing', { ticketId })),
        end: async (ticket) => {
          if (point === 'examination') return this.#finish(ticket, point);
          this.floor.after(this.#testMinutes(visitOf(ticket), point), () => this.#finish(ticket, point));
        },
      }),
    );
  }

  #sampleMinutes(visitId: VisitId): number {
    return this.floor.random.fork(`sample/${this.floor.of(visitId).visit.key}`).minutes(...SAMPLE_MINUTES);
  }

  /** The slowest of them. */
  #testMinutes(visitId: VisitId, point: TestPoint): number {
    const { tests } = this.floor.of(visitId).visit;
    return Math.max(...tests.filter((test) => pointOfTest(test) === point).map(({ minutes }) => minutes));
  }

  async #finish(ticket: CalledTicket, point: TestPoint): Promise<void> {
    const { frontDesk } = this.floor.input.station;
    const visitId = visitOf(ticket);
    const { refund, tests } = this.floor.of(visitId).visit;
    const orders = await frontDesk.call('queue.listPointOrders', { visitId, point });
    const refused = refund?.kind === 'test_not_done' ? refund.itemCode : undefined;
    const results = orders
      .filter(({ status, code }) => status !== 'done' && code !== refused)
      .map(({ orderId, code }) => ({
        orderId,
        result: tests.find(({ itemCode }) => itemCode === code)?.result ?? '',
      }));
    if (results.length > 0) {
      const { returned } = await frontDesk.call('queue.finishOrders', { ticketId: ticket.ticketId, results });
      if (returned) await this.#backToDoctor(visitId);
    }
    // Somebody who stands here is not called there.
    for (const other of new Set(tests.map(pointOfTest)))
      if (other !== point) await this.counters().wake(other);
    if (refund && refused) this.floor.after(refund.afterMinutes, () => this.#giveUp(ticket));
  }

  /** Paid and not done: the money goes back, and the doctor goes on without it. */
  async #giveUp({ ticketId, visitId }: CalledTicket): Promise<void> {
    if (visitId === null) return;
    const { frontDesk } = this.floor.input.station;
    const playing = this.floor.of(visitId);
    await refundTest(this.floor, playing);
    await frontDesk.call('queue.endStay', { ticketId, end: 'done', reason: '退费，不做了' });
    await frontDesk.call('queue.returnWithResults', { visitId });
    await this.#backToDoctor(visitId);
  }

  async #backToDoctor(visitId: VisitId): Promise<void> {
    const playing = this.floor.of(visitId);
    this.floor.join(playing);
    await this.counters().wake('consultation', idOf(this.floor.input.station.clinics, playing.clinicCode));
  }
}
