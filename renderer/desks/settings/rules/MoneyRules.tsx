import { Checkbox } from '../../../components/Checkbox.tsx';
import { Panel } from '../../../components/DeskFrame.tsx';
import { Field, MoneyInput, NumberInput, TextInput } from '../../../components/inputs.tsx';
import { Segmented } from '../../../components/Segmented.tsx';
import type { RulePartProps } from './RulesSection.tsx';

/** How fees are charged, how cash is rounded, and when the month ends. */
export function FeeRules({ draft, change }: RulePartProps) {
  const { fees, cash, clock, month } = draft;
  return (
    <Panel title="收费与结账" note="一般诊疗费含挂号、诊察、注射、药事，不能重复收">
      <div className="rule-grid">
        <Field label="诊疗收费" full>
          <Segmented
            label="诊疗收费"
            value={fees.mode}
            options={[
              { value: 'separate', label: '挂号费和诊察费分开收' },
              { value: 'general', label: '收一般诊疗费' },
            ]}
            onChange={(mode) => change('fees', { mode })}
          />
        </Field>
        <Field label="备用金">
          <MoneyInput
            value={cash.floatFen}
            unit="元"
            onChange={(floatFen) => floatFen !== undefined && change('cash', { floatFen })}
          />
        </Field>
        <Field label="退费超过">
          <MoneyInput
            value={cash.headRefundsAboveFen ?? undefined}
            unit="元由站长退，空着不限"
            onChange={(limit) => change('cash', { headRefundsAboveFen: limit ?? null })}
          />
        </Field>
        <Field label="每月结到">
          <NumberInput
            value={month.cutOffDay === 'last' ? undefined : month.cutOffDay}
            placeholder="月末"
            unit="日，空着是月末"
            onChange={(day) => change('month', { cutOffDay: day === undefined ? 'last' : day })}
          />
        </Field>
        <Field label="停业超过">
          <NumberInput
            value={clock.aheadDays}
            unit="天，开门要站长确认"
            onChange={(aheadDays) => aheadDays !== undefined && change('clock', { aheadDays })}
          />
        </Field>
        <div className="full row wrap">
          <Checkbox checked={fees.oncePerDay} onChange={(oncePerDay) => change('fees', { oncePerDay })}>
            一天只收一次挂号诊察费
          </Checkbox>
          <Checkbox
            checked={fees.payLaterAllowed}
            onChange={(payLaterAllowed) => change('fees', { payLaterAllowed })}
          >
            可以先看病、后付费
          </Checkbox>
          <Checkbox checked={cash.roundToJiao} onChange={(roundToJiao) => change('cash', { roundToJiao })}>
            现金收到角，差额单列
          </Checkbox>
        </div>
      </div>
    </Panel>
  );
}

/** The names on receipts, screens and forms. */
export function StationRules({ draft, change }: RulePartProps) {
  return (
    <Panel title="站名" note="印在收据和报表上">
      <div className="rule-grid">
        <Field label="本站">
          <TextInput
            value={draft.station.name}
            maxLength={60}
            onChange={(name) => change('station', { name })}
          />
        </Field>
        <Field label="所属中心">
          <TextInput
            value={draft.station.center}
            maxLength={60}
            onChange={(center) => change('station', { center })}
          />
        </Field>
      </div>
    </Panel>
  );
}
