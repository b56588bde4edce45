/**
 * A dialog over the desk: only for what cannot be undone, or a step that needs its own form. Its keys cover
 * the desk's (bind them inside it with useKeys or <MainAction>), Esc closes it, and the focus goes back.
 * `<Dialog title="退费" onClose={close} width={560}>…</Dialog>`, shown while it is rendered.
 */
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { KeyLayer, useKeys } from './keys.tsx';

export interface DialogProps {
  readonly title: ReactNode;
  readonly note?: ReactNode | undefined;
  readonly onClose: () => void;
  readonly width?: number | undefined;
  readonly children: ReactNode;
}

export function Dialog({ title, note, onClose, width = 520, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const before = document.activeElement;
    const dialog = element.current;
    dialog?.showModal();
    const first = dialog?.querySelector<HTMLElement>('[data-first-focus]');
    (first ?? dialog?.querySelector<HTMLElement>('[data-field]'))?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      else document.querySelector<HTMLElement>('[data-desk]:not([hidden]) [data-first-focus]')?.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      className="dialog"
      aria-labelledby={heading}
      style={{ width }}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={heading}>
        {title} {note === undefined ? null : <small>{note}</small>}
      </h2>
      <KeyLayer>
        <CloseKey onClose={onClose} />
        {children}
      </KeyLayer>
    </dialog>
  );
}

function CloseKey({ onClose }: { onClose: () => void }) {
  useKeys([{ keys: 'Escape', label: '返回', run: onClose }]);
  return null;
}
