import { eq, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { consultations, diagnoses, orders } from '../../../db/schema/index.ts';
import type { Vitals } from '../../shared/contract/consultation-record.ts';
import type { ClinicDay } from '../../shared/values/clinic-day.ts';
import type { OrderId, VisitId } from '../../shared/values/ids.ts';
import type { Instant } from '../../shared/values/instant.ts';
import type { CommandContext } from '../context.ts';
import { refuse } from '../refusal.ts';
import type { PlannedOrder } from './plan-orders.ts';
import { findDiagnosis } from './search-diagnoses.ts';

const clearDiagnoses = prepared((db) =>
  db
    .delete(diagnoses)
    .where(eq(diagnoses.visitId, sql.placeholder('visitId')))
    .prepare(),
);

const insertDiagnosis = prepared((db) =>
  db
    .insert(diagnoses)
    .values({
      visitId: sql.placeholder('visitId'),
      position: sql.placeholder('position'),
      code: sql.placeholder('code'),
      name: sql.placeholder('name'),
    })
    .prepare(),
);

const updateRecord = prepared((db) =>
  db
    .update(consultations)
    .set({
      complaint: sql`${sql.placeholder('complaint')}`,
      findings: sql`${sql.placeholder('findings')}`,
      advice: sql`${sql.placeholder('advice')}`,
      onsetDay: sql`${sql.placeholder('onsetDay')}`,
      temperatureDeci: sql`${sql.placeholder('temperatureDeci')}`,
      pulse: sql`${sql.placeholder('pulse')}`,
      systolic: sql`${sql.placeholder('systolic')}`,
      diastolic: sql`${sql.placeholder('diastolic')}`,
      glucoseDeci: sql`${sql.placeholder('glucoseDeci')}`,
      weightDeci: sql`${sql.placeholder('weightDeci')}`,
      // Only signing says who signed and when; a note in between leaves both.
      signedAt: sql`coalesce(${sql.placeholder('signedAt')}, ${consultations.signedAt})`,
      doctorId: sql`coalesce(${sql.placeholder('signedBy')}, ${consultations.doctorId})`,
    })
    .where(eq(consultations.visitId, sql.placeholder('visitId')))
    .prepare(),
);

const insertOrder = prepared((db) =>
  db
    .insert(orders)
    .values({
      visitId: sql.placeholder('visitId'),
      servicePriceId: sql.placeholder('servicePriceId'),
      qty: sql.placeholder('qty'),
      amountFen: sql.placeholder('amountFen'),
      waiverFen: sql.placeholder('waiverFen'),
      waiverRuleId: sql.placeholder('waiverRuleId'),
      source: 'consultation',
      status: 'ordered',
      orderedBy: sql.placeholder('orderedBy'),
      orderedAt: sql.placeholder('orderedAt'),
    })
    .returning({ orderId: orders.id })
    .prepare(),
);

/** What the doctor writes down of a visit. */
export interface RecordIntent {
  readonly visitId: VisitId;
  readonly complaint: string;
  readonly findings: string;
  readonly advice: string;
  readonly onsetDay?: ClinicDay | undefined;
  readonly vitals: Vitals;
  /** ICD-10 codes, the main one first. */
  readonly diagnoses: readonly string[];
}

export interface Diagnosis {
  readonly code: string;
  readonly name: string;
}

/**
 * Codes with the names of the shipped list; one named twice counts once.
 *
 * @throws Refusal 'consultation.unknown-diagnosis' | 'consultation.asterisk-alone': a manifestation (星号)
 *   never stands without the disease that causes it
 */
export function readDiagnoses(codes: readonly string[]): Diagnosis[] {
  const found = [...new Set(codes)].map((code) => {
    const entry = findDiagnosis(code);
    if (!entry) throw refuse('consultation.unknown-diagnosis', { code });
    return entry;
  });
  const lonely = found.length > 0 && found.every((entry) => entry.asterisk) ? found[0] : undefined;
  if (lonely) throw refuse('consultation.asterisk-alone', { code: lonely.code, name: lonely.name });
  return found.map(({ code, name }) => ({ code, name }));
}

/** Writes the record whole: what is left empty now is empty. `signedAt` only when it is signed. */
export function writeRecord(
  context: CommandContext,
  record: RecordIntent,
  named: readonly Diagnosis[],
  signedAt: Instant | undefined,
): void {
  const { visitId, vitals } = record;
  updateRecord(context.db).run({
    visitId,
    complaint: record.complaint,
    findings: record.findings,
    advice: record.advice,
    onsetDay: record.onsetDay ?? null,
    temperatureDeci: vitals.temperatureDeci ?? null,
    pulse: vitals.pulse ?? null,
    systolic: vitals.systolic ?? null,
    diastolic: vitals.diastolic ?? null,
    glucoseDeci: vitals.glucoseDeci ?? null,
    weightDeci: vitals.weightDeci ?? null,
    signedAt: signedAt ?? null,
    signedBy: signedAt === undefined ? null : context.session.staffId,
  });
  clearDiagnoses(context.db).run({ visitId });
  named.forEach(({ code, name }, at) => {
    insertDiagnosis(context.db).run({ visitId, position: at + 1, code, name });
  });
}

/** Writes what the doctor asks to have done; each row keeps the price and the waiver of this moment. */
export function writeOrders(
  context: CommandContext,
  visitId: VisitId,
  planned: readonly PlannedOrder[],
): OrderId[] {
  return planned.map(
    (order) =>
      insertOrder(context.db).get({
        visitId,
        servicePriceId: order.servicePriceId,
        qty: order.qty,
        amountFen: order.amountFen,
        waiverFen: order.waiverFen,
        waiverRuleId: order.waiverRuleId,
        orderedBy: context.session.staffId,
        orderedAt: context.now,
      }).orderId,
  );
}
