import { DeskFrame } from '../../components/DeskFrame.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PatientStrip } from '../../components/PatientStrip.tsx';

export function CashierDesk() {
  return (
    <DeskFrame
      name="s-cashier"
      strip={<PatientStrip patient={undefined} empty="收费" />}
      work={<EmptyState icon="ring" title="收费台正在布置" />}
    />
  );
}
