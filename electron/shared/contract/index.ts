import { backup } from './backup.ts';
import { cashier } from './cashier.ts';
import { consultation } from './consultation.ts';
import { dispensary } from './dispensary.ts';
import { ledger } from './ledger.ts';
import { queue } from './queue.ts';
import { registration } from './registration.ts';
import { residents } from './residents.ts';
import { settings } from './settings.ts';
import { staff } from './staff.ts';
import { storeroom } from './storeroom.ts';

/** Everything a window may ask of the main process. What is not named here does not exist. */
export const contract = {
  residents,
  registration,
  queue,
  consultation,
  cashier,
  dispensary,
  storeroom,
  ledger,
  staff,
  backup,
  settings,
} as const;
