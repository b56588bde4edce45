import { z } from 'zod';
import { queuePointSchema } from '../domain/queue-points.ts';
import { readerStateSchema } from '../domain/reader.ts';
import { settingsSchemas } from '../domain/settings.ts';
import { boardStateSchema } from '../domain/waiting-room.ts';
import { clinicDaySchema } from '../values/clinic-day.ts';
import { staffIdSchema } from '../values/ids.ts';
import { instantSchema } from '../values/instant.ts';
import { command, done, nothing, optionalText, query, ROLES, task, text } from './define.ts';
import { newPasswordSchema } from './staff-sign-in.ts';

/** Why the station's file could not be opened, as `db/open.ts` names it. */
export const TROUBLES = [
  'damaged',
  'not-a-database',
  'locked',
  'no-access',
  'newer',
  'edited',
  'migration-failed',
] as const;
export type Trouble = (typeof TROUBLES)[number];

const backupSchema = z.object({ name: z.string(), at: instantSchema, bytes: z.int() });

/** What a window must know before it can show anything. */
export const stationStateSchema = z.object({
  /** `first-run` no station on this PC yet · `trouble` its file cannot be opened · `ready` signed in here. */
  phase: z.enum(['first-run', 'trouble', 'sign-in', 'ready']),
  /** Marked on every screen: the practice station, or a played month that is opened as the station. */
  practice: z.boolean(),
  /** The practice station's own file is open; the real one can be gone back to. */
  practiceFile: z.boolean(),
  /** Everybody's password in the practice station; empty elsewhere. */
  practicePassword: z.string(),
  version: z.string(),
  /** The station's clock: windows count on from it and never look at their own. */
  now: instantSchema,
  utcOffsetMinutes: z.int(),
  today: clinicDaySchema,
  name: z.string(),
  center: z.string(),
  day: z.object({
    status: z.enum(['unopened', 'open', 'counted', 'closed']),
    /** The newest day that is closed. */
    lastClosedDay: clinicDaySchema.nullable(),
    /** The earliest day before today that still waits for its closing. */
    unclosedDay: clinicDaySchema.nullable(),
  }),
  lastBackup: z.object({ at: instantSchema }).nullable(),
  /** The head's choice for all PCs; each PC may differ. */
  largeType: z.boolean(),
  /** Minutes by which the clock stands before the last entry; 0 when it is right. */
  clockBackMinutes: z.int(),
  /** The clock stands so many days after the last entry that nothing is booked until the head confirms it. */
  clockAhead: z.object({ days: z.int(), lastDay: clinicDaySchema }).nullable(),
  me: z
    .object({
      staffId: staffIdSchema,
      name: z.string(),
      title: z.string(),
      roles: z.array(z.enum(ROLES)),
      desk: z.string(),
    })
    .nullable(),
  trouble: z
    .object({ reason: z.enum(TROUBLES), file: z.string(), backups: z.array(backupSchema) })
    .nullable(),
});
export type StationState = z.output<typeof stationStateSchema>;

const newRooms = z
  .array(z.strictObject({ name: text(20), point: queuePointSchema }))
  .min(1)
  .max(20);

const restoredSchema = z.object({
  restored: z.boolean(),
  /** The name under which the file that was there is kept; empty when there was none. */
  keptAs: z.string(),
  /** What the proof says of the books that came back; null when nothing came back, or nobody could prove it. */
  proof: z.object({ ruleCount: z.int(), broken: z.int() }).nullable(),
});
export type Restored = z.output<typeof restoredSchema>;

export const settingsStation = {
  getState: task({ input: nothing, output: stationStateSchema, access: 'anyone' }),
  /** The three steps of the first run in one go: either the station exists afterwards, or nothing does. */
  createStation: task({
    input: z.strictObject({
      name: text(60),
      center: text(60),
      head: z.strictObject({ name: text(30), phone: optionalText(20), password: newPasswordSchema }),
      staff: z
        .array(
          z.strictObject({
            name: text(30),
            title: optionalText(30),
            roles: z.array(z.enum(ROLES)).min(1).max(ROLES.length),
            password: z.string().min(6).max(64),
          }),
        )
        .max(30),
      rooms: newRooms,
      receipts: z
        .strictObject({
          firstNo: z.int().min(1).max(999_999_999_999),
          lastNo: z.int().min(1).max(999_999_999_999),
        })
        .nullable(),
      /** Where copies go besides this PC; empty: chosen later. */
      backupFolder: optionalText(300),
    }),
    output: done,
    refusals: [
      'settings.station-exists',
      'settings.names-repeat',
      'settings.rooms-lacking',
      'settings.receipts-order',
      'settings.folder-unusable',
    ],
    access: 'anyone',
    changes: ['settings', 'staff'],
  }),
  /** The practice station is another file; every window is signed out. */
  openPractice: task({ input: nothing, output: done, access: 'anyone', changes: ['settings'] }),
  leavePractice: task({ input: nothing, output: done, access: 'anyone', changes: ['settings'] }),
  /** Says that the PC's clock is right although it stands before the last entry, or `aheadDays` after it (head). */
  confirmClock: command({
    input: { aheadDays: z.int().min(0).max(1_000_000).default(0) },
    output: z.object({ closedDays: z.int() }),
    refusals: ['settings.clock-moved'],
    access: 'everyone',
    changes: ['settings', 'cashier', 'ledger', 'storeroom', 'dispensary', 'registration'],
  }),
  /** All settings, for screens that follow them. */
  getSettings: query({ input: nothing, output: z.object(settingsSchemas), access: 'everyone' }),

  /** Tries once more to open the station's file. */
  retryOpen: task({
    input: nothing,
    output: z.object({ opened: z.boolean() }),
    access: 'anyone',
    changes: ['settings'],
  }),
  /**
   * Takes a backup into use, on a new PC or in place of a file that cannot be opened. That file is kept
   * beside it under another name. Without `name` the person chooses a file. The books of what came back are
   * proven; when they do not hold the station opens all the same, as it is the best that there is.
   */
  restoreBackup: task({
    input: z.strictObject({ name: z.string().max(200).optional() }),
    output: restoredSchema,
    refusals: ['settings.restore-not-now', 'settings.backup-unusable'],
    access: 'anyone',
    changes: ['settings', 'staff'],
  }),
  showDataFolder: task({ input: nothing, output: done, access: 'anyone' }),
  chooseFolder: task({ input: nothing, output: z.object({ folder: z.string() }), access: 'anyone' }),
  quit: task({ input: nothing, output: done, access: 'anyone' }),
  /** What hangs on the PC; only what is really there. */
  getDevices: task({
    input: nothing,
    output: z.object({ printers: z.array(z.string()), board: boardStateSchema, reader: readerStateSchema }),
    access: 'anyone',
  }),
} as const;
