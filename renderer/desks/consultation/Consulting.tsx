import { type ReactNode, useState } from 'react';
import type { PatientStrip as Patient } from '../../../electron/shared/contract/residents.ts';
import { DeskFrame } from '../../components/DeskFrame.tsx';
import { useKeys } from '../../components/keys.tsx';
import { PatientStrip } from '../../components/PatientStrip.tsx';
import { ConsultationWork } from './ConsultationWork.tsx';
import { type ConsultingDialog, ConsultingDialogs } from './ConsultingDialogs.tsx';
import { CostSide } from './CostSide.tsx';
import { isWaiting, reasonsOf } from './checks-before-signing.ts';
import type { VisitData } from './consultation-form.ts';
import { type Consultation, useConsultation } from './use-consultation.ts';
import { useEnding } from './use-ending.ts';
import { useHand } from './use-hand.ts';
import { useTakeOver } from './use-take-over.ts';

export interface ConsultingProps {
  readonly list: ReactNode;
  readonly visit: VisitData;
  readonly patient: Patient | undefined;
  readonly onDone: () => void;
}

/** A patient sits before the doctor. */
export function Consulting({ list, visit, patient, onDone }: ConsultingProps) {
  const care = useConsultation(visit, patient);
  const hand = useHand(care);
  const ending = useEnding(care, onDone);
  const [dialog, setDialog] = useState<ConsultingDialog>();
  const takeOver = useTakeOver(care, hand, () => setDialog(undefined));
  useReasonKey(care, () => setDialog('reason'));
  const sign = () => {
    if (hand.goToHalfTyped()) return;
    if (care.changes) setDialog('sign-again');
    else void ending.sign();
  };
  const goToMissing = () => {
    const [first] = care.missing;
    if (!first) return;
    hand.goTo(first);
    if (first.field === 'reason') setDialog('reason');
  };
  return (
    <>
      <DeskFrame
        name="s-consultation"
        list={list}
        strip={<PatientStrip patient={patient} number={visit.number} />}
        work={<ConsultationWork care={care} hand={hand} />}
        side={
          <CostSide
            care={care}
            halfTyped={hand.halfTyped}
            onSign={sign}
            onMissing={goToMissing}
            onOpen={setDialog}
          />
        }
      />
      <ConsultingDialogs
        dialog={dialog}
        onOpen={setDialog}
        care={care}
        hand={hand}
        ending={ending}
        onTakeOver={takeOver}
      />
    </>
  );
}

/** Alt+I writes the reason that waits, and changes what is written once none does. */
function useReasonKey({ preview }: Consultation, onPress: () => void): void {
  const reasons = reasonsOf(preview);
  const any = reasons.length > 0;
  const waits = reasons.some(isWaiting);
  useKeys([
    { keys: 'Alt+I', label: any && !waits ? '改理由' : '写理由', run: onPress, enabled: any, shown: any },
  ]);
}
