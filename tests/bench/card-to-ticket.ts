import { randomUUID } from 'node:crypto';
import type { Session } from '../../electron/services/context.ts';
import type { Output, ProcedureName } from '../../electron/shared/contract/procedures.ts';
import type { StaffId } from '../../electron/shared/values/ids.ts';
import { instant } from '../../electron/shared/values/instant.ts';
import { answerFrom } from '../support/played-month.ts';
import type { BusyStation } from './busy-station.ts';
import type { ReadingRow } from './reading.ts';
import { Samples } from './samples.ts';

const CARDS = 200;
const FRONT_DESK: Session = { staffId: 1 as StaffId, name: '', roles: ['head', 'front_desk'], desk: 'bench' };
/** From the evening of the last day to nine in the morning. */
const OVERNIGHT_MS = 14 * 3_600_000;

/**
 * From the card's number to the ticket saved: everything that the desk asks for and then the registration,
 * on a morning that goes from the first patient to the two hundredth. The floor is the registration's rows
 * alone, by raw statements, as the month measured them.
 */
export async function measureCardToTicket(station: BusyStation): Promise<ReadingRow> {
  const { db, file, clock, measured: month } = station;
  clock.now = instant(clock.now + OVERNIGHT_MS);
  const answer = answerFrom(db, file, clock);
  const ask = async <Name extends ProcedureName>(procedure: Name, input: object): Promise<Output<Name>> => {
    const kind = procedure === 'registration.register' ? 'command' : 'query';
    const reply = await answer({ number: 0, session: FRONT_DESK, procedure, kind, input });
    if (!reply.ok) throw new Error(`${procedure}: ${JSON.stringify(reply.error)}`);
    return reply.value as Output<Name>;
  };
  const cards = db.$client
    .prepare(
      "SELECT id_number FROM residents WHERE id_kind = 'resident_id' ORDER BY last_visit_at DESC LIMIT ?",
    )
    .pluck()
    .all(CARDS) as string[];
  const samples = new Samples();
  for (const text of cards) {
    clock.now = instant(clock.now + 60_000);
    const start = performance.now();
    const found = await ask('registration.findByScan', { text });
    if (found.kind !== 'resident') throw new Error(`the card of nobody: ${found.kind}`);
    const { residentId } = found;
    const { choices } = await ask('registration.listRooms', {});
    const [first] = choices;
    if (!first) throw new Error('no doctor');
    const choice = { residentId, clinicId: first.clinicId, doctorId: first.doctorId };
    await ask('residents.getStrip', { residentId });
    await ask('residents.getRecord', { residentId });
    await ask('registration.preview', choice);
    await ask('registration.register', { ...choice, commandId: randomUUID() });
    samples.add(performance.now() - start);
  }
  const raw = month.raw.get('registration.register');
  if (!raw) throw new Error('the month registered nobody');
  return {
    what: 'card swipe to ticket saved',
    floor: 'the registration’s rows, raw',
    measured: samples,
    raw,
  };
}
