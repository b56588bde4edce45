import { z } from 'zod';
import { LEDGER_GROUPS, type LedgerGroup } from '../domain/evidence-figures.ts';
import { BREACH_KINDS } from '../domain/evidence-judgement.ts';
import { FACILITIES } from '../domain/evidence-words.ts';
import { QUEUE_POINTS, queuePointSchema } from '../domain/queue-points.ts';
import { queuePolicySchema, queueRankSchema } from '../domain/queue-policy.ts';
import { clinicDaySchema, daysBetween } from '../values/clinic-day.ts';
import { ticketIdSchema } from '../values/ids.ts';
import { instantSchema } from '../values/instant.ts';
import { command, done, optionalText, query, task } from './define.ts';
import { PRINT_REFUSALS, pictureSchema, printedSchema, printToSchema } from './printing.ts';

// 六优先服务台账: proof that the six priorities were kept. The head's, for it shows groups.

const MOST_DAYS = 366;

const period = {
  from: clinicDaySchema,
  to: clinicDaySchema,
};

/** Both days counted, in their order, at most a year. */
const periodSchema = z
  .strictObject(period)
  .refine(({ from, to }) => from <= to && daysBetween(from, to) < MOST_DAYS, { path: ['to'] });

const count = z.int().min(0);

const waitFiguresSchema = z
  .object({
    count,
    medianMinutes: count,
    /** Nine in ten waited no longer. */
    ninetiethMinutes: count,
    longestMinutes: count,
  })
  .nullable();

const countsShape = {
  groups: z.object(
    Object.fromEntries(LEDGER_GROUPS.map((group) => [group, count])) as Record<LedgerGroup, typeof count>,
  ),
  /** The sum of the groups. */
  priority: count,
  emergency: count,
  ordinary: count,
  total: count,
  /** Never called nor served; in none of the counts above. */
  dropped: count,
  /** Served without a call. */
  direct: count,
} as const;

const pointSchema = z.object({
  point: queuePointSchema,
  ...countsShape,
  waits: z.object({
    priority: waitFiguresSchema,
    ordinary: waitFiguresSchema,
    emergency: waitFiguresSchema,
  }),
});
export type EvidencePoint = z.output<typeof pointSchema>;

const overtakingSchema = z.object({
  eventId: z.int(),
  at: instantSchema,
  point: queuePointSchema,
  kind: z.enum(BREACH_KINDS),
  rank: queueRankSchema,
  number: z.int(),
  calledNumber: z.int(),
  waitedMinutes: count,
  /** One Chinese sentence: who, how long, by whom, against which rule. */
  sentence: z.string(),
});

const manualCallSchema = z.object({
  eventId: z.int(),
  at: instantSchema,
  point: queuePointSchema,
  number: z.int(),
  reason: z.string(),
  calledBy: z.string(),
  /** How many it overtook beyond the rule. */
  passed: count,
  reviewed: z.object({ at: instantSchema, by: z.string() }).nullable(),
});
export type ManualCall = z.output<typeof manualCallSchema>;

const facilitySchema = z.object({
  facility: z.enum(FACILITIES),
  /** null = nobody has looked yet. */
  present: z.boolean().nullable(),
  note: z.string(),
  checkedDay: clinicDaySchema.nullable(),
  checkedBy: z.string(),
});
export type FacilityCheck = z.output<typeof facilitySchema>;

export const evidenceSchema = z.object({
  from: clinicDaySchema,
  to: clinicDaySchema,
  /** Days on which somebody stood in a line. */
  days: count,
  station: z.string(),
  elderAge: z.int(),
  visits: count,
  priorityVisits: count,
  tickets: count,
  /** The tickets are the very ones that the events tell of. */
  agrees: z.boolean(),
  points: z.array(pointSchema).length(QUEUE_POINTS.length),
  totals: z.object(countsShape),
  overtaken: z.object({
    ordinary: count,
    priority: count,
    emergency: count,
    /** By a call by hand: those stand beside its reason. */
    byHand: count,
    /** The newest hundred. */
    rows: z.array(overtakingSchema).max(100),
  }),
  /** Ordinary patients who waited the cap or longer. */
  overdue: z.object({ count, longestMinutes: count }),
  histogram: z.object({
    point: queuePointSchema,
    count,
    /** The bound now in force; null = the rule has none. */
    capMinutes: z.int().nullable(),
    bins: z.array(z.object({ fromMinutes: count, toMinutes: count.nullable(), count })),
  }),
  manual: z.object({ count, unread: count, rows: z.array(manualCallSchema).max(100) }),
  proof: z.object({
    priorityVisits: count,
    withProof: count,
    newlyChecked: count,
    /** People whose document ends within 30 days. */
    expiring: count,
  }),
  facilities: z.array(facilitySchema),
  /** The rules in force in the period, oldest first. */
  policies: z.array(
    z.object({
      from: instantSchema.nullable(),
      setBy: z.string(),
      policy: queuePolicySchema,
      text: z.string(),
    }),
  ),
});
export type Evidence = z.output<typeof evidenceSchema>;

const waitRowSchema = z.object({
  ticketId: ticketIdSchema,
  day: clinicDaySchema,
  number: z.int(),
  /** Masked; no group. */
  name: z.string(),
  rank: queueRankSchema,
  arrivedAt: instantSchema,
  takenAt: instantSchema.nullable(),
  waitedMinutes: count,
  direct: z.boolean(),
});
export type WaitRow = z.output<typeof waitRowSchema>;

export const queueEvidence = {
  /** The ledger of a period, worked out again from the events. */
  getEvidence: query({ input: periodSchema, output: evidenceSchema, access: ['head'] }),

  /**
   * Works a long period out month by month, so that nobody's call waits meanwhile; afterwards `getEvidence`
   * answers from what is kept. Reports how far it is.
   */
  prepareEvidence: task({ input: periodSchema, output: z.object({ days: count }), access: ['head'] }),

  /** The hundred longest waits of a point: who (masked), when, how long. */
  listEvidenceWaits: query({
    input: z
      .strictObject({ ...period, point: queuePointSchema, rank: queueRankSchema.optional() })
      .refine(({ from, to }) => from <= to && daysBetween(from, to) < MOST_DAYS, { path: ['to'] }),
    output: z.object({ count, rows: z.array(waitRowSchema).max(100) }),
    access: ['head'],
  }),

  /** 已阅: the head has read why somebody was called by hand. */
  reviewManualCall: command({
    input: { eventId: z.int().min(1) },
    output: manualCallSchema.omit({ passed: true }),
    refusals: ['queue.no-such-manual-call', 'queue.call-reviewed'],
    access: ['head'],
    changes: ['queue'],
  }),

  /** What somebody saw of the promised facilities today. */
  recordFacility: command({
    input: { facility: z.enum(FACILITIES), present: z.boolean(), note: optionalText(30) },
    output: done,
    access: ['head'],
    changes: ['queue'],
  }),

  /** Writes `六优先服务台账-YYYY-MM.xlsx` (or the days of another period) into the exports folder. */
  exportEvidence: task({
    input: periodSchema,
    output: z.object({ path: z.string(), fileName: z.string() }),
    refusals: ['queue.file-in-use'],
    access: ['head'],
  }),

  /** The ledger on A4, for whoever comes to inspect. */
  printEvidence: task({
    input: periodSchema.safeExtend({ printTo: printToSchema }),
    output: printedSchema,
    refusals: PRINT_REFUSALS,
    access: ['head'],
  }),

  /** Its first page as it would be printed. */
  pictureEvidence: task({
    input: periodSchema,
    output: pictureSchema,
    refusals: PRINT_REFUSALS,
    access: ['head'],
  }),
} as const;
