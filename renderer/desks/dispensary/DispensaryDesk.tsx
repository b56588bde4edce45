import './dispensary.css';
import type { ReactNode } from 'react';
import type { CallError } from '../../../electron/shared/contract/reply.ts';
import { MainAction } from '../../components/Button.tsx';
import { DeskFrame, SideActions } from '../../components/DeskFrame.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useKeys } from '../../components/keys.tsx';
import { PatientStrip } from '../../components/PatientStrip.tsx';
import { Told } from '../../components/Told.tsx';
import { useOwnWindow } from '../queue/calling/own-window.ts';
import { useCalling } from '../queue/calling/use-calling.ts';
import { OneSlip } from './OneSlip.tsx';
import { SlipList } from './SlipList.tsx';
import { useSlipListKeys, useSlipsToday } from './use-slips-today.ts';

/** F5 发药: one slip at a time, four looks and four signatures, each by one key. */
export function DispensaryDesk() {
  const line = useOwnWindow('pickup');
  const slips = useSlipsToday(line.board);
  const { row } = slips;
  const calling = useCalling({
    board: line.board,
    clinicId: line.clinicId,
    isChosen: (one) => one.visitId === row?.visitId,
    onCalled: ({ visitId }) => {
      const slip = slips.waiting.find((one) => one.visitId === visitId);
      if (slip) slips.choose(slip);
    },
    onGone: slips.leave,
  });
  useKeys([{ keys: 'Alt+W', label: '换窗口', run: line.change, enabled: line.several, shown: line.several }]);
  useSlipListKeys(slips);
  const list = <SlipList slips={slips} calling={calling} window={line.several ? line.name : ''} />;
  if (!row) return <NoSlip list={list} error={slips.error ?? line.error} />;
  return <OneSlip key={row.prescriptionId} row={row} list={list} onDone={slips.leave} />;
}

function NoSlip({ list, error }: { list: ReactNode; error: CallError | undefined }) {
  return (
    <DeskFrame
      name="s-dispensary"
      list={list}
      strip={<PatientStrip patient={undefined} empty="没有待发的处方" />}
      work={
        <>
          <Told error={error} what="名单没有取到" />
          <EmptyState icon="pill" title="没有待发的处方">
            病人交费后，处方自动排到左边。
          </EmptyState>
        </>
      }
      side={
        <>
          <div className="grow-y" />
          <SideActions>
            <MainAction label="发药" hint="没有处方" ready={false} onPress={() => undefined} />
          </SideActions>
        </>
      }
    />
  );
}
