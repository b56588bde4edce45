import type { CommandId, StaffId } from '../../electron/shared/values/ids.ts';
import type { Instant } from '../../electron/shared/values/instant.ts';
import { prepared } from '../open.ts';

// Asked around every command of the station, and so without the mapping of columns in between.

interface KnownCommand {
  readonly procedure: string;
  readonly inputHash: string;
  readonly reply: string;
}

/** The first answer to a command, by its id: `.get({ commandId })`. */
export const findCommand = prepared((db) =>
  db.$client.prepare<[{ commandId: CommandId }], KnownCommand>(
    'SELECT procedure, input_hash AS inputHash, reply FROM commands WHERE command_id = :commandId',
  ),
);

/** When the newest accepted command was given: the clock may not stand before it. */
export const lastCommandAt = prepared((db) =>
  db.$client.prepare<[], { at: Instant }>('SELECT at FROM commands ORDER BY sequence DESC LIMIT 1'),
);

interface AcceptedCommand extends KnownCommand {
  readonly commandId: CommandId;
  readonly staffId: StaffId | null;
  readonly at: Instant;
}

/** Keeps an accepted command with its answer, in the transaction that carried it out. */
export const insertCommand = prepared((db) =>
  db.$client.prepare<[AcceptedCommand]>(
    `INSERT INTO commands (command_id, procedure, staff_id, input_hash, reply, at)
     VALUES (:commandId, :procedure, :staffId, :inputHash, :reply, :at)`,
  ),
);
