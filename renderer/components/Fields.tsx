/**
 * A form by keyboard. Inside `<Fields onLast={save}>` Enter goes to the next field and, on the last one,
 * does `onLast`; Shift+Enter goes back (so does Esc with `escGoesBack`). Any component of inputs.tsx is a
 * field; a part of the form that should be skipped gets `tabIndex={-1}`.
 */
import { type KeyboardEvent, type ReactNode, useRef } from 'react';

export interface FieldsProps {
  readonly children: ReactNode;
  readonly onLast?: (() => void) | undefined;
  readonly escGoesBack?: boolean | undefined;
  readonly className?: string | undefined;
}

export function Fields({ children, onLast, escGoesBack = false, className }: FieldsProps) {
  const box = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing || !box.current) return;
    const back = (event.key === 'Enter' && event.shiftKey) || (event.key === 'Escape' && escGoesBack);
    if (event.key !== 'Enter' && !back) return;
    const fields = fieldsIn(box.current);
    const at = fields.findIndex((field) => field.contains(event.target as Node));
    if (at < 0) return;
    event.preventDefault();
    event.stopPropagation();
    const next = fields[at + (back ? -1 : 1)];
    if (next) focusField(next);
    else if (!back) onLast?.();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears Enter of the fields inside it
    <div ref={box} className={className} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}

/** The fields that can be reached, in the order in which they stand. */
export function fieldsIn(box: HTMLElement): HTMLElement[] {
  return [...box.querySelectorAll<HTMLElement>('[data-field]')].filter(
    (field) => !field.matches(':disabled, [readonly], [tabindex="-1"]') && field.offsetParent !== null,
  );
}

export function focusField(field: HTMLElement): void {
  field.focus();
  if (field instanceof HTMLInputElement) field.select();
}
