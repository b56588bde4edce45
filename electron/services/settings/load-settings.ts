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

/** The last text of each setting with what it says: the same text is not read twice. */
const known = new Map<SettingKey, { readonly text: string; readonly value: unknown }>();

function parseSetting<Key extends SettingKey>(key: Key, text: string): Settings[Key] {
  const last = known.get(key);
  if (last?.text === text) return last.value as Settings[Key];
  const schema: z.ZodType = settingsSchemas[key];
  const value = schema.parse(JSON.parse(text)) as Settings[Key];
  known.set(key, { text, value });
  return value;
}

/** All settings, read afresh: ten rows by key cost less than keeping a copy true across windows. */
export function loadSettings(db: ReadableDb): Settings {
  const stored = new Map(
    allSettings(db)
      .all()
      .map((row) => [row.key, row.value]),
  );
  const read = <Key extends SettingKey>(key: Key): Settings[Key] => {
    const text = stored.get(key);
    return text === undefined ? DEFAULT_SETTINGS[key] : parseSetting(key, text);
  };
  return {
    station: read('station'),
    queue: read('queue'),
    priority: read('priority'),
    fees: read('fees'),
    cash: read('cash'),
    clock: read('clock'),
    month: read('month'),
    dispensary: read('dispensary'),
    storeroom: read('storeroom'),
    backup: read('backup'),
    display: read('display'),
    reader: read('reader'),
    printers: read('printers'),
    board: read('board'),
    voice: read('voice'),
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
