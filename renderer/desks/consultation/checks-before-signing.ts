import type { FindingRow } from '../../../electron/shared/contract/prescribing.ts';
import { RULE_LABELS } from '../../../electron/shared/domain/explain-finding.ts';
import { MAX_DRUGS, maxDays } from '../../../electron/shared/domain/prescription-rules.ts';
import type { PrescriptionRule } from '../../../electron/shared/domain/prescription-types.ts';
import { type ConsultationForm, type FormIntent, type Preview, wrongVitals } from './consultation-form.ts';
import { isComplete } from './form-line.ts';
import type { Measure } from './VitalsRow.tsx';

export type CheckState = 'ok' | 'warn' | 'refuse';

/** One row of 签名前核对. */
export interface SigningCheck {
  readonly label: string;
  readonly state: CheckState;
  readonly value: string;
}

/** What the panel always shows, found or not. */
const ALWAYS: readonly PrescriptionRule[] = [
  'allergy',
  'too-many-drugs',
  'days',
  'duplicate',
  'recent',
  'interaction',
];

interface Told extends FindingRow {
  readonly slipNo: number;
}

function findingsOf(preview: Preview | undefined): Told[] {
  return (preview?.slips ?? []).flatMap((slip, at) =>
    slip.findings.map((finding) => ({ ...finding, slipNo: at + 1 })),
  );
}

/** Whether a finding stops the signature as it stands. */
export function isOpen(finding: FindingRow): boolean {
  return finding.severity === 'refuse' || (finding.needsReason && finding.reason === '');
}

/** `第 4 行`, with a second slip `2-4 行`. */
function placeOf(finding: Told, slips: number): string {
  if (finding.lineNo === undefined) return slips > 1 ? `第 ${finding.slipNo} 张` : '';
  return slips > 1 ? `第 ${finding.slipNo} 张 ${finding.lineNo} 行` : `第 ${finding.lineNo} 行`;
}

/** The list before signing: six rows that always stand there, and further ones that the rules found. */
export function checksOf(
  form: ConsultationForm,
  preview: Preview | undefined,
  allergies: readonly string[],
): SigningCheck[] {
  const found = findingsOf(preview);
  const slips = preview?.slips.length ?? 0;
  const rules = Object.keys(RULE_LABELS) as PrescriptionRule[];
  const rows = rules.flatMap((rule): SigningCheck[] => {
    const own = found.filter((finding) => finding.rule === rule);
    const worst = own.find(isOpen) ?? own.find((finding) => finding.reason === '') ?? own[0];
    const label = RULE_LABELS[rule];
    if (!worst)
      return ALWAYS.includes(rule) ? [{ label, state: 'ok', value: fineWords(rule, form, allergies) }] : [];
    // What only wants to be read holds up nothing, but it is no tick either.
    const state = worst.severity === 'refuse' ? 'refuse' : worst.reason === '' ? 'warn' : 'ok';
    const reason = worst.reason === '' ? '' : '，已写理由';
    return [{ label, state, value: `${placeOf(worst, slips)}${reason}` || '见处方' }];
  });
  return [...rows, ...stockCheck(preview)];
}

/** Lines for which the shelf has not enough, by their place in the preview. */
function shortLines(preview: Preview | undefined): { readonly at: number; readonly position: number }[] {
  return (preview?.slips ?? []).flatMap((slip, at) =>
    slip.lines.flatMap((line, position) => (line.refused ? [{ at, position }] : [])),
  );
}

function stockCheck(preview: Preview | undefined): SigningCheck[] {
  const [first] = shortLines(preview);
  if (!first) return [];
  const slipWords = (preview?.slips.length ?? 0) > 1 ? `第 ${first.at + 1} 张 ` : '第 ';
  return [{ label: '库存', state: 'refuse', value: `${slipWords}${first.position + 1} 行` }];
}

function fineWords(rule: PrescriptionRule, form: ConsultationForm, allergies: readonly string[]): string {
  const lines = form.slips.flatMap((slip) => slip.lines);
  if (rule === 'allergy') return allergies.length > 0 ? `${allergies.join('、')}：本方无` : '无过敏记录';
  if (rule === 'too-many-drugs') {
    const herbs = lines.filter((line) => line.drugClass === 'herbal').length;
    if (herbs > 0 && herbs === lines.length) return `饮片 ${herbs} 味`;
    // 饮片 are not counted among the five.
    const counted = form.slips.map((slip) => slip.lines.filter((line) => line.drugClass !== 'herbal').length);
    const filled = counted.filter((count) => count > 0);
    const counts = filled.join('+') || '0';
    return filled.length > 1 ? `${counts} 种，各不超 ${MAX_DRUGS}` : `${counts} 种，不超 ${MAX_DRUGS} 种`;
  }
  if (rule === 'days') {
    const longest = Math.max(0, ...lines.map((line) => line.days ?? 0));
    const max = Math.max(...form.slips.map((slip) => maxDays(slip.kind, slip.stable)));
    return longest === 0
      ? `不超 ${max} 天`
      : `${longest} 天，不超 ${max >= 28 ? `${max / 7} 周` : `${max} 天`}`;
  }
  return '无';
}

/** One thing that keeps the doctor from signing, and where the hand should go. */
export interface Missing {
  readonly what: string;
  readonly field: 'vitals' | 'onset' | 'complaint' | 'diagnosis' | 'line' | 'reason' | 'slip';
  /** Which slip of the form it stands on, when it is one of them. */
  readonly slip?: number | undefined;
  /** Which line of that slip. */
  readonly line?: number | undefined;
  /** What of the line is to be typed anew; what is missing, where it is not said. */
  readonly spot?: LineSpot | undefined;
}

/** Fields of a line that the hand is led to. */
export type LineSpot = 'dose' | 'days' | 'qty';

/** Where a refused line is corrected: most often another dose, another course. */
const SPOT_OF_RULE: Readonly<Partial<Record<PrescriptionRule, LineSpot>>> = {
  days: 'days',
  doses: 'days',
  quantity: 'qty',
};

/** The rules have not answered yet. */
export const UNSEEN = '核对';

/** Fields with something in them that cannot be read: 3.65 degrees, a day that does not exist. */
export type Unread = ReadonlySet<Measure | 'onset'>;

/** What is still missing before the signature, in the order of the screen. */
export function missingOf(
  form: ConsultationForm,
  intent: FormIntent,
  preview: Preview | undefined,
  unread: Unread,
): Missing[] {
  const missing: Missing[] = [];
  const unreadMeasures = [...unread].some((field) => field !== 'onset');
  if (unreadMeasures || wrongVitals(form.vitals).length > 0) missing.push({ what: '体征', field: 'vitals' });
  if (form.complaint.trim() === '') missing.push({ what: '主诉', field: 'complaint' });
  if (unread.has('onset')) missing.push({ what: '发病日期', field: 'onset' });
  if (form.diagnoses.length === 0) missing.push({ what: '诊断', field: 'diagnosis' });
  for (const [slip, { lines }] of form.slips.entries()) {
    for (const [at, line] of lines.entries()) {
      if (!isComplete(line)) missing.push({ what: '用量', field: 'line', slip, line: at });
    }
  }
  if (intent.slips.length === 0) return missing;
  // Nothing is signed unseen: without an answer the rules have not spoken.
  if (!preview) missing.push({ what: UNSEEN, field: 'slip' });
  for (const finding of findingsOf(preview).filter(isOpen)) {
    const place = intent.places[finding.slipNo - 1];
    missing.push({
      what: RULE_LABELS[finding.rule],
      field: finding.severity === 'refuse' ? 'slip' : 'reason',
      slip: place?.slip,
      line: finding.lineNo === undefined ? undefined : place?.lines[finding.lineNo - 1],
      spot: SPOT_OF_RULE[finding.rule] ?? 'dose',
    });
  }
  for (const short of shortLines(preview)) {
    const place = intent.places[short.at];
    missing.push({ what: '库存', field: 'line', slip: place?.slip, line: place?.lines[short.position] });
  }
  return missing;
}

/** A finding that is signed with a reason, and its place in the intent. */
export interface ReasonedFinding {
  readonly slipNo: number;
  readonly lineNo: number;
  readonly finding: FindingRow;
}

/**
 * Warnings that want a reason and refusals that a second signature lifts, in the order of the screen; those
 * whose reason is written too, because it may be written better.
 */
export function reasonsOf(preview: Preview | undefined): ReasonedFinding[] {
  return findingsOf(preview).flatMap(({ slipNo, ...finding }) => {
    const { lineNo } = finding;
    return lineNo !== undefined && wantsReason(finding) ? [{ slipNo, lineNo, finding }] : [];
  });
}

/** Whether a reason changes what the finding stops. */
export function wantsReason({ needsReason, rule }: FindingRow): boolean {
  return needsReason || rule === 'interaction' || rule === 'overdose';
}

/** Whether the reason is not written yet. */
export function isWaiting({ finding }: ReasonedFinding): boolean {
  return isOpen(finding);
}
