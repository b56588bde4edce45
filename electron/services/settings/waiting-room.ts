import { listBatchesOnHand, listDrugsInStoreroom } from '../../../db/queries/storeroom.ts';
import type { Output } from '../../shared/contract/procedures.ts';
import { byExpiry, outlastsCourse } from '../../shared/domain/allocation.ts';
import { DEFAULT_SETTINGS } from '../../shared/domain/settings.ts';
import type { DrugId } from '../../shared/values/ids.ts';
import type { Price } from '../../shared/values/price.ts';
import type { TaskContext } from '../context.ts';
import { loadSettings } from './load-settings.ts';

const PRICES_SHOWN = 60;

/** What board and voice go by. The waiting room has no session, and nothing here is anybody's own. */
export async function getWaitingRoom(context: TaskContext): Promise<Output<'settings.getWaitingRoom'>> {
  const station = context.openStation();
  const { board, voice } = station ? loadSettings(station.db) : DEFAULT_SETTINGS;
  return { board, voice };
}

/**
 * 物价公开: drugs that can be had today at the price of the batch that goes out next, which is its purchase
 * price (零差率).
 *
 * @throws Refusal 'station.not-open'
 */
export async function getPublicPrices(context: TaskContext): Promise<Output<'settings.getPublicPrices'>> {
  const { db } = context.station();
  const prices = new Map<DrugId, Price>();
  const terms = { onDay: context.today, treatmentDays: 1 };
  for (const batch of listBatchesOnHand(db).toSorted(byExpiry)) {
    const free = batch.onHandQty > batch.reservedQty && outlastsCourse(batch, terms);
    if (free && !prices.has(batch.drugId)) prices.set(batch.drugId, batch.price);
  }
  const rows = listDrugsInStoreroom(db).flatMap(({ id, genericName: name, spec, packUnit }) => {
    const price = prices.get(id);
    return price === undefined ? [] : [{ name, spec, packUnit, price }];
  });
  return { rows: rows.slice(0, PRICES_SHOWN) };
}

export async function openBoard(context: TaskContext): Promise<Output<'settings.openBoard'>> {
  return { state: context.host.board.open() };
}

export async function closeBoard(context: TaskContext): Promise<Output<'settings.closeBoard'>> {
  return { state: context.host.board.close() };
}
