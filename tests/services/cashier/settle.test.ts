import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { receiptRanges } from '../../../db/schema/index.ts';
import { verifyRows } from '../../../db/verify-books.ts';
import { fen } from '../../../electron/shared/values/fen.ts';
import type { VisitId } from '../../../electron/shared/values/ids.ts';
import { line, slip } from '../../support/care.ts';
import {
  type CashierStation,
  handOutAll,
  openCashierStation,
  roundCash,
  rowsOf,
  seenByDoctor,
} from '../../support/cashier.ts';
import { dumpDatabase } from '../../support/dump.ts';

const DAY_MS = 86_400_000;

let station: CashierStation;
beforeEach(() => {
  station = openCashierStation();
});
afterEach(() => {
  expect(verifyRows(station.db)).toEqual([]);
  station.close();
});

const cashier = () => station.as('front_desk');

async function refusal(intent: object) {
  const before = dumpDatabase(station.db);
  const reply = await cashier().reply('cashier.settle', intent as never);
  expect(dumpDatabase(station.db)).toEqual(before);
  expect(station.faults).toEqual([]);
  return reply.ok ? reply : reply.error;
}

describe('a bill', () => {
  it('lists fees, drugs at the price of their batch, and waivers apart', async () => {
    const visitId = await seenByDoctor(station, {
      signedUp: true,
      slips: [slip([line(station.tablets, 28), line(station.oddTablets, 7)])],
    });
    const bill = await cashier().call('cashier.getBill', { visitId });

    expect(bill.lines.map((one) => [one.category, one.name, one.qty, one.amountFen])).toEqual([
      ['registration', '挂号费', 1, 200],
      ['consultation', '诊察费', 1, 500],
      ['western', '苯磺酸氨氯地平片', 28, 392],
      // 7 of 30 at 12.3456 = 2.8806.
      ['western', '阿司匹林肠溶片', 7, 288],
    ]);
    expect(bill.waivers).toEqual([
      {
        key: expect.stringMatching(/^order:\d+$/),
        chargeKey: expect.stringMatching(/^order:\d+$/),
        name: '签约居民免挂号费',
        basis: expect.stringMatching(/^签约协议 QY2026-\d+$/),
        itemName: '挂号费',
        amountFen: 200,
      },
    ]);
    expect([bill.grossFen, bill.waivedFen, bill.netFen]).toEqual([1_380, 200, 1_180]);
    expect(bill.drugFen).toBe(680);
    expect(bill.drugAtPurchasePriceFen).toBe(bill.drugFen);
    expect(bill.receipts).toEqual({ nextNumber: 12_001, leftInRange: 1_000, leftInAll: 1_000 });
  });

  it('changes nothing by being looked at', async () => {
    const visitId = await seenByDoctor(station);
    const before = dumpDatabase(station.db);
    await cashier().call('cashier.getBill', { visitId });
    expect(dumpDatabase(station.db)).toEqual(before);
  });

  it('leaves out a slip past its last day, and says so', async () => {
    const visitId = await seenByDoctor(station);
    station.advance(DAY_MS);
    const bill = await cashier().call('cashier.getBill', { visitId });
    expect(bill.lines.map((one) => one.name)).toEqual(['挂号费', '诊察费']);
    expect(bill.lapsed).toEqual([{ number: '2026-11-20-001', validToDay: '2026-11-20' }]);
  });
});

describe('settling', () => {
  it('writes receipt, charges, waiver, payments and print, and moves the visit on to the pharmacy', async () => {
    const visitId = await seenByDoctor(station, { signedUp: true });
    const settled = await cashier().call('cashier.settle', {
      visitId,
      tenders: { insurance_pool: fen(500), wechat: fen(100) },
      cashGivenFen: fen(1_000),
    });

    // 2.00 + 5.00 + 3.92 − 2.00 = 8.92; 6.00 by others, 2.92 in cash out of 10.00.
    expect(settled).toEqual({
      receiptId: 1,
      number: 12_001,
      grossFen: 1_092,
      waivedFen: 200,
      netFen: 892,
      cashDueFen: 292,
      cashGivenFen: 1_000,
      changeFen: 708,
      cashRoundingFen: 0,
      payments: [
        { tender: 'wechat', amountFen: 100 },
        { tender: 'insurance_pool', amountFen: 500 },
        { tender: 'cash', amountFen: 292 },
      ],
      leftUnpaidFen: 0,
    });
    expect(rowsOf(station, 'SELECT category, qty, amount_fen FROM charges ORDER BY id')).toEqual([
      { category: 'registration', qty: 1, amount_fen: 200 },
      { category: 'consultation', qty: 1, amount_fen: 500 },
      { category: 'western', qty: 28, amount_fen: 392 },
    ]);
    expect(rowsOf(station, 'SELECT charge_id, amount_fen FROM waivers')).toEqual([
      { charge_id: 1, amount_fen: 200 },
    ]);
    expect(rowsOf(station, 'SELECT tender, amount_fen FROM payments ORDER BY id')).toEqual([
      { tender: 'wechat', amount_fen: 100 },
      { tender: 'insurance_pool', amount_fen: 500 },
      { tender: 'cash', amount_fen: 292 },
    ]);
    expect(rowsOf(station, 'SELECT next_no FROM receipt_ranges')).toEqual([{ next_no: 12_002 }]);
    expect(rowsOf(station, 'SELECT status FROM orders')).toEqual([
      { status: 'settled' },
      { status: 'settled' },
    ]);
    expect(rowsOf(station, 'SELECT status FROM prescriptions')).toEqual([{ status: 'settled' }]);
    expect(
      rowsOf(station, "SELECT point, status FROM tickets WHERE point IN ('cashier', 'pickup') ORDER BY id"),
    ).toEqual([
      { point: 'cashier', status: 'done' },
      { point: 'pickup', status: 'waiting' },
    ]);
  });

  it('takes cash in whole 角 where the station rounds, and books the difference', async () => {
    roundCash(station);
    const visitId = await seenByDoctor(station);
    const settled = await cashier().call('cashier.settle', { visitId, tenders: {} });

    expect(settled).toMatchObject({ netFen: 1_092, cashDueFen: 1_090, cashRoundingFen: 2 });
    expect(rowsOf(station, 'SELECT kind, amount_fen, receipt_id FROM roundings')).toEqual([
      { kind: 'cash', amount_fen: 2, receipt_id: 1 },
    ]);
  });

  it('settles a part, keeps the ticket for the rest, and settles the rest on the next number', async () => {
    const visitId = await seenByDoctor(station);
    const { lines } = await cashier().call('cashier.getBill', { visitId });
    const drugs = lines.filter((one) => one.kind === 'drug').map((one) => one.key);
    const first = await cashier().call('cashier.settle', { visitId, tenders: {}, only: drugs });

    expect(first).toMatchObject({ number: 12_001, netFen: 392, leftUnpaidFen: 700 });
    expect(rowsOf(station, "SELECT status FROM tickets WHERE point = 'cashier'")).toEqual([
      { status: 'waiting' },
    ]);
    const second = await cashier().call('cashier.settle', { visitId, tenders: {} });
    expect(second).toMatchObject({ number: 12_002, netFen: 700, leftUnpaidFen: 0 });
    expect(rowsOf(station, "SELECT status FROM tickets WHERE point = 'cashier'")).toEqual([
      { status: 'done' },
    ]);
  });

  it('settles a bill that is waived to nothing without a payment', async () => {
    station.db.$client.prepare("UPDATE waiver_rules SET category = 'consultation'").run();
    station.db.$client.prepare("UPDATE service_items SET active = 0 WHERE code = 'GH01'").run();
    const visitId = await seenByDoctor(station, { signedUp: true, slips: [] });
    const bill = await cashier().call('cashier.getBill', { visitId });
    const only = bill.waivers.map((waiver) => waiver.key);
    const settled = await cashier().call('cashier.settle', { visitId, tenders: {}, only });
    expect(settled).toMatchObject({ grossFen: 500, waivedFen: 500, netFen: 0, cashDueFen: 0 });
    expect(rowsOf(station, 'SELECT * FROM payments')).toEqual([]);
  });

  it('goes on with the next range when one is used up', async () => {
    station.db.update(receiptRanges).set({ nextNo: 13_000, firstNo: 13_000 }).run();
    station.db
      .insert(receiptRanges)
      .values({
        firstNo: 20_001,
        lastNo: 20_100,
        nextNo: 20_001,
        receivedBy: station.as('head').session.staffId,
        receivedAt: station.now(),
      })
      .run();
    const numbers: number[] = [];
    for (let patient = 0; patient < 3; patient += 1) {
      const visitId = await seenByDoctor(station);
      const settled = await cashier().call('cashier.settle', { visitId, tenders: {} });
      numbers.push(settled.number);
    }
    expect(numbers).toEqual([13_000, 20_001, 20_002]);
  });

  it('settles what was done and handed out before payment on a later day (先看病、后付费)', async () => {
    const visitId = await seenByDoctor(station, {
      payLater: true,
      orders: [{ itemId: station.injection, qty: 1 }],
    });
    await handOutAll(station, visitId);
    station.advance(3 * DAY_MS);
    expect((await cashier().call('cashier.listToday', {})).owed).toMatchObject([{ visitId, dueFen: 1_442 }]);

    const settled = await cashier().call('cashier.settle', { visitId, tenders: { on_account: fen(1_442) } });
    expect(settled).toMatchObject({ grossFen: 1_442, netFen: 1_442, cashDueFen: 0 });
    expect(rowsOf(station, 'SELECT status FROM prescriptions')).toEqual([{ status: 'dispensed' }]);
    expect((await cashier().call('cashier.listToday', {})).owed).toEqual([]);
  });

  it('settles a slip that is good for three days on the third, and sends the patient to the pharmacy', async () => {
    const visitId = await seenByDoctor(station);
    station.db.$client.prepare("UPDATE prescriptions SET valid_to_day = '2026-11-22'").run();
    station.advance(2 * DAY_MS);
    await cashier().call('cashier.settle', { visitId, tenders: {} });
    expect(
      rowsOf(station, "SELECT day, status FROM tickets WHERE point = 'pickup' AND status = 'waiting'"),
    ).toEqual([{ day: '2026-11-22', status: 'waiting' }]);
  });

  it('does it once when the same command comes twice', async () => {
    const visitId = await seenByDoctor(station);
    const commandId = randomUUID();
    const intent = { visitId, tenders: {}, cashGivenFen: fen(2_000), commandId };
    const first = await cashier().call('cashier.settle', intent);
    const after = dumpDatabase(station.db);

    expect(await cashier().call('cashier.settle', intent)).toEqual(first);
    expect(dumpDatabase(station.db)).toEqual(after);
    expect(await refusal({ ...intent, cashGivenFen: fen(3_000) })).toMatchObject({
      kind: 'refusal',
      code: 'command.id-reused',
    });
  });
});

describe('refusing to settle', () => {
  it.each([
    [{ tenders: { wechat: 1_093 } }, 'cashier.tenders-exceed-net', { by: 1 }],
    [{ tenders: { card: 1_000 }, cashGivenFen: 90 }, 'cashier.cash-short', { by: 2 }],
    [{ tenders: { wechat: 1_092 }, cashGivenFen: 100 }, 'cashier.no-cash-due', { by: 100 }],
    [{ tenders: {}, only: ['order:999'] }, 'cashier.bill-changed', {}],
  ])('%j is %s', async (intent, code, details) => {
    const visitId = await seenByDoctor(station);
    expect(await refusal({ visitId, ...intent })).toEqual({ kind: 'refusal', code, details });
  });

  it('refuses a bill with nothing left on it, a cancelled visit and one that does not exist', async () => {
    const visitId = await seenByDoctor(station);
    await cashier().call('cashier.settle', { visitId, tenders: {} });
    expect(await refusal({ visitId, tenders: {} })).toMatchObject({ code: 'cashier.nothing-to-settle' });

    const { visitId: gone } = await station.desk.arrives('吴玉珍', '1950-05-01');
    await cashier().call('registration.cancel', { visitId: gone, reason: '不看了' });
    expect(await refusal({ visitId: gone, tenders: {} })).toMatchObject({ code: 'cashier.visit-cancelled' });
    expect(await refusal({ visitId: 999 as VisitId, tenders: {} })).toMatchObject({
      code: 'cashier.unknown-visit',
    });
  });

  it('refuses when every range is used up, and gives the number back after a refusal', async () => {
    const visitId = await seenByDoctor(station);
    await refusal({ visitId, tenders: { wechat: fen(9_999) } });
    const range = station.db.select().from(receiptRanges).get();
    expect(range?.nextNo).toBe(12_001);

    station.db.update(receiptRanges).set({ firstNo: 12_000, lastNo: 12_000, nextNo: 12_001 }).run();
    expect(await refusal({ visitId, tenders: {} })).toMatchObject({ code: 'cashier.no-receipt-numbers' });
    // Back to a sound range for the proof after each test.
    station.db
      .update(receiptRanges)
      .set({ firstNo: 12_001, lastNo: 13_000, nextNo: 12_001 })
      .where(eq(receiptRanges.id, range?.id ?? (0 as never)))
      .run();
  });

  it('takes no money once the drawer is counted, and takes it again after a recount', async () => {
    const visitId = await seenByDoctor(station);
    const day = { day: '2026-11-20' };
    await cashier().call('cashier.countCash', { ...day, denominations: { 10000: 2 } });
    expect(await refusal({ visitId, tenders: {} })).toMatchObject({ code: 'day.counted' });
    await cashier().call('cashier.recount', day);
    expect(await cashier().call('cashier.settle', { visitId, tenders: {} })).toMatchObject({ netFen: 1_092 });
  });

  it('refuses everybody but the counter', async () => {
    const visitId = await seenByDoctor(station);
    const before = dumpDatabase(station.db);
    const reply = await station.as('pharmacist').reply('cashier.settle', { visitId, tenders: {} });
    expect(reply).toEqual({ ok: false, error: { kind: 'refusal', code: 'session.role', details: {} } });
    expect(dumpDatabase(station.db)).toEqual(before);
  });

  it('refuses 一般诊疗费 beside the fees that it merges', async () => {
    const visitId = await seenByDoctor(station, { slips: [] });
    station.db.$client
      .prepare(
        `INSERT INTO orders (visit_id, service_price_id, qty, amount_fen, source, status, ordered_by, ordered_at)
         SELECT ?, p.id, 1, p.price_fen, 'consultation', 'ordered', 1, p.at
         FROM service_prices p JOIN service_items i ON i.id = p.item_id WHERE i.code = 'YB01'`,
      )
      .run(visitId);
    expect(await refusal({ visitId, tenders: {} })).toEqual({
      kind: 'refusal',
      code: 'cashier.charged-twice',
      details: { items: '挂号费、诊察费' },
    });
    station.db.$client.prepare("UPDATE orders SET status = 'cancelled' WHERE amount_fen = 1000").run();
  });
});

describe('a message that no honest window sends', () => {
  it.each([
    ['a price', { priceFen: 1 }],
    ['a total', { netFen: 0, tenders: {} }],
    ['a total among the tenders', { tenders: { total: 1 } }],
    ['cash stated as a tender', { tenders: { cash: 100 } }],
    ['a negative tender', { tenders: { wechat: -1 } }],
    ['half a fen', { tenders: { wechat: 0.5 } }],
    ['a tender as text', { tenders: { wechat: '100' } }],
    ['more money than there is', { tenders: { wechat: 1e12 } }],
    ['a waiver', { tenders: {}, waivedFen: 200 }],
    ['a key of no kind', { tenders: {}, only: ['charge:1'] }],
    ['nothing chosen', { tenders: {}, only: [] }],
    ['no tenders', { tenders: null }],
  ])('%s is bad input and changes nothing', async (_, more) => {
    const visitId = await seenByDoctor(station);
    const before = dumpDatabase(station.db);
    const reply = await cashier().raw('cashier.settle', {
      commandId: randomUUID(),
      visitId,
      tenders: {},
      ...more,
    });
    expect(reply).toMatchObject({ ok: false, error: { kind: 'bad-input' } });
    expect(dumpDatabase(station.db)).toEqual(before);
  });
});
