import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { QueuePoint } from '../../../electron/shared/domain/queue-points.ts';
import type { ClinicId, VisitId } from '../../../electron/shared/values/ids.ts';
import { useQueryCall } from '../../api/queries.ts';
import { type DeskRequest, useDeskRequest } from '../../components/open-desk.tsx';
import type { Guide } from './person-here.ts';
import { roomAfter } from './RoomCards.tsx';

/** Waiting times age by themselves. */
const REFRESH_MS = 15_000;

/** How this desk asks: what the lines show changes with calls, registrations and rules, and with time. */
export const LINE_OPTIONS = {
  topics: ['queue', 'registration', 'settings'],
  everyMs: REFRESH_MS,
  keepPrevious: true,
} as const;

/** Which of the six points is on the screen, and which of its windows. */
export function usePlace() {
  const [point, setPoint] = useState<QueuePoint>('consultation');
  const [rooms, setRooms] = useState<ReadonlyMap<QueuePoint, ClinicId>>(new Map());
  const clinicId = rooms.get(point);
  const asked = useQueryCall(
    'queue.getBoard',
    clinicId === undefined ? { point } : { point, clinicId },
    LINE_OPTIONS,
  );
  const board = asked.data?.point === point ? asked.data : undefined;
  const setRoom = (room: ClinicId) => setRooms(new Map(rooms).set(point, room));
  return {
    point,
    board,
    error: asked.error,
    goTo: setPoint,
    setRoom,
    nextRoom: () => {
      const next = board && roomAfter(board);
      if (next) setRoom(next.clinicId);
    },
  };
}

/** Who is chosen, by the number of the day; a ticket that was scanned chooses its visit. */
export function useChosenNumber(guide: Guide | undefined) {
  const [number, setNumber] = useState<number>();
  const [asked, setAsked] = useState<VisitId>();
  useDeskRequest(
    'queue',
    useCallback(({ visitId }: DeskRequest) => {
      setAsked(visitId);
      if (visitId !== undefined) setNumber(undefined);
    }, []),
  );
  const ofTicket = guide?.rows.find((one) => one.visitId !== null && one.visitId === asked)?.number;
  return [number ?? ofTicket, setNumber] as const;
}

/** The fields that the hand is led to; as soon as the line is there it is in it: typing finds, ↓ goes down. */
export function useSpots(ready: boolean) {
  const find = useRef<HTMLInputElement>(null);
  const number = useRef<HTMLInputElement>(null);
  const reason = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (ready && document.activeElement === document.body) find.current?.focus();
  }, [ready]);
  return { find, number, reason };
}

export interface Spots {
  readonly find: RefObject<HTMLInputElement | null>;
  readonly number: RefObject<HTMLInputElement | null>;
  readonly reason: RefObject<HTMLInputElement | null>;
}
