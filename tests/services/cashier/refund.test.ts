import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyRows } from '../../../db/verify-books.ts';
import { hashPassword } from '../../../electron/services/staff/password.ts';
import { fen } from '../../../electron/shared/values/fen.ts';
import type { ChargeId, ReceiptId, VisitId } from '../../../electron/shared/values/ids.ts';
import { line, slip, stockOf } from '../../support/care.ts';
import {
  type CashierStation,
  handOutAll,
  openCashierStation,
  roundCash,
  rowsOf,
  seenByDoctor,
} from '../../support/cashier.ts';
import { dumpDatabase } from '../../support/dump.ts';

let station: CashierStation;
beforeEach(() => {
  station = openCashierStation();
});
afterEach(() => {
  expect(verifyRows(station.db)).toEqual([]);
  station.close();
});

const cashier = () => station.as('front_desk');

interface ChargeRow {
  readonly id: ChargeId;
  readonly category: string;
}

function chargesOf(receiptId: ReceiptId, ...categories: string[]): ChargeId[] {
  return rowsOf<ChargeRow>(station, 'SELECT id, category FROM charges WHERE receipt_id = ?', receiptId)
    .filter((row) => categories.length === 0 || categories.includes(row.category))
    .map((row) => row.id);
}

/** Seen, and paid with 5.00 by 医保, 3.00 by 微信 and the rest in cash. */
async function paid(values: Parameters<typeof seenByDoctor>[1] = {}) {
  const visitId = await seenByDoctor(station, values);
  const { receiptId } = await cashier().call('cashier.settle', {
    visitId,
    tenders: { insurance_pool: fen(500), wechat: fen(300) },
  });
  return { visitId, receiptId };
}

async function refusal(intent: {
  receiptId: number;
  chargeIds: readonly number[];
  payOutBy?: string;
  approvalId?: number;
}) {
  const before = dumpDatabase(station.db);
  const reply = await cashier().reply('cashier.refund', { reason: '不要了', ...intent } as never);
  expect(dumpDatabase(station.db)).toEqual(before);
  expect(station.faults).toEqual([]);
  if (reply.ok) throw new Error('paid back');
  return reply.error;
}

async function takeBack(visitId: VisitId): Promise<void> {
  const slips = rowsOf<{ id: number }>(station, 'SELECT id FROM prescriptions WHERE visit_id = ?', visitId);
  for (const { id } of slips) {
    const lineIds = rowsOf<{ id: number }>(
      station,
      'SELECT id FROM prescription_lines WHERE prescription_id = ?',
      id,
    ).map((row) => row.id);
    await station
      .as('pharmacist')
      .call('dispensary.takeBack', { prescriptionId: id as never, lineIds, reason: 'wrong_drug' } as never);
  }
}

/** The laboratory has its result. */
async function doUrineTest(): Promise<void> {
  const [order] = rowsOf<{ id: number }>(station, 'SELECT id FROM orders WHERE amount_fen = 800');
  const [ticket] = rowsOf<{ id: number }>(station, "SELECT id FROM tickets WHERE point = 'lab'");
  const lab = station.as('doctor');
  await lab.call('queue.callOutOfOrder', { ticketId: ticket?.id as never, reason: '标本已到' });
  await lab.call('queue.finishOrders', {
    ticketId: ticket?.id as never,
    results: [{ orderId: order?.id as never, result: '阴性' }],
    returnToDoctor: false,
  });
}

const limit = (headRefundsAboveFen: number | null) =>
  station.as('head').call('settings.changeRule', {
    change: {
      key: 'cash',
      value: { roundToJiao: false, floatFen: fen(20_000), headRefundsAboveFen } as never,
    },
  });

describe('the limit above which the head pays back', () => {
  it('is none until the head sets one', async () => {
    const { receiptId } = await paid();
    const back = await cashier().call('cashier.refund', {
      receiptId,
      chargeIds: chargesOf(receiptId),
      reason: '不要了',
    });
    expect(back.netFen).toBe(-1_092);
  });

  it('counts what was paid back of the receipt before, so that parts do not pass below it', async () => {
    await limit(600);
    const { receiptId } = await paid();
    const all = { receiptId, chargeIds: chargesOf(receiptId) };
    expect(await refusal(all)).toEqual({
      kind: 'refusal',
      code: 'cashier.refund-needs-head',
      details: { limit: 600, back: 1_092 },
    });
    // 诊察 5.00 is within it; 挂号 2.00 more is not.
    const part = { receiptId, chargeIds: chargesOf(receiptId, 'consultation'), reason: '不要了' };
    await cashier().call('cashier.refund', part);
    const more = { receiptId, chargeIds: chargesOf(receiptId, 'registration') };
    expect(await refusal(more)).toMatchObject({ details: { limit: 600, back: 700 } });
    const byHead = { ...more, reason: '不要了' };
    await station.as('head').raw('cashier.refund', { ...byHead, commandId: randomUUID() });
    expect(
      rowsOf(station, "SELECT net_fen, approved_by FROM receipts WHERE kind = 'refund' ORDER BY id"),
    ).toEqual([
      { net_fen: -500, approved_by: null },
      { net_fen: -200, approved_by: station.as('head').session.staffId },
    ]);
  });
});

describe('the head signs at the window of the cashier', () => {
  const PASSWORD = 'her-own-word';
  const head = () => station.as('head').session.staffId;
  beforeEach(async () => {
    station.db.$client
      .prepare('UPDATE staff SET password_hash = ? WHERE id = ?')
      .run(await hashPassword(PASSWORD), head());
  });
  const sign = (intent: object) =>
    cashier().call('cashier.approveRefund', {
      staffId: head(),
      password: PASSWORD,
      ...intent,
    } as never);

  it('is asked for where the front desk alone may not, and for what', async () => {
    await limit(600);
    const { receiptId } = await paid();
    const small = { receiptId, chargeIds: chargesOf(receiptId, 'consultation') };
    const large = { receiptId, chargeIds: chargesOf(receiptId) };
    // 10.92 came in as 5.00 by 医保, 3.00 by 微信 and 2.92 in cash.
    expect(await cashier().call('cashier.previewRefund', large)).toEqual({
      netFen: -1_092,
      payments: [
        { tender: 'cash', amountFen: -292 },
        { tender: 'wechat', amountFen: -300 },
        { tender: 'insurance_pool', amountFen: -500 },
      ],
      approvers: [{ staffId: head(), name: station.as('head').session.name }],
    });
    expect(await cashier().call('cashier.previewRefund', small)).toMatchObject({ approvers: [] });
    expect(await station.as('head').call('cashier.previewRefund', large)).toMatchObject({ approvers: [] });
  });

  it('shows beforehand what is paid back', async () => {
    const { receiptId } = await paid();
    const intent = { receiptId, chargeIds: chargesOf(receiptId), payOutBy: 'cash' as const };
    const { netFen, payments } = await cashier().call('cashier.previewRefund', intent);
    const back = await cashier().call('cashier.refund', { ...intent, reason: '不要了' });
    expect({ netFen, payments }).toEqual({ netFen: back.netFen, payments: back.payments });
  });

  it('pays back above the limit with it, and the receipt names the head', async () => {
    await limit(600);
    const { receiptId } = await paid();
    const intent = { receiptId, chargeIds: chargesOf(receiptId) };
    const { approvalId, approverName } = await sign(intent);
    expect(approverName).toBe(station.as('head').session.name);
    await cashier().call('cashier.refund', { ...intent, reason: '不要了', approvalId });
    expect(
      rowsOf(station, "SELECT cashier_id, net_fen, approved_by FROM receipts WHERE kind = 'refund'"),
    ).toEqual([{ cashier_id: cashier().session.staffId, net_fen: -1_092, approved_by: head() }]);
  });

  it('pays back what was done already with it', async () => {
    const { receiptId } = await paid({ orders: [{ itemId: station.urine, qty: 1 }] });
    await doUrineTest();
    const intent = { receiptId, chargeIds: chargesOf(receiptId, 'lab') };
    const { approvalId } = await sign(intent);
    const back = await cashier().call('cashier.refund', { ...intent, reason: '标本坏了', approvalId });
    expect(back.netFen).toBe(-800);
  });

  it('holds for those charges of that receipt only, and while its head is one', async () => {
    await limit(0);
    const { receiptId } = await paid();
    const other = await paid();
    const one = { receiptId, chargeIds: chargesOf(receiptId, 'consultation') };
    const { approvalId } = await sign(one);
    const lapsed = { code: 'cashier.approval-lapsed' };
    const more = { receiptId, chargeIds: chargesOf(receiptId), approvalId };
    expect(await refusal(more)).toMatchObject(lapsed);
    const elsewhere = { receiptId: other.receiptId, chargeIds: chargesOf(other.receiptId, 'consultation') };
    expect(await refusal({ ...elsewhere, approvalId })).toMatchObject(lapsed);
    expect(await refusal({ ...one, approvalId: approvalId + 1 })).toMatchObject(lapsed);
    const roles = station.db.$client.prepare(
      'UPDATE staff_roles SET role = ? WHERE staff_id = ? AND role = ?',
    );
    roles.run('pharmacist', head(), 'head');
    expect(await refusal({ ...one, approvalId })).toMatchObject(lapsed);
    roles.run('head', head(), 'pharmacist');
    await cashier().call('cashier.refund', { ...one, reason: '不要了', approvalId });
    // Paid back once: the same signature pays nothing back again.
    expect(await refusal({ ...one, approvalId })).toMatchObject({ code: 'cashier.already-refunded' });
  });

  it('holds on the day on which it was given', async () => {
    await limit(0);
    const { receiptId } = await paid();
    const intent = { receiptId, chargeIds: chargesOf(receiptId, 'consultation') };
    const { approvalId } = await sign(intent);
    station.advance(24 * 3_600_000);
    expect(await refusal({ ...intent, approvalId })).toMatchObject({ code: 'cashier.approval-lapsed' });
  });

  it('is refused to a wrong password and to who is no head, and nothing is paid back', async () => {
    const { receiptId } = await paid();
    const intent = { receiptId, chargeIds: chargesOf(receiptId) };
    const before = dumpDatabase(station.db);
    const notHead = await cashier().reply('cashier.approveRefund', {
      ...intent,
      staffId: station.as('pharmacist').session.staffId,
      password: PASSWORD,
    } as never);
    expect(notHead).toMatchObject({ ok: false, error: { code: 'cashier.approver-not-head' } });
    expect(dumpDatabase(station.db)).toEqual(before);
    const wrong = await cashier().reply('cashier.approveRefund', {
      ...intent,
      staffId: head(),
      password: 'nicht',
    } as never);
    expect(wrong).toMatchObject({ ok: false, error: { code: 'cashier.approver-password' } });
    expect(rowsOf(station, "SELECT id FROM receipts WHERE kind = 'refund'")).toEqual([]);
    // The wrong try is noted and counts, and that is all.
    const { audit: _now, ...rest } = dumpDatabase(station.db);
    const { audit: _then, ...was } = before;
    expect(rest).toEqual(was);
  });
});

describe('paying back', () => {
  it('reverses the whole bill by the tenders it came in by, on a receipt of its own', async () => {
    const { receiptId } = await paid({ signedUp: true });
    const back = await cashier().call('cashier.refund', {
      receiptId,
      chargeIds: chargesOf(receiptId),
      reason: '病人转诊',
    });

    expect(back).toMatchObject({ number: 12_002, grossFen: -1_092, waivedFen: -200, netFen: -892 });
    expect(
      rowsOf(station, 'SELECT category, qty, amount_fen, reverses_id FROM charges WHERE receipt_id = 2'),
    ).toEqual([
      { category: 'registration', qty: -1, amount_fen: -200, reverses_id: 1 },
      { category: 'consultation', qty: -1, amount_fen: -500, reverses_id: 2 },
      { category: 'western', qty: -28, amount_fen: -392, reverses_id: 3 },
    ]);
    expect(rowsOf(station, 'SELECT amount_fen FROM waivers WHERE receipt_id = 2')).toEqual([
      { amount_fen: -200 },
    ]);
    expect(
      rowsOf(station, 'SELECT tender, amount_fen FROM payments WHERE receipt_id = 2 ORDER BY tender'),
    ).toEqual([
      { tender: 'cash', amount_fen: -92 },
      { tender: 'insurance_pool', amount_fen: -500 },
      { tender: 'wechat', amount_fen: -300 },
    ]);
    // The original stays as it was.
    expect(rowsOf(station, 'SELECT kind, net_fen FROM receipts')).toEqual([
      { kind: 'sale', net_fen: 892 },
      { kind: 'refund', net_fen: -892 },
    ]);
    expect(rowsOf(station, 'SELECT DISTINCT status FROM orders')).toEqual([{ status: 'refunded' }]);
  });

  it('gives drugs that are still in the pharmacy back to the shelf, and voids the empty slip', async () => {
    const { receiptId } = await paid();
    expect(stockOf(station.db, 1 as never)).toEqual({ onHand: 280, reserved: 28 });
    await cashier().call('cashier.refund', {
      receiptId,
      chargeIds: chargesOf(receiptId, 'western'),
      reason: '家里有药',
    });

    expect(stockOf(station.db, 1 as never)).toEqual({ onHand: 280, reserved: 0 });
    expect(rowsOf(station, 'SELECT status, void_reason FROM prescriptions')).toEqual([
      { status: 'void', void_reason: '家里有药' },
    ]);
    expect(rowsOf(station, "SELECT status FROM tickets WHERE point = 'pickup'")).toEqual([
      { status: 'cancelled' },
    ]);
  });

  it('keeps the rest of a slip of which one drug is paid back', async () => {
    const { receiptId } = await paid({
      slips: [slip([line(station.tablets, 28), line(station.oddTablets, 7)])],
    });
    const [first = 0 as ChargeId] = chargesOf(receiptId, 'western');
    await cashier().call('cashier.refund', { receiptId, chargeIds: [first], reason: '家里有药' });
    expect(rowsOf(station, 'SELECT status FROM prescriptions')).toEqual([{ status: 'settled' }]);
    expect(rowsOf(station, 'SELECT status FROM allocations ORDER BY id')).toEqual([
      { status: 'released' },
      { status: 'reserved' },
    ]);
  });

  it('pays handed-out drugs back only after the pharmacy took them back', async () => {
    const { visitId, receiptId } = await paid();
    await handOutAll(station, visitId);
    const chargeIds = chargesOf(receiptId, 'western');
    expect(await refusal({ receiptId, chargeIds })).toEqual({
      kind: 'refusal',
      code: 'cashier.drug-not-taken-back',
      details: { name: '苯磺酸氨氯地平片' },
    });
    await takeBack(visitId);
    const back = await cashier().call('cashier.refund', { receiptId, chargeIds, reason: '发错药' });
    expect(back).toMatchObject({ grossFen: -392, netFen: -392 });
  });

  it('pays the patient’s own money out by another tender, and 医保 always to 医保', async () => {
    const { receiptId } = await paid();
    await cashier().call('cashier.refund', {
      receiptId,
      chargeIds: chargesOf(receiptId),
      reason: '不看了',
      payOutBy: 'alipay',
    });
    expect(
      rowsOf(station, 'SELECT tender, amount_fen FROM payments WHERE receipt_id = 2 ORDER BY tender'),
    ).toEqual([
      { tender: 'alipay', amount_fen: -592 },
      { tender: 'insurance_pool', amount_fen: -500 },
    ]);
  });

  it('pays a service back that was given already, to the head only', async () => {
    const { receiptId } = await paid({ orders: [{ itemId: station.urine, qty: 1 }] });
    await doUrineTest();
    const chargeIds = chargesOf(receiptId, 'lab');
    expect(await refusal({ receiptId, chargeIds })).toMatchObject({ code: 'cashier.done-needs-head' });
    await station.as('head').call('cashier.refund', { receiptId, chargeIds, reason: '标本坏了' });
    expect(rowsOf(station, "SELECT approved_by FROM receipts WHERE kind = 'refund'")).toEqual([
      { approved_by: station.as('head').session.staffId },
    ]);
  });

  it('is counted on the day on which it is paid out, not on the day of the sale', async () => {
    const { receiptId } = await paid();
    station.advance(86_400_000);
    await cashier().call('cashier.refund', {
      receiptId,
      chargeIds: chargesOf(receiptId, 'consultation'),
      reason: '重收',
    });
    expect(rowsOf(station, 'SELECT kind, day FROM receipts')).toEqual([
      { kind: 'sale', day: '2026-11-20' },
      { kind: 'refund', day: '2026-11-21' },
    ]);
  });

  it('rounds to whole 角 what leaves the drawer for a bill that came in by 微信', async () => {
    roundCash(station);
    const visitId = await seenByDoctor(station, {
      slips: [slip([line(station.tablets, 13), line(station.oddTablets, 5)])],
    });
    // 2.00 + 5.00 + 1.82 + 2.06 = 10.88.
    const { receiptId } = await cashier().call('cashier.settle', {
      visitId,
      tenders: { wechat: fen(1_088) },
    });
    const chargeIds = chargesOf(receiptId);
    await cashier().call('cashier.refund', { receiptId, chargeIds, reason: '不看了', payOutBy: 'cash' });

    // Half up would be 10.90, more than was paid.
    expect(rowsOf(station, 'SELECT tender, amount_fen FROM payments ORDER BY id')).toEqual([
      { tender: 'wechat', amount_fen: 1_088 },
      { tender: 'cash', amount_fen: -1_080 },
    ]);
    expect(rowsOf(station, 'SELECT kind, amount_fen FROM roundings')).toEqual([
      { kind: 'cash', amount_fen: -8 },
    ]);
  });

  it('is found by number and by name', async () => {
    await paid();
    const byNumber = await cashier().call('cashier.findReceipt', { term: '12001' });
    const byName = await cashier().call('cashier.findReceipt', { term: '周桂芳' });
    expect(byNumber.map((row) => row.number)).toEqual([12_001]);
    expect(byName.map((row) => row.number)).toEqual([12_001]);
    const first = await cashier().call('cashier.getReceipt', { number: 12_001 } as never);
    expect([first.copies, first.capital, first.person.name]).toEqual([0, '壹拾元玖角贰分', '周桂芳']);
  });
});

describe('refusing to pay back', () => {
  it('refuses a charge twice, a charge of another receipt, a refund of a refund and an unknown receipt', async () => {
    const { receiptId } = await paid();
    const chargeIds = chargesOf(receiptId, 'consultation');
    const other = await paid();
    await cashier().call('cashier.refund', { receiptId, chargeIds, reason: '重收' });

    expect(await refusal({ receiptId, chargeIds })).toMatchObject({ code: 'cashier.already-refunded' });
    expect(await refusal({ receiptId, chargeIds: chargesOf(other.receiptId) })).toMatchObject({
      code: 'cashier.unknown-charge',
    });
    expect(await refusal({ receiptId: 3, chargeIds: chargesOf(3 as ReceiptId) })).toMatchObject({
      code: 'cashier.not-a-sale',
    });
    expect(await refusal({ receiptId: 99, chargeIds })).toMatchObject({ code: 'cashier.unknown-receipt' });
  });

  it.each([
    ['an amount', { amountFen: 100 }],
    ['no reason', { reason: '  ' }],
    ['no charge', { chargeIds: [] }],
    ['医保 as the tender that pays out', { payOutBy: 'insurance_pool' }],
  ])('%s is bad input and changes nothing', async (_, more) => {
    const { receiptId } = await paid();
    const before = dumpDatabase(station.db);
    const reply = await cashier().raw('cashier.refund', {
      commandId: randomUUID(),
      receiptId,
      chargeIds: chargesOf(receiptId),
      reason: '不要了',
      ...more,
    });
    expect(reply).toMatchObject({ ok: false, error: { kind: 'bad-input' } });
    expect(dumpDatabase(station.db)).toEqual(before);
  });
});

const billArbitrary = fc.record({
  rounded: fc.boolean(),
  signedUp: fc.boolean(),
  odd: fc.integer({ min: 1, max: 29 }),
  /** Shares of the bill in percent. */
  wechat: fc.constantFrom(0, 33, 100),
  insurance: fc.constantFrom(0, 40),
  onAccount: fc.constantFrom(0, 10),
  /** In which order its charges go back, and how: one by one, or several at once. */
  order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
  cut: fc.integer({ min: 1, max: 3 }),
  payOutBy: fc.constantFrom(undefined, 'cash' as const, 'alipay' as const),
});

describe('any bill, paid anyhow, paid back in any pieces', () => {
  it('leaves books that prove themselves, and returns what was paid', async () => {
    await fc.assert(
      fc.asyncProperty(billArbitrary, async (plan) => {
        station.close();
        station = openCashierStation();
        if (plan.rounded) roundCash(station);
        const visitId = await seenByDoctor(station, {
          signedUp: plan.signedUp,
          slips: [slip([line(station.tablets, 13), line(station.oddTablets, plan.odd)])],
        });
        const { netFen } = await cashier().call('cashier.getBill', { visitId });
        const wechat = Math.floor((netFen * plan.wechat) / 100);
        const pool = Math.min(netFen - wechat, Math.floor((netFen * plan.insurance) / 100));
        const account = Math.min(netFen - wechat - pool, Math.floor((netFen * plan.onAccount) / 100));
        const { receiptId } = await cashier().call('cashier.settle', {
          visitId,
          tenders: { wechat: fen(wechat), insurance_pool: fen(pool), on_account: fen(account) },
        });
        const all = chargesOf(receiptId);
        const ordered = plan.order.flatMap((index) => all[index] ?? []);
        for (const part of [ordered.slice(0, plan.cut), ordered.slice(plan.cut)]) {
          await cashier().call('cashier.refund', {
            receiptId,
            chargeIds: part,
            reason: '不要了',
            ...(plan.payOutBy ? { payOutBy: plan.payOutBy } : {}),
          });
          expect(verifyRows(station.db)).toEqual([]);
        }
        const [{ charged, booked, tenders } = { charged: 1, booked: 1, tenders: 1 }] = rowsOf<{
          charged: number;
          booked: number;
          tenders: number;
        }>(
          station,
          `SELECT (SELECT sum(amount_fen) FROM charges) AS charged,
             (SELECT coalesce(sum(amount_fen), 0) FROM payments) + (SELECT coalesce(sum(amount_fen), 0) FROM roundings) AS booked,
             (SELECT coalesce(sum(amount_fen), 0) FROM payments
               WHERE tender IN ('insurance_pool', 'on_account')) AS tenders`,
        );
        expect([charged, booked, tenders]).toEqual([0, 0, 0]);
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
