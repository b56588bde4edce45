import type { KeyboardEvent, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './Icon.tsx';

export interface SegmentedProps<Value extends string | number | boolean> {
  readonly value: Value | undefined;
  readonly options: readonly {
    readonly value: Value;
    readonly label: ReactNode;
    readonly icon?: IconName;
    readonly disabled?: boolean;
  }[];
  readonly onChange: (value: Value) => void;
  readonly label?: string | undefined;
  readonly small?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly bad?: boolean | undefined;
}

/** One of few, all in sight. One stop for Tab and Enter; ← → (or its number) choose. */
export function Segmented<Value extends string | number | boolean>(props: SegmentedProps<Value>) {
  const { value, options, onChange } = props;
  const open = options.filter((option) => !option.disabled);
  const choose = (event: KeyboardEvent) => {
    const at = open.findIndex((option) => option.value === value);
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next =
      step === 0 ? open[Number(event.key) - 1] : open[Math.min(Math.max(at + step, 0), open.length - 1)];
    if (!next || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    onChange(next.value);
  };
  return (
    <span
      className={classNames('seg', props.small && 's', props.bad && 'bad')}
      role="radiogroup"
      aria-label={props.label}
      tabIndex={0}
      data-field
      data-typing
      {...(props.autoFocus ? { 'data-first-focus': true } : {})}
      onKeyDown={choose}
    >
      {options.map((option) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the group is the one stop; arrows move inside
        // biome-ignore lint/a11y/useKeyWithClickEvents: the group hears the keys
        // biome-ignore lint/a11y/useSemanticElements: a drawn segment, not a native button
        <span
          key={String(option.value)}
          role="radio"
          aria-checked={option.value === value}
          aria-disabled={option.disabled ?? false}
          className={classNames(option.value === value && 'on', option.disabled && 'off')}
          onClick={() => (option.disabled ? undefined : onChange(option.value))}
        >
          {option.icon ? <Icon name={option.icon} /> : null}
          {option.label}
        </span>
      ))}
    </span>
  );
}
