import type { CallInput } from '../../../../electron/shared/contract/procedures.ts';
import type { Settings } from '../../../../electron/shared/domain/settings.ts';

type Change = CallInput<'settings.changeRule'>['change'];
/** Printers, the card reader, the waiting room's board and its voice have sections of their own. */
export type RuleKey = Exclude<Change['key'], 'printers' | 'reader' | 'board' | 'voice'>;

export const RULE_NAMES: Readonly<Record<RuleKey, string>> = {
  queue: '排队叫号',
  priority: '优先对象',
  fees: '收费办法',
  cash: '现金',
  clock: '停业几天要确认',
  month: '月结日',
  dispensary: '处方与发药',
  storeroom: '药库效期',
  station: '站名',
  display: '显示',
};

const KEYS = Object.keys(RULE_NAMES) as RuleKey[];

/** Which groups differ from what is stored. */
export function changedKeys(kept: Settings, draft: Settings): RuleKey[] {
  return KEYS.filter((key) => JSON.stringify(kept[key]) !== JSON.stringify(draft[key]));
}

/** One group as it is sent; of the station only what may be changed. */
export function changeOf(draft: Settings, key: RuleKey): Change {
  if (key === 'station') {
    const { name, center } = draft.station;
    return { key, value: { name, center } };
  }
  // Key and value come from the same field of the same record.
  return { key, value: draft[key] } as Change;
}
