import { type Fen, formatFen } from '../../../electron/shared/values/fen.ts';
import { type RefusalTexts, ticketNumber } from './refusal-text.ts';

function yuan(value: string | number | undefined): string {
  return formatFen(Number(value ?? 0) as Fen);
}

export const cashierTexts = {
  'cashier.unknown-visit': () => '没有这次就诊。请从左边重新选人。',
  'cashier.nothing-to-settle': () => '这次就诊没有要交的费用。请选下一位。',
  'cashier.bill-changed': () => '账单刚刚变了，没有收款。请看过新的账单再收。',
  'cashier.tenders-exceed-net': ({ by }) => `各收款方式加起来多了 ${yuan(by)}。请改小其中一项。`,
  'cashier.cash-short': ({ by }) => `现金还差 ${yuan(by)}。请病人补足，或改用别的收款方式。`,
  'cashier.no-cash-due': () => '没有要收的现金。请把现金实收清空，或改小别的收款方式。',
  'cashier.no-receipt-numbers': () => '收据号用完了。请站长到站长台 F10 登记新领的号段。',
  'cashier.charged-twice': ({ items }) =>
    `${items} 已含在一般诊疗费里，不能再收。请医生取消这一项，或按 Alt M 只收其余的。`,
  'cashier.prescription-lapsed': ({ number, validToDay }) =>
    `处方 ${number} 只到 ${validToDay} 有效。请医生重新开方。`,
  'cashier.visit-cancelled': ({ number }) => `${ticketNumber(number)} 号已经退号，不能收费。请选别的人。`,
  'cashier.unknown-receipt': () => '没有这张收据。请核对收据号再查。',
  'cashier.not-a-sale': ({ number }) => `收据 ${number} 本身是退费收据，不能再退。请选原收据。`,
  'cashier.unknown-charge': () => '要退的一项不在这张收据上。请重新选。',
  'cashier.already-refunded': ({ name }) => `${name} 已经退过。请去掉这一项。`,
  'cashier.drug-not-taken-back': ({ name }) =>
    `${name} 已经发出，还没有退回药房。请病人先到药房退药，再来退费。`,
  'cashier.refund-needs-head': ({ limit, back }) =>
    `这张收据共要退 ${yuan(back)}，超过 ${yuan(limit)} 须站长批准。请站长在退费窗里输密码。`,
  'cashier.done-needs-head': ({ name }) => `${name} 已经做过，须站长批准。请站长在退费窗里输密码。`,
  'cashier.approval-lapsed': () => '站长批准的不是这几项。请站长看过再输一次密码。',
  'cashier.approver-not-head': () => '这位同事不是站长，不能批准退费。请另选一位。',
  'cashier.approver-password': () => '站长的密码不对，没有退。请站长本人再输一次。',
  'cashier.payments-do-not-cover': () => '原收据的收款不够退这些。请站长到站长台 F10 做账目自证。',
  'cashier.day-not-open': ({ day }) => `${day} 没有开账或已经日结。请在日历里选别的日子。`,
  'cashier.already-counted': ({ day }) => `${day} 已经点过钞。要重点，按 Alt D。`,
  'cashier.earlier-day-open': ({ day }) => `${day} 还没有日结。请先结那一天。`,
  'cashier.not-counted': ({ day }) => `${day} 还没有点钞。请先点钱箱，填张数，按 F12 封存。`,
  'cashier.checker-password': () => '复核人的密码不对。请复核人本人再输一次。',
  'cashier.checker-is-maker': () => '制表和复核不能是同一个人。请另选复核人。',
  'cashier.over-short-without-reason': ({ overShort }) => {
    const amount = Number(overShort ?? 0);
    return `现金${amount > 0 ? '长' : '短'} ${yuan(Math.abs(amount))}。请写明原因再结。`;
  },
  'cashier.proof-fails': ({ rule }) =>
    `三方不符（${rule}），没有日结。请站长到站长台 F10 做账目自证，按提示查那几行。`,
  'cashier.check-lapsed': () => '复核之后又重新点过钞。请复核人再签一次。',
  'cashier.day-has-business': ({ day }) => `${day} 有业务，不能按零业务结。请点钞后日结。`,
  'cashier.not-yet': ({ day }) => `${day} 还没有到。请到那一天再结。`,
  'cashier.day-not-closed': ({ day }) => `${day} 没有日结，不用撤销。`,
  'cashier.not-newest': ({ day }) => `只能撤销最近一次日结，${day} 不是。请先撤销后面的日子。`,
  'cashier.month-closed': ({ day }) => `${day} 所在的月份已经月结。请先到月账 F8 撤销月结。`,
} satisfies RefusalTexts<'cashier'>;
