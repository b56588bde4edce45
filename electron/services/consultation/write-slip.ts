import { eq, max, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { allocations, prescriptionLines, prescriptions } from '../../../db/schema/index.ts';
import type { FindingRow } from '../../shared/contract/prescribing.ts';
import { ageOn } from '../../shared/domain/age.ts';
import { slipKind, slipLabel, strictestControl } from '../../shared/domain/prescription-slip.ts';
import { addDays } from '../../shared/values/clinic-day.ts';
import type { Fen } from '../../shared/values/fen.ts';
import type { PrescriptionId } from '../../shared/values/ids.ts';
import type { CommandContext } from '../context.ts';
import { reserveStock } from '../storeroom/move-stock.ts';
import type { PlannedLine, PlannedSlip } from './plan-slips.ts';
import type { CareVisit } from './visit-under-care.ts';

const lastNumber = prepared((db) =>
  db
    .select({ number: max(prescriptions.number) })
    .from(prescriptions)
    .where(eq(prescriptions.day, sql.placeholder('day')))
    .prepare(),
);

const insertSlip = prepared((db) =>
  db
    .insert(prescriptions)
    .values({
      day: sql.placeholder('day'),
      number: sql.placeholder('number'),
      visitId: sql.placeholder('visitId'),
      doctorId: sql.placeholder('doctorId'),
      kind: sql.placeholder('kind'),
      slip: sql.placeholder('slip'),
      doses: sql.placeholder('doses'),
      status: sql.placeholder('status'),
      signedAt: sql.placeholder('signedAt'),
      validToDay: sql.placeholder('validToDay'),
      stable: sql.placeholder('stable'),
    })
    .returning({ prescriptionId: prescriptions.id })
    .prepare(),
);

const insertLine = prepared((db) =>
  db
    .insert(prescriptionLines)
    .values({
      prescriptionId: sql.placeholder('prescriptionId'),
      position: sql.placeholder('position'),
      drugId: sql.placeholder('drugId'),
      doseMilli: sql.placeholder('doseMilli'),
      frequency: sql.placeholder('frequency'),
      route: sql.placeholder('route'),
      days: sql.placeholder('days'),
      qty: sql.placeholder('qty'),
      note: sql.placeholder('note'),
      signedAgain: sql.placeholder('signedAgain'),
    })
    .returning({ lineId: prescriptionLines.id })
    .prepare(),
);

const insertAllocation = prepared((db) =>
  db
    .insert(allocations)
    .values({
      lineId: sql.placeholder('lineId'),
      batchId: sql.placeholder('batchId'),
      qty: sql.placeholder('qty'),
      amountFen: sql.placeholder('amountFen'),
      status: 'reserved',
    })
    .prepare(),
);

export interface WrittenSlip {
  readonly prescriptionId: PrescriptionId;
  readonly label: string;
  readonly amountFen: Fen;
}

/**
 * Writes a signed slip: its number of the day, its paper, its lines, and for each line the very batches that
 * it will be handed out from, reserved and priced. With 先诊疗后付费 it may be handed out at once. It is
 * valid today and as many days as the station allows. The plan has passed requireSignable.
 */
export function writeSlip(context: CommandContext, visit: CareVisit, slip: PlannedSlip): WrittenSlip {
  const number = (lastNumber(context.db).get({ day: context.today })?.number ?? 0) + 1;
  const { prescriptionId } = insertSlip(context.db).get({
    day: context.today,
    number,
    visitId: visit.visitId,
    doctorId: context.session.staffId,
    kind: slip.intent.kind,
    slip: paperOf(context, visit, slip),
    doses: slip.intent.doses,
    status: visit.payLater ? 'pay_later' : 'signed',
    signedAt: context.now,
    validToDay: addDays(context.today, context.settings.dispensary.validDays - 1),
    stable: slip.intent.stable,
  });
  slip.lines.forEach((line, at) => {
    writeLine(context, prescriptionId, line, { lineNo: at + 1, findings: slip.findings });
  });
  return { prescriptionId, label: slipLabel(context.today, number), amountFen: slip.amountFen };
}

function writeLine(
  context: CommandContext,
  prescriptionId: PrescriptionId,
  line: PlannedLine,
  place: { readonly lineNo: number; readonly findings: readonly FindingRow[] },
): void {
  const { drugId, doseMilli, frequency, route, days, qty, note } = line.intent;
  const own = place.findings.filter((finding) => finding.lineNo === place.lineNo && finding.reason !== '');
  const { lineId } = insertLine(context.db).get({
    prescriptionId,
    position: place.lineNo,
    drugId,
    doseMilli,
    frequency,
    route,
    days,
    qty,
    note: [...new Set([note, ...own.map((finding) => finding.reason)])].filter(Boolean).join('；'),
    signedAgain: own.some((finding) => finding.rule === 'overdose' || finding.rule === 'interaction'),
  });
  for (const part of line.parts) {
    reserveStock(context, part.batch.batchId, part.qty);
    insertAllocation(context.db).run({
      lineId,
      batchId: part.batch.batchId,
      qty: part.qty,
      amountFen: part.amountFen,
    });
  }
}

function paperOf(context: CommandContext, visit: CareVisit, slip: PlannedSlip) {
  const age = visit.birthDay <= context.today ? ageOn(visit.birthDay, context.today) : undefined;
  const control = strictestControl(slip.lines.map((line) => line.drug.control));
  const { colour, marks } = slipKind(age, slip.intent.kind, control);
  return colour === 'white' && marks.includes('精二') ? 'white2' : colour;
}
