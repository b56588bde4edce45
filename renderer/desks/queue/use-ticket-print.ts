import type { CallError } from '../../../electron/shared/contract/reply.ts';
import type { ArrivalId, VisitId } from '../../../electron/shared/values/ids.ts';
import { formatNumber } from '../../components/format.ts';
import { usePrint } from '../../components/use-print.ts';

/** A number on paper: of a visit, or of somebody at the door who is not registered yet. */
export interface TicketOnPaper {
  readonly number: number;
  readonly visitId?: VisitId | null;
  readonly arrivalId?: ArrivalId | null;
  /** With the number, and not by a key: then the printer's setting decides whether it is printed. */
  readonly automatic?: boolean;
}

/** 号票, for whoever stands here with the guide: again counts as 补打. */
export function useTicketPrint(): {
  readonly print: (ticket: TicketOnPaper) => void;
  readonly error: CallError | undefined;
} {
  const printing = usePrint('registration.printTicket');
  return {
    error: printing.error,
    print: ({ number, visitId, arrivalId, automatic }) => {
      const what = `${formatNumber(number)} 号票`;
      const how = automatic ? { automatic } : {};
      if (visitId != null) void printing.print(what, { visitId, ...how });
      else if (arrivalId != null) void printing.print(what, { arrivalId, ...how });
    },
  };
}
