import { findSlipOwner } from '../../../db/queries/paper-facts.ts';
import type { LabelPaper } from '../../shared/contract/paper.ts';
import { ageOn } from '../../shared/domain/age.ts';
import { clinicDayAt } from '../../shared/values/clinic-day.ts';
import type { PrescriptionId } from '../../shared/values/ids.ts';
import type { QueryContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { nameSaved } from '../name-saved.ts';
import { printCounted } from '../printing/print-counted.ts';
import { paperHead } from '../printing/print-paper.ts';
import { refuse } from '../refusal.ts';
import { getPrescription } from './get-prescription.ts';

interface ReadLabels {
  readonly paper: LabelPaper;
  readonly label: string;
  /** Gets them in large type, as the ticket. */
  readonly elder: boolean;
}

/**
 * 用法签 for the bags (处方管理办法 第三十三条: 姓名, 药品名称, 用法, 用量 on the bag): every drug of the slip that
 * did not come back. From the second time on they are 补打 第 n 次.
 *
 * @throws Refusal 'dispensary.unknown-prescription' | 'dispensary.void' {reason} | 'dispensary.already-returned',
 *   or like printPaper
 */
export const printLabels: Handler<'dispensary.printLabels'> = async (context, { prescriptionId, to }) => {
  const { label, elder } = context.query((query) => readLabels(query, prescriptionId, 0));
  return printCounted(context, {
    use: 'label',
    kind: 'label',
    subjectId: prescriptionId,
    fileName: nameSaved(context, 'labels', label),
    to,
    large: elder,
    paper: (query, reprint) => readLabels(query, prescriptionId, reprint).paper,
  });
};

function readLabels(context: QueryContext, prescriptionId: PrescriptionId, reprint: number): ReadLabels {
  const slip = getPrescription(context, prescriptionId);
  const owner = findSlipOwner(context.db, prescriptionId);
  if (!owner) throw refuse('dispensary.unknown-prescription');
  if (slip.status === 'void') throw refuse('dispensary.void', { reason: slip.voidReason });
  const lines = slip.lines.flatMap((line) => {
    const allocations = line.allocations.filter(
      ({ status }) => status === 'reserved' || status === 'dispensed',
    );
    return allocations.length === 0 ? [] : [{ ...line, allocations }];
  });
  if (lines.length === 0) throw refuse('dispensary.already-returned', {});
  const handedOut = slip.signatures.find((one) => one.step === 'dispense')?.at;
  const { station, priority } = context.settings;
  return {
    label: slip.label,
    elder: ageOn(owner.birthDay, owner.day) >= priority.elderAge,
    paper: {
      kind: 'label',
      ...paperHead(context, reprint),
      name: slip.residentName,
      number: slip.number,
      day: handedOut === undefined ? context.today : clinicDayAt(handedOut, station.utcOffsetMinutes),
      doses: slip.doses,
      lines,
    },
  };
}
