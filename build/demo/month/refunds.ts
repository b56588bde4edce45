import { CATALOGUE_SERVICE_ITEMS } from '../../../electron/services/practice/catalogue/service-items.ts';
import type { Output } from '../../../electron/shared/contract/procedures.ts';
import { fen } from '../../../electron/shared/values/fen.ts';
import type { DayFloor, Playing } from './day-floor.ts';
import { Refused } from './people.ts';

type Charge = Output<'cashier.getReceipt'>['charges'][number];

/** Pays back all drugs of the receipt, none of which was handed out. @returns false when there is nothing to pay back. */
export function refundDrugs(floor: DayFloor, playing: Playing): Promise<boolean> {
  return payBack(floor, playing, (charge) => charge.price !== null);
}

/** Pays back the one test that was not done. @returns false when there is nothing to pay back. */
export function refundTest(floor: DayFloor, playing: Playing): Promise<boolean> {
  const { refund } = playing.visit;
  const itemCode = refund?.kind === 'test_not_done' ? refund.itemCode : undefined;
  const name = CATALOGUE_SERVICE_ITEMS.find(({ code }) => code === itemCode)?.name;
  return payBack(floor, playing, (charge) => charge.name === name);
}

async function payBack(
  floor: DayFloor,
  playing: Playing,
  wanted: (charge: Charge) => boolean,
): Promise<boolean> {
  const { frontDesk } = floor.input.station;
  const { receiptId, visit } = playing;
  playing.refunded = true;
  if (receiptId === undefined || !visit.refund) return false;
  const { charges } = await frontDesk.call('cashier.getReceipt', { receiptId });
  const chargeIds = charges
    .filter((charge) => charge.refund === 'open' && wanted(charge))
    .map(({ chargeId }) => chargeId);
  if (chargeIds.length === 0) return false;
  const { cashDueFen } = await refundOrAskHead(floor, { receiptId, chargeIds, reason: visit.refund.reason });
  floor.drawer.cashFen = fen(floor.drawer.cashFen + cashDueFen);
  return true;
}

/** More than the station lets the counter pay back is approved by the head, who signs in for it. */
async function refundOrAskHead(
  { input: { station } }: DayFloor,
  intent: Parameters<typeof station.frontDesk.call<'cashier.refund'>>[1],
): Promise<Output<'cashier.refund'>> {
  try {
    return await station.frontDesk.call('cashier.refund', intent);
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'cashier.refund-needs-head') throw error;
    return station.head.call('cashier.refund', intent);
  }
}
