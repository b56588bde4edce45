import { useState } from 'react';
import type { Board } from '../../../../electron/shared/contract/queue.ts';
import type { QueuePoint } from '../../../../electron/shared/domain/queue-points.ts';
import type { ClinicId } from '../../../../electron/shared/values/ids.ts';
import { useQueryCall } from '../../../api/queries.ts';

export interface OwnWindow {
  readonly board: Board | undefined;
  readonly error: ReturnType<typeof useQueryCall>['error'];
  /** Undefined until the board is there, or at a point without windows. */
  readonly clinicId: ClinicId | undefined;
  readonly name: string;
  readonly several: boolean;
  /** The next window of the point, for a PC that stands at another one. Remembered on this PC. */
  readonly change: () => void;
}

/** Waiting times age by themselves. */
const REFRESH_MS = 30_000;

/** The line of the window at which this PC stands: two cashiers call two people. */
export function useOwnWindow(point: QueuePoint): OwnWindow {
  const [kept, setKept] = useState(() => readKept(point));
  const first = useQueryCall('queue.getBoard', { point }, OPTIONS);
  const rooms = first.data?.rooms ?? [];
  // A window that was closed since is not asked for.
  const chosen = rooms.find((room) => room.clinicId === kept);
  const own = useQueryCall(
    'queue.getBoard',
    chosen ? { point, clinicId: chosen.clinicId } : { point },
    OPTIONS,
  );
  const board = own.data ?? first.data;
  const clinicId = board?.clinicId ?? undefined;
  return {
    board,
    error: own.error ?? first.error,
    clinicId,
    name: rooms.find((room) => room.clinicId === clinicId)?.name ?? '',
    several: rooms.length > 1,
    change: () => {
      const at = rooms.findIndex((room) => room.clinicId === clinicId);
      const next = rooms[(at + 1) % Math.max(1, rooms.length)];
      if (!next) return;
      localStorage.setItem(keyOf(point), String(next.clinicId));
      setKept(next.clinicId);
    },
  };
}

const OPTIONS = {
  topics: ['queue', 'registration', 'cashier', 'settings'],
  everyMs: REFRESH_MS,
  keepPrevious: true,
} as const;

function keyOf(point: QueuePoint): string {
  return `window-of-${point}`;
}

function readKept(point: QueuePoint): number | undefined {
  const kept = localStorage.getItem(keyOf(point));
  return kept === null ? undefined : Number(kept);
}
