import { desc, eq, sql } from 'drizzle-orm';
import { prepared } from '../open.ts';
import { commands } from '../schema/index.ts';

/** The first answer to a command, by its id: `.get({ commandId })`. */
export const findCommand = prepared((db) =>
  db
    .select({ procedure: commands.procedure, inputHash: commands.inputHash, reply: commands.reply })
    .from(commands)
    .where(eq(commands.commandId, sql.placeholder('commandId')))
    .prepare(),
);

/** When the newest accepted command was given: the clock may not stand before it. */
export const lastCommandAt = prepared((db) =>
  db.select({ at: commands.at }).from(commands).orderBy(desc(commands.sequence)).limit(1).prepare(),
);

export const insertCommand = prepared((db) =>
  db
    .insert(commands)
    .values({
      commandId: sql.placeholder('commandId'),
      procedure: sql.placeholder('procedure'),
      staffId: sql.placeholder('staffId'),
      inputHash: sql.placeholder('inputHash'),
      reply: sql.placeholder('reply'),
      at: sql.placeholder('at'),
    })
    .prepare(),
);
