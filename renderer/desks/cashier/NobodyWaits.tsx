import type { ReactNode } from 'react';
import type { CallError } from '../../../electron/shared/contract/reply.ts';
import { useStation } from '../../api/station.tsx';
import { MainAction } from '../../components/Button.tsx';
import { DeskFrame, SideActions } from '../../components/DeskFrame.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PatientStrip } from '../../components/PatientStrip.tsx';
import { Told } from '../../components/Told.tsx';

/** The desk without a bill: nobody waits, the day is closed, or the list did not come. */
export function NobodyWaits({ list, error }: { list: ReactNode; error: CallError | undefined }) {
  const isClosed = useStation().day.status === 'closed';
  return (
    <DeskFrame
      name="s-cashier"
      list={list}
      strip={<PatientStrip patient={undefined} empty="没有等着交费的人" />}
      work={
        <>
          <Told error={error} what="名单没有取到" />
          {isClosed ? (
            <EmptyState icon="cash" title="今天已日结">
              今天不能再收费、退费。还要收，请先到日清（F7）撤销日结。查以前的收据按 Alt F。
            </EmptyState>
          ) : (
            <EmptyState icon="cash" title="没有等着交费的人">
              医生签名后，费用会自动排到左边。查以前的收据按 Alt F。
            </EmptyState>
          )}
        </>
      }
      side={
        <>
          <div className="grow-y" />
          <SideActions>
            <MainAction
              label="收款"
              hint={isClosed ? '今天已日结' : '没有人等'}
              ready={false}
              onPress={() => undefined}
            />
          </SideActions>
        </>
      }
    />
  );
}
