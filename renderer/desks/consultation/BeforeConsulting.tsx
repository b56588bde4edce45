import type { ReactNode } from 'react';
import type { BoardTicket } from '../../../electron/shared/contract/queue.ts';
import { MainAction } from '../../components/Button.tsx';
import { DeskFrame, SideActions, SideSection } from '../../components/DeskFrame.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatNumber } from '../../components/format.ts';
import { PatientStrip } from '../../components/PatientStrip.tsx';
import { Told } from '../../components/Told.tsx';
import type { PatientAtDesk } from './use-patient-at-desk.ts';

/** The patient is chosen and not yet before the doctor, or nobody is. */
export function BeforeConsulting({ list, patient }: { list: ReactNode; patient: PatientAtDesk }) {
  const { ticket, visit, start } = patient;
  return (
    <DeskFrame
      name="s-consultation"
      list={list}
      strip={
        <PatientStrip patient={patient.strip} number={ticket?.number ?? visit?.number} empty="还没有叫病人" />
      }
      work={
        <>
          <Told error={start.error ?? patient.error} what="没有接成" />
          <WhatNext ticket={ticket} />
        </>
      }
      side={<BeginSide patient={patient} />}
    />
  );
}

function WhatNext({ ticket }: { ticket: BoardTicket | undefined }) {
  if (ticket?.status === 'called') {
    return (
      <EmptyState icon="voice" title={`已呼叫 ${formatNumber(ticket.number)} ${ticket.name}`}>
        病人到了按 F12 接诊；没来按 Alt R 再叫，叫满次数按 Alt G 过号。
      </EmptyState>
    );
  }
  if (ticket?.status === 'waiting') {
    return (
      <EmptyState icon="queue" title={`${formatNumber(ticket.number)} ${ticket.name} 还在候诊`}>
        按 Alt N 叫下一位；要先叫这一位，按 Alt K 写明原因。
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="doc" title="叫下一位病人">
      按 Alt N 呼叫；今天看过的在 Alt J。
    </EmptyState>
  );
}

function BeginSide({ patient: { ticket, visitId, start } }: { patient: PatientAtDesk }) {
  const ready = ticket?.status === 'called' || ticket?.status === 'serving';
  return (
    <>
      <SideSection title="接诊">
        <div className="say">先呼叫，病人到了再接诊。草稿随写随存，断电也在。</div>
      </SideSection>
      <SideActions>
        <MainAction
          label="接诊"
          ready={ready}
          busy={start.busy}
          onPress={() => void start.begin(visitId)}
          hint={ready ? '病人已到' : '先呼叫'}
        />
      </SideActions>
    </>
  );
}
