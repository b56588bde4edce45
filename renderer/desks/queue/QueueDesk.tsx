import './calling/calling.css';
import './queue.css';
import { useState } from 'react';
import { useQueryCall } from '../../api/queries.ts';
import { DeskFrame } from '../../components/DeskFrame.tsx';
import { formatNumber } from '../../components/format.ts';
import { Told } from '../../components/Told.tsx';
import { EndStay } from './calling/EndStayDialog.tsx';
import { useCalling } from './calling/use-calling.ts';
import { nameOf } from './calling/who-words.ts';
import { GuideList } from './GuideList.tsx';
import { LineWork } from './LineWork.tsx';
import { NextSide } from './NextSide.tsx';
import { PointTabs } from './PointTabs.tsx';
import { findPerson } from './person-here.ts';
import { type Opened, QueueDialogs } from './QueueDialogs.tsx';
import { useCare } from './use-care.ts';
import { LINE_OPTIONS, useChosenNumber, usePlace, useSpots } from './use-place.ts';
import { useQueueKeys } from './use-queue-keys.ts';
import { useTicketPrint } from './use-ticket-print.ts';
import { VisitEvents } from './VisitEvents.tsx';

/** 候诊 (F2): the six lines, who is next and why, and the guide's list. */
export function QueueDesk() {
  const place = usePlace();
  const { board, point } = place;
  const points = useQueryCall('queue.listPoints', {}, LINE_OPTIONS);
  const guide = useQueryCall('queue.listGuide', {}, LINE_OPTIONS);
  const [number, setNumber] = useChosenNumber(guide.data);
  const [manual, setManual] = useState<number>();
  const [cleared, setCleared] = useState(0);
  const [showEvents, setShowEvents] = useState(false);
  const [opened, setOpened] = useState<Opened>();
  const spots = useSpots(board !== undefined);
  const ticket = useTicketPrint();
  const person = findPerson(number, guide.data, board);
  const care = useCare(person, guide.data?.seats);
  const calling = useCalling({
    board,
    clinicId: board?.clinicId ?? undefined,
    isChosen: (one) => one.number === number,
    inBar: false,
  });
  const toLine = () => {
    setShowEvents(false);
    setCleared(cleared + 1);
    spots.find.current?.focus();
  };
  useQueueKeys({
    board,
    person,
    showEvents,
    goTo: (to) => {
      calling.clear();
      setCleared(cleared + 1);
      place.goTo(to);
    },
    nextRoom: place.nextRoom,
    callByHand: () => {
      // Whoever is chosen and is not the next one anyway is the one meant.
      const meant = board?.waiting.find((one) => one.number === number && one.position > 1);
      setManual(meant?.number);
      (meant ? spots.reason : spots.number).current?.focus();
    },
    find: () => spots.find.current?.focus(),
    toggleEvents: () => setShowEvents(!showEvents),
    toLine,
    open: setOpened,
    print: ticket.print,
  });
  return (
    <DeskFrame
      name="s-queue"
      list={
        <GuideList
          guide={guide.data}
          chosen={number}
          onChoose={setNumber}
          onSeat={care.sit}
          error={care.error ?? ticket.error}
        />
      }
      strip={<PointTabs points={points.data ?? []} point={point} onChoose={place.goTo} />}
      work={
        showEvents && person ? (
          <VisitEvents
            visitId={person.visitId}
            title={`${formatNumber(person.number)} ${nameOf(person)} 的经过`}
          />
        ) : board ? (
          <LineWork
            board={board}
            calling={calling}
            chosen={number}
            onChoose={setNumber}
            onRoom={place.setRoom}
            onResults={(one) => setOpened({ kind: 'results', ticket: one })}
            spots={spots}
            cleared={cleared}
            manual={manual}
            onManual={setManual}
            onCalledByHand={toLine}
          />
        ) : (
          <Told error={place.error} what="候诊没有取到" />
        )
      }
      side={
        <>
          {board ? (
            <NextSide board={board} calling={calling} onRule={() => setOpened({ kind: 'rule' })} />
          ) : null}
          <EndStay calling={calling} />
          <QueueDialogs opened={opened} board={board} onClose={() => setOpened(undefined)} />
        </>
      }
    />
  );
}
