import { useState } from 'react';
import type { VisitStage } from '../../../electron/shared/contract/registration.ts';
import type { VisitId } from '../../../electron/shared/values/ids.ts';
import { useCommand } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { SideActions, SideSection } from '../../components/DeskFrame.tsx';
import { formatNumber } from '../../components/format.ts';
import { useOpenDesk } from '../../components/open-desk.tsx';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';
import { useTell } from '../../components/told-line.tsx';
import { VisitEvents } from '../queue/VisitEvents.tsx';
import { TicketPanel } from './TicketPanel.tsx';
import { STAGE_WORDS } from './TodayList.tsx';

/** A number that was given out: its ticket, and what happened since. */
export function RegisteredVisitWork({ visitId }: { visitId: VisitId }) {
  const slip = useQueryCall('registration.getSlip', { visitId }, { topics: ['registration', 'queue'] });
  return (
    <>
      {slip.data ? <TicketPanel slip={slip.data} title="号票" /> : null}
      <VisitEvents visitId={visitId} />
    </>
  );
}

export function RegisteredVisitSide({
  visit,
  onBack,
}: {
  visit: {
    readonly visitId: VisitId;
    readonly number: number;
    readonly name: string;
    readonly stage: VisitStage;
  };
  onBack: () => void;
}) {
  const [cancelling, setCancelling] = useState(false);
  const cancel = useCommand('registration.cancel', visit.visitId);
  const tell = useTell();
  const openDesk = useOpenDesk();
  const confirm = async (reason: string) => {
    const done = await cancel.run({ visitId: visit.visitId, reason });
    if (!done) return;
    setCancelling(false);
    tell(`${formatNumber(done.number)} ${visit.name} 已退号`);
  };
  const open = visit.stage === 'waiting' || visit.stage === 'missed' || visit.stage === 'given_up';
  return (
    <>
      <SideSection title="这个号">
        <div className="figure mid">
          <span>{STAGE_WORDS[visit.stage]}</span>
          <b>{formatNumber(visit.number)}</b>
        </div>
        <div className="say">医生接诊之前可以退号；费用已收的，先到收费台退费。</div>
      </SideSection>
      <SideActions
        lesser={
          <>
            <Button keys="Alt+T" onPress={() => setCancelling(true)} enabled={open}>
              退号
            </Button>
            <Button keys="Alt+F" onPress={() => openDesk('cashier', { visitId: visit.visitId })}>
              去收费
            </Button>
          </>
        }
      >
        <MainAction label="挂下一个号" onPress={onBack} />
      </SideActions>
      {cancelling ? (
        <ReasonDialog
          title={`退 ${formatNumber(visit.number)} 号 ${visit.name}`}
          what="退后离开所有队列，没有收的费用一并取消；号码不再使用。"
          action="退号"
          reasons={['有事先走', '挂错科室', '转去别处看']}
          error={cancel.error}
          busy={cancel.busy}
          onConfirm={confirm}
          onClose={() => setCancelling(false)}
        />
      ) : null}
    </>
  );
}
