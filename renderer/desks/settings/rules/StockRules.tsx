import { Checkbox } from '../../../components/Checkbox.tsx';
import { Panel } from '../../../components/DeskFrame.tsx';
import { Field, NumberInput } from '../../../components/inputs.tsx';
import type { RulePartProps } from './RulesSection.tsx';

/** How long a slip holds, who may sign it, and when a temperature is a fever. */
export function DispensaryRules({ draft, change }: RulePartProps) {
  const { dispensary } = draft;
  return (
    <Panel title="处方与发药">
      <div className="rule-grid">
        <Field label="处方有效">
          <NumberInput
            value={dispensary.validDays}
            unit="天，最多 3"
            onChange={(validDays) => change('dispensary', { validDays: validDays ?? 1 })}
          />
        </Field>
        <Field label="发热从">
          <NumberInput
            value={dispensary.feverDeci}
            decimals={1}
            unit="℃ 起"
            onChange={(feverDeci) => change('dispensary', { feverDeci: feverDeci ?? 373 })}
          />
        </Field>
        <div className="full row wrap">
          <Checkbox
            checked={dispensary.samePersonMaySignTwice}
            onChange={(samePersonMaySignTwice) => change('dispensary', { samePersonMaySignTwice })}
          >
            只有一人值班时，调配和核对可由同一人签
          </Checkbox>
        </div>
      </div>
    </Panel>
  );
}

/** When a batch counts as near its end, and what is not taken in. */
export function StoreroomRules({ draft, change }: RulePartProps) {
  const { expiryBandMonths, arrivalMonths } = draft.storeroom;
  const [near6, near3, near1] = expiryBandMonths;
  const put = (months: typeof expiryBandMonths) => change('storeroom', { expiryBandMonths: months });
  return (
    <Panel title="药库效期">
      <div className="rule-grid">
        <Field label="近效期 远">
          <NumberInput value={near6} unit="个月内" onChange={(next) => put([next ?? 6, near3, near1])} />
        </Field>
        <Field label="近效期 中">
          <NumberInput value={near3} unit="个月内" onChange={(next) => put([near6, next ?? 3, near1])} />
        </Field>
        <Field label="近效期 近">
          <NumberInput value={near1} unit="个月内" onChange={(next) => put([near6, near3, next ?? 1])} />
        </Field>
        <Field label="到货至少还有">
          <NumberInput
            value={arrivalMonths}
            unit="个月，少了不收"
            onChange={(next) => change('storeroom', { arrivalMonths: next ?? 6 })}
          />
        </Field>
      </div>
    </Panel>
  );
}
