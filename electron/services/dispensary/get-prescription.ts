import { eq, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import {
  findReceiptOfSlip,
  listAllocationsOfSlip,
  listLinesOfSlip,
  type SlipAllocation,
} from '../../../db/queries/prescriptions.ts';
import { clinics, residents, staff, visits } from '../../../db/schema/index.ts';
import type { PrescribedLine } from '../../shared/contract/prescribing.ts';
import type { Output } from '../../shared/contract/procedures.ts';
import { expiryBand } from '../../shared/domain/allocation.ts';
import { slipLabel } from '../../shared/domain/prescription-slip.ts';
import { movementCost } from '../../shared/domain/pricing.ts';
import { type Fen, negateFen, subtractFen, sumFen } from '../../shared/values/fen.ts';
import type { BatchId, PrescriptionId } from '../../shared/values/ids.ts';
import { quantity } from '../../shared/values/quantity.ts';
import { checkSlips, listAllergies, loadRuleContext } from '../consultation/check-slips.ts';
import { findDrugRow } from '../consultation/prescribable-drug.ts';
import { listDiagnosesOfVisit } from '../consultation/read-record.ts';
import type { QueryContext } from '../context.ts';
import { listSignatures, nextStepOf, requireSlip } from './slip-step.ts';

type Detail = Output<'dispensary.getPrescription'>;

const peopleOfVisit = prepared((db) =>
  db
    .select({ residentName: residents.name, clinicName: clinics.name })
    .from(visits)
    .innerJoin(residents, eq(residents.id, visits.residentId))
    .innerJoin(clinics, eq(clinics.id, visits.clinicId))
    .where(eq(visits.id, sql.placeholder('visitId')))
    .prepare(),
);

const nameOfStaff = prepared((db) =>
  db
    .select({ name: staff.name })
    .from(staff)
    .where(eq(staff.id, sql.placeholder('staffId')))
    .prepare(),
);

/**
 * A slip as the pharmacist checks it (四查十对): whose it is, every line with its batches, shelf and purchase
 * cost, what the rules say today, who signed, and what it was charged.
 *
 * @throws Refusal 'dispensary.unknown-prescription'
 */
export function getPrescription(context: QueryContext, prescriptionId: PrescriptionId): Detail {
  const { day, number, doctorId, ticketNumber, clinicId, visitDay, visitStatus, voidReason, ...slip } =
    requireSlip(context, prescriptionId);
  const people = peopleOfVisit(context.db).get({ visitId: slip.visitId });
  const parts = withCosts(listAllocationsOfSlip(context.db, prescriptionId));
  const lines = listLinesOfSlip(context.db, prescriptionId).map((line) => detailLine(context, line, parts));
  const signatures = listSignatures(context.db, prescriptionId);
  const receiptNo = findReceiptOfSlip(context.db, prescriptionId);
  const live = parts.filter((part) => part.status === 'reserved' || part.status === 'dispensed');
  const chargedFen = sumFen(live, (part) => part.amountFen);
  const costFen = sumFen(live, (part) => part.outCostFen);
  const over = slip.status === 'void' || slip.status === 'dispensed' || slip.status === 'returned';
  return {
    ...slip,
    label: slipLabel(day, number),
    number: ticketNumber,
    residentName: people?.residentName ?? '',
    clinicName: people?.clinicName ?? '',
    doctorName: nameOfStaff(context.db).get({ staffId: doctorId })?.name ?? '',
    amountFen: chargedFen,
    lines,
    diagnoses: listDiagnosesOfVisit(context, slip.visitId),
    allergies: listAllergies(context, slip.residentId),
    findings: findingsOf(context, slip, lines),
    signatures,
    paid: receiptNo !== undefined,
    receiptNo: receiptNo ?? null,
    chargedFen,
    costFen,
    differenceFen: subtractFen(chargedFen, costFen),
    nextStep: over ? null : (nextStepOf(signatures) ?? null),
    voidReason: voidReason ?? '',
    samePersonMaySignTwice: context.settings.dispensary.samePersonMaySignTwice,
  };
}

interface CostedPart extends SlipAllocation {
  /** Positive. */
  readonly outCostFen: Fen;
}

/** What went out, or would go out now: two lines of one batch leave it one after the other. */
function withCosts(parts: readonly SlipAllocation[]): CostedPart[] {
  const left = new Map<BatchId, number>();
  return parts.map((part) => {
    if (part.movedFen !== null) return { ...part, outCostFen: negateFen(part.movedFen) };
    const before = left.get(part.batchId) ?? part.onHandQty;
    const after = Math.max(0, before - part.qty);
    left.set(part.batchId, after);
    const cost = movementCost(part.price, part.packSize, quantity(before), quantity(after));
    return { ...part, outCostFen: negateFen(cost) };
  });
}

function detailLine(
  context: QueryContext,
  line: PrescribedLine,
  parts: readonly CostedPart[],
): Detail['lines'][number] {
  const drug = findDrugRow(context.db, line.drugId);
  return {
    ...line,
    shelf: drug?.shelf ?? '',
    storage: drug?.storage ?? 'room',
    highAlert: drug?.highAlert ?? false,
    skinTest: drug?.skinTest ?? false,
    allocations: parts
      .filter((part) => part.lineId === line.lineId)
      .map((part) => ({
        allocationId: part.allocationId,
        batchNo: part.batchNo,
        expiresDay: part.expiresDay,
        band: expiryBand(part.expiresDay, context.today, context.settings.storeroom.expiryBandMonths),
        locked: part.locked,
        qty: part.qty,
        amountFen: part.amountFen,
        costFen: part.outCostFen,
        status: part.status,
      })),
  };
}

function findingsOf(
  context: QueryContext,
  slip: Pick<Detail, 'prescriptionId' | 'residentId' | 'kind' | 'stable' | 'doses'>,
  lines: readonly PrescribedLine[],
): Detail['findings'] {
  const drugs = lines.flatMap((line) => findDrugRow(context.db, line.drugId) ?? []);
  const overrides = lines.flatMap((line, at) =>
    line.signedAgain
      ? (['overdose', 'interaction'] as const).map((rule) => ({
          slipNo: 1,
          lineNo: at + 1,
          rule,
          reason: line.note,
        }))
      : [],
  );
  const intent = { kind: slip.kind, stable: slip.stable, doses: slip.doses, lines: [...lines] };
  const rules = loadRuleContext(context, slip.residentId, slip.prescriptionId);
  return checkSlips([{ intent, drugs }], rules, overrides)[0] ?? [];
}
