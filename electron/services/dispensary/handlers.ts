import type { AreaHandlers } from '../handler.ts';
import { dispensePrescription } from './dispense-prescription.ts';
import { getPrescription } from './get-prescription.ts';
import { listToday } from './list-today.ts';
import { printLabels } from './print-labels.ts';
import { pictureSlip, printSlip } from './print-slip.ts';
import { refuseSlip } from './refuse-slip.ts';
import { checkSlip, prepareSlip, reviewSlip } from './sign-steps.ts';
import { takeBack } from './take-back.ts';

export const dispensaryHandlers: AreaHandlers<'dispensary'> = {
  listToday: (context) => listToday(context),
  getPrescription: (context, { prescriptionId }) => getPrescription(context, prescriptionId),
  review: (context, { prescriptionId }) => {
    reviewSlip(context, prescriptionId);
    return {};
  },
  prepare: (context, { prescriptionId }) => {
    prepareSlip(context, prescriptionId);
    return {};
  },
  check: (context, { prescriptionId }) => {
    checkSlip(context, prescriptionId);
    return {};
  },
  dispense: (context, { prescriptionId }) => dispensePrescription(context, prescriptionId),
  refuseSlip: (context, intent) => {
    refuseSlip(context, intent);
    return {};
  },
  takeBack,
  printSlip,
  pictureSlip,
  printLabels,
};
