import { DeskFrame } from '../../components/DeskFrame.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PatientStrip } from '../../components/PatientStrip.tsx';

export function LedgerDesk() {
  return (
    <DeskFrame
      name="s-ledger"
      strip={<PatientStrip patient={undefined} empty="月账" />}
      work={<EmptyState icon="ring" title="月账台正在布置" />}
    />
  );
}
