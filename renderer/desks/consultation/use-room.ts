import { useState } from 'react';
import type { Board } from '../../../electron/shared/contract/queue.ts';
import type { ClinicId } from '../../../electron/shared/values/ids.ts';
import { useQueryCall } from '../../api/queries.ts';
import { useStation } from '../../api/station.tsx';

export interface RoomLine {
  readonly board: Board | undefined;
  readonly clinicId: ClinicId | undefined;
  readonly roomName: string;
  /** The next room of the station, for a doctor who changed places. */
  readonly changeRoom: () => void;
}

/** The line of the room where this doctor sits: the one where patients were last registered for him. */
export function useRoom(): RoomLine {
  const { me } = useStation();
  const [chosen, setChosen] = useState<ClinicId>();
  const rooms = useQueryCall('registration.listRooms', {}, { topics: ['registration', 'settings'] });
  const list = rooms.data?.rooms ?? [];
  const own = list.find((room) => room.lastDoctorId === me?.staffId) ?? list[0];
  const clinicId = chosen ?? own?.clinicId;
  const board = useQueryCall(
    'queue.getBoard',
    { point: 'consultation', ...(clinicId === undefined ? {} : { clinicId }) },
    {
      enabled: clinicId !== undefined,
      topics: ['queue', 'registration'],
      keepPrevious: true,
      everyMs: 30_000,
    },
  );
  return {
    board: board.data,
    clinicId,
    roomName: list.find((room) => room.clinicId === clinicId)?.name ?? '',
    changeRoom: () => {
      const at = list.findIndex((room) => room.clinicId === clinicId);
      setChosen(list[(at + 1) % Math.max(1, list.length)]?.clinicId);
    },
  };
}

/** From which temperature on a patient has fever (设), in tenths of a degree. */
export function useFeverDeci(): number {
  const rooms = useQueryCall('registration.listRooms', {}, { topics: ['registration', 'settings'] });
  return rooms.data?.feverDeci ?? Number.POSITIVE_INFINITY;
}
