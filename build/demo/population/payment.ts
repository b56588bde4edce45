import type { Tender } from '../../../electron/shared/domain/tenders.ts';
import { type Fen, fen } from '../../../electron/shared/values/fen.ts';
import type { InsuranceKind, PlannedPayment } from './plan.ts';
import type { Random } from './random.ts';

/** How a person of that age and insurance usually pays. */
export function drawPayment(random: Random, age: number, insurance: InsuranceKind): PlannedPayment {
  const shares: readonly (readonly [PlannedPayment['main'], number])[] =
    age >= 65
      ? [
          ['cash', 62],
          ['wechat', 28],
          ['alipay', 6],
          ['card', 4],
        ]
      : [
          ['cash', 18],
          ['wechat', 52],
          ['alipay', 24],
          ['card', 6],
        ];
  const main = random.weighted(shares, ([, share]) => share)[0];
  const cashStepFen = random.pick([1, 1, 100, 500, 1_000, 1_000, 2_000, 5_000, 10_000]);
  const insured = insurance !== 'none' && random.chance(0.78);
  const poolPermille = insured
    ? (insurance === 'employee' ? random.int(42, 62) : random.int(34, 50)) * 10
    : 0;
  const hasAccount = insured && insurance === 'employee' && random.chance(0.6);
  const accountPermille = !hasAccount
    ? 0
    : random.chance(0.3)
      ? 1_000 - poolPermille
      : random.int(15, 35) * 10;
  return {
    main,
    poolPermille,
    accountPermille: Math.min(accountPermille, 1_000 - poolPermille),
    cashStepFen,
  };
}

export interface SplitPayment {
  /** Positive amounts that sum to what is due; none when nothing is. */
  readonly tenders: readonly { readonly tender: Tender; readonly amountFen: Fen }[];
  /** What a cash payer hands over; zero without cash. */
  readonly cashReceivedFen: Fen;
}

/** Turns the shares of a plan into amounts of one bill; the main tender takes the rest. */
export function splitPayment(payment: PlannedPayment, due: Fen): SplitPayment {
  const pool = fen(Math.floor((due * payment.poolPermille) / 1_000));
  const account = fen(Math.min(Math.ceil((due * payment.accountPermille) / 1_000), due - pool));
  const rest = fen(due - pool - account);
  const all: SplitPayment['tenders'] = [
    { tender: 'insurance_pool', amountFen: pool },
    { tender: 'insurance_account', amountFen: account },
    { tender: payment.main, amountFen: rest },
  ];
  const cash = payment.main === 'cash' ? rest : 0;
  const step = payment.cashStepFen;
  return {
    tenders: all.filter(({ amountFen }) => amountFen > 0),
    cashReceivedFen: fen(Math.ceil(cash / step) * step),
  };
}
