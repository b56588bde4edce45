/**
 * Asks for a reason before what cannot be undone; not for a second click.
 * `<ReasonDialog title="撤销 11-19 的日结" what="撤销后这天又能记账，要重新清点。" action="撤销日结"
 * reasons={['漏收一笔', '点错现金']} error={undo.error} busy={undo.busy} onConfirm={(reason) => …} onClose={…}/>`.
 * F12 or Enter confirms; digits choose one of the usual reasons.
 */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { CallError } from '../../electron/shared/contract/reply.ts';
import { Button, MainAction } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { Fields } from './Fields.tsx';
import { TextArea } from './TextArea.tsx';
import { Told } from './Told.tsx';

export interface ReasonDialogProps {
  readonly title: ReactNode;
  /** What will have happened afterwards. */
  readonly what?: ReactNode | undefined;
  readonly action: string;
  readonly reasons?: readonly string[] | undefined;
  readonly maxLength?: number | undefined;
  /** A reason that was written before, to be changed. */
  readonly written?: string | undefined;
  readonly error?: CallError | undefined;
  readonly busy?: boolean | undefined;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
  /** Further fields above the reason. */
  readonly children?: ReactNode | undefined;
}

export function ReasonDialog(props: ReasonDialogProps) {
  const [reason, setReason] = useState(props.written ?? '');
  const ready = reason.trim() !== '';
  const field = useRef<HTMLTextAreaElement>(null);
  const before = useRef(props.written);
  // What was written before is typed over, or gone on with from its end. Selecting takes the focus, too.
  useEffect(() => {
    if (before.current) field.current?.select();
  }, []);
  const confirm = () => {
    if (ready) props.onConfirm(reason.trim());
  };
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <Fields onLast={confirm} className="dialog-body">
        {props.what ? <p className="second">{props.what}</p> : null}
        {props.children}
        {props.reasons ? (
          <div className="reasons">
            {props.reasons.map((one, index) => (
              <Button key={one} keys={`Alt+${index + 1}`} onPress={() => setReason(one)}>
                {one}
              </Button>
            ))}
          </div>
        ) : null}
        <TextArea
          inputRef={field}
          value={reason}
          onChange={setReason}
          rows={2}
          maxLength={props.maxLength ?? 100}
          placeholder="原因，会记下来"
          aria-label="原因"
          autoFocus
        />
        <Told error={props.error} />
      </Fields>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={props.onClose}>
          返回
        </Button>
        <MainAction
          label={props.action}
          {...(ready ? {} : { hint: '先写原因' })}
          ready={ready}
          busy={props.busy ?? false}
          onPress={confirm}
          onWaiting={() => field.current?.focus()}
        />
      </div>
    </Dialog>
  );
}
