import type { Evidence } from '../../../../electron/shared/contract/queue-evidence.ts';
import {
  FacilityDialog,
  ManualDialog,
  OvertakenDialog,
  OwnPeriodDialog,
  PointDialog,
} from './EvidenceDialogs.tsx';
import { PictureDialog } from './PictureDialog.tsx';
import type { Period } from './periods.ts';

export type EvidenceDialogName = 'point' | 'manual' | 'overtaken' | 'own' | 'facility' | 'picture';

export interface OpenDialogProps {
  readonly open: EvidenceDialogName | undefined;
  readonly evidence: Evidence | undefined;
  /** Of the six points, in the order of the table. */
  readonly point: number;
  readonly period: Period;
  readonly onOwn: (period: Period) => void;
  readonly onClose: () => void;
}

/** The one dialog that is open over the ledger; most have nothing to say before the ledger is there. */
export function OpenDialog({ open, evidence, point, period, onOwn, onClose }: OpenDialogProps) {
  if (open === 'own') return <OwnPeriodDialog period={period} onClose={onClose} onChoose={onOwn} />;
  if (open === 'picture') return <PictureDialog period={period} onClose={onClose} />;
  const chosen = evidence?.points[point];
  if (!evidence || !chosen) return null;
  switch (open) {
    case 'point':
      return <PointDialog point={chosen.point} period={period} onClose={onClose} />;
    case 'manual':
      return <ManualDialog evidence={evidence} onClose={onClose} />;
    case 'overtaken':
      return <OvertakenDialog evidence={evidence} onClose={onClose} />;
    case 'facility':
      return <FacilityDialog facilities={evidence.facilities} onClose={onClose} />;
    case undefined:
      return null;
  }
}
