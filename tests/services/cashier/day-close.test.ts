import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyRows } from '../../../db/verify-books.ts';
import { hashPassword } from '../../../electron/services/staff/password.ts';
import type { ProcedureName } from '../../../electron/shared/contract/procedures.ts';
import { addDays, clinicDay } from '../../../electron/shared/values/clinic-day.ts';
import { fen } from '../../../electron/shared/values/fen.ts';
import { stockOf } from '../../support/care.ts';
import {
  type CashierStation,
  clearDay,
  handOutAll,
  openCashierStation,
  piecesFor,
  rowsOf,
  seenByDoctor,
} from '../../support/cashier.ts';
import { dumpDatabase } from '../../support/dump.ts';

const DAY = clinicDay('2026-11-20');
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
const head = () => station.as('head');

/** One patient who paid 10.92: 3.00 by 微信, 7.92 in cash; the drugs are handed out. */
async function onePaid() {
  const visitId = await seenByDoctor(station);
  const { receiptId } = await cashier().call('cashier.settle', { visitId, tenders: { wechat: fen(300) } });
  await handOutAll(station, visitId);
  return { visitId, receiptId };
}

async function refusal(name: ProcedureName, intent: object, by = cashier()) {
  const before = dumpDatabase(station.db);
  const reply = await by.reply(name, intent as never);
  expect(dumpDatabase(station.db)).toEqual(before);
  expect(station.faults).toEqual([]);
  if (reply.ok) throw new Error(`${name} was accepted`);
  return reply.error;
}

describe('a blind count', () => {
  it('gives no sum of money before the drawer is counted', async () => {
    await onePaid();
    const view = await cashier().call('cashier.getDay', { day: DAY });
    expect(view).toMatchObject({ status: 'open', visitCount: 1, saleCount: 1, money: null, count: null });
    // Neither the 7.92 in the drawer nor the 10.92 of the day is anywhere in what the window receives.
    expect(JSON.stringify({ ...view, unpaid: 0 })).not.toMatch(/\b(792|1092)\b/);
  });

  it('shows the books beside the count once it is sealed', async () => {
    await onePaid();
    // 200.00 float of the morning + 7.90: a drawer without fen is 0.02 short.
    const view = await cashier().call('cashier.countCash', { day: DAY, denominations: piecesFor(20_790) });

    expect(view.status).toBe('counted');
    expect(view.count).toMatchObject({
      totalFen: 20_790,
      floatBeforeFen: 20_000,
      cashOfDayFen: 790,
      overShortFen: -2,
      dropFen: 790,
      floatAfterFen: 20_000,
    });
    expect(view.money).toMatchObject({
      grossFen: 1_092,
      waivedFen: 0,
      refundedFen: 0,
      netFen: 1_092,
      cashDueFen: 792,
      drugChargedFen: 392,
      drugCostFen: 392,
      splitRoundingFen: 0,
      drugPendingChangeFen: 0,
      breaches: [],
      proof: { holds: true, moneyFen: 1_092, insuranceFen: 0 },
    });
  });

  it('is sealed: a second count needs the seal to be broken first', async () => {
    await onePaid();
    const count = { day: DAY, denominations: piecesFor(20_790) };
    await cashier().call('cashier.countCash', count);
    expect(await refusal('cashier.countCash', count)).toMatchObject({ code: 'cashier.already-counted' });
    await cashier().call('cashier.recount', { day: DAY });
    expect(await refusal('cashier.recount', { day: DAY })).toMatchObject({ code: 'cashier.not-counted' });
    await cashier().call('cashier.countCash', { day: DAY, denominations: piecesFor(20_800) });
    // Both counts stay on record; the newest counts.
    expect(rowsOf(station, 'SELECT total_fen FROM cash_counts')).toEqual([
      { total_fen: 20_790 },
      { total_fen: 20_800 },
    ]);
    expect((await cashier().call('cashier.getDay', { day: DAY })).count?.totalFen).toBe(20_800);
  });

  it.each([
    ['a total', { denominations: {}, totalFen: 20_790 }],
    ['a coin that there is not', { denominations: { 25: 1 } }],
    ['half a note', { denominations: { 100: 0.5 } }],
    ['fewer than none', { denominations: { 100: -1 } }],
  ])('%s is bad input and changes nothing', async (_, more) => {
    await onePaid();
    const before = dumpDatabase(station.db);
    const reply = await cashier().raw('cashier.countCash', { commandId: randomUUID(), day: DAY, ...more });
    expect(reply).toMatchObject({ ok: false, error: { kind: 'bad-input' } });
    expect(dumpDatabase(station.db)).toEqual(before);
  });
});

describe('closing a day', () => {
  it('keeps the figures, freezes the day and leaves the float for tomorrow', async () => {
    await onePaid();
    await clearDay(station, DAY, 20_790, '找零多付 0.02');

    expect(
      rowsOf(
        station,
        `SELECT visit_count, sale_count, refund_count, first_receipt_no, last_receipt_no, gross_fen, waived_fen,
           refunded_fen, net_fen, drug_charged_fen, drug_cost_fen, split_rounding_fen, drug_pending_fen,
           cash_due_fen, cash_counted_fen, over_short_fen, over_short_reason FROM day_closings`,
      ),
    ).toEqual([
      {
        visit_count: 1,
        sale_count: 1,
        refund_count: 0,
        first_receipt_no: 12_001,
        last_receipt_no: 12_001,
        gross_fen: 1_092,
        waived_fen: 0,
        refunded_fen: 0,
        net_fen: 1_092,
        drug_charged_fen: 392,
        drug_cost_fen: 392,
        split_rounding_fen: 0,
        drug_pending_fen: 0,
        cash_due_fen: 792,
        cash_counted_fen: 790,
        over_short_fen: -2,
        over_short_reason: '找零多付 0.02',
      },
    ]);
    expect(
      rowsOf(station, 'SELECT kind, code, amount_fen FROM day_closing_amounts ORDER BY kind, code'),
    ).toEqual([
      { kind: 'category', code: 'consultation', amount_fen: 500 },
      { kind: 'category', code: 'registration', amount_fen: 200 },
      { kind: 'category', code: 'western', amount_fen: 392 },
      { kind: 'tender', code: 'cash', amount_fen: 792 },
      { kind: 'tender', code: 'wechat', amount_fen: 300 },
    ]);
    expect((await cashier().call('cashier.getDay', { day: addDays(DAY, 1) })).floatBeforeFen).toBe(20_000);
    const residentId = await station.desk.person('吴玉珍', '1950-05-01');
    const registration = { residentId, clinicId: station.desk.room, doctorId: station.desk.doctor };
    expect(await refusal('registration.register', registration)).toMatchObject({ code: 'day.closed' });
  });

  it('demands a reason for what is over or short, whatever the amount', async () => {
    await onePaid();
    await cashier().call('cashier.countCash', { day: DAY, denominations: piecesFor(20_790) });
    expect(await refusal('cashier.closeDay', { day: DAY, overShortReason: ' ' })).toEqual({
      kind: 'refusal',
      code: 'cashier.over-short-without-reason',
      details: { overShort: -2 },
    });
  });

  it('demands a count', async () => {
    await onePaid();
    expect(await refusal('cashier.closeDay', { day: DAY })).toMatchObject({ code: 'cashier.not-counted' });
  });

  it('is never stopped by unpaid bills; it gives the stock of slips that end with the day back', async () => {
    await onePaid();
    const unpaid = await seenByDoctor(station);
    expect(stockOf(station.db, 1 as never)).toEqual({ onHand: 252, reserved: 28 });
    const view = await cashier().call('cashier.getDay', { day: DAY });
    expect(view).toMatchObject({
      unpaid: { count: 1, amountFen: 1_092, first: [unpaid] },
      lapsing: 1,
      notHandedOut: 0,
    });
    await clearDay(station, DAY, 20_790, '零头');
    expect(stockOf(station.db, 1 as never)).toEqual({ onHand: 252, reserved: 0 });
    expect(rowsOf(station, "SELECT void_reason FROM prescriptions WHERE status = 'void'")).toEqual([
      { void_reason: '过期未取，自动作废' },
    ]);
  });

  it('carries drugs that are paid and not handed out to the next day, and proves both days', async () => {
    const visitId = await seenByDoctor(station);
    station.db.$client.prepare("UPDATE prescriptions SET valid_to_day = '2026-11-22'").run();
    await cashier().call('cashier.settle', { visitId, tenders: { wechat: fen(1_092) } });
    await clearDay(station, DAY, 20_000);
    station.advance(DAY_MS);
    await handOutAll(station, visitId);
    const next = addDays(DAY, 1);
    await clearDay(station, next, 20_000);
    expect(
      rowsOf(station, 'SELECT drug_charged_fen, drug_cost_fen, drug_pending_fen FROM day_closings'),
    ).toEqual([
      { drug_charged_fen: 392, drug_cost_fen: 0, drug_pending_fen: 392 },
      { drug_charged_fen: 0, drug_cost_fen: 392, drug_pending_fen: 0 },
    ]);
  });

  it('closes days in order only', async () => {
    await onePaid();
    station.advance(DAY_MS);
    await onePaid();
    const next = addDays(DAY, 1);
    expect(await refusal('cashier.countCash', { day: next, denominations: piecesFor(20_000) })).toEqual({
      kind: 'refusal',
      code: 'cashier.earlier-day-open',
      details: { day: DAY },
    });
    expect((await cashier().call('cashier.getDay', { day: next })).closeFirst).toBe(DAY);
  });

  it('refuses a day whose rows do not agree, and names them', async () => {
    await onePaid();
    await cashier().call('cashier.countCash', { day: DAY, denominations: piecesFor(20_790) });
    // Somebody wrote into the file with another program.
    station.db.$client.exec('DROP TRIGGER payments_no_update');
    station.db.$client.prepare("UPDATE payments SET amount_fen = 299 WHERE tender = 'wechat'").run();
    expect(await refusal('cashier.closeDay', { day: DAY, overShortReason: '零头' })).toEqual({
      kind: 'refusal',
      code: 'cashier.proof-fails',
      details: { rule: 'receipt.money-agrees: 12001' },
    });
    station.db.$client.prepare("UPDATE payments SET amount_fen = 300 WHERE tender = 'wechat'").run();
  });

  it('does it once when the same command comes twice', async () => {
    await onePaid();
    await cashier().call('cashier.countCash', { day: DAY, denominations: piecesFor(20_790) });
    const intent = { commandId: randomUUID(), day: DAY, overShortReason: '零头' };
    const first = await cashier().call('cashier.closeDay', intent);
    expect(await cashier().call('cashier.closeDay', intent)).toEqual(first);
    expect(rowsOf(station, 'SELECT day FROM day_closings')).toEqual([{ day: DAY }]);
  });
});

describe('a day without business', () => {
  it('is closed as such, and days that nobody opened are opened for it', async () => {
    await onePaid();
    await clearDay(station, DAY, 20_790, '零头');
    station.advance(3 * DAY_MS);
    for (const day of [1, 2, 3].map((count) => addDays(DAY, count))) {
      const view = await cashier().call('cashier.closeZeroDay', { day });
      expect(view.closing).toMatchObject({ zeroBusiness: true, netFen: 0, overShortFen: 0 });
    }
    const { days } = await cashier().call('cashier.calendar', { month: '2026-11' as never });
    expect(days.map((row) => row.status)).toEqual([
      ...Array(19).fill('before'),
      'closed',
      'zero',
      'zero',
      'zero',
      ...Array(7).fill('future'),
    ]);
  });

  it('refuses a day with business, a day to come and one whose forerunner is open', async () => {
    await onePaid();
    expect(await refusal('cashier.closeZeroDay', { day: DAY })).toMatchObject({
      code: 'cashier.day-has-business',
    });
    expect(await refusal('cashier.closeZeroDay', { day: addDays(DAY, 1) })).toMatchObject({
      code: 'cashier.not-yet',
    });
    station.advance(2 * DAY_MS);
    expect(await refusal('cashier.closeZeroDay', { day: addDays(DAY, 2) })).toMatchObject({
      code: 'cashier.earlier-day-open',
      details: { day: DAY },
    });
  });
});

describe('the second signature', () => {
  async function givePassword(password: string) {
    const { staffId } = head().session;
    station.db.$client
      .prepare('UPDATE staff SET password_hash = ? WHERE id = ?')
      .run(await hashPassword(password), staffId);
    return staffId;
  }

  it('stands under the count that the other person saw, by their own password', async () => {
    await onePaid();
    const checker = await givePassword('right-one');
    await cashier().call('cashier.countCash', { day: DAY, denominations: piecesFor(20_790) });
    const ask = { day: DAY, staffId: checker };
    const wrong = await cashier().reply('cashier.checkDay', { ...ask, password: 'wrong' });
    expect(wrong).toMatchObject({ error: { code: 'cashier.checker-password' } });
    const { checkId, checkerName } = await cashier().call('cashier.checkDay', {
      ...ask,
      password: 'right-one',
    });
    expect(checkerName).toBe('刘文涛');
    const view = await cashier().call('cashier.closeDay', { day: DAY, overShortReason: '零头', checkId });
    expect(view.closing).toMatchObject({ madeByName: '李慧', checkedByName: '刘文涛' });
  });

  it('lapses when the drawer is counted anew, and is never one’s own', async () => {
    await onePaid();
    const ask = { day: DAY, staffId: await givePassword('right-one'), password: 'right-one' };
    const count = { day: DAY, denominations: piecesFor(20_790) };
    expect(await refusal('cashier.checkDay', ask)).toMatchObject({ code: 'cashier.not-counted' });
    await cashier().call('cashier.countCash', count);
    const { checkId } = await cashier().call('cashier.checkDay', ask);
    await cashier().call('cashier.recount', { day: DAY });
    await cashier().call('cashier.countCash', count);
    expect(await refusal('cashier.closeDay', { day: DAY, overShortReason: '零头', checkId })).toMatchObject({
      code: 'cashier.check-lapsed',
    });
    expect(await refusal('cashier.checkDay', { ...ask, staffId: cashier().session.staffId })).toMatchObject({
      code: 'cashier.checker-is-maker',
    });
  });

  it('is not one’s own either when the checker sits down and closes', async () => {
    await onePaid();
    const ask = { day: DAY, staffId: await givePassword('right-one'), password: 'right-one' };
    await cashier().call('cashier.countCash', { day: DAY, denominations: piecesFor(20_790) });
    const { checkId } = await cashier().call('cashier.checkDay', ask);
    const close = { day: DAY, overShortReason: '零头', checkId };
    expect(await refusal('cashier.closeDay', close, head())).toMatchObject({
      code: 'cashier.checker-is-maker',
    });
  });

  it('cannot be guessed: five wrong passwords wait here as at signing in', async () => {
    await onePaid();
    const checker = await givePassword('right-one');
    await cashier().call('cashier.countCash', { day: DAY, denominations: piecesFor(20_790) });
    const ask = (password: string) =>
      cashier().reply('cashier.checkDay', { day: DAY, staffId: checker, password });
    for (let count = 0; count < 4; count += 1) await ask('wrong');
    const wait = { ok: false, error: { kind: 'refusal', code: 'staff.wait', details: { seconds: 60 } } };
    expect(await ask('wrong')).toEqual(wait);
    expect(await ask('right-one')).toEqual(wait);
    station.advance(60_000);
    expect((await ask('right-one')).ok).toBe(true);
  });
});

describe('a closed day looked at later', () => {
  it('shows the float and the drop of its own evening, whatever the rule says now', async () => {
    await onePaid();
    const count = { day: DAY, denominations: piecesFor(20_790) };
    await cashier().call('cashier.countCash', count);
    const closed = await cashier().call('cashier.closeDay', { day: DAY, overShortReason: '零头' });
    expect(closed.count).toMatchObject({
      floatBeforeFen: 20_000,
      cashOfDayFen: 790,
      overShortFen: -2,
      dropFen: 790,
      floatAfterFen: 20_000,
    });
    const change = { key: 'cash', value: { roundToJiao: false, floatFen: 5_000 } } as const;
    await head().call('settings.changeRule', { change });
    expect(await cashier().call('cashier.getDay', { day: DAY })).toEqual(closed);
  });
});

describe('the float of the morning (备用金)', () => {
  const kept = () =>
    rowsOf(station, 'SELECT day, float_before_fen, cash_counted_fen, zero_business FROM day_closings');

  it('is kept with every closing that counted, the very first too, whatever the rule says later', async () => {
    await onePaid();
    await clearDay(station, DAY, 20_790, '零头');
    const change = { key: 'cash', value: { roundToJiao: false, floatFen: 5_000 } } as const;
    await head().call('settings.changeRule', { change });
    station.advance(DAY_MS);
    await cashier().call('cashier.closeZeroDay', { day: addDays(DAY, 1) });
    station.advance(DAY_MS);
    await onePaid();
    await clearDay(station, addDays(DAY, 2), 20_790, '零头');
    station.advance(DAY_MS);
    await onePaid();
    await clearDay(station, addDays(DAY, 3), 5_790, '零头');
    expect(kept()).toEqual([
      { day: '2026-11-20', float_before_fen: 20_000, cash_counted_fen: 790, zero_business: 0 },
      { day: '2026-11-21', float_before_fen: null, cash_counted_fen: 0, zero_business: 1 },
      { day: '2026-11-22', float_before_fen: 20_000, cash_counted_fen: 790, zero_business: 0 },
      { day: '2026-11-23', float_before_fen: 5_000, cash_counted_fen: 790, zero_business: 0 },
    ]);
  });
});

describe('undoing a closing', () => {
  it('opens the newest day again, by the head, with the first closing kept beside the second', async () => {
    await onePaid();
    await clearDay(station, DAY, 20_790, '零头');
    expect(await refusal('cashier.undoDay', { day: DAY, reason: '漏一笔' })).toMatchObject({
      code: 'session.role',
    });
    await head().call('cashier.undoDay', { day: DAY, reason: '漏一笔' });
    await onePaid();
    await clearDay(station, DAY, 21_580, '零头');
    expect(rowsOf(station, 'SELECT sale_count FROM day_closings')).toEqual([
      { sale_count: 1 },
      { sale_count: 2 },
    ]);
    expect(rowsOf(station, 'SELECT scope, reason FROM closing_undos')).toEqual([
      { scope: 'day', reason: '漏一笔' },
    ]);
  });

  it('refuses a day that is not closed and one that is not the newest', async () => {
    await onePaid();
    expect(await refusal('cashier.undoDay', { day: DAY, reason: '漏' }, head())).toMatchObject({
      code: 'cashier.day-not-closed',
    });
    await clearDay(station, DAY, 20_790, '零头');
    station.advance(DAY_MS);
    await cashier().call('cashier.closeZeroDay', { day: addDays(DAY, 1) });
    expect(await refusal('cashier.undoDay', { day: DAY, reason: '漏' }, head())).toMatchObject({
      code: 'cashier.not-newest',
    });
  });
});
