import './queue.css';
import { useRef, useState } from 'react';
import type { BoardTicket } from '../../../electron/shared/contract/queue.ts';
import {
  QUEUE_POINT_NAMES,
  QUEUE_POINTS,
  type QueuePoint,
} from '../../../electron/shared/domain/queue-points.ts';
import type { ClinicId, TicketId, VisitId } from '../../../electron/shared/values/ids.ts';
import { useCommand } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { DeskFrame } from '../../components/DeskFrame.tsx';
import { formatNumber } from '../../components/format.ts';
import { useKeys } from '../../components/keys.tsx';
import { useTell } from '../../components/told-line.tsx';
import { GuideList } from './GuideList.tsx';
import { MissedPanel } from './MissedPanel.tsx';
import { NextSide } from './NextSide.tsx';
import { OutOfOrderPanel } from './OutOfOrderPanel.tsx';
import { PointTabs } from './PointTabs.tsx';
import { ResultsDialog } from './ResultsDialog.tsx';
import { RoomCards } from './RoomCards.tsx';
import { VisitEvents } from './VisitEvents.tsx';
import { WaitingTable } from './WaitingTable.tsx';

/** Waiting times age by themselves. */
const REFRESH_MS = 15_000;
const TOPICS = ['queue', 'registration', 'settings'] as const;

/** 候诊 (F2): the six lines, who is next and why, and the guide's list. */
export function QueueDesk() {
  const [point, setPoint] = useState<QueuePoint>('consultation');
  const [rooms, setRooms] = useState<ReadonlyMap<QueuePoint, ClinicId>>(new Map());
  const [visitId, setVisitId] = useState<VisitId>();
  const [ticketId, setTicketId] = useState<TicketId>();
  const [showEvents, setShowEvents] = useState(false);
  const [resultsOf, setResultsOf] = useState<BoardTicket>();
  const outOfOrder = useRef<HTMLInputElement>(null);
  const room = rooms.get(point);
  const options = { topics: TOPICS, everyMs: REFRESH_MS, keepPrevious: true };
  const points = useQueryCall('queue.listPoints', {}, options);
  const guide = useQueryCall('queue.listGuide', {}, options);
  const boardCall = useQueryCall(
    'queue.getBoard',
    room === undefined ? { point } : { point, clinicId: room },
    options,
  );
  const board = boardCall.data?.point === point ? boardCall.data : undefined;
  const deeds = useDeeds();
  const called = board?.rooms
    .find((one) => one.clinicId === board.clinicId)
    ?.current.find((one) => one.status === 'called');
  const nextRoom = () => {
    if (!board || board.rooms.length < 2) return;
    const at = board.rooms.findIndex((one) => one.clinicId === board.clinicId);
    const next = board.rooms[(at + 1) % board.rooms.length];
    if (next) setRooms(new Map(rooms).set(point, next.clinicId));
  };
  const go = (to: QueuePoint) => {
    deeds.clear();
    setTicketId(undefined);
    setPoint(to);
  };
  useKeys([
    ...QUEUE_POINTS.map((to, at) => ({
      keys: `Alt+${at + 1}`,
      label: QUEUE_POINT_NAMES[to],
      shown: false,
      run: () => go(to),
    })),
    { keys: 'Alt+1–6', label: '换一处' },
    { keys: 'Alt+W', label: '换窗口', enabled: (board?.rooms.length ?? 0) > 1, run: nextRoom },
    { keys: 'Alt+K', label: '另叫', run: () => outOfOrder.current?.focus() },
    {
      keys: 'Alt+L',
      label: showEvents ? '回到队列' : '此人经过',
      enabled: visitId !== undefined,
      run: () => setShowEvents(!showEvents),
    },
    {
      keys: 'Escape',
      label: '回到队列',
      shown: false,
      run: () => {
        setShowEvents(false);
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      },
    },
  ]);
  const results = point === 'lab' || point === 'examination' ? point : undefined;
  return (
    <DeskFrame
      name="s-queue"
      list={<GuideList guide={guide.data} selected={visitId} onSelect={setVisitId} />}
      strip={<PointTabs points={points.data ?? []} point={point} onChoose={go} />}
      work={
        showEvents && visitId !== undefined ? (
          <VisitEvents visitId={visitId} title={eventsTitle(guide.data?.rows, visitId)} />
        ) : board ? (
          <>
            <RoomCards
              board={board}
              onRoom={(clinicId) => setRooms(new Map(rooms).set(point, clinicId))}
              onArrived={deeds.arrived}
              onResults={results ? setResultsOf : undefined}
            />
            <WaitingTable
              board={board}
              selected={ticketId}
              onSelect={(row) => {
                setTicketId(row.ticketId);
                setVisitId(row.visitId);
              }}
            />
            <MissedPanel board={board} onBack={deeds.back} />
            <OutOfOrderPanel board={board} numberRef={outOfOrder} />
          </>
        ) : null
      }
      side={
        <>
          {board ? (
            <NextSide
              board={board}
              called={called}
              busy={deeds.busy}
              error={deeds.error}
              onCall={() => board.clinicId !== null && deeds.call(point, board.clinicId)}
              onAgain={deeds.again}
              onMiss={deeds.miss}
            />
          ) : null}
          {resultsOf && results ? (
            <ResultsDialog ticket={resultsOf} point={results} onClose={() => setResultsOf(undefined)} />
          ) : null}
        </>
      }
    />
  );
}

function eventsTitle(
  rows: readonly { visitId: VisitId; number: number; name: string }[] | undefined,
  visitId: VisitId,
): string {
  const row = rows?.find((one) => one.visitId === visitId);
  return row ? `${formatNumber(row.number)} ${row.name} 的经过` : '此人经过';
}

/** What can be done to a line from here; the last refusal stands beside the main action. */
function useDeeds() {
  const callNext = useCommand('queue.callNext');
  const callAgain = useCommand('queue.callAgain');
  const markMissed = useCommand('queue.markMissed');
  const comeBack = useCommand('queue.comeBack');
  const startServing = useCommand('queue.startServing');
  const tell = useTell();
  const all = [callNext, callAgain, markMissed, comeBack, startServing];
  const clear = () => {
    for (const one of all) one.clear();
  };
  const afresh = <Arguments extends unknown[]>(deed: (...given: Arguments) => Promise<void>) => {
    return (...given: Arguments) => {
      clear();
      void deed(...given);
    };
  };
  return {
    clear,
    busy: all.some((one) => one.busy),
    error: all.find((one) => one.error)?.error,
    call: afresh(async (point: QueuePoint, clinicId: ClinicId) => {
      const done = await callNext.run({ point, clinicId });
      if (done) tell(`${formatNumber(done.number)} ${done.name} 已呼叫，到${done.room}`);
    }),
    again: afresh(async ({ ticketId, name }: BoardTicket) => {
      const done = await callAgain.run({ ticketId });
      if (done) tell(`${formatNumber(done.number)} ${name} 又叫一次`);
    }),
    miss: afresh(async ({ ticketId, name }: BoardTicket) => {
      const done = await markMissed.run({ ticketId });
      if (done) tell(`${formatNumber(done.number)} ${name} ${done.givenUp ? '已弃号' : '已过号'}`);
    }),
    back: afresh(async ({ ticketId, name }: BoardTicket) => {
      const done = await comeBack.run({ ticketId });
      if (done) tell(`${formatNumber(done.number)} ${name} 回来了，排第 ${done.position}`);
    }),
    arrived: afresh(async ({ ticketId, name }: BoardTicket) => {
      const done = await startServing.run({ ticketId });
      if (done) tell(`${formatNumber(done.number)} ${name} 到了`);
    }),
  };
}
