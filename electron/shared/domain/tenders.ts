import { z } from 'zod';

/** How a bill is paid. One bill may be split over several; cash is always what the others leave. */
export const TENDERS = [
  'cash',
  'wechat',
  'alipay',
  'card',
  'insurance_pool',
  'insurance_account',
  'on_account',
] as const;
export type Tender = (typeof TENDERS)[number];

export const tenderSchema = z.enum(TENDERS);

export const TENDER_LABELS: Readonly<Record<Tender, string>> = {
  cash: '现金',
  wechat: '微信',
  alipay: '支付宝',
  card: '银行卡',
  insurance_pool: '医保统筹',
  insurance_account: '个人账户',
  on_account: '挂账',
};

/** Everything but cash: these amounts are stated, cash is the remainder. */
export const STATED_TENDERS = [
  'wechat',
  'alipay',
  'card',
  'insurance_pool',
  'insurance_account',
  'on_account',
] as const;
export type StatedTender = (typeof STATED_TENDERS)[number];

/** The patient's own money: among these a refund may change from one to another. */
export const MONEY_TENDERS = ['cash', 'wechat', 'alipay', 'card'] as const;
export type MoneyTender = (typeof MONEY_TENDERS)[number];

export const moneyTenderSchema = z.enum(MONEY_TENDERS);

/** Whether it is the patient's own money: not 医保, and not a debt. */
export function isMoneyTender(tender: Tender): tender is MoneyTender {
  return (MONEY_TENDERS as readonly Tender[]).includes(tender);
}

/** 统筹 and 个人账户 alike. */
export function isInsuranceTender(tender: Tender): boolean {
  return tender === 'insurance_pool' || tender === 'insurance_account';
}
