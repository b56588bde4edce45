import { prepared, type ReadableDb } from '../open.ts';

const newest = prepared((db) =>
  db.$client.prepare(
    `SELECT (SELECT max(sequence) FROM commands) AS command, (SELECT max(id) FROM audit) AS note`,
  ),
);

export interface DataVersion {
  /** The newest accepted command, and the newest note of the audit: whatever the program writes adds to one. */
  readonly command: number;
  readonly note: number;
  /** Changes when another program writes into the file. */
  readonly others: number;
}

/** Two readings are equal only when nothing was booked between them. */
export function readDataVersion(db: ReadableDb): DataVersion {
  const { command, note } = newest(db).get() as { command: number | null; note: number | null };
  const others = Number(db.$client.pragma('data_version', { simple: true }));
  return { command: command ?? 0, note: note ?? 0, others };
}
