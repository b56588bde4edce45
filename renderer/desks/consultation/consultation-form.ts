import { type Vitals, vitalsSchema } from '../../../electron/shared/contract/consultation-record.ts';
import type { PrescribedSlip } from '../../../electron/shared/contract/prescribing.ts';
import type { CallInput, Output } from '../../../electron/shared/contract/procedures.ts';
import { MAX_DRUGS, maxDays } from '../../../electron/shared/domain/prescription-rules.ts';
import {
  PRESCRIPTION_RULES,
  type PrescriptionKind,
} from '../../../electron/shared/domain/prescription-types.ts';
import type { RecordContent } from '../../../electron/shared/domain/record-changes.ts';
import type { ClinicDay } from '../../../electron/shared/values/clinic-day.ts';
import { type FormLine, isComplete, lineOfPrescribed, MAX_DAYS } from './form-line.ts';
import { inOnePot } from './herbal-slip.ts';

export type VisitData = Output<'consultation.getVisit'>;
export type Preview = Output<'consultation.previewPrescription'>;

export interface FormSlip {
  readonly kind: PrescriptionKind;
  readonly stable: boolean;
  /** 帖数 of a herbal slip. */
  readonly doses: number;
  readonly lines: readonly FormLine[];
}

export interface FormOrder {
  readonly itemId: number;
  readonly name: string;
  readonly priceFen: number;
  readonly qty: number;
}

/** The consultation as it is being typed; kept as a draft. */
export interface ConsultationForm {
  readonly vitals: { readonly [Key in keyof Vitals]?: number | undefined };
  readonly complaint: string;
  readonly findings: string;
  readonly advice: string;
  readonly onsetDay?: ClinicDay | undefined;
  readonly diagnoses: readonly { readonly code: string; readonly name: string }[];
  readonly slips: readonly FormSlip[];
  readonly orders: readonly FormOrder[];
}

export const EMPTY_SLIP: FormSlip = { kind: 'ordinary', stable: false, doses: 1, lines: [] };

/** What the form starts from: what is written already, or what the front desk noted. */
export function formOfVisit(visit: VisitData): ConsultationForm {
  const { record } = visit;
  const measured = visit.temperatureDeci === null ? {} : { temperatureDeci: visit.temperatureDeci };
  return {
    // What was signed without a measure stays without: the form of a signed record is that record.
    vitals: record && (record.signedAt !== null || hasAny(record.vitals)) ? record.vitals : measured,
    complaint: record?.complaint || visit.reason,
    findings: record?.findings ?? '',
    advice: record?.advice ?? '',
    ...(record?.onsetDay ? { onsetDay: record.onsetDay } : {}),
    diagnoses: visit.diagnoses,
    slips: [EMPTY_SLIP],
    orders: [],
  };
}

function hasAny(vitals: Vitals): boolean {
  return Object.keys(vitals).length > 0;
}

/** Which line of the form stands where in the intent: lines that are not complete are left out of a preview. */
export interface Place {
  readonly slip: number;
  readonly lines: readonly number[];
}

type PreviewInput = CallInput<'consultation.previewPrescription'>;

export interface FormIntent {
  readonly slips: NonNullable<CallInput<'consultation.sign'>['slips']>;
  readonly overrides: NonNullable<PreviewInput['overrides']>;
  readonly orders: NonNullable<PreviewInput['orders']>;
  readonly places: readonly Place[];
}

/** The slips and orders of the form as they can be previewed or signed. */
export function intentOf(form: ConsultationForm): FormIntent {
  const places = form.slips.flatMap((slip, at): Place[] => {
    const lines = slip.lines.flatMap((line, position) => (isComplete(line) ? [position] : []));
    return lines.length === 0 ? [] : [{ slip: at, lines }];
  });
  const linesAt = (place: Place) =>
    place.lines.flatMap((position) => form.slips[place.slip]?.lines[position] ?? []);
  return {
    places,
    slips: places.flatMap((place) => {
      const slip = form.slips[place.slip];
      if (!slip) return [];
      const { kind, stable, doses } = slip;
      return [{ kind, stable, doses, lines: linesAt(place).map(lineIntent) }];
    }),
    overrides: places.flatMap((place, at) =>
      linesAt(place).flatMap((line, position) =>
        PRESCRIPTION_RULES.flatMap((rule) => {
          const reason = line.reasons[rule];
          return reason ? [{ slipNo: at + 1, lineNo: position + 1, rule, reason }] : [];
        }),
      ),
    ),
    orders: form.orders.map(({ itemId, qty }) => ({ itemId, qty })),
  };
}

function lineIntent(line: FormLine) {
  const { drugId, doseMilli = 0, frequency, route, days = 0, qty = 0, note } = line;
  return { drugId, doseMilli, frequency, route, days, qty, note };
}

/** The orders as they stand now, without those that were sent: what was added meanwhile is still to be signed. */
export function ordersNotSent(now: readonly FormOrder[], sent: FormIntent['orders']): FormOrder[] {
  return now.flatMap((order) => {
    const gone = sent.find((one) => one.itemId === order.itemId)?.qty ?? 0;
    return order.qty > gone ? [{ ...order, qty: order.qty - gone }] : [];
  });
}

/** Measures that cannot be meant (体温 3.65), to be marked and corrected before signing. */
export function wrongVitals(vitals: ConsultationForm['vitals']): (keyof Vitals)[] {
  const keys = Object.keys(vitalsSchema.shape) as (keyof Vitals)[];
  return keys.filter((key) => !vitalsSchema.shape[key].safeParse(vitals[key]).success);
}

/** Everything that signing sends besides slips and orders. */
export function recordOf(form: ConsultationForm) {
  const { complaint, findings, advice, onsetDay, diagnoses } = form;
  const vitals = Object.fromEntries(Object.entries(form.vitals).filter(([, value]) => value !== undefined));
  return {
    complaint,
    findings,
    advice,
    vitals,
    diagnoses: diagnoses.map((one) => one.code),
    ...(onsetDay ? { onsetDay } : {}),
  };
}

/** What the form says now, to be compared with what was signed. */
export function typedContentOf(form: ConsultationForm): RecordContent {
  const { complaint, findings, advice, vitals, diagnoses, onsetDay = null } = form;
  const words = { complaint: complaint.trim(), findings: findings.trim(), advice: advice.trim() };
  return { ...words, onsetDay, vitals, diagnoses };
}

/** What was signed of the visit. */
export function signedContentOf({ record, diagnoses }: VisitData): RecordContent {
  const { complaint = '', findings = '', advice = '', onsetDay = null, vitals = {} } = record ?? {};
  return { complaint, findings, advice, onsetDay, vitals, diagnoses };
}

/** Days that a new line of a slip starts with: as the line above, or what the kind allows. */
export function usualDays(slip: FormSlip): number {
  const above = slip.lines.at(-1)?.days;
  return above !== undefined && above <= MAX_DAYS ? above : Math.min(28, maxDays(slip.kind, slip.stable));
}

/** One step of 处方类别: ordinary or emergency → long-term → long-term of a stable patient → ordinary. */
export function nextKind(slip: FormSlip): FormSlip {
  if (slip.kind !== 'long_term') return { ...slip, kind: 'long_term', stable: false };
  return slip.stable ? { ...slip, kind: 'ordinary', stable: false } : { ...slip, stable: true };
}

/** Which lines of a slip cannot stay on it, and what the slip is that they move to. */
function misplaced(
  slip: FormSlip,
  unfit: readonly number[],
): { readonly move: readonly FormLine[]; readonly kind: PrescriptionKind } {
  const unfitLines = slip.lines.filter((_, position) => unfit.includes(position));
  if (unfitLines.length > 0 && unfitLines.length < slip.lines.length)
    return { move: unfitLines, kind: 'ordinary' };
  const herbal = slip.lines.filter((line) => line.drugClass === 'herbal');
  const others = slip.lines.filter((line) => line.drugClass !== 'herbal');
  if (herbal.length > 0 && others.length > 0) return { move: herbal, kind: slip.kind };
  return { move: others.slice(MAX_DRUGS), kind: slip.kind };
}

/**
 * Another slip: what cannot stay on this one moves there (drugs that are not for long-term use, 饮片 among
 * other drugs, what is beyond five); with nothing out of place the new slip is empty. Answers the slips and
 * which one to go on with.
 *
 * @param unfit places of lines that the rules refuse on a long-term slip
 */
export function splitSlip(
  slips: readonly FormSlip[],
  at: number,
  unfit: readonly number[] = [],
): { readonly slips: readonly FormSlip[]; readonly at: number } {
  const slip = slips[at];
  if (!slip || slip.lines.length === 0) return { slips, at };
  const { move, kind } = misplaced(slip, unfit);
  const stay = inOnePot({ ...slip, lines: slip.lines.filter((line) => !move.includes(line)) });
  const next = inOnePot({ ...EMPTY_SLIP, kind, lines: move });
  return { slips: [...slips.slice(0, at), stay, next, ...slips.slice(at + 1)], at: at + 1 };
}

/** Slips of an earlier visit, to be written again (套用上次处方). */
export function slipsOfHistory(earlier: readonly PrescribedSlip[]): FormSlip[] {
  const slips = earlier.map(({ kind, doses, lines }) =>
    inOnePot({ kind, stable: false, doses, lines: lines.map(lineOfPrescribed) }),
  );
  return slips.length > 0 ? slips : [EMPTY_SLIP];
}
