import { type ReactNode, useState } from 'react';
import { useQueryCall } from '../../api/queries.ts';
import { DeskFrame } from '../../components/DeskFrame.tsx';
import { PatientStrip } from '../../components/PatientStrip.tsx';
import { Told } from '../../components/Told.tsx';
import { CheckPanels } from './CheckPanels.tsx';
import { nextDeed } from './four-checks.ts';
import { RefuseDialog } from './RefuseDialog.tsx';
import { SignSide, type SlipDialog } from './SignSide.tsx';
import type { SlipRow } from './slip-rows.ts';
import { TakeBackDialog } from './TakeBackDialog.tsx';
import { useLooks } from './use-looks.ts';
import { usePapers } from './use-papers.tsx';
import { useSteps } from './use-steps.ts';

interface OneSlipProps {
  readonly row: SlipRow;
  readonly list: ReactNode;
  readonly onDone: () => void;
}

/** The slip at hand: what is looked at, who signs, and what is printed of it. */
export function OneSlip({ row, list, onDone }: OneSlipProps) {
  const { prescriptionId, visitId } = row;
  const { data: slip, error } = useQueryCall(
    'dispensary.getPrescription',
    { prescriptionId },
    { topics: ['dispensary', 'cashier', 'storeroom'] },
  );
  const patient = useQueryCall('residents.getStrip', { visitId }, { topics: ['residents'] }).data;
  const looks = useLooks(prescriptionId, slip);
  const papers = usePapers(row, slip);
  const steps = useSteps(row, onDone);
  const [dialog, setDialog] = useState<SlipDialog>();
  const close = () => setDialog(undefined);
  const frame = {
    name: 's-dispensary',
    list,
    strip: <PatientStrip patient={patient} number={row.number} />,
  };
  if (!slip) {
    return <DeskFrame {...frame} work={<Told error={error} what="处方没有打开" />} side={<div />} />;
  }
  const deed = nextDeed(slip, looks.ticked, looks.sight.below);
  return (
    <>
      <DeskFrame
        {...frame}
        work={
          <>
            {papers.told}
            {slip.status === 'void' ? <div className="note bad">处方已作废：{slip.voidReason}</div> : null}
            <CheckPanels slip={slip} patient={patient} looks={looks} deed={deed} />
          </>
        }
        side={<SignSide slip={slip} looks={looks} deed={deed} steps={steps} onOpen={setDialog} />}
      />
      {papers.preview}
      {dialog === 'refuse' ? <RefuseDialog slip={slip} onClose={close} onDone={onDone} /> : null}
      {dialog === 'take-back' ? <TakeBackDialog slip={slip} onClose={close} /> : null}
    </>
  );
}
