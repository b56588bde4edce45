import type { InteractionRow } from '../../../../electron/shared/contract/drug-safety.ts';

/** What the doctor has to do before such a pair can be signed. */
export const SEVERITY_WORDS: Readonly<Record<InteractionRow['severity'], string>> = {
  refuse: '再次签名',
  warn: '写明理由',
};
