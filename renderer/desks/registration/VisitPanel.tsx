import type { Ref } from 'react';
import type { Output } from '../../../electron/shared/contract/procedures.ts';
import type { CallError } from '../../../electron/shared/contract/reply.ts';
import { Panel } from '../../components/DeskFrame.tsx';
import { Fields } from '../../components/Fields.tsx';
import { Field, NumberInput, TextInput } from '../../components/inputs.tsx';
import { useLargeType } from '../../components/large-type.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { Select } from '../../components/Select.tsx';
import { isBad, Told } from '../../components/Told.tsx';
import {
  choiceLabel,
  choiceNote,
  type DoctorChoice,
  dutyNote,
  dutyWords,
  isBarred,
  wordNeeded,
} from './doctor-choice.ts';
import type { RegistrationForm } from './registration-form.ts';

type Plan = Output<'registration.preview'>;

export interface VisitPanelProps {
  readonly form: RegistrationForm;
  readonly set: (change: Partial<RegistrationForm>) => void;
  readonly choices: readonly DoctorChoice[];
  readonly chosen: DoctorChoice | undefined;
  readonly plan: Plan | undefined;
  readonly feverDeci: number;
  readonly errors: readonly (CallError | undefined)[];
  readonly temperatureRef: Ref<HTMLInputElement>;
  /** Something stands in 体温 that is no temperature. */
  readonly onUnread: (unread: boolean) => void;
  readonly onDone: () => void;
}

const FIELD_NAMES = { temperatureDeci: '体温', reason: '来意', phone: '手机', payNow: '收款' };

/** This visit: doctor, session, first or return, temperature, why. Enter on the last field registers. */
export function VisitPanel(props: VisitPanelProps) {
  const { form, set, chosen, plan, feverDeci } = props;
  const { large } = useLargeType();
  const fever = form.temperatureDeci !== null && form.temperatureDeci >= feverDeci;
  return (
    <Panel title="本次就诊" note={form.emergency ? '急危重：先于所有人' : noteOf(chosen, plan)}>
      <Fields className="form" onLast={props.onDone}>
        <Field label="医生">
          <Select
            aria-label="医生"
            value={chosen && props.choices.indexOf(chosen)}
            options={props.choices.map((one, value) => ({ value, label: choiceLabel(one) }))}
            onChange={(at) => {
              const one = props.choices[at];
              if (one) set({ doctorId: one.doctorId, clinicId: one.clinicId, dutyWord: '' });
            }}
            unit={chosen && choiceNote(chosen, large)}
          />
        </Field>
        <Field label="时段">
          <Segmented
            label="时段"
            value={form.session ?? plan?.session}
            options={[
              { value: 'am', label: '上午' },
              { value: 'pm', label: '下午' },
            ]}
            onChange={(session) => set({ session, dutyWord: '' })}
          />
        </Field>
        <Field label="初复诊">
          <Segmented
            label="初复诊"
            value={form.kind ?? plan?.kind}
            options={[
              { value: 'first', label: '初诊' },
              { value: 'return', label: '复诊' },
            ]}
            onChange={(kind) => set({ kind })}
          />
        </Field>
        <Field label="体温">
          <NumberInput
            decimals={1}
            value={form.temperatureDeci ?? undefined}
            inputRef={props.temperatureRef}
            bad={props.errors.some((error) => isBad(error, 'temperatureDeci'))}
            unit={fever ? '℃ · 转发热登记' : `℃ · ${feverDeci / 10} 起发热`}
            onChange={(value) => set({ temperatureDeci: value ?? null })}
            onUnread={props.onUnread}
          />
        </Field>
        {plan && wordNeeded(plan.duty, form.emergency) ? (
          <Field label="为什么挂" full>
            <TextInput
              value={form.dutyWord}
              maxLength={60}
              bad={form.dutyWord.trim() === ''}
              placeholder={plan.duty.state === 'full' ? '加号的理由，站长可加' : '如医生已来、病人指定'}
              unit={`${chosen?.doctor ?? ''} ${dutyWords(plan.duty)}`}
              onChange={(dutyWord) => set({ dutyWord })}
            />
          </Field>
        ) : null}
        <Field label="来意" full>
          <TextInput
            value={form.reason}
            maxLength={200}
            placeholder="哪里不适、几天，或续开什么药"
            onChange={(reason) => set({ reason })}
          />
        </Field>
      </Fields>
      {plan && isBarred(plan.duty) ? (
        <div className="note bad" role="alert">
          <b>
            {chosen?.doctor} 停诊：{plan.duty.stopReason}。
          </b>
          {plan.duty.standIn === null ? '请另选医生。' : `请改挂替诊的${plan.duty.standIn}。`}
        </div>
      ) : null}
      {props.errors.map((error, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: three fixed places
        <Told key={at} error={error} what="号没有挂成" fields={FIELD_NAMES} />
      ))}
    </Panel>
  );
}

function noteOf(chosen: DoctorChoice | undefined, plan: Plan | undefined): string | undefined {
  return chosen && plan ? dutyNote(chosen.doctor, plan.duty) : undefined;
}
