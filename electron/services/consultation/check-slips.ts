import { and, eq, gte, ne, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { recordsOfPerson } from '../../../db/queries/one-person.ts';
import {
  allergies,
  drugs,
  prescriptionLines,
  prescriptionSignatures,
  prescriptions,
  visits,
} from '../../../db/schema/index.ts';
import type { FindingRow, Override, SlipIntent } from '../../shared/contract/prescribing.ts';
import { checkPrescription, RECENT_DAYS } from '../../shared/domain/prescription-rules.ts';
import type {
  DraftLine,
  Finding,
  PrescriptionContext,
  PrescriptionRule,
} from '../../shared/domain/prescription-types.ts';
import { clinicDayAt } from '../../shared/values/clinic-day.ts';
import type { PrescriptionId, ResidentId } from '../../shared/values/ids.ts';
import { instant } from '../../shared/values/instant.ts';
import type { QueryContext } from '../context.ts';
import { loadInteractions } from '../storeroom/interactions.ts';
import { asPrescribable, type DrugRow } from './prescribable-drug.ts';

const DAY_MS = 86_400_000;
/** A slip is handed out on its day or, extended, within three: older visits hold nothing of the last week. */
const LOOK_BACK_MS = (RECENT_DAYS + 4) * DAY_MS;

const allergiesOf = prepared((db) =>
  db
    .select({ substance: allergies.substance })
    .from(allergies)
    .where(
      and(
        sql`${allergies.residentId} IN ${recordsOfPerson(sql.placeholder('residentId'))}`,
        eq(allergies.active, true),
      ),
    )
    .orderBy(allergies.id)
    .prepare(),
);

const lately = prepared((db) =>
  db
    .select({
      prescriptionId: prescriptions.id,
      drugId: prescriptionLines.drugId,
      genericName: drugs.genericName,
      signedAt: prescriptions.signedAt,
      handedOutAt: prescriptionSignatures.at,
    })
    .from(visits)
    .innerJoin(prescriptions, eq(prescriptions.visitId, visits.id))
    .innerJoin(prescriptionLines, eq(prescriptionLines.prescriptionId, prescriptions.id))
    .innerJoin(drugs, eq(drugs.id, prescriptionLines.drugId))
    .leftJoin(
      prescriptionSignatures,
      and(
        eq(prescriptionSignatures.prescriptionId, prescriptions.id),
        eq(prescriptionSignatures.step, 'dispense'),
      ),
    )
    .where(
      and(
        sql`${visits.residentId} IN ${recordsOfPerson(sql.placeholder('residentId'))}`,
        gte(visits.registeredAt, sql.placeholder('since')),
        ne(prescriptions.status, 'void'),
        // A line that came back whole was not taken.
        sql`EXISTS (SELECT 1 FROM allocations WHERE line_id = ${prescriptionLines.id} AND status IN ('reserved', 'dispensed'))`,
      ),
    )
    .prepare(),
);

/** Warnings that a doctor signs only with a reason; the others only want to be read. */
const REASON_RULES: readonly PrescriptionRule[] = [
  'allergy',
  'duplicate',
  'recent',
  'overdose',
  'interaction',
  'skin-test',
];

/** A second signature beside the drug lifts these two (处方管理办法 第六条). */
const SIGNED_AGAIN_RULES: readonly PrescriptionRule[] = ['overdose', 'interaction'];

/** Line numbers of several slips in one list, so that a pair across slips can be found. */
const SLIP_STRIDE = 1000;

export interface SlipToCheck {
  readonly intent: SlipIntent;
  readonly drugs: readonly DrugRow[];
}

/** Recorded allergies of a resident, as written down. */
export function listAllergies(context: Pick<QueryContext, 'db'>, residentId: ResidentId): string[] {
  return allergiesOf(context.db)
    .all({ residentId })
    .map((row) => row.substance);
}

/**
 * What the rules must know besides the slips: allergies, what was handed out in the last days or is
 * promised by a signed slip, and the station's own interaction table. `except` leaves out the slip that is
 * itself being looked at.
 */
export function loadRuleContext(
  context: QueryContext,
  residentId: ResidentId,
  except?: PrescriptionId,
): PrescriptionContext {
  const since = instant(Math.max(0, context.now - LOOK_BACK_MS));
  const dayOf = (at: typeof context.now) => clinicDayAt(at, context.settings.station.utcOffsetMinutes);
  return {
    onDay: context.today,
    allergies: listAllergies(context, residentId),
    recent: lately(context.db)
      .all({ residentId, since })
      .filter((row) => row.prescriptionId !== except)
      .map((row) => ({
        drugId: row.drugId,
        genericName: row.genericName,
        day: dayOf(row.handedOutAt ?? row.signedAt),
      })),
    interactions: loadInteractions(context),
  };
}

/**
 * What the rules say of every slip, with the reasons that the doctor gave. Drugs are compared across the
 * slips of one signature too: splitting a list in two hides no duplicate and no interaction.
 */
export function checkSlips(
  slips: readonly SlipToCheck[],
  rules: PrescriptionContext,
  overrides: readonly Override[],
): FindingRow[][] {
  const drafts = slips.map((slip, at) => ({
    kind: slip.intent.kind,
    stableApproved: slip.intent.stable,
    doses: slip.intent.doses,
    lines: draftLines(slip, at + 1, overrides),
  }));
  const together = {
    kind: 'ordinary',
    stableApproved: false,
    doses: 1,
    lines: drafts.flatMap((one) => one.lines),
  } as const;
  const across = checkPrescription(together, { ...rules, allergies: [], recent: [] }).filter(isAcrossSlips);
  return drafts.map((draft, at) => {
    const slipNo = at + 1;
    const own = checkPrescription(draft, rules);
    const others = across.filter((finding) => slipOf(finding.lineNo ?? 0) === slipNo);
    return [...own, ...others].map((finding) => asRow(finding, slipNo, overrides));
  });
}

function draftLines(slip: SlipToCheck, slipNo: number, overrides: readonly Override[]): DraftLine[] {
  return slip.intent.lines.flatMap((line, at) => {
    const drug = slip.drugs[at];
    if (!drug) return [];
    const signedAgain = overrides.some(
      (one) => one.slipNo === slipNo && one.lineNo === at + 1 && SIGNED_AGAIN_RULES.includes(one.rule),
    );
    const { doseMilli, frequency, route, days, qty } = line;
    const lineNo = slipNo * SLIP_STRIDE + at + 1;
    return [{ lineNo, drug: asPrescribable(drug), doseMilli, frequency, route, days, qty, signedAgain }];
  });
}

function slipOf(lineNo: number): number {
  return Math.floor(lineNo / SLIP_STRIDE);
}

function isAcrossSlips(finding: Finding): boolean {
  if (finding.rule !== 'duplicate' && finding.rule !== 'interaction') return false;
  return slipOf(finding.lineNo ?? 0) !== slipOf(Number(finding.params.otherLine ?? 0));
}

function asRow(finding: Finding, slipNo: number, overrides: readonly Override[]): FindingRow {
  const lineNo = finding.lineNo === undefined ? undefined : finding.lineNo % SLIP_STRIDE;
  const other = finding.params.otherLine;
  const params: Record<string, string | number> = { ...finding.params };
  if (typeof other === 'number') {
    params.otherLine = other % SLIP_STRIDE;
    if (slipOf(other) !== slipNo) params.otherSlip = slipOf(other);
  }
  const given = overrides.find(
    (one) => one.slipNo === slipNo && one.lineNo === lineNo && one.rule === finding.rule,
  );
  return {
    rule: finding.rule,
    ...(lineNo === undefined ? {} : { lineNo }),
    severity: finding.severity,
    needsReason: finding.severity === 'warn' && REASON_RULES.includes(finding.rule),
    reason: given?.reason ?? '',
    params,
  };
}
