import './select.css';
import { Icon } from './Icon.tsx';

export interface SelectProps<Value extends string | number> {
  readonly value: Value | undefined;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly unit?: string | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly 'aria-label': string;
}

/** One of several in a field: ↑ ↓ or the first letter choose, Enter goes on. */
export function Select<Value extends string | number>(props: SelectProps<Value>) {
  const { options, value, unit } = props;
  return (
    <span className="in pick">
      <select
        data-field
        {...(props.autoFocus ? { 'data-first-focus': true } : {})}
        aria-label={props['aria-label']}
        value={value === undefined ? '' : String(value)}
        onChange={(event) => {
          const chosen = options.find((option) => String(option.value) === event.target.value);
          if (chosen) props.onChange(chosen.value);
        }}
      >
        {value === undefined ? <option value="">请选</option> : null}
        {options.map((option) => (
          <option key={String(option.value)} value={String(option.value)}>
            {option.label}
          </option>
        ))}
      </select>
      {unit ? <span className="u">{unit}</span> : null}
      <Icon name="down" />
    </span>
  );
}
