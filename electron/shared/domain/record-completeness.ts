import type { ClinicDay } from '../values/clinic-day.ts';
import { isChild } from './guardian.ts';

/** What a complete record holds, in the order in which the desk asks. */
export const RECORD_ITEMS = [
  'idNumber',
  'phone',
  'address',
  'householdAddress',
  'occupation',
  'bloodType',
  'emergencyName',
  'emergencyPhone',
  'guardianName',
  'guardianPhone',
] as const;
export type RecordItem = (typeof RECORD_ITEMS)[number];

export interface Completeness {
  /** Filled items. */
  readonly filled: number;
  /** Items that this person's record should hold. */
  readonly total: number;
  readonly missing: RecordItem[];
}

/**
 * How complete a record is (档案完整). Guardian items count for children only, a phone and an occupation of one's
 * own for adults only.
 */
export function completenessOf(
  record: Readonly<Record<RecordItem, string>> & { readonly birthDay: ClinicDay },
  today: ClinicDay,
): Completeness {
  const child = isChild(record.birthDay, today);
  const asked = RECORD_ITEMS.filter((item) => {
    if (item.startsWith('guardian')) return child;
    return item === 'occupation' || item === 'phone' ? !child : true;
  });
  const missing = asked.filter((item) => record[item] === '');
  return { filled: asked.length - missing.length, total: asked.length, missing };
}
