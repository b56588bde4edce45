import { type RefObject, useState } from 'react';
import type { Board } from '../../../electron/shared/contract/queue.ts';
import { useCommand } from '../../api/commands.ts';
import { Button } from '../../components/Button.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { Panel } from '../../components/DeskFrame.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Fields } from '../../components/Fields.tsx';
import { formatNumber, formatTime } from '../../components/format.ts';
import { NumberInput, TextInput } from '../../components/inputs.tsx';
import { KeyCap } from '../../components/KeyCap.tsx';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
import { nameOf } from './calling/who-words.ts';

export interface OutOfOrderPanelProps {
  readonly board: Board;
  readonly number: number | undefined;
  readonly onNumber: (number: number | undefined) => void;
  readonly numberRef: RefObject<HTMLInputElement | null>;
  readonly reasonRef: RefObject<HTMLInputElement | null>;
  readonly onCalled: () => void;
}

/** 另叫一位: somebody else than the next one, with a reason that stands in the day's report. */
export function OutOfOrderPanel(props: OutOfOrderPanelProps) {
  const { board, number, onNumber } = props;
  const [reason, setReason] = useState('');
  const ticket = board.waiting.find((one) => one.number === number);
  const command = useCommand('queue.callOutOfOrder', ticket?.ticketId);
  const tell = useTell();
  const ready = ticket !== undefined && reason.trim() !== '';
  const call = async () => {
    if (!ticket || !ready) return;
    const room = board.clinicId === null ? {} : { clinicId: board.clinicId };
    const called = await command.run({ ticketId: ticket.ticketId, reason: reason.trim(), ...room });
    if (!called) return;
    tell(`${formatNumber(called.number)} ${nameOf(called)} 已另叫，请到${called.room}`);
    onNumber(undefined);
    setReason('');
    props.onCalled();
  };
  const last = board.outOfOrder[0];
  return (
    <Panel className="by-hand" title="另叫一位" note="不按次序叫，须写原因，列入当日报告">
      <Fields className="hand" onLast={call}>
        <NumberInput
          aria-label="号"
          inputRef={props.numberRef}
          value={number}
          placeholder="号"
          unit={<KeyCap of="Alt+K" />}
          bad={number !== undefined && !ticket}
          onChange={onNumber}
        />
        <TextInput
          aria-label="原因"
          inputRef={props.reasonRef}
          value={reason}
          maxLength={100}
          placeholder="原因：病情变化、化验结果危急、车在等……"
          onChange={setReason}
        />
        <Button onPress={call} enabled={ready}>
          <span className="cut">{ticket ? `叫 ${nameOf(ticket)}` : '叫这一位'}</span>
        </Button>
      </Fields>
      <Told error={command.error} what="没有叫成" />
      {last ? (
        <div className="hist">
          <b>今日 {board.outOfOrder.length} 次</b>
          <span>
            {formatTime(last.at)} 叫 {formatNumber(last.number)} {nameOf(last)}
          </span>
          <span className="cut">
            原因：{last.reason}
            {last.undone ? '（已撤销）' : ''}
          </span>
          <span className="end">
            {last.by} <KeyCap of="Alt+I" />
          </span>
        </div>
      ) : null}
    </Panel>
  );
}

/** Today's calls out of order at this point, as the head reads them. */
export function OutOfOrderDialog({ board, onClose }: { board: Board; onClose: () => void }) {
  return (
    <Dialog title="今日另叫" note="不按次序叫的，都留存" onClose={onClose} width={720}>
      <div className="dialog-body">
        <DataTable
          label="今日另叫"
          rows={board.outOfOrder}
          keyOf={(row) => `${row.at}-${row.number}`}
          columns={[
            { head: '时间', width: 64, cell: (row) => formatTime(row.at) },
            {
              head: '叫谁',
              width: 190,
              cell: (row) => (
                <b className="whole-name">
                  {formatNumber(row.number)} {nameOf(row)}
                </b>
              ),
            },
            {
              head: '原因',
              cell: (row) => (
                <span className="whole-name">
                  {row.reason}
                  {row.undone ? '（已撤销）' : ''}
                </span>
              ),
            },
            { head: '经手', width: 80, cell: (row) => row.by },
          ]}
          empty="今天还没有另叫过。"
        />
      </div>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
      </div>
    </Dialog>
  );
}
