import { useState } from 'react';
import type { Bill } from '../../../electron/shared/contract/cashier-bill.ts';
import { planSettlement, type SettlementResult } from '../../../electron/shared/domain/settlement.ts';
import type { StatedTender } from '../../../electron/shared/domain/tenders.ts';
import type { Fen } from '../../../electron/shared/values/fen.ts';

/** In the order of Alt 1–6: insurance first, because it is known before the patient opens the purse. */
export const TENDER_ORDER: readonly StatedTender[] = [
  'insurance_pool',
  'insurance_account',
  'wechat',
  'alipay',
  'card',
  'on_account',
];

export type TypedTenders = Readonly<Partial<Record<StatedTender, Fen>>>;

/** What the cashier has typed for one bill, and what the same rule as the settlement's makes of it. */
export function usePayment(bill: Bill | undefined) {
  const [tenders, setTenders] = useState<TypedTenders>({});
  const [cashGiven, setCashGiven] = useState<Fen>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>();
  const [unread, setUnread] = useState<ReadonlySet<string>>(new Set());
  const lines = (bill?.lines ?? []).filter((line) => chosen === undefined || chosen.has(line.key));
  const waivers = (bill?.waivers ?? []).filter((waiver) => chosen === undefined || chosen.has(waiver.key));
  const plan: SettlementResult | undefined =
    bill && lines.length > 0
      ? planSettlement({ lines, waivers, tenders, cashGiven, roundCashToJiao: bill.roundCashToJiao })
      : undefined;
  /** Without the cash on the counter: what is to be paid in cash, even while too little lies there. */
  const due =
    bill && lines.length > 0
      ? planSettlement({
          lines,
          waivers,
          tenders,
          cashGiven: undefined,
          roundCashToJiao: bill.roundCashToJiao,
        })
      : undefined;
  return {
    tenders,
    setTender: (tender: StatedTender, amount: Fen | undefined) => {
      const { [tender]: _old, ...rest } = tenders;
      setTenders(amount === undefined ? rest : { ...rest, [tender]: amount });
    },
    cashGiven,
    setCashGiven,
    chosen,
    setChosen,
    plan,
    due,
    /** Something stands in a field that is no amount: it must not pass for nothing. */
    hasUnread: unread.size > 0,
    noteUnread: (name: string, wrong: boolean) => {
      const others = [...unread].filter((one) => one !== name);
      if (wrong !== unread.has(name)) setUnread(new Set(wrong ? [...others, name] : others));
    },
    /** What is sent: no price, no total. */
    intent: {
      tenders,
      ...(cashGiven === undefined ? {} : { cashGivenFen: cashGiven }),
      ...(chosen === undefined ? {} : { only: [...chosen] as Bill['lines'][number]['key'][] }),
    },
  };
}

export type Payment = ReturnType<typeof usePayment>;
