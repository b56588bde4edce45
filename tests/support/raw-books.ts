import { FEE_CATEGORIES } from '../../electron/shared/domain/fee-categories.ts';
import { TENDERS } from '../../electron/shared/domain/tenders.ts';
import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { TestStation } from './station.ts';

interface Row {
  readonly [column: string]: number | string | null;
}

function all(station: TestStation, table: string): Row[] {
  return station.db.$client.prepare(`SELECT * FROM ${table}`).all() as Row[];
}

function sum(rows: readonly Row[], column = 'amount_fen'): number {
  return rows.reduce((total, row) => total + Number(row[column]), 0);
}

/** One day from raw rows, row by row and without any of the program's queries. */
export function rawDay(station: TestStation, day: ClinicDay) {
  const ofDay = (table: string) => all(station, table).filter((row) => row.day === day);
  const receipts = ofDay('receipts');
  const kindOf = new Map(receipts.map((row) => [row.id, row.kind]));
  const charges = ofDay('charges');
  const waivers = ofDay('waivers');
  const payments = ofDay('payments');
  const ofKind = (rows: readonly Row[], kind: string) =>
    rows.filter((row) => kindOf.get(row.receipt_id ?? null) === kind);
  const gross = sum(ofKind(charges, 'sale'));
  const waived = sum(ofKind(waivers, 'sale'));
  const refunded = sum(ofKind(waivers, 'refund')) - sum(ofKind(charges, 'refund'));
  const numbers = receipts.map((row) => Number(row.number));
  return {
    visitCount: ofDay('visits').filter((row) => row.status !== 'cancelled').length,
    saleCount: receipts.filter((row) => row.kind === 'sale').length,
    refundCount: receipts.filter((row) => row.kind === 'refund').length,
    categories: Object.fromEntries(
      FEE_CATEGORIES.map((name) => [name, sum(charges.filter((row) => row.category === name))]),
    ),
    grossFen: gross,
    waivedFen: waived,
    refundedFen: refunded,
    netFen: gross - waived - refunded,
    tenders: Object.fromEntries(
      TENDERS.map((name) => [name, sum(payments.filter((row) => row.tender === name))]),
    ),
    cashRoundingFen: sum(ofDay('roundings').filter((row) => row.kind === 'cash')),
    firstReceiptNo: numbers.length === 0 ? null : Math.min(...numbers),
    lastReceiptNo: numbers.length === 0 ? null : Math.max(...numbers),
    dueFen: sum(payments.filter((row) => row.tender === 'cash')),
  };
}

/** One drug's movements between two days, as signed sums by kind. */
export function rawDrug(station: TestStation, drugId: number, from: ClinicDay, to: ClinicDay) {
  const batches = new Set(
    all(station, 'batches')
      .filter((row) => row.drug_id === drugId)
      .map((row) => row.id),
  );
  const movements = all(station, 'stock_movements').filter((row) => batches.has(row.batch_id ?? null));
  const flow = (rows: readonly Row[], sign = 1) => ({
    qty: rows.reduce((total, row) => total + Number(row.qty), 0) * sign || 0,
    fen: sum(rows, 'cost_fen') * sign || 0,
  });
  const moved = movements.filter((row) => String(row.day) >= from && String(row.day) <= to);
  const kind = (name: string) => moved.filter((row) => row.kind === name);
  const adjusted = kind('adjust');
  return {
    opening: flow(movements.filter((row) => String(row.day) < from)),
    in: {
      purchase: flow(kind('purchase')),
      return: flow(kind('return')),
      adjust_in: flow(adjusted.filter((row) => Number(row.qty) > 0)),
    },
    out: {
      dispense: flow(kind('dispense'), -1),
      loss: flow(kind('loss'), -1),
      adjust_out: flow(
        adjusted.filter((row) => Number(row.qty) < 0),
        -1,
      ),
      supplier_return: flow(kind('supplier_return'), -1),
    },
    closing: flow(movements.filter((row) => String(row.day) <= to)),
  };
}
