import './consultation.css';
import { useCallback, useState } from 'react';
import type { BoardTicket } from '../../../electron/shared/contract/queue.ts';
import type { CallError } from '../../../electron/shared/contract/reply.ts';
import type { ClinicId, TicketId, VisitId } from '../../../electron/shared/values/ids.ts';
import { useCommand } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { type DeskRequest, useDeskRequest } from '../../app/open-desk.tsx';
import { useStation } from '../../app/station.tsx';
import { MainAction } from '../../components/Button.tsx';
import { DeskFrame, SideActions, SideSection } from '../../components/DeskFrame.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatNumber } from '../../components/format.ts';
import { useKeys } from '../../components/keys.tsx';
import { PatientStrip } from '../../components/PatientStrip.tsx';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
import { useCalling } from '../queue/calling/use-calling.ts';
import { Consulting } from './Consulting.tsx';
import { SeenDialog } from './SeenDialog.tsx';
import { useRoom } from './use-room.ts';
import { WaitingList } from './WaitingList.tsx';

interface Chosen {
  readonly visitId: VisitId;
  readonly ticketId?: TicketId;
}

/** F3 接诊: who sits before the doctor, what is written, what it costs; the next patient by one key. */
export function ConsultationDesk() {
  const { me } = useStation();
  const room = useRoom();
  const today = useQueryCall('consultation.listToday', {}, { topics: ['consultation', 'queue'] });
  const [chosen, setChosen] = useState<Chosen>();
  useDeskRequest(
    'consultation',
    useCallback(({ visitId: asked }: DeskRequest) => {
      if (asked !== undefined) setChosen({ visitId: asked });
    }, []),
  );
  const [seen, setSeen] = useState(false);
  const [outOfOrder, setOutOfOrder] = useState<BoardTicket>();
  const start = useCommand('consultation.start', chosen?.visitId ?? 0);

  // Who sits there already is shown without a key: after signing in, after a crash.
  const current = room.board?.rooms.find((one) => one.clinicId === room.board?.clinicId)?.current ?? [];
  const sitting = today.data?.open[0]?.visitId ?? current[0]?.visitId ?? undefined;
  const visitId = chosen?.visitId ?? sitting;
  const ticket = [...current, ...(room.board?.waiting ?? []), ...(room.board?.missed ?? [])].find(
    (one) => one.visitId === visitId,
  );
  const enabled = visitId !== undefined;
  const input = { visitId: visitId ?? (1 as VisitId) };
  const visit = useQueryCall('consultation.getVisit', input, {
    enabled,
    topics: ['consultation', 'cashier'],
  });
  const strip = useQueryCall('residents.getStrip', input, { enabled, topics: ['residents'] });
  const inCare =
    visit.data?.status === 'in_consultation' && (ticket === undefined || ticket.status === 'serving');

  const choose = ({ visitId: of, ticketId }: Pick<BoardTicket, 'visitId' | 'ticketId'>) => {
    if (of !== null) setChosen({ visitId: of, ticketId });
  };
  const begin = async (of = visitId) => {
    if (of === undefined) return;
    const started = await start.run({ visitId: of });
    if (started) setChosen({ visitId: of });
  };
  const calling = useCalling({
    board: room.board,
    clinicId: room.clinicId,
    isChosen: (one) => one.visitId === visitId,
    onCalled: choose,
    onGone: () => setChosen(undefined),
    // To be there is to sit before the doctor.
    onCame: (one) => void begin(one.visitId ?? undefined),
  });
  const callOut = useCallOutOfOrder(room.clinicId, choose);
  useKeys([
    {
      keys: 'Alt+K',
      label: '另选',
      run: () => setOutOfOrder(ticket),
      enabled: ticket?.status === 'waiting',
      shown: false,
    },
    { keys: 'Alt+J', label: '今日已诊', run: () => setSeen(true) },
    { keys: 'Alt+W', label: '换诊室', run: room.changeRoom, shown: !inCare },
  ]);
  const list = (
    <WaitingList
      board={room.board}
      doctor={me?.name ?? ''}
      room={room.roomName}
      signedCount={today.data?.signedCount ?? 0}
      selected={ticket?.ticketId}
      onSelect={choose}
      calling={calling}
    />
  );
  return (
    <>
      {visit.data && inCare && visit.data.visitId === visitId ? (
        <Consulting
          key={visitId}
          list={list}
          visit={visit.data}
          patient={strip.data}
          onDone={() => setChosen(undefined)}
        />
      ) : (
        <DeskFrame
          name="s-consultation"
          list={list}
          strip={
            <PatientStrip
              patient={enabled ? strip.data : undefined}
              number={ticket?.number ?? visit.data?.number}
              empty="还没有叫病人"
            />
          }
          work={<Before ticket={ticket} error={start.error ?? visit.error} />}
          side={<BeforeSide ticket={ticket} busy={start.busy} onBegin={() => void begin()} />}
        />
      )}
      {seen ? (
        <SeenDialog
          rows={today.data?.rows ?? []}
          onClose={() => setSeen(false)}
          onOpen={(row) => {
            setSeen(false);
            setChosen({ visitId: row.visitId });
          }}
        />
      ) : null}
      {outOfOrder ? (
        <ReasonDialog
          title={`先叫 ${formatNumber(outOfOrder.number)} ${outOfOrder.name}`}
          what="不按规则叫号，原因记在当天的报表里。"
          action="呼叫"
          reasons={['病情变化', '检查结果急', '行动不便']}
          error={callOut.error}
          busy={callOut.busy}
          onClose={() => {
            callOut.clear();
            setOutOfOrder(undefined);
          }}
          onConfirm={async (reason) => {
            if (await callOut.call(outOfOrder, reason)) setOutOfOrder(undefined);
          }}
        />
      ) : null}
    </>
  );
}

/** 另选: somebody else than the next one, with a reason. */
function useCallOutOfOrder(
  clinicId: ClinicId | undefined,
  onCalled: (called: Pick<BoardTicket, 'visitId' | 'ticketId'>) => void,
) {
  const tell = useTell();
  const { run, error, busy, clear } = useCommand('queue.callOutOfOrder');
  return {
    error,
    busy,
    clear,
    call: async ({ ticketId }: BoardTicket, reason: string) => {
      const called = await run({ ticketId, reason, ...(clinicId === undefined ? {} : { clinicId }) });
      if (!called) return false;
      onCalled(called);
      tell(called.announcement);
      return true;
    },
  };
}

/** The patient is chosen and not yet before the doctor. */
function Before({ ticket, error }: { ticket: BoardTicket | undefined; error: CallError | undefined }) {
  return (
    <>
      <Told error={error} what="没有接成" />
      {ticket?.status === 'called' ? (
        <EmptyState icon="voice" title={`已呼叫 ${formatNumber(ticket.number)} ${ticket.name}`}>
          病人到了按 F12 接诊；没来按 Alt R 再叫，叫满次数按 Alt G 过号。
        </EmptyState>
      ) : ticket?.status === 'waiting' ? (
        <EmptyState icon="queue" title={`${formatNumber(ticket.number)} ${ticket.name} 还在候诊`}>
          按 Alt N 叫下一位；要先叫这一位，按 Alt K 写明原因。
        </EmptyState>
      ) : (
        <EmptyState icon="doc" title="叫下一位病人">
          按 Alt N 呼叫；今天看过的在 Alt J。
        </EmptyState>
      )}
    </>
  );
}

function BeforeSide({
  ticket,
  busy,
  onBegin,
}: {
  ticket: BoardTicket | undefined;
  busy: boolean;
  onBegin: () => void;
}) {
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
          busy={busy}
          onPress={onBegin}
          hint={ready ? '病人已到' : '先呼叫'}
        />
      </SideActions>
    </>
  );
}
