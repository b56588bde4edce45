import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { CallError } from '../../../electron/shared/contract/reply.ts';
import { MainAction } from '../../components/Button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Fields, fieldsIn, focusField } from '../../components/Fields.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Field, TextInput } from '../../components/inputs.tsx';
import { KeyCap } from '../../components/KeyCap.tsx';
import { isBad, Told } from '../../components/Told.tsx';
import { type FirstRunForm, lackingInStation } from './first-run-form.ts';

export interface StepProps {
  readonly form: FirstRunForm;
  readonly change: (part: Partial<FirstRunForm>) => void;
  readonly error: CallError | undefined;
  readonly onNext: () => void;
}

/** Step 1: a real station or practice first; name, center and head. */
export function StationStep({
  form,
  change,
  error,
  onNext,
  onPractice,
}: StepProps & { onPractice: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  const [practice, setPractice] = useState(false);
  const lacking = lackingInStation(form);
  const next = () => (practice ? onPractice() : lacking.length === 0 ? onNext() : toFirstEmpty(box.current));
  return (
    <div ref={box} className="sheet">
      <h2>
        怎么开始？<small>先练习不耽误，正式启用时练习数据全部丢开。</small>
      </h2>
      <Fields className="sheet" escGoesBack onLast={next}>
        <Choice practice={practice} onChange={setPractice} onPractice={onPractice} />
        {practice ? null : <StationFields form={form} change={change} error={error} />}
      </Fields>
      <Told error={error} what="没有启用成" />
      <div className="go">
        <span className="say">
          {practice || lacking.length === 0 ? '练习和真账是两份数据。' : `还差：${lacking.join('、')}。`}
          <br />
          别的设置以后在站长台改。
        </span>
        {practice ? (
          <MainAction label="到练习站" onPress={onPractice} />
        ) : (
          <MainAction
            label="下一步"
            ready={lacking.length === 0}
            {...(lacking.length > 0 ? { hint: `还差 ${lacking.length} 项` } : {})}
            onPress={onNext}
            onWaiting={() => toFirstEmpty(box.current)}
          />
        )}
      </div>
    </div>
  );
}

/** The hand goes where something is missing. */
export function toFirstEmpty(box: HTMLElement | null): void {
  if (!box) return;
  const empty = fieldsIn(box).find((field) => field instanceof HTMLInputElement && field.value === '');
  if (empty) focusField(empty);
}

function Choice(props: { practice: boolean; onChange: (practice: boolean) => void; onPractice: () => void }) {
  const { practice, onChange, onPractice } = props;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey) return;
    if (event.key === '1' || event.key === 'ArrowLeft') onChange(false);
    else if (event.key === '2' || event.key === 'ArrowRight') onChange(true);
    else if (event.key === 'Enter' && practice) onPractice();
    else return;
    event.preventDefault();
  };
  const option = (value: boolean, icon: 'home' | 'play', name: string, key: string, what: string) => (
    // biome-ignore lint/a11y/useFocusableInteractive: the group is the one stop
    // biome-ignore lint/a11y/useKeyWithClickEvents: the group hears the keys
    // biome-ignore lint/a11y/useSemanticElements: drawn as a card
    <div
      role="radio"
      aria-checked={practice === value}
      className={classNames('opt', practice === value && 'on')}
      onClick={() => onChange(value)}
    >
      <Icon name={icon} />
      <b>{name}</b>
      <KeyCap of={key} />
      <small>{what}</small>
    </div>
  );
  return (
    <div
      ref={box}
      className="pick"
      role="radiogroup"
      aria-label="怎么开始"
      tabIndex={0}
      data-field
      data-typing
      onKeyDown={press}
    >
      {option(false, 'home', '启用本站', '1', '从今天起记真账、发真号')}
      {option(true, 'play', '先到练习站', '2', '有一天上午的样子，随便按')}
    </div>
  );
}

function StationFields({ form, change, error }: Pick<StepProps, 'form' | 'change' | 'error'>) {
  const right = (good: boolean) => (good ? <Icon name="check" label="填好了" /> : undefined);
  const differs = form.again !== '' && form.password !== form.again;
  return (
    <div className="big">
      <Field full label="服务站名称，印在收据、处方和候诊屏上">
        <TextInput
          value={form.name}
          maxLength={60}
          onChange={(name) => change({ name })}
          bad={isBad(error, 'name')}
          unit={right(form.name.trim() !== '')}
        />
      </Field>
      <Field full label="所属中心，收入归它的账">
        <TextInput
          value={form.center}
          maxLength={60}
          onChange={(center) => change({ center })}
          bad={isBad(error, 'center')}
          unit="与中心公章一致"
        />
      </Field>
      <Field label="站长姓名">
        <TextInput value={form.headName} maxLength={30} onChange={(headName) => change({ headName })} />
      </Field>
      <Field label="站长手机">
        <TextInput
          value={form.headPhone}
          maxLength={20}
          onChange={(headPhone) => change({ headPhone })}
          placeholder="可不填"
        />
      </Field>
      <Field label="站长密码">
        <TextInput
          type="password"
          value={form.password}
          maxLength={64}
          onChange={(password) => change({ password })}
          placeholder="至少 8 位"
          bad={form.password !== '' && form.password.length < 8}
        />
      </Field>
      <Field label="再输一次">
        <TextInput
          type="password"
          value={form.again}
          maxLength={64}
          onChange={(again) => change({ again })}
          bad={differs}
          {...(differs ? { unit: '两次不一样' } : {})}
        />
      </Field>
    </div>
  );
}
