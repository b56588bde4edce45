import { useEffect, useRef } from 'react';
import type { Bill } from '../../../electron/shared/contract/cashier-bill.ts';
import type { CallError } from '../../../electron/shared/contract/reply.ts';
import { TENDER_LABELS } from '../../../electron/shared/domain/tenders.ts';
import { addFen, type Fen, subtractFen, sumFen, ZERO_FEN } from '../../../electron/shared/values/fen.ts';
import { MainAction } from '../../components/Button.tsx';
import { classNames } from '../../components/class-names.ts';
import { SideActions, SideSection } from '../../components/DeskFrame.tsx';
import { Fields } from '../../components/Fields.tsx';
import { formatFen, formatReceiptNo } from '../../components/format.ts';
import { Icon } from '../../components/Icon.tsx';
import { MoneyInput } from '../../components/inputs.tsx';
import { KeyCap } from '../../components/KeyCap.tsx';
import { useKeys } from '../../components/keys.tsx';
import { useLargeType } from '../../components/large-type.tsx';
import { Told } from '../../components/Told.tsx';
import { type Payment, TENDER_ORDER } from './use-payment.ts';

export interface TenderSideProps {
  readonly bill: Bill;
  readonly payment: Payment;
  /** Called, or chosen by hand: otherwise it is only looked at. */
  readonly mayTake: boolean;
  /** The hand goes through the list: it comes here with Enter. */
  readonly walking: boolean;
  readonly error: CallError | undefined;
  readonly busy: boolean;
  readonly onSettle: () => void;
}

/** How much, by which tender, the change in big figures, and the one main action. */
export function TenderSide({ bill, payment, mayTake, walking, error, busy, onSettle }: TenderSideProps) {
  const { large } = useLargeType();
  const box = useTenderFields(bill.lines.length > 0, walking);
  // An empty field means the exact sum: that is settled by F12, or by a second Enter, and not on the way past.
  const goOn = () => {
    const exact = payment.cashGiven === undefined && (cashDueOf(payment) ?? 0) > 0;
    if (exact) box.current?.querySelector<HTMLElement>('[data-main-action]')?.focus();
    else onSettle();
  };
  return (
    <section ref={box} className="tender-side">
      <Fields onLast={goOn}>
        <section className="tight">
          <div className="figure due">
            <span>应交</span>
            <b>{formatFen(netOf(bill, payment))}</b>
          </div>
        </section>
        <section>
          <div className="tend">
            {TENDER_ORDER.map((tender, at) => (
              <TenderRow key={tender} at={at + 1} label={TENDER_LABELS[tender]}>
                <MoneyInput
                  name={tender}
                  aria-label={TENDER_LABELS[tender]}
                  value={payment.tenders[tender]}
                  onChange={(amount) => payment.setTender(tender, amount)}
                  onUnread={(unread) => payment.noteUnread(tender, unread)}
                  placeholder="0.00"
                />
              </TenderRow>
            ))}
          </div>
        </section>
        <CashFields payment={payment} />
      </Fields>
      <ProofSection bill={bill} payment={payment} />
      {error?.kind === 'fault' ? null : <Told error={error} />}
      <SideActions>
        <ReceiptSupply bill={bill} />
        <MainAction
          label={labelOf(payment, error, mayTake)}
          ready={mayTake && mayPay(payment) && bill.receipts.nextNumber !== null}
          busy={busy}
          onPress={onSettle}
          {...(mayTake ? hintOf(bill, payment) : { hint: large ? '先叫号' : '先叫号 Alt N' })}
        />
      </SideActions>
    </section>
  );
}

/** The hand goes to the cash as soon as a bill is there; the other tenders are an Alt key away. */
function useTenderFields(hasBill: boolean, walking: boolean) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const desk = box.current?.closest('.s-cashier');
    if (walking) desk?.querySelector<HTMLElement>('.who-list')?.focus();
    else if (hasBill) box.current?.querySelector<HTMLInputElement>('[name="cash-given"]')?.focus();
  }, [hasBill, walking]);
  const focus = (name: string) => box.current?.querySelector<HTMLInputElement>(`[name="${name}"]`)?.select();
  useKeys([
    ...TENDER_ORDER.map((tender, at) => ({
      keys: `Alt+${at + 1}`,
      label: TENDER_LABELS[tender],
      shown: false,
      run: () => focus(tender),
    })),
    { keys: 'Alt+1–6', label: '收款方式' },
    { keys: 'Alt+X', label: '现金实收', shown: false, run: () => focus('cash-given') },
  ]);
  return box;
}

/** What is left for cash after the other tenders; undefined while that cannot be said. */
function cashDueOf({ due }: Payment): Fen | undefined {
  return due?.ok ? due.plan.cashDueFen : undefined;
}

function CashFields({ payment }: { payment: Payment }) {
  const due = cashDueOf(payment);
  return (
    <section className="tight cash">
      <div className="row">
        <span className="grow">
          现金应收 <b>{due === undefined ? '—' : formatFen(due)}</b>
        </span>
      </div>
      <div className="row">
        <span className="grow">
          现金实收 <KeyCap of="Alt+X" />
        </span>
        <MoneyInput
          name="cash-given"
          aria-label="现金实收"
          className="given"
          autoFocus
          value={payment.cashGiven}
          onChange={payment.setCashGiven}
          onUnread={(unread) => payment.noteUnread('cash-given', unread)}
          placeholder={due !== undefined && due > 0 ? '不填即正好' : '不收现金'}
          disabled={due === 0}
        />
      </div>
      <ChangeFigure payment={payment} />
    </section>
  );
}

/** 找零, or how far what was typed is from the bill: in the same place and the same size. */
function ChangeFigure({ payment: { plan, hasUnread } }: { payment: Payment }) {
  const [word, amount] = hasUnread ? ['找零', undefined] : changeWords(plan);
  return (
    <div className={classNames('figure', word !== '找零' && 'missing')}>
      <span>{word}</span>
      <b>{amount === undefined ? '—' : formatFen(amount)}</b>
    </div>
  );
}

function changeWords(plan: Payment['plan']): [string, Fen | undefined] {
  if (plan?.ok) return ['找零', plan.plan.changeFen];
  if (plan?.reason === 'cash-short') return ['还差', plan.byFen];
  if (plan?.reason === 'tenders-exceed-net') return ['多填', plan.byFen];
  return ['找零', undefined];
}

/** Everything that stands in the fields is money, and it covers the bill. */
function mayPay({ plan, hasUnread }: Payment): boolean {
  return plan?.ok === true && !hasUnread;
}

/** Short as soon as it must say what is missing. */
function labelOf(payment: Payment, error: CallError | undefined, mayTake: boolean): string {
  if (error?.kind === 'fault') return '再收一次';
  return mayTake && mayPay(payment) ? '收款，出收据' : '收款';
}

function TenderRow({ at, label, children }: { at: number; label: string; children: React.ReactNode }) {
  return (
    <>
      <KeyCap of={`Alt+${at}`} />
      <span>{label}</span>
      {children}
    </>
  );
}

function netOf(bill: Bill, payment: Payment): Fen {
  const paid = (key: string) => payment.chosen === undefined || payment.chosen.has(key);
  const gross = sumFen(bill.lines, (line) => (paid(line.key) ? line.amountFen : ZERO_FEN));
  const waived = sumFen(bill.waivers, (waiver) => (paid(waiver.key) ? waiver.amountFen : ZERO_FEN));
  return subtractFen(gross, waived);
}

function hintOf(bill: Bill, payment: Payment): { hint: string } | Record<string, never> {
  if (bill.receipts.nextNumber === null) return { hint: '收据号用完' };
  if (payment.hasUnread) return { hint: '金额有误' };
  if (payment.plan?.ok) return {};
  switch (payment.plan?.reason) {
    case 'cash-short':
      return { hint: '现金不够' };
    case 'tenders-exceed-net':
      return { hint: '多填了' };
    case 'no-cash-due':
      return { hint: '不收现金' };
    default:
      return { hint: '没选项目' };
  }
}

/** 三方相符, worked out while typing by the rule that settles. */
function ProofSection({ bill, payment }: { bill: Bill; payment: Payment }) {
  const plan = payment.plan?.ok && !payment.hasUnread ? payment.plan.plan : undefined;
  const paid = plan ? sumFen(plan.payments, (one) => one.amountFen) : ZERO_FEN;
  const right = plan ? addFen(paid, plan.waivedFen, plan.cashRoundingFen) : ZERO_FEN;
  const even = plan !== undefined && plan.grossFen === right && bill.drugFen === bill.drugAtPurchasePriceFen;
  return (
    <SideSection
      title="三方相符"
      note={
        even ? (
          <span className="ok">
            <Icon name="check" /> 差 0.00
          </span>
        ) : (
          '收齐后核对'
        )
      }
    >
      <div className="three">
        <span>费用应收</span>
        <span className="num">{plan ? formatFen(plan.grossFen) : '—'}</span>
        <span>
          收款 + 减免{plan && plan.cashRoundingFen !== 0 ? ` + 舍入 ${formatFen(plan.cashRoundingFen)}` : ''}
        </span>
        <span className="num">{plan ? formatFen(right) : '—'}</span>
        <span>药费 = 所出批号进价</span>
        <span className="num">{formatFen(bill.drugFen)}</span>
      </div>
    </SideSection>
  );
}

function ReceiptSupply({ bill }: { bill: Bill }) {
  const { nextNumber, leftInRange } = bill.receipts;
  return (
    <div className="row sm second supply">
      <span>
        收据 <b>№ {nextNumber === null ? '—' : formatReceiptNo(nextNumber)}</b>
      </span>
      <span>本段余 {leftInRange} 张</span>
    </div>
  );
}
