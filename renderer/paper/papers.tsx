import type { ReactNode } from 'react';
import type { Paper, PaperKind } from '../../electron/shared/contract/paper.ts';
import type { SheetLayout } from '../../electron/shared/domain/printing.ts';
import { DayForm } from './DayForm.tsx';
import { EvidenceForm } from './EvidenceForm.tsx';
import { PrescriptionSlip } from './PrescriptionSlip.tsx';
import { ReceiptRoll } from './ReceiptRoll.tsx';
import { ReceiptSheet } from './ReceiptSheet.tsx';
import { TestPage } from './TestPage.tsx';
import { Ticket } from './Ticket.tsx';
import { UsageLabels } from './UsageLabels.tsx';

type PaperMaker<Kind extends PaperKind> = (
  paper: Extract<Paper, { kind: Kind }>,
  sheet: SheetLayout,
) => ReactNode;

const PAPERS: { readonly [Kind in PaperKind]: PaperMaker<Kind> } = {
  ticket: (paper, sheet) => <Ticket paper={paper} sheet={sheet} />,
  receipt: (paper, sheet) =>
    sheet.height === null ? (
      <ReceiptRoll paper={paper} sheet={sheet} />
    ) : (
      <ReceiptSheet paper={paper} sheet={sheet} />
    ),
  prescription: (paper, sheet) => <PrescriptionSlip paper={paper} sheet={sheet} />,
  label: (paper, sheet) => <UsageLabels paper={paper} sheet={sheet} />,
  'day-form': (paper, sheet) => <DayForm paper={paper} sheet={sheet} />,
  evidence: (paper, sheet) => <EvidenceForm paper={paper} sheet={sheet} />,
  test: (paper, sheet) => <TestPage paper={paper} sheet={sheet} />,
};

/** Whatever is to be printed, on its pages. */
export function PaperOf({ paper, sheet }: { paper: Paper; sheet: SheetLayout }) {
  // The table's type pairs every kind with its own paper; the union alone cannot say so.
  const make = PAPERS[paper.kind] as (paper: Paper, sheet: SheetLayout) => ReactNode;
  return make(paper, sheet);
}
