/**
 * Buttons carry their key. `<Button keys="Alt+T" onPress={refund}>退费</Button>` binds Alt+T and shows it;
 * `<MainAction label="挂号" hint="先选居民" ready={false} onPress={…}/>` is the desk's one main action, F12.
 */
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { KeyCap } from './KeyCap.tsx';
import { useKeys } from './keys.tsx';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly keys?: string | undefined;
  /** What the bottom bar would call it; needed when `children` is not plain text. */
  readonly label?: string | undefined;
  readonly enabled?: boolean | undefined;
  /** Also list the key in the bottom bar. Default false: the button shows it itself. */
  readonly inBar?: boolean | undefined;
  readonly className?: string | undefined;
}

export function Button({ children, onPress, keys, label, enabled = true, inBar, className }: ButtonProps) {
  const text = label ?? (typeof children === 'string' ? children : '');
  useKeys(keys ? [{ keys, label: text, run: onPress, enabled, shown: inBar ?? false }] : []);
  return (
    <button type="button" className={classNames('btn', className)} disabled={!enabled} onClick={onPress}>
      {keys ? <KeyCap of={keys} /> : null}
      {children}
    </button>
  );
}

export interface MainActionProps {
  readonly label: string;
  /** Small words beside it: what is still missing, or what else it does. */
  readonly hint?: string | undefined;
  /** False: the outline of an action that still lacks something. Pressing it then calls `onWaiting`. */
  readonly ready?: boolean | undefined;
  readonly busy?: boolean | undefined;
  readonly onPress: () => void;
  /** Shows where something is missing, for example by moving the focus there. */
  readonly onWaiting?: (() => void) | undefined;
  readonly keys?: string | undefined;
}

export function MainAction({
  label,
  hint,
  ready = true,
  busy = false,
  onPress,
  onWaiting,
  keys = 'F12',
}: MainActionProps) {
  const press = () => {
    if (busy) return;
    if (ready) onPress();
    else onWaiting?.();
  };
  useKeys([
    {
      keys,
      label,
      run: press,
      enabled: ready || onWaiting !== undefined,
      shown: false,
    },
  ]);
  return (
    <button
      type="button"
      className={classNames('btn main', !ready && 'wait')}
      aria-disabled={!ready}
      aria-busy={busy}
      data-main-action
      onClick={press}
    >
      {label}
      {busy ? <small>正在做…</small> : hint ? <small>{hint}</small> : null}
      <KeyCap of={keys} />
    </button>
  );
}
