import { useEffect, useRef } from 'react';
import type { Output } from '../../../electron/shared/contract/procedures.ts';
import { formatFen, subtractFen } from '../../../electron/shared/values/fen.ts';
import { Figure, SideSection, SumLine } from '../../components/DeskFrame.tsx';
import { Fields } from '../../components/Fields.tsx';
import { formatNumber } from '../../components/format.ts';
import { MoneyInput } from '../../components/inputs.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { PAY_WAY_LABELS, PAY_WAYS, type RegistrationForm } from './registration-form.ts';

type Plan = Output<'registration.preview'>;

/** How much, and where in the line: the same plan that F12 carries out. */
export function PlanSections({
  plan,
  form,
  set,
  payLaterAllowed,
  onDone,
}: {
  plan: Plan;
  form: RegistrationForm;
  set: (change: Partial<RegistrationForm>) => void;
  payLaterAllowed: boolean;
  /** Enter in the last field. */
  onDone: () => void;
}) {
  return (
    <>
      <SideSection title="费用">
        {plan.fees.map((fee) => (
          <SumLine key={fee.name} label={fee.name} value={formatFen(fee.amountFen)} />
        ))}
        {plan.feesChargedWith === null ? null : (
          <div className="say">今天 {formatNumber(plan.feesChargedWith)} 号已收，一天只收一次。</div>
        )}
        <SumLine label="应收" value={formatFen(plan.grossFen)} strong />
      </SideSection>
      <Waivers plan={plan} />
      <section>
        <Figure label="应交" value={formatFen(plan.dueFen)} due />
        <Fields onLast={onDone}>
          <Payment plan={plan} form={form} set={set} payLaterAllowed={payLaterAllowed} />
        </Fields>
      </section>
      <SideSection title="挂号后的位置">
        <div className="figure mid">
          <span>候诊第</span>
          <b>
            {plan.position} <small>位</small>
          </b>
        </div>
        {form.pay === 'now' ? null : <div className="say">{plan.aheadText}</div>}
      </SideSection>
    </>
  );
}

function Waivers({ plan }: { plan: Plan }) {
  if (plan.waivers.length === 0) return null;
  return (
    <SideSection title="减免（另账核算）">
      {plan.waivers.map((waiver) => (
        <div key={waiver.name}>
          <SumLine label={waiver.name} value={`−${formatFen(waiver.amountFen)}`} />
          <div className="say">依据：{waiver.basis}</div>
        </div>
      ))}
      {plan.agreement ? (
        <div className="say">
          协议 {plan.agreement.agreementNo}，<span className="nowrap">至 {plan.agreement.toDay}</span>
        </div>
      ) : null}
    </SideSection>
  );
}

const WORDS = {
  now: '挂号同时收款，出收据。',
  after: '看完到收费台一起交，再取药。',
  later: '先检查取药，最后交费。',
} as const;

function Payment({
  plan,
  form,
  set,
  payLaterAllowed,
}: {
  plan: Plan;
  form: RegistrationForm;
  set: (change: Partial<RegistrationForm>) => void;
  payLaterAllowed: boolean;
}) {
  const cash = useRef<HTMLInputElement>(null);
  const takesCash = form.pay === 'now' && form.payWay === 'cash';
  useEffect(() => {
    if (takesCash) cash.current?.focus();
  }, [takesCash]);
  const change = form.cashGivenFen === null ? null : subtractFen(form.cashGivenFen, plan.dueFen);
  return (
    <div className="pay">
      <Segmented
        label="何时交"
        value={form.pay}
        options={[
          { value: 'now', label: '现在交', disabled: plan.dueFen === 0 },
          { value: 'after', label: '看完交' },
          { value: 'later', label: '后付费', disabled: !payLaterAllowed },
        ]}
        onChange={(pay) => set({ pay })}
      />
      {form.pay === 'now' && plan.dueFen > 0 ? (
        <>
          <Segmented
            label="怎样交"
            small
            value={form.payWay}
            options={PAY_WAYS.map((value) => ({ value, label: PAY_WAY_LABELS[value] }))}
            onChange={(payWay) => set({ payWay, cashGivenFen: null })}
          />
          {form.payWay === 'cash' ? (
            <MoneyInput
              aria-label="收现金"
              inputRef={cash}
              value={form.cashGivenFen ?? undefined}
              placeholder="收多少，正好可不打"
              bad={change !== null && change < 0}
              unit={change !== null && change < 0 ? '不够' : '元'}
              onChange={(given) => set({ cashGivenFen: given ?? null })}
            />
          ) : null}
          {change !== null && change > 0 ? <Figure label="找零" value={formatFen(change)} mid /> : null}
        </>
      ) : (
        <div className="say">{form.pay === 'now' ? '这次不用交挂号的费用。' : WORDS[form.pay]}</div>
      )}
    </div>
  );
}
