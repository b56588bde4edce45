import { keepPreviousData, QueryClient, useQuery } from '@tanstack/react-query';
import { createContext, useContext, useEffect } from 'react';
import type { Topic } from '../../electron/shared/contract/define.ts';
import type { CallInput, Output, QueryName, TaskName } from '../../electron/shared/contract/procedures.ts';
import type { CallError } from '../../electron/shared/contract/reply.ts';
import { asCallError, type CallFailure, call, onServerEvent } from './client.ts';
import { useDeskActive } from './desk-active.tsx';

/** Whose eyes these are: what one person was shown is never shown to the next. */
export const Seat = createContext('');

/** Data stays good until an event says otherwise, so nothing is asked again by time or by focus. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 10 * 60_000,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
      },
    },
  });
}

/** Marks whatever shows a changed topic as old; what is on screen is asked again at once. */
export function useChangedTopics(client: QueryClient): void {
  useEffect(
    () =>
      onServerEvent((event) => {
        if (event.kind !== 'changed') return;
        const changed = new Set<string>(event.topics);
        void client.invalidateQueries({
          predicate: (query) => topicsOf(query.meta).some((topic) => changed.has(topic)),
        });
      }),
    [client],
  );
}

function topicsOf(meta: Record<string, unknown> | undefined): readonly string[] {
  return Array.isArray(meta?.topics) ? (meta.topics as string[]) : [];
}

export interface QueryCallOptions {
  /** False while the question makes no sense yet (nobody chosen). Default true. */
  readonly enabled?: boolean;
  /** Topics whose changes make the answer old. Default: the procedure's own area. */
  readonly topics?: readonly Topic[];
  /** Keep the last answer on screen while the input changes (lists while typing). */
  readonly keepPrevious?: boolean;
  /** Ask again after so many milliseconds, for figures that age by themselves (waiting times). */
  readonly everyMs?: number;
}

export interface QueryCall<Value> {
  readonly data: Value | undefined;
  readonly error: CallError | undefined;
  /** Nothing to show yet. */
  readonly loading: boolean;
  readonly fetching: boolean;
  readonly refetch: () => void;
}

/**
 * Asks a question and keeps its answer true: `useQueryCall('queue.getBoard', { point: 'cashier' })`.
 * A desk in the background does not ask; it catches up when it is shown again.
 */
export function useQueryCall<Name extends QueryName | TaskName>(
  name: Name,
  input: CallInput<Name>,
  options: QueryCallOptions = {},
): QueryCall<Output<Name>> {
  const active = useDeskActive();
  const seat = useContext(Seat);
  const area = name.slice(0, name.indexOf('.'));
  const result = useQuery<Output<Name>, CallFailure>({
    queryKey: [name, input, seat],
    queryFn: () => call(name, input),
    enabled: active && (options.enabled ?? true),
    meta: { topics: options.topics ?? [area] },
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
    ...(options.everyMs === undefined ? {} : { refetchInterval: options.everyMs }),
  });
  return {
    data: result.data,
    error: result.error ? asCallError(result.error) : undefined,
    loading: result.data === undefined && !result.error && (options.enabled ?? true),
    fetching: result.isFetching,
    refetch: () => void result.refetch(),
  };
}
