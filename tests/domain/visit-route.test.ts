import { describe, expect, test } from 'vitest';
import { planRoute, type RouteVisit } from '../../electron/shared/domain/visit-route.ts';

const NOTHING: RouteVisit = { payLater: false, signed: true, orders: [], prescriptions: [] };

const fee = (
  status: 'ordered' | 'settled' | 'done' | 'cancelled' | 'refunded',
  charged = status !== 'ordered',
) => ({
  status,
  point: null,
  charged,
});
const lab = (status: 'ordered' | 'settled' | 'done', charged = status !== 'ordered') => ({
  status,
  point: 'lab' as const,
  charged,
});

describe('where a visit goes next', () => {
  test.each<[what: string, visit: Partial<RouteVisit>, points: string[], finished: boolean]>([
    ['signed, nothing asked for: finished', {}, [], true],
    ['not signed: stays, though nothing is open', { signed: false }, [], false],
    ['fees not paid: the cashier', { orders: [fee('ordered')] }, ['cashier'], false],
    ['fees paid: finished', { orders: [fee('settled')] }, [], true],
    ['fees cancelled or given back: finished', { orders: [fee('cancelled'), fee('refunded')] }, [], true],
    ['a test not paid: the cashier first', { signed: false, orders: [lab('ordered')] }, ['cashier'], false],
    ['a test paid: the laboratory', { orders: [fee('settled'), lab('settled')] }, ['lab'], false],
    ['a test done and paid: finished', { orders: [lab('done')] }, [], true],
    [
      'a slip signed and not paid: the cashier, and not the pharmacy yet',
      { prescriptions: [{ status: 'signed', charged: false }] },
      ['cashier'],
      false,
    ],
    [
      'a slip paid: the pharmacy',
      { prescriptions: [{ status: 'settled', charged: true }] },
      ['pickup'],
      false,
    ],
    [
      'one slip paid, another not: both windows',
      {
        prescriptions: [
          { status: 'settled', charged: true },
          { status: 'signed', charged: false },
        ],
      },
      ['cashier', 'pickup'],
      false,
    ],
    [
      'a slip void or taken back: finished',
      {
        prescriptions: [
          { status: 'void', charged: false },
          { status: 'returned', charged: false },
        ],
      },
      [],
      true,
    ],
    [
      'pays later, test and slip open: laboratory and pharmacy before the cashier',
      {
        payLater: true,
        orders: [fee('ordered'), lab('ordered')],
        prescriptions: [{ status: 'pay_later', charged: false }],
      },
      ['lab', 'pickup'],
      false,
    ],
    [
      'pays later, everything done: the cashier last',
      {
        payLater: true,
        orders: [fee('ordered'), lab('done', false)],
        prescriptions: [{ status: 'dispensed', charged: false }],
      },
      ['cashier'],
      false,
    ],
    [
      'pays later, not signed yet: not sent to the cashier',
      { payLater: true, signed: false, orders: [fee('ordered')] },
      [],
      false,
    ],
  ])('%s', (_what, visit, points, finished) => {
    expect(planRoute({ ...NOTHING, ...visit })).toEqual({ points, finished });
  });
});
