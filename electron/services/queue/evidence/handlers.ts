import { exportEvidence } from './export-evidence.ts';
import { listEvidenceWaits } from './list-waits.ts';
import { prepareEvidence } from './prepare-evidence.ts';
import { pictureEvidence, printEvidence } from './print-evidence.ts';
import { getEvidence } from './read-evidence.ts';
import { recordFacility, reviewManualCall } from './review-call.ts';

/** The ledger of the six priorities: the head's alone. */
export const evidenceHandlers = {
  getEvidence,
  prepareEvidence,
  listEvidenceWaits,
  reviewManualCall,
  recordFacility,
  exportEvidence,
  printEvidence,
  pictureEvidence,
} as const;
