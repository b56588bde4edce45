/**
 * What every screen knows of the station. `useStation()` → { me, today, day, name, practice, … };
 * `useNow()` ticks every ten seconds; `nowOf()` is the moment of the call. The window has no clock of its
 * own: it counts on from the moment that the main process gave.
 */
import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';
import type { StationState } from '../../electron/shared/contract/settings-station.ts';
import { type Instant, instant } from '../../electron/shared/values/instant.ts';
import { Seat, useQueryCall } from './queries.ts';

interface StationView {
  readonly state: StationState;
  readonly nowOf: () => Instant;
  readonly refresh: () => Promise<void>;
}

const Station = createContext<StationView | undefined>(undefined);

const TOPICS = ['settings', 'staff', 'backup', 'cashier', 'ledger', 'registration', 'storeroom'] as const;
/** Often enough to notice midnight, another day's closing and a clock that was set. */
const REFRESH_MS = 60_000;
const TICK_MS = 10_000;

export function StationProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const { data } = useQueryCall('settings.getState', {}, { topics: TOPICS, everyMs: REFRESH_MS });
  const given = useRef({ now: 0, at: 0 });
  if (data && data.now !== given.current.now) given.current = { now: data.now, at: performance.now() };
  const nowOf = useCallback(
    () => instant(Math.round(given.current.now + performance.now() - given.current.at)),
    [],
  );
  const refresh = useCallback(() => client.refetchQueries({ queryKey: ['settings.getState'] }), [client]);
  const seat = data ? `${data.practice}/${data.name}/${data.me?.staffId ?? ''}` : '';
  useForgetOthers(seat);
  if (!data) return null;
  return (
    <Station.Provider value={{ state: data, nowOf, refresh }}>
      <Seat.Provider value={seat}>{children}</Seat.Provider>
    </Station.Provider>
  );
}

/** Answers that another person, or another file, was given. */
function useForgetOthers(seat: string): void {
  const client = useQueryClient();
  useEffect(() => {
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[2] !== '' && queryKey[2] !== seat });
  }, [client, seat]);
}

function useStationView(): StationView {
  const view = useContext(Station);
  if (!view) throw new Error('outside of the station');
  return view;
}

export function useStation(): StationState {
  return useStationView().state;
}

/** Asks for the state anew, after signing in or switching files. */
export function useRefreshStation(): () => Promise<void> {
  return useStationView().refresh;
}

/** Reads the station's clock when something happens. */
export function useNowOf(): () => Instant {
  return useStationView().nowOf;
}

/** The station's clock on the screen. */
export function useNow(): Instant {
  const nowOf = useNowOf();
  const [now, setNow] = useState(nowOf);
  useEffect(() => {
    const timer = setInterval(() => setNow(nowOf()), TICK_MS);
    return () => clearInterval(timer);
  }, [nowOf]);
  return now;
}
