import { useState } from 'react';
import { TextInput } from '../../../components/inputs.tsx';

const TYPED = /^([-−+]?)(\d{1,2})(?:\.(\d))?$/;

/** `-1.5` is −15 tenths; undefined when it is no such number or more than ten millimetres. */
export function readOffset(text: string): number | undefined {
  const [, sign, whole, tenths] = TYPED.exec(text.trim()) ?? [];
  if (whole === undefined) return undefined;
  const size = Number(whole) * 10 + Number(tenths ?? 0);
  if (size > 100) return undefined;
  return size === 0 || sign === '' || sign === '+' ? size : -size;
}

/** Millimetres with one decimal, to the left and up negative. */
export function OffsetInput({
  label,
  value,
  onChange,
  disabled,
}: {
  label: string;
  value: number;
  onChange: (tenths: number) => void;
  disabled: boolean;
}) {
  const [typed, setTyped] = useState<string>();
  const wrong = typed !== undefined && readOffset(typed) === undefined;
  return (
    <TextInput
      aria-label={label}
      value={typed !== undefined && (wrong || readOffset(typed) === value) ? typed : (value / 10).toFixed(1)}
      bad={wrong}
      disabled={disabled}
      maxLength={5}
      unit="mm"
      onChange={(text) => {
        setTyped(text);
        const tenths = readOffset(text);
        if (tenths !== undefined) onChange(tenths);
      }}
    />
  );
}
