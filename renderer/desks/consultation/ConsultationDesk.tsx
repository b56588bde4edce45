import './consultation.css';
import { useState } from 'react';
import type { BoardTicket } from '../../../electron/shared/contract/queue.ts';
import type { TicketId, VisitId } from '../../../electron/shared/values/ids.ts';
import { useCommand } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { useStation } from '../../app/station.tsx';
import { Button, MainAction } from '../../components/Button.tsx';
import { DeskFrame, SideActions, SideSection } from '../../components/DeskFrame.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatNumber } from '../../components/format.ts';
import { useKeys } from '../../components/keys.tsx';
import { PatientStrip } from '../../components/PatientStrip.tsx';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
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
  const [seen, setSeen] = useState(false);
  const [outOfOrder, setOutOfOrder] = useState<BoardTicket>();
  const calls = useCalls(room.clinicId, setChosen);
  const start = useCommand('consultation.start', chosen?.visitId ?? 0);

  // Who sits there already is shown without a key: after signing in, after a crash.
  const current = room.board?.rooms.find((one) => one.clinicId === room.board?.clinicId)?.current ?? [];
  const sitting = today.data?.open[0]?.visitId ?? current[0]?.visitId;
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

  const begin = async () => {
    if (visitId === undefined) return;
    const started = await start.run({ visitId });
    if (started) setChosen({ visitId });
  };
  useKeys([
    { keys: 'Alt+N', label: '呼下一位', run: () => void calls.next(), enabled: room.board?.next != null },
    {
      keys: 'Alt+K',
      label: '另选',
      run: () => setOutOfOrder(ticket),
      enabled: ticket?.status === 'waiting',
      shown: false,
    },
    { keys: 'Alt+B', label: '今日已诊', run: () => setSeen(true) },
    { keys: 'Alt+O', label: '换诊室', run: room.changeRoom, shown: !inCare },
  ]);
  const list = (
    <WaitingList
      board={room.board}
      doctor={me?.name ?? ''}
      room={room.roomName}
      signedCount={today.data?.signedCount ?? 0}
      selected={ticket?.ticketId}
      onSelect={(one) => setChosen({ visitId: one.visitId, ticketId: one.ticketId })}
      onCallNext={() => void calls.next()}
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
          work={<Before ticket={ticket} error={calls.error ?? start.error ?? visit.error} />}
          side={<BeforeSide ticket={ticket} busy={start.busy} onBegin={() => void begin()} calls={calls} />}
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
          error={calls.error}
          busy={calls.busy}
          onClose={() => setOutOfOrder(undefined)}
          onConfirm={async (reason) => {
            if (await calls.outOfOrder(outOfOrder, reason)) setOutOfOrder(undefined);
          }}
        />
      ) : null}
    </>
  );
}

type Calls = ReturnType<typeof useCalls>;

/** Calling, and what the bottom bar says of it. */
function useCalls(clinicId: number | undefined, onCalled: (chosen: Chosen) => void) {
  const tell = useTell();
  const callNext = useCommand('queue.callNext');
  const callAgain = useCommand('queue.callAgain');
  const markMissed = useCommand('queue.markMissed');
  const callOut = useCommand('queue.callOutOfOrder');
  const all = [callNext, callAgain, markMissed, callOut];
  return {
    error: all.find((one) => one.error)?.error,
    busy: all.some((one) => one.busy),
    next: async () => {
      if (clinicId === undefined) return;
      const called = await callNext.run({ point: 'consultation', clinicId });
      if (!called) return;
      onCalled({ visitId: called.visitId, ticketId: called.ticketId });
      tell(called.sentence || called.announcement);
    },
    again: async (ticket: BoardTicket | undefined) => {
      const called = ticket && (await callAgain.run({ ticketId: ticket.ticketId }));
      if (called) tell(called.announcement);
    },
    missed: async (ticket: BoardTicket | undefined) => {
      const missed = ticket && (await markMissed.run({ ticketId: ticket.ticketId }));
      if (missed) tell(`${formatNumber(missed.number)} ${missed.givenUp ? '三次过号，已弃号' : '已过号'}`);
    },
    outOfOrder: async (ticket: BoardTicket, reason: string) => {
      const called = await callOut.run({
        ticketId: ticket.ticketId,
        reason,
        ...(clinicId === undefined ? {} : { clinicId }),
      });
      if (!called) return false;
      onCalled({ visitId: called.visitId, ticketId: called.ticketId });
      tell(called.announcement);
      return true;
    },
  };
}

/** The patient is chosen and not yet before the doctor. */
function Before({ ticket, error }: { ticket: BoardTicket | undefined; error: Calls['error'] }) {
  return (
    <>
      <Told error={error} what="没有叫成" />
      {ticket?.status === 'called' ? (
        <EmptyState icon="voice" title={`已呼叫 ${formatNumber(ticket.number)} ${ticket.name}`}>
          病人到了按 F12 接诊；没来按 Alt A 再呼，呼满次数按 Alt G 过号。
        </EmptyState>
      ) : ticket?.status === 'waiting' ? (
        <EmptyState icon="queue" title={`${formatNumber(ticket.number)} ${ticket.name} 还在候诊`}>
          按 Alt N 叫下一位；要先叫这一位，按 Alt K 写明原因。
        </EmptyState>
      ) : (
        <EmptyState icon="doc" title="叫下一位病人">
          按 Alt N 呼叫；今天看过的在 Alt B。
        </EmptyState>
      )}
    </>
  );
}

function BeforeSide({
  ticket,
  busy,
  onBegin,
  calls,
}: {
  ticket: BoardTicket | undefined;
  busy: boolean;
  onBegin: () => void;
  calls: Calls;
}) {
  const ready = ticket?.status === 'called' || ticket?.status === 'serving';
  return (
    <>
      <SideSection title="接诊">
        <div className="say">先呼叫，病人到了再接诊。草稿随写随存，断电也在。</div>
      </SideSection>
      <SideActions
        lesser={
          <>
            <Button
              keys="Alt+A"
              onPress={() => void calls.again(ticket)}
              enabled={ticket?.status === 'called'}
            >
              再呼一次
            </Button>
            <Button
              keys="Alt+G"
              onPress={() => void calls.missed(ticket)}
              enabled={ticket?.status === 'called'}
            >
              过号
            </Button>
          </>
        }
      >
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
