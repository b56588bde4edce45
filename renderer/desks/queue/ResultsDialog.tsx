import { useRef, useState } from 'react';
import type { BoardTicket } from '../../../electron/shared/contract/queue.ts';
import type { OrderId } from '../../../electron/shared/values/ids.ts';
import { useCommand } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Fields } from '../../components/Fields.tsx';
import { formatNumber } from '../../components/format.ts';
import { Field, TextInput } from '../../components/inputs.tsx';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';

/** Results of the laboratory or the examination room; with the last one the patient goes back to the doctor. */
export function ResultsDialog({
  ticket,
  point,
  onClose,
}: {
  ticket: BoardTicket;
  point: 'lab' | 'examination';
  onClose: () => void;
}) {
  const { data = [] } = useQueryCall(
    'queue.listPointOrders',
    { visitId: ticket.visitId ?? 0, point },
    { enabled: ticket.visitId !== null },
  );
  const [results, setResults] = useState<ReadonlyMap<OrderId, string>>(new Map());
  const finish = useCommand('queue.finishOrders', ticket.ticketId);
  const tell = useTell();
  const focused = useRef(false);
  // The orders come after the dialog is open.
  const focusOnce = (field: HTMLInputElement | null) => {
    if (!field || focused.current) return;
    focused.current = true;
    field.focus();
  };
  const open = data.filter((order) => order.status !== 'done');
  const save = async () => {
    const done = await finish.run({
      ticketId: ticket.ticketId,
      results: open.map(({ orderId }) => ({ orderId, result: results.get(orderId) ?? '' })),
    });
    if (!done) return;
    tell(`${formatNumber(done.number)} ${ticket.name} 结果已出${done.returned ? '，已排回诊' : ''}`);
    onClose();
  };
  return (
    <Dialog
      title={`${formatNumber(ticket.number)} ${ticket.name} 的结果`}
      note="都出来后排回诊，不再挂号收费"
      onClose={onClose}
      width={620}
    >
      <Fields className="dialog-body form one" onLast={save}>
        {open.map((order, at) => (
          <Field key={order.orderId} label={order.qty > 1 ? `${order.name} ×${order.qty}` : order.name}>
            <TextInput
              {...(at === 0 ? { inputRef: focusOnce } : {})}
              value={results.get(order.orderId) ?? ''}
              maxLength={500}
              placeholder="结果，可只写“见报告单”"
              onChange={(text) => setResults(new Map(results).set(order.orderId, text))}
            />
          </Field>
        ))}
        {open.length === 0 ? <p className="second">没有要做的项目。</p> : null}
      </Fields>
      <Told error={finish.error} what="结果没有存上" />
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction label="结果已出" ready={open.length > 0} busy={finish.busy} onPress={save} />
      </div>
    </Dialog>
  );
}
