import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stockValue } from '../../../electron/shared/domain/pricing.ts';
import type { BatchId } from '../../../electron/shared/values/ids.ts';
import { price } from '../../../electron/shared/values/price.ts';
import { quantity } from '../../../electron/shared/values/quantity.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';
import { amlodipine, delivery, line, setUpStoreroom, takeStock } from '../../support/storeroom.ts';

type Step =
  | { readonly kind: 'delivery'; readonly price: number; readonly packs: number }
  | { readonly kind: 'loss' | 'supplier_return' | 'count'; readonly batch: number; readonly qty: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('delivery' as const),
    price: fc.constantFrom(50, 33_333, 73_467, 284_550),
    packs: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({
    kind: fc.constantFrom('loss' as const, 'supplier_return' as const, 'count' as const),
    batch: fc.integer({ min: 1, max: 4 }),
    qty: fc.integer({ min: 1, max: 60 }),
  }),
);

async function play(station: TestStation, steps: readonly Step[]): Promise<void> {
  const { supplierId } = await setUpStoreroom(station);
  const head = station.as('head');
  const { drugId } = await head.call('storeroom.addDrug', amlodipine({ code: 'W7', packSize: 7 }));
  const witnessId = station.as('pharmacist').session.staffId;
  for (const [index, one] of steps.entries()) {
    // Refusals (no such batch, more than there is) are part of the play: they must leave the books whole.
    if (one.kind === 'delivery') {
      const lines = [line(drugId, { price: price(one.price), packs: one.packs })];
      await head.call('storeroom.receiveDelivery', delivery(supplierId, lines, { noteNo: `N${index}` }));
    } else if (one.kind === 'count') {
      const count = { batchId: one.batch as BatchId, countedQty: one.qty };
      const { ok } = await head.reply('storeroom.countBatch', count);
      if (ok) await takeStock(station, []);
    } else if (one.kind === 'loss') {
      await head.reply('storeroom.writeOff', { batchId: one.batch, qty: one.qty, reason: '破损', witnessId });
    } else {
      await head.reply('storeroom.returnToSupplier', { batchId: one.batch, qty: one.qty, reason: '质量' });
    }
  }
}

interface Proof {
  readonly purchase_price: number;
  readonly on_hand_qty: number;
  readonly moved_qty: number;
  readonly moved_fen: number;
  readonly invoiced_fen: number;
  readonly bought_fen: number;
  readonly rounding_fen: number;
}

function prove(station: TestStation): Proof[] {
  return station.db.$client
    .prepare(
      `SELECT b.purchase_price, s.on_hand_qty,
        (SELECT sum(qty) FROM stock_movements WHERE batch_id = b.id) AS moved_qty,
        (SELECT sum(cost_fen) FROM stock_movements WHERE batch_id = b.id) AS moved_fen,
        (SELECT sum(amount_fen) FROM delivery_lines WHERE batch_id = b.id) AS invoiced_fen,
        (SELECT sum(cost_fen) FROM stock_movements WHERE batch_id = b.id AND kind = 'purchase') AS bought_fen,
        (SELECT coalesce(sum(r.amount_fen), 0) FROM roundings r JOIN stock_movements m ON m.id = r.movement_id
          WHERE m.batch_id = b.id AND r.kind = 'delivery') AS rounding_fen
      FROM batches b JOIN batch_stock s ON s.batch_id = b.id ORDER BY b.id`,
    )
    .all() as Proof[];
}

describe('the storeroom books', () => {
  it('agree whatever comes in, is lost, goes back or is counted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (steps) => {
        const station = openTestStation();
        try {
          await play(station, steps);
          expect(station.faults).toEqual([]);
          for (const batch of prove(station)) {
            const onHand = quantity(batch.on_hand_qty);
            expect(batch.on_hand_qty).toBe(batch.moved_qty);
            expect(batch.moved_fen).toBe(stockValue(price(batch.purchase_price), 7, onHand));
            expect(batch.rounding_fen).toBe(batch.invoiced_fen - batch.bought_fen);
          }
        } finally {
          station.close();
        }
      }),
      { numRuns: 25, seed: 20_261_120 },
    );
  }, 60_000);
});
