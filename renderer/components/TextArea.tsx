import type { KeyboardEvent, Ref } from 'react';
import { classNames } from './class-names.ts';

export interface TextAreaProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly rows?: number | undefined;
  readonly placeholder?: string | undefined;
  readonly bad?: boolean | undefined;
  readonly maxLength?: number | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly inputRef?: Ref<HTMLTextAreaElement> | undefined;
  readonly 'aria-label'?: string | undefined;
}

/** Several lines. Enter goes on like in any field; Alt+Enter or Ctrl+Enter makes a new line. */
export function TextArea({ value, onChange, bad, autoFocus, inputRef, ...rest }: TextAreaProps) {
  const newLine = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || !(event.altKey || event.ctrlKey)) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    onChange(`${value.slice(0, selectionStart)}\n${value.slice(selectionEnd)}`);
  };
  return (
    <span className={classNames('in area', bad && 'bad')}>
      <textarea
        {...rest}
        ref={inputRef}
        value={value}
        data-field
        {...(autoFocus ? { 'data-first-focus': true } : {})}
        spellCheck={false}
        onKeyDown={newLine}
        onChange={(event) => onChange(event.target.value)}
      />
    </span>
  );
}
