import { DeskFrame } from '../../components/DeskFrame.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PatientStrip } from '../../components/PatientStrip.tsx';

export function DayCloseDesk() {
  return (
    <DeskFrame
      name="s-cashier"
      strip={<PatientStrip patient={undefined} empty="日清" />}
      work={<EmptyState icon="ring" title="日清台正在布置" />}
    />
  );
}
