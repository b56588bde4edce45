import { findSlipOwner } from '../../../db/queries/paper-facts.ts';
import type { PrescriptionPaper } from '../../shared/contract/paper.ts';
import { ageOn, formatAge } from '../../shared/domain/age.ts';
import { slipKind, strictestControl } from '../../shared/domain/prescription-slip.ts';
import type { PrescriptionId } from '../../shared/values/ids.ts';
import { findDrugRow } from '../consultation/prescribable-drug.ts';
import type { QueryContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { nameSaved } from '../name-saved.ts';
import { printCounted } from '../printing/print-counted.ts';
import { paperHead, picturePaper } from '../printing/print-paper.ts';
import { refuse } from '../refusal.ts';
import { getPrescription } from './get-prescription.ts';

/**
 * 处方笺 on A5 (处方管理办法 附件1): head, Rp, foot with the doctor, the amount and the four signatures. What was
 * signed in the program stands there by name; the line beside it takes the hand's.
 *
 * @throws Refusal 'dispensary.unknown-prescription', or like printPaper
 */
export const printSlip: Handler<'dispensary.printSlip'> = async (context, { prescriptionId, to }) => {
  const { label } = context.query((query) => getPrescription(query, prescriptionId));
  return printCounted(context, {
    use: 'prescription',
    kind: 'prescription',
    subjectId: prescriptionId,
    fileName: nameSaved(context, 'prescription', label),
    to,
    paper: (query, reprint) => slipPaper(query, prescriptionId, reprint),
  });
};

/** The same as a picture for the screen. @throws Refusal like printSlip */
export const pictureSlip: Handler<'dispensary.pictureSlip'> = async (context, { prescriptionId }) => {
  const paper = context.query((query) => slipPaper(query, prescriptionId, 0));
  return picturePaper(context, { use: 'prescription', paper: () => paper });
};

function slipPaper(
  context: QueryContext,
  prescriptionId: PrescriptionId,
  reprint: number,
): PrescriptionPaper {
  const slip = getPrescription(context, prescriptionId);
  const owner = findSlipOwner(context.db, prescriptionId);
  if (!owner) throw refuse('dispensary.unknown-prescription');
  const control = strictestControl(
    slip.lines.flatMap((line) => findDrugRow(context.db, line.drugId)?.control ?? []),
  );
  const { marks, colour } = slipKind(ageOn(owner.birthDay, owner.day), slip.kind, control);
  return {
    kind: 'prescription',
    ...paperHead(context, reprint),
    slip,
    day: owner.day,
    sex: owner.sex,
    age: formatAge(owner.birthDay, owner.day),
    recordNo: owner.recordNo,
    insurance: owner.insurance,
    marks: marks.length > 0 ? [...marks] : ['普通'],
    colour,
  };
}
