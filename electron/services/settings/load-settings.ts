import type { z } from 'zod';
import type { ReadableDb, Tx } from '../../../db/open.ts';
import { prepared } from '../../../db/open.ts';
import { settings } from '../../../db/schema/index.ts';
import {
  DEFAULT_SETTINGS,
  type SettingKey,
  type Settings,
  settingsSchemas,
} from '../../shared/domain/settings.ts';
import type { StaffId } from '../../shared/values/ids.ts';
import type { Instant } from '../../shared/values/instant.ts';

const allSettings = prepared((db) => db.select().from(settings).prepare());

/** All settings, read afresh: ten rows by key cost less than keeping a copy true across windows. */
export function loadSettings(db: ReadableDb): Settings {
  const stored = new Map(
    allSettings(db)
      .all()
      .map((row) => [row.key, row.value]),
  );
  const read = <Key extends SettingKey>(key: Key): Settings[Key] => {
    const value = stored.get(key);
    const schema: z.ZodType = settingsSchemas[key];
    return value === undefined ? DEFAULT_SETTINGS[key] : (schema.parse(JSON.parse(value)) as Settings[Key]);
  };
  return {
    station: read('station'),
    queue: read('queue'),
    priority: read('priority'),
    fees: read('fees'),
    cash: read('cash'),
    month: read('month'),
    dispensary: read('dispensary'),
    storeroom: read('storeroom'),
    backup: read('backup'),
    display: read('display'),
  };
}

/** Stores one setting whole. The caller has checked the right to do so. */
export function saveSetting<Key extends SettingKey>(
  tx: Tx,
  change: { key: Key; value: Settings[Key]; at: Instant; by: StaffId | undefined },
): void {
  const row = { value: JSON.stringify(change.value), updatedAt: change.at, updatedBy: change.by ?? null };
  tx.insert(settings)
    .values({ key: change.key, ...row })
    .onConflictDoUpdate({ target: settings.key, set: row })
    .run();
}
