import { type KeyboardEvent, type Ref, useState } from 'react';
import { FREQUENCIES } from '../../../electron/shared/domain/dosing.ts';
import { NumberInput, TextInput } from '../../components/inputs.tsx';
import {
  type FormLine,
  formatUsage,
  MAX_DAYS,
  MAX_DOSE_MILLI,
  parseDose,
  quantityUnit,
  readUsage,
  USUAL_FREQUENCIES,
  withSuggestion,
} from './form-line.ts';

export interface LineInputProps {
  readonly line: FormLine;
  readonly onChange: (line: FormLine) => void;
  /** ↑ and ↓: the same field of the line above or below. */
  readonly onStep: (step: -1 | 1) => void;
  readonly bad?: boolean | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
}

function stepOf(event: KeyboardEvent): -1 | 1 | undefined {
  if (event.altKey || event.ctrlKey) return undefined;
  return event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined;
}

function stepKeys(onStep: LineInputProps['onStep']) {
  return (event: KeyboardEvent<HTMLInputElement>) => {
    const step = stepOf(event);
    if (step === undefined) return;
    event.preventDefault();
    onStep(step);
  };
}

/** 每次: `0.5` of the drug's dose unit. */
export function DoseInput({
  line,
  onChange,
  onStep,
  onEnter,
  bad,
  inputRef,
}: LineInputProps & {
  /** Instead of the next field. */
  readonly onEnter?: (() => void) | undefined;
}) {
  const [typing, setTyping] = useState<string>();
  const unread = typing !== undefined && parseDose(typing) === undefined;
  const wrong = unread || (line.doseMilli ?? 0) > MAX_DOSE_MILLI;
  const step = stepKeys(onStep);
  return (
    <TextInput
      value={typing ?? (line.doseMilli === undefined ? '' : String(line.doseMilli / 1000))}
      bad={bad || wrong}
      unit={line.doseUnit}
      aria-label="每次"
      onKeyDown={(event) => {
        step(event);
        if (event.key !== 'Enter' || !onEnter || wrong) return;
        event.preventDefault();
        onEnter();
      }}
      onChange={(text) => {
        setTyping(text);
        onChange(withSuggestion({ ...line, doseMilli: parseDose(text) }));
      }}
      onBlur={() =>
        setTyping((text) => (text !== undefined && parseDose(text) === undefined ? text : undefined))
      }
      {...(inputRef ? { inputRef } : {})}
    />
  );
}

/** 用法: bid, 2, 每日2次, wy 外用; ↑ ↓ go through the usual ones. */
export function UsageInput({ line, onChange, bad }: Omit<LineInputProps, 'onStep'>) {
  const [typing, setTyping] = useState<string>();
  const read = typing === undefined ? line : readUsage(typing, line);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = stepOf(event);
    if (step !== undefined) {
      event.preventDefault();
      const at = USUAL_FREQUENCIES.indexOf(line.frequency) + step;
      const next = USUAL_FREQUENCIES[(at + USUAL_FREQUENCIES.length) % USUAL_FREQUENCIES.length] ?? 'qd';
      setTyping(undefined);
      onChange(withSuggestion({ ...line, frequency: next }));
    } else if (event.key === 'Enter' && !read) {
      // Unknown words stay under the hand until they are a frequency or a route.
      event.preventDefault();
    }
  };
  return (
    <TextInput
      value={typing ?? formatUsage(line.frequency, line.route)}
      bad={bad || !read}
      aria-label="用法"
      placeholder={FREQUENCIES[line.frequency].label}
      onKeyDown={onKeyDown}
      onChange={(text) => {
        setTyping(text);
        const found = readUsage(text, line);
        if (found && text.trim() !== '') onChange(withSuggestion({ ...line, ...found }));
      }}
      onBlur={() => setTyping((text) => (text !== undefined && !readUsage(text, line) ? text : undefined))}
    />
  );
}

/** 天数. */
export function DaysInput({ line, onChange, onStep, bad, inputRef }: LineInputProps) {
  return (
    <NumberInput
      value={line.days}
      align="right"
      bad={bad || (line.days ?? 0) > MAX_DAYS}
      aria-label="天数"
      onKeyDown={stepKeys(onStep)}
      onChange={(days) => onChange(withSuggestion({ ...line, days: days === 0 ? undefined : days }))}
      {...(inputRef ? { inputRef } : {})}
    />
  );
}

/** What is typed in 数量, in smallest units: `2` of the unit shown, `10片`, `2盒`, `10p` and `2h`. */
export function readQuantity(text: string, line: FormLine, inPacks: boolean): number | undefined {
  const match = /^(\d{1,6})\s*([a-z]|\p{Script=Han}+)?$/u.exec(text.trim().toLowerCase());
  if (!match) return undefined;
  const unit = match[2];
  const packs =
    unit === undefined
      ? inPacks
      : unit === line.packUnit || unit === 'h'
        ? true
        : !(unit === line.smallUnit || unit === 'p');
  const value = Number(match[1]) * (packs ? line.packSize : 1);
  return value > 0 ? value : undefined;
}

/** 数量: packs, or single units where the pack may be opened; ↑ ↓ change between the two. */
export function QuantityInput({ line, onChange, bad, inputRef }: Omit<LineInputProps, 'onStep'>) {
  const natural = quantityUnit(line);
  const [chosen, setChosen] = useState<boolean>();
  const [typing, setTyping] = useState<string>();
  const inPacks = !line.splittable || (chosen ?? natural.inPacks);
  const shown = line.qty === undefined ? '' : String(inPacks ? line.qty / line.packSize : line.qty);
  const set = (text: string, packs: boolean) => {
    const qty = readQuantity(text, line, packs);
    onChange(
      text.trim() === '' ? withSuggestion({ ...line, qtyTyped: false }) : { ...line, qty, qtyTyped: true },
    );
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (stepOf(event) === undefined || !line.splittable) return;
    event.preventDefault();
    setChosen(!inPacks);
    if (typing !== undefined) set(typing, !inPacks);
    else if (!inPacks && line.qty !== undefined) {
      const qty = Math.ceil(line.qty / line.packSize) * line.packSize;
      onChange({ ...line, qty, qtyTyped: true });
    }
  };
  return (
    <TextInput
      value={typing ?? shown}
      align="right"
      bad={bad || (typing !== undefined && line.qty === undefined)}
      unit={inPacks ? line.packUnit : line.smallUnit}
      aria-label="数量"
      {...(inputRef ? { inputRef } : {})}
      onKeyDown={onKeyDown}
      onChange={(text) => {
        setTyping(text);
        set(text, inPacks);
      }}
      onBlur={() => {
        setTyping(undefined);
        setChosen(undefined);
      }}
    />
  );
}
