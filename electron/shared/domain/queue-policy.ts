import { z } from 'zod';

/** Who goes before whom. 急危重 stands outside every ratio; the other two share the calls by the policy. */
export const QUEUE_RANKS = ['emergency', 'priority', 'ordinary'] as const;
export type QueueRank = (typeof QUEUE_RANKS)[number];

export const queueRankSchema = z.enum(QUEUE_RANKS);

export const QUEUE_RANK_LABELS: Readonly<Record<QueueRank, string>> = {
  emergency: '急',
  priority: '优先',
  ordinary: '普通',
};

const capMinutes = z.int().min(1).max(240);

/**
 * How priority and ordinary patients share the calls. No law fixes a ratio, so the head chooses:
 * `absolute` priority first, always; `interleave` after `priorityRun` priority calls in a row one ordinary
 * patient; `weighted` longest wait first, priority counted as having waited `priorityBonusMinutes` longer.
 * In the last two an ordinary patient who has waited `capMinutes` goes before priority that has not (`judgeCap`).
 */
export const queuePolicySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('absolute') }),
  z.strictObject({ kind: z.literal('interleave'), priorityRun: z.int().min(1).max(9), capMinutes }),
  z.strictObject({
    kind: z.literal('weighted'),
    priorityBonusMinutes: z.int().min(0).max(240),
    capMinutes,
  }),
]);
export type QueuePolicy = z.infer<typeof queuePolicySchema>;

export const DEFAULT_QUEUE_POLICY: QueuePolicy = { kind: 'interleave', priorityRun: 2, capMinutes: 30 };

export const queueSettingsSchema = z.strictObject({
  policy: queuePolicySchema,
  /** Ordinary patients to be called before a recalled 过号 patient may be. */
  recallAfterOrdinary: z.int().min(0).max(20),
  callsBeforeMissed: z.int().min(1).max(9),
  callGapSeconds: z.int().min(0).max(600),
  missesBeforeGivenUp: z.int().min(1).max(9),
  /** 回诊: after the one being seen, or in the line of the patient's own rank by first arrival. */
  returnPlacement: z.enum(['next', 'interleave']),
  /** How long the newest call of a room can be taken back; 0 = never. */
  undoSeconds: z.int().min(0).max(600).default(120),
  /** Seats of the elders' area (老年人专用座). */
  elderSeats: z.int().min(0).max(60).default(8),
  /** So long at a window, and the number stands out as forgotten (久在窗口); 0 = never. */
  longAtWindowMinutes: z.int().min(0).max(240).default(30),
});
export type QueueSettings = z.output<typeof queueSettingsSchema>;

export const DEFAULT_QUEUE_SETTINGS: QueueSettings = {
  policy: DEFAULT_QUEUE_POLICY,
  recallAfterOrdinary: 2,
  callsBeforeMissed: 3,
  callGapSeconds: 60,
  missesBeforeGivenUp: 3,
  returnPlacement: 'next',
  undoSeconds: 120,
  elderSeats: 8,
  longAtWindowMinutes: 30,
};
