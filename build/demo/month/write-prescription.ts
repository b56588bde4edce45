import type { CallInput, Output } from '../../../electron/shared/contract/procedures.ts';
import type { VisitId } from '../../../electron/shared/values/ids.ts';
import type { PlannedPrescription, PlannedVisit } from '../population/plan.ts';
import { type DemoStation, idOf } from './crew.ts';
import { type Person, Refused } from './people.ts';

type SlipIntent = NonNullable<CallInput<'consultation.sign'>['slips']>[number];
type Override = NonNullable<CallInput<'consultation.sign'>['overrides']>[number];
type Preview = Output<'consultation.previewPrescription'>;

interface WrittenSlips {
  readonly slips: SlipIntent[];
  readonly overrides: Override[];
}

/** A doctor who reads what the rules say would drop a refused line, and write a reason beside a warning. */
const MOST_CORRECTIONS = 12;
const REASON = '病情需要，已向患者说明';

/** What signing says when the doctor has to look at the slips again. */
const TO_CORRECT: readonly string[] = [
  'consultation.rule',
  'consultation.reason-missing',
  'consultation.stock-short',
  'consultation.batch-expires-in-course',
];

type SignIntent = Omit<CallInput<'consultation.sign'>, 'commandId' | 'slips' | 'overrides'>;

/** Signs a visit as planned, or after heeding what the checks say against it. */
export async function signVisit(
  station: DemoStation,
  doctor: Person,
  visit: PlannedVisit,
  record: SignIntent,
): Promise<Output<'consultation.sign'>> {
  const slips = visit.prescriptions.map((slip) => slipIntent(station, slip));
  try {
    return await doctor.call('consultation.sign', { ...record, slips });
  } catch (error) {
    if (!(error instanceof Refused) || !TO_CORRECT.includes(error.code)) throw error;
    const written = await writePrescriptions(station, doctor, record.visitId as VisitId, visit);
    return doctor.call('consultation.sign', { ...record, ...written });
  }
}

/** The planned slips as the doctor would sign them after heeding the checks on the screen. */
async function writePrescriptions(
  station: DemoStation,
  doctor: Person,
  visitId: VisitId,
  visit: PlannedVisit,
): Promise<WrittenSlips> {
  let slips = visit.prescriptions.map((slip) => slipIntent(station, slip));
  for (let round = 0; round < MOST_CORRECTIONS; round += 1) {
    slips = slips.filter((slip) => slip.lines.length > 0);
    if (slips.length === 0) return { slips, overrides: [] };
    const preview = await doctor.call('consultation.previewPrescription', { visitId, slips });
    const refused = findRefused(preview);
    if (!refused) return { slips, overrides: overridesFor(preview) };
    slips = slips.map((slip, index) =>
      index === refused.slip
        ? {
            ...slip,
            lines: slip.lines.filter((_, line) => refused.line === undefined || line !== refused.line),
          }
        : slip,
    );
  }
  throw new Error(`visit ${visit.key}: the checks still refuse after ${MOST_CORRECTIONS} corrections`);
}

function slipIntent(station: DemoStation, slip: PlannedPrescription): SlipIntent {
  return {
    kind: slip.kind,
    stable: slip.kind === 'long_term',
    doses: Math.max(1, slip.decoctions),
    lines: slip.lines.map((line) => ({
      drugId: idOf(station.drugs, line.drugCode),
      doseMilli: line.doseMilli,
      frequency: line.frequency,
      route: line.route,
      days: line.days,
      qty: line.qty,
    })),
  };
}

interface RefusedLine {
  readonly slip: number;
  /** Undefined: the whole slip. */
  readonly line: number | undefined;
}

function findRefused(preview: Preview): RefusedLine | undefined {
  for (const [slip, checked] of preview.slips.entries()) {
    const short = checked.lines.findIndex((line) => line.refused !== null);
    if (short >= 0) return { slip, line: short };
    const finding = checked.findings.find((one) => one.severity === 'refuse');
    if (finding) {
      const line = finding.lineNo === undefined ? checked.lines.length - 1 : finding.lineNo - 1;
      return { slip, line };
    }
  }
  return undefined;
}

function overridesFor(preview: Preview): Override[] {
  return preview.slips.flatMap((slip, index) =>
    slip.findings
      .filter((finding) => finding.needsReason && finding.lineNo !== undefined)
      .map((finding) => ({
        slipNo: index + 1,
        lineNo: finding.lineNo ?? 1,
        rule: finding.rule,
        reason: REASON,
      })),
  );
}
