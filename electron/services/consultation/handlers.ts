import type { AreaHandlers } from '../handler.ts';
import { getVisit } from './get-visit.ts';
import { listToday } from './list-today.ts';
import { previewPrescription } from './preview-prescription.ts';
import { listRevisions } from './revisions.ts';
import { searchDiagnoses } from './search-diagnoses.ts';
import { orderTests, signConsultation } from './sign-consultation.ts';
import { startConsultation } from './start-consultation.ts';
import { cancelOrder, voidPrescription } from './void-prescription.ts';

export const consultationHandlers: AreaHandlers<'consultation'> = {
  searchDiagnoses: (_context, { term }) => searchDiagnoses(term),
  listToday: (context) => listToday(context),
  start: (context, { visitId }) => startConsultation(context, visitId),
  getVisit: (context, { visitId }) => getVisit(context, visitId),
  listRevisions: (context, { visitId }) => listRevisions(context, visitId),
  previewPrescription,
  sign: signConsultation,
  orderTests,
  voidPrescription: (context, intent) => {
    voidPrescription(context, intent);
    return {};
  },
  cancelOrder: (context, intent) => {
    cancelOrder(context, intent);
    return {};
  },
};
