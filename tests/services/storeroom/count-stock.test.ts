import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyRows } from '../../../db/verify-books.ts';
import type { BatchId, VisitId } from '../../../electron/shared/values/ids.ts';
import { line, slip } from '../../support/care.ts';
import {
  type CashierStation,
  clearDay,
  handOutAll,
  openCashierStation,
  rowsOf,
  seenByDoctor,
} from '../../support/cashier.ts';
import { dumpDatabase } from '../../support/dump.ts';
import { seenCounts, takeStock } from '../../support/storeroom.ts';

const TABLETS = 1 as BatchId;
const ODD = 2 as BatchId;

let station: CashierStation;
beforeEach(() => {
  station = openCashierStation();
});
afterEach(() => {
  expect(verifyRows(station.db)).toEqual([]);
  station.close();
});

const keeper = () => station.as('pharmacist');
const head = () => station.as('head');
const count = (batchId: BatchId, countedQty: number) =>
  keeper().call('storeroom.countBatch', { batchId, countedQty });
const counts = () =>
  rowsOf(station, 'SELECT batch_id, counted_qty, book_qty, status, movement_id FROM stock_counts');
const adjustments = () =>
  rowsOf(
    station,
    "SELECT batch_id, qty, cost_fen, approved_by, reason FROM stock_movements WHERE kind = 'adjust'",
  );

async function paidSlip(qty = 28): Promise<VisitId> {
  const visitId = await seenByDoctor(station, { slips: [slip([line(station.tablets, qty)])] });
  await station.as('front_desk').call('cashier.settle', { visitId, tenders: {} });
  return visitId;
}

async function refused(name: 'adjustStock' | 'dropCounts', intent: object, code: string, details = {}) {
  const before = dumpDatabase(station.db);
  const reply = await head().reply(`storeroom.${name}`, intent as never);
  expect(reply).toEqual({ ok: false, error: { kind: 'refusal', code, details } });
  expect(dumpDatabase(station.db)).toEqual(before);
}

describe('a stocktake (盘点)', () => {
  it('is blind: a line holds nothing of the books before it is counted', async () => {
    const before = await keeper().call('storeroom.listCounts', {});
    expect(before.rows.map((row) => [row.batchId, row.count])).toEqual([
      [TABLETS, null],
      [ODD, null],
    ]);
    expect(JSON.stringify(before)).not.toMatch(/\b(280|300)\b/);
    const counted = await count(TABLETS, 278);
    expect(counted).toMatchObject({
      countedQty: 278,
      bookQty: 280,
      movedQty: 0,
      costFen: -28,
      countedBy: '何静',
    });
    const after = await keeper().call('storeroom.listCounts', {});
    expect(after).toMatchObject({ counted: 1, differing: 1, costFen: -28 });
    expect(after.rows.map((row) => row.count?.bookQty)).toEqual([280, undefined]);
  });

  it('books only what differs, approved by the head, who sees what the pharmacist counted', async () => {
    expect(
      await takeStock(
        station,
        [
          { batchId: TABLETS, countedQty: 266 },
          { batchId: ODD, countedQty: 300 },
        ],
        '十一月盘点',
      ),
    ).toEqual({ ok: true, value: { counted: 2, changed: 1, costFen: -196 } });
    expect(adjustments()).toEqual([
      { batch_id: 1, qty: -14, cost_fen: -196, approved_by: head().session.staffId, reason: '十一月盘点' },
    ]);
    expect(counts()).toMatchObject([
      { counted_qty: 266, book_qty: 280, status: 'booked', movement_id: 3 },
      { counted_qty: 300, book_qty: 300, status: 'booked', movement_id: null },
    ]);
    expect(await keeper().call('storeroom.listCounts', {})).toMatchObject({ counted: 0, throughId: null });
  });

  it('makes no difference of what is handed out between the shelf and the approval', async () => {
    const visitId = await paidSlip();
    await count(TABLETS, 280);
    await handOutAll(station, visitId);
    const [row] = (await keeper().call('storeroom.listCounts', {})).rows;
    expect(row?.count).toMatchObject({ countedQty: 280, bookQty: 280, movedQty: -28, costFen: 0 });
    expect(
      await head().call('storeroom.adjustStock', { ...(await seenCounts(station)), reason: '盘点' }),
    ).toEqual({
      counted: 1,
      changed: 0,
      costFen: 0,
    });
    expect(adjustments()).toEqual([]);
  });

  it('counts a batch anew against the books of that moment; the first count stays on record', async () => {
    const visitId = await paidSlip();
    await count(TABLETS, 250);
    await handOutAll(station, visitId);
    expect(await count(TABLETS, 250)).toMatchObject({ bookQty: 252, costFen: -28 });
    expect(counts()).toMatchObject([
      { counted_qty: 250, book_qty: 280, status: 'recounted' },
      { counted_qty: 250, book_qty: 252, status: 'open' },
    ]);
  });

  it('keeps a batch on the list that was counted and is all handed out', async () => {
    await count(TABLETS, 279);
    const visitId = await paidSlip(280);
    await handOutAll(station, visitId);
    const { rows } = await keeper().call('storeroom.listCounts', {});
    expect(rows[0]).toMatchObject({ batchId: TABLETS, count: { movedQty: -280 } });
    await refused(
      'adjustStock',
      { ...(await seenCounts(station)), reason: '盘点' },
      'storeroom.count-below-reserved',
      {
        batchNo: rows[0]?.batchNo,
        afterQty: -1,
        reservedQty: 0,
      },
    );
    await count(TABLETS, 0);
  });

  it('refuses the whole stocktake when a batch comes out below what is reserved', async () => {
    await seenByDoctor(station);
    await count(ODD, 290);
    await count(TABLETS, 27);
    await refused(
      'adjustStock',
      { ...(await seenCounts(station)), reason: '盘点' },
      'storeroom.count-below-reserved',
      {
        batchNo: rowsOf<{ batch_no: string }>(station, 'SELECT batch_no FROM batches WHERE id = 1')[0]
          ?.batch_no,
        afterQty: 27,
        reservedQty: 28,
      },
    );
  });

  it('approves the very counts that the head had before them', async () => {
    await count(TABLETS, 279);
    const seen = { ...(await seenCounts(station)), reason: '盘点' };
    await count(ODD, 299);
    await refused('adjustStock', seen, 'storeroom.counts-changed');
    const newer = { ...(await seenCounts(station)), reason: '盘点' };
    await count(TABLETS, 278);
    await refused('adjustStock', newer, 'storeroom.counts-changed');
    await refused(
      'dropCounts',
      { throughId: newer.throughId, counted: newer.counted },
      'storeroom.counts-changed',
    );
  });

  it('is approved by the head alone, and never empty', async () => {
    await count(TABLETS, 279);
    const seen = { ...(await seenCounts(station)), reason: '盘点' };
    const before = dumpDatabase(station.db);
    expect(await keeper().reply('storeroom.adjustStock', seen)).toMatchObject({
      error: { code: 'session.role' },
    });
    expect(await head().reply('storeroom.adjustStock', { ...seen, counted: 0 })).toMatchObject({
      error: { kind: 'bad-input' },
    });
    expect(
      await keeper().reply('storeroom.countBatch', { batchId: 9 as BatchId, countedQty: 1 }),
    ).toMatchObject({
      error: { code: 'storeroom.batch-unknown' },
    });
    expect(dumpDatabase(station.db)).toEqual(before);
  });

  it('takes back one count, or all of them', async () => {
    const { countId } = await count(TABLETS, 1);
    await count(ODD, 1);
    await keeper().call('storeroom.dropCount', { countId });
    expect(await keeper().reply('storeroom.dropCount', { countId })).toMatchObject({
      error: { code: 'storeroom.counts-changed' },
    });
    await keeper().call('storeroom.dropCounts', await seenCounts(station));
    expect(counts()).toMatchObject([{ status: 'dropped' }, { status: 'dropped' }]);
    expect(adjustments()).toEqual([]);
  });

  it('stands between the month and its closing until it is approved', async () => {
    await count(TABLETS, 279);
    await count(ODD, 300);
    const { blockers } = await head().call('ledger.getMonth', { month: '2026-11' as never });
    expect(blockers).toContainEqual({ kind: 'stocktakes-open', count: 1 });
    // A count of the month after does not.
    const before = await head().call('ledger.getMonth', { month: '2026-10' as never });
    expect(before.blockers).not.toContainEqual({ kind: 'stocktakes-open', count: 1 });
    await clearDay(station, '2026-11-20' as never, 20_000);
  });
});

type Step =
  | { readonly kind: 'hand-out'; readonly qty: number }
  | { readonly kind: 'vanish'; readonly qty: number }
  | { readonly kind: 'count' | 'send-back' | 'approve' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('hand-out' as const), qty: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ kind: fc.constant('vanish' as const), qty: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constantFrom('count' as const, 'send-back' as const, 'approve' as const) }),
);

describe('dispensing and counting in any order', () => {
  it('never invents a difference: what is booked is what had vanished from the shelf when it was counted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
        const playing = openCashierStation();
        try {
          // What really lies on the shelf, and what of it was missing at the last count.
          let shelf = 280;
          let missing = 0;
          let missingAtCount: number | undefined;
          const booked: number[] = [];
          for (const one of steps) {
            if (one.kind === 'hand-out') {
              const visitId = await seenByDoctor(playing, {
                slips: [slip([line(playing.tablets, one.qty)])],
              });
              await playing.as('front_desk').call('cashier.settle', { visitId, tenders: {} });
              await handOutAll(playing, visitId);
              shelf -= one.qty;
            } else if (one.kind === 'vanish') {
              shelf -= one.qty;
              missing += one.qty;
            } else if (one.kind === 'send-back') {
              await playing
                .as('pharmacist')
                .call('storeroom.returnToSupplier', { batchId: TABLETS, qty: 5 as never, reason: '近效期' });
              shelf -= 5;
            } else if (one.kind === 'count') {
              await playing
                .as('pharmacist')
                .call('storeroom.countBatch', { batchId: TABLETS, countedQty: shelf });
              missingAtCount = missing;
            } else if (missingAtCount !== undefined) {
              await playing
                .as('head')
                .call('storeroom.adjustStock', { ...(await seenCounts(playing)), reason: '盘点' });
              if (missingAtCount > 0) booked.push(-missingAtCount);
              missing -= missingAtCount;
              missingAtCount = undefined;
            }
          }
          const moved = rowsOf<{ qty: number }>(
            playing,
            "SELECT qty FROM stock_movements WHERE kind = 'adjust'",
          );
          expect(moved.map((row) => row.qty)).toEqual(booked);
          const [stock] = rowsOf<{ onHand: number }>(
            playing,
            'SELECT on_hand_qty AS onHand FROM batch_stock WHERE batch_id = 1',
          );
          expect(stock?.onHand).toBe(shelf + missing);
          expect(playing.faults).toEqual([]);
          expect(verifyRows(playing.db)).toEqual([]);
        } finally {
          playing.close();
        }
      }),
      { numRuns: 12, seed: 20_261_122 },
    );
  }, 120_000);
});
