import { queueBoard } from './queue-board.ts';
import { queueCalls } from './queue-calls.ts';
import { queueDoor } from './queue-door.ts';
import { queueEvidence } from './queue-evidence.ts';
import { queueGuide } from './queue-guide.ts';
import { queuePublic } from './queue-public.ts';

export type { Board, BoardTicket, WaitingTicket } from './queue-board.ts';

export const queue = {
  ...queueBoard,
  ...queueCalls,
  ...queueDoor,
  ...queueGuide,
  ...queuePublic,
  ...queueEvidence,
} as const;
