/**
 * Fields. Wrap each in `<Field label="现住址">`; all take `bad` (marked red), `disabled`, `autoFocus`, `unit`.
 * TextInput text · NumberInput integer, or `decimals={1}` for tenths · MoneyInput fen · PriceInput 1/10000
 * yuan · DayInput a clinic day typed 20261120 (TextArea, Segmented and Checkbox have files of their own).
 * Numbers are `undefined` while empty or not a number.
 */
import {
  type FocusEvent,
  type InputHTMLAttributes,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useState,
} from 'react';
import { type ClinicDay, clinicDaySchema } from '../../electron/shared/values/clinic-day.ts';
import { type Fen, formatFen, parseFen } from '../../electron/shared/values/fen.ts';
import { formatPrice, type Price, parsePrice } from '../../electron/shared/values/price.ts';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './Icon.tsx';

/** A label before (in a .form grid) or above its control. `full` takes the whole width of the form. */
export function Field({ label, full, children }: { label: ReactNode; full?: boolean; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className={classNames(full && 'full')}>
      <span>{label}</span>
      {children}
    </label>
  );
}

export interface CommonInputProps {
  readonly bad?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly readOnly?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly placeholder?: string | undefined;
  /** Small words at the right end: 元, 盒, ℃. */
  readonly unit?: ReactNode | undefined;
  readonly icon?: IconName | undefined;
  readonly className?: string | undefined;
  readonly name?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
  readonly onKeyDown?: ((event: KeyboardEvent<HTMLInputElement>) => void) | undefined;
  readonly 'aria-label'?: string | undefined;
}

/** Says to a screen reader that the field has a list, and which of its rows Enter takes. */
interface ListOfField {
  readonly role?: 'combobox' | undefined;
  readonly 'aria-haspopup'?: 'grid' | undefined;
  readonly 'aria-expanded'?: boolean | undefined;
  readonly 'aria-controls'?: string | undefined;
  readonly 'aria-activedescendant'?: string | undefined;
}

type BoxProps = CommonInputProps &
  ListOfField & {
    readonly value: string;
    readonly onText: (text: string) => void;
    readonly onBlur?: ((() => void) | undefined) | undefined;
    readonly align?: 'right' | undefined;
    readonly type?: 'text' | 'password' | undefined;
    readonly inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode'] | undefined;
    readonly maxLength?: number | undefined;
  };

function selectAll(event: FocusEvent<HTMLInputElement>): void {
  event.currentTarget.select();
}

function InputBox({ bad, icon, unit, className, align, onText, inputRef, autoFocus, ...rest }: BoxProps) {
  return (
    <span
      className={classNames('in', bad && 'bad', rest.readOnly && 'ro', rest.disabled && 'off', className)}
    >
      {icon ? <Icon name={icon} /> : null}
      <input
        {...rest}
        ref={inputRef}
        data-field
        {...(autoFocus ? { 'data-first-focus': true } : {})}
        aria-invalid={bad ?? false}
        autoComplete="off"
        spellCheck={false}
        style={align ? { textAlign: align } : undefined}
        onFocus={selectAll}
        onChange={(event) => onText(event.target.value)}
      />
      {unit === undefined ? null : <span className="u">{unit}</span>}
    </span>
  );
}

export interface TextInputProps extends CommonInputProps, ListOfField {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly type?: 'text' | 'password' | undefined;
  readonly maxLength?: number | undefined;
  readonly align?: 'right' | undefined;
}

export function TextInput({ onChange, ...rest }: TextInputProps) {
  return <InputBox {...rest} onText={onChange} />;
}

interface TypedProps<Value> extends CommonInputProps {
  readonly value: Value | undefined;
  readonly onChange: (value: Value | undefined) => void;
  /** Told at each change whether something stands there that is no such value: it must not pass for empty. */
  readonly onUnread?: ((unread: boolean) => void) | undefined;
}

/** Keeps what is being typed apart from the value, so that `12.` is not corrected under the hand. */
function useTyped<Value>(
  value: Value | undefined,
  onChange: (value: Value | undefined) => void,
  way: {
    readonly write: (value: Value) => string;
    readonly read: (text: string) => Value | undefined;
    readonly onUnread?: ((unread: boolean) => void) | undefined;
  },
) {
  const [typing, setTyping] = useState<string>();
  const shown = typing ?? (value === undefined ? '' : way.write(value));
  return {
    value: shown,
    wrong: typing !== undefined && typing.trim() !== '' && way.read(typing) === undefined,
    onText: (text: string) => {
      setTyping(text);
      const read = text.trim() === '' ? undefined : way.read(text);
      onChange(read);
      way.onUnread?.(text.trim() !== '' && read === undefined);
    },
    // A wrong text stays, marked, until it is corrected; a right one is written out in full.
    onBlur: () =>
      setTyping((text) =>
        text !== undefined && text.trim() !== '' && way.read(text) === undefined ? text : undefined,
      ),
  };
}

export function MoneyInput({ value, onChange, bad, onUnread, ...rest }: TypedProps<Fen>) {
  const { wrong, ...typed } = useTyped(value, onChange, {
    write: (amount) => formatFen(amount).replaceAll(',', ''),
    read: parseFen,
    onUnread,
  });
  return <InputBox {...rest} {...typed} bad={bad || wrong} align="right" inputMode="decimal" />;
}

export function PriceInput({ value, onChange, bad, onUnread, ...rest }: TypedProps<Price>) {
  const { wrong, ...typed } = useTyped(value, onChange, {
    write: formatPrice,
    read: parsePrice,
    onUnread,
  });
  return <InputBox {...rest} {...typed} bad={bad || wrong} align="right" inputMode="decimal" />;
}

export function NumberInput({
  value,
  onChange,
  bad,
  decimals = 0,
  digits = 9,
  align,
  onUnread,
  ...rest
}: TypedProps<number> & { decimals?: number; digits?: number; align?: 'right' }) {
  const { wrong, ...typed } = useTyped(value, onChange, {
    write: (number) => (number / 10 ** decimals).toFixed(decimals),
    read: (text) => readNumber(text, decimals, digits),
    onUnread,
  });
  return (
    <InputBox {...rest} {...typed} bad={bad || wrong} {...(align ? { align } : {})} inputMode="decimal" />
  );
}

/** `36.5` with one decimal is 365; undefined when it is no number, or longer before or behind the point. */
export function readNumber(text: string, decimals: number, digits = 9): number | undefined {
  const match = /^(\d+)(?:\.(\d*))?$/.exec(text.trim());
  if (!match || (match[1] ?? '').length > digits || (match[2] ?? '').length > decimals) return undefined;
  return Number(`${match[1]}${(match[2] ?? '').padEnd(decimals, '0')}`);
}

export function DayInput({
  value,
  onChange,
  bad,
  placeholder = '年月日 8 位',
  onUnread,
  ...rest
}: TypedProps<ClinicDay>) {
  const { wrong, ...typed } = useTyped(value, onChange, {
    write: (day) => day,
    read: readDay,
    onUnread,
  });
  return <InputBox {...rest} {...typed} bad={bad || wrong} placeholder={placeholder} inputMode="numeric" />;
}

/** `20261120`, `2026-11-20`, `2026.11.20`, `2026/11/20`. */
export function readDay(text: string): ClinicDay | undefined {
  const match = /^(\d{4})[-./]?(\d{2})[-./]?(\d{2})$/.exec(text.trim());
  const parsed = match ? clinicDaySchema.safeParse(`${match[1]}-${match[2]}-${match[3]}`) : undefined;
  return parsed?.success ? parsed.data : undefined;
}
