import { backupHandlers } from '../services/backup/handlers.ts';
import { cashierHandlers } from '../services/cashier/handlers.ts';
import { consultationHandlers } from '../services/consultation/handlers.ts';
import { dispensaryHandlers } from '../services/dispensary/handlers.ts';
import type { Area, AreaHandlers } from '../services/handler.ts';
import { ledgerHandlers } from '../services/ledger/handlers.ts';
import { queueHandlers } from '../services/queue/handlers.ts';
import { registrationHandlers } from '../services/registration/handlers.ts';
import { residentsHandlers } from '../services/residents/handlers.ts';
import { settingsHandlers } from '../services/settings/handlers.ts';
import { staffHandlers } from '../services/staff/handlers.ts';
import { storeroomHandlers } from '../services/storeroom/handlers.ts';

export type Handlers = { readonly [A in Area]: AreaHandlers<A> };

/** The table of all use cases. A verb in the contract without a use case does not compile. */
export const handlers: Handlers = {
  backup: backupHandlers,
  cashier: cashierHandlers,
  consultation: consultationHandlers,
  dispensary: dispensaryHandlers,
  ledger: ledgerHandlers,
  queue: queueHandlers,
  registration: registrationHandlers,
  residents: residentsHandlers,
  settings: settingsHandlers,
  staff: staffHandlers,
  storeroom: storeroomHandlers,
};
