import type { ClinicDay } from '../values/clinic-day.ts';
import type { ClinicId, TicketId } from '../values/ids.ts';
import type { Instant } from '../values/instant.ts';
import type { QueuePoint, TicketStatus } from './queue-points.ts';
import type { QueuePolicy, QueueRank, QueueSettings } from './queue-policy.ts';

/**
 * One row of what happened in the lines, as the ledger of the six priorities (六优先服务台账) reads it. What
 * the program said when it called (rule, sentence) is left out on purpose: the ledger judges by itself.
 */
export interface LineEvent {
  /** Rises with every decision: the order of what happened. */
  readonly id: number;
  readonly day: ClinicDay;
  readonly at: Instant;
  readonly ticketId: TicketId;
  readonly kind: string;
  readonly statusAfter: TicketStatus;
  readonly point: QueuePoint;
  readonly rank: QueueRank;
  /** Of a call: the room that calls. Of one who begins to wait: the room meant for, null = any of the point. */
  readonly clinicId: ClinicId | null;
}

/** The rule of the queues, and from when it was in force: for every event after the one it names. */
export interface RuleInForce extends Pick<QueueSettings, 'recallAfterOrdinary' | 'returnPlacement'> {
  readonly afterEventId: number;
  readonly policy: QueuePolicy;
}

/** A patient as the replay sees him: where he stands and since when. */
export interface Standing {
  readonly ticketId: TicketId;
  readonly point: QueuePoint;
  readonly rank: QueueRank;
  readonly room: ClinicId | null;
  readonly status: TicketStatus;
  readonly arrivedAt: Instant;
  readonly waitingSince: Instant;
  /** The event with which this wait began. */
  readonly sinceEvent: number;
  /** 回诊: back with results. */
  readonly returned: boolean;
  /** 过号再到: ordinary patients that he still has to let past. */
  readonly behind: number;
}

/** What a call means for the turns of the line: one of the run, the ordinary one that ends it, or neither. */
export type Turn = 'priority' | 'ordinary' | 'outside';

/** A call that was made and not undone. */
export interface CallMade {
  readonly eventId: number;
  readonly at: Instant;
  readonly ticketId: TicketId;
  /** The room that the called one was meant for. */
  readonly room: ClinicId | null;
  readonly turn: Turn;
  /** An ordinary turn that the cap gave (等满), and not the end of a run. */
  readonly byCap: boolean;
  /** Since when the called one had waited. */
  readonly waitingSince: Instant;
  /** Who else stood there and could have been called. */
  readonly others: ReadonlySet<TicketId>;
}
