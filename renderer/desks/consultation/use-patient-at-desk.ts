import { useCallback, useState } from 'react';
import type { Output } from '../../../electron/shared/contract/procedures.ts';
import type { BoardTicket } from '../../../electron/shared/contract/queue.ts';
import type { VisitId } from '../../../electron/shared/values/ids.ts';
import { useCommand } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { type DeskRequest, useDeskRequest } from '../../components/open-desk.tsx';
import type { RoomLine } from './use-room.ts';

type CalledTicket = Pick<BoardTicket, 'visitId' | 'ticketId'>;

/** Who is before the doctor: chosen in the list, asked for by another desk, or sitting there already. */
export function usePatientAtDesk({ board }: RoomLine, today: Output<'consultation.listToday'> | undefined) {
  const [chosen, setChosen] = useState<VisitId>();
  const open = useCallback((visitId: VisitId | null | undefined) => {
    if (visitId != null) setChosen(visitId);
  }, []);
  useDeskRequest(
    'consultation',
    useCallback(({ visitId }: DeskRequest) => open(visitId), [open]),
  );
  // Who sits there already is shown without a key: after signing in, after a crash.
  const current = board?.rooms.find((one) => one.clinicId === board.clinicId)?.current ?? [];
  const visitId = chosen ?? today?.open[0]?.visitId ?? current[0]?.visitId ?? undefined;
  const ticket = [...current, ...(board?.waiting ?? []), ...(board?.missed ?? [])].find(
    (one) => one.visitId === visitId,
  );
  return {
    visitId,
    ticket,
    ...useVisit(visitId, ticket),
    choose: (called: CalledTicket) => open(called.visitId),
    open,
    leave: () => setChosen(undefined),
    start: useStart(visitId, open),
  };
}

export type PatientAtDesk = ReturnType<typeof usePatientAtDesk>;

/** What is known of the visit, and whether it is the doctor's by now. */
function useVisit(visitId: VisitId | undefined, ticket: BoardTicket | undefined) {
  const enabled = visitId !== undefined;
  const input = { visitId: visitId ?? (1 as VisitId) };
  const { data, error } = useQueryCall('consultation.getVisit', input, {
    enabled,
    topics: ['consultation', 'cashier'],
  });
  const strip = useQueryCall('residents.getStrip', input, { enabled, topics: ['residents'] });
  const visit = enabled ? data : undefined;
  const here = ticket === undefined || ticket.status === 'serving';
  const sits = visit?.visitId === visitId && visit?.status === 'in_consultation' && here;
  return {
    visit,
    error,
    strip: enabled ? strip.data : undefined,
    /** The visit, once the patient sits before the doctor. */
    inCare: sits ? visit : undefined,
  };
}

/** 接诊: the patient is taken in. */
function useStart(shown: VisitId | undefined, open: (visitId: VisitId) => void) {
  const { run, error, busy } = useCommand('consultation.start', shown ?? 0);
  const begin = async (visitId: VisitId | null | undefined) => {
    // Somebody without a visit is not taken in, and nobody else is in his place.
    if (visitId == null) return;
    if (await run({ visitId })) open(visitId);
  };
  return { error, busy, begin };
}
