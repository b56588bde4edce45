import type { RefusalCode } from '../../../electron/shared/contract/procedures.ts';
import type { RefusalDetails } from '../../../electron/shared/contract/reply.ts';
import { backupTexts } from './backup.ts';
import { cashierTexts } from './cashier.ts';
import { commonTexts } from './common.ts';
import { consultationTexts } from './consultation.ts';
import { dispensaryTexts } from './dispensary.ts';
import { ledgerTexts } from './ledger.ts';
import { queueTexts } from './queue.ts';
import type { RefusalText } from './refusal-text.ts';
import { registrationTexts } from './registration.ts';
import { residentsTexts } from './residents.ts';
import { settingsTexts } from './settings.ts';
import { staffTexts } from './staff.ts';
import { storeroomTexts } from './storeroom.ts';

/** Every refusal in words. A code without a sentence does not compile. */
const texts: { readonly [Code in RefusalCode]: RefusalText } = {
  ...commonTexts,
  ...residentsTexts,
  ...registrationTexts,
  ...queueTexts,
  ...consultationTexts,
  ...cashierTexts,
  ...dispensaryTexts,
  ...storeroomTexts,
  ...ledgerTexts,
  ...staffTexts,
  ...backupTexts,
  ...settingsTexts,
};

/** What the screen says when the station's rules say no. */
export function refusalText(code: string, details: RefusalDetails): string {
  const say = (texts as Readonly<Record<string, RefusalText>>)[code];
  return say ? say(details) : `这一项现在不能做（${code}）。请站长看一看。`;
}
