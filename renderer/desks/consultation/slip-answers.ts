import type { FindingRow } from '../../../electron/shared/contract/prescribing.ts';
import type { Preview } from './consultation-form.ts';
import type { Consultation } from './use-consultation.ts';

type PreviewLine = Preview['slips'][number]['lines'][number];

/** What is said of one line: its price or why the shelf refuses it, and what the rules found. */
export interface LineAnswers {
  readonly preview: PreviewLine | undefined;
  readonly findings: readonly FindingRow[];
}

/** What the rules and the shelf say of a slip of the form. */
export interface SlipAnswers {
  readonly ofSlip: readonly FindingRow[];
  /** By the line's place on the form; nothing yet while it is not complete. */
  readonly ofLine: (position: number) => LineAnswers;
  /** Lines of a long-term slip whose drugs are not for long-term use. */
  readonly unfit: readonly number[];
}

/** The answers to the slip at this place of the form: in the intent it may stand elsewhere, with fewer lines. */
export function answersFor({ preview, intent }: Consultation, at: number): SlipAnswers {
  const place = intent.places.findIndex((one) => one.slip === at);
  const positions = intent.places[place]?.lines ?? [];
  const slip = preview?.slips[place];
  const findings = slip?.findings ?? [];
  return {
    ofSlip: findings.filter((finding) => finding.lineNo === undefined),
    ofLine: (position) => {
      const lineAt = positions.indexOf(position);
      if (lineAt < 0) return { preview: undefined, findings: [] };
      return {
        preview: slip?.lines[lineAt],
        findings: findings.filter((finding) => finding.lineNo === lineAt + 1),
      };
    },
    unfit: findings
      .filter((finding) => finding.rule === 'long-term-drug')
      .flatMap((finding) => positions[(finding.lineNo ?? 0) - 1] ?? []),
  };
}
