import { type RefObject, useState } from 'react';
import type { Board, BoardTicket } from '../../../electron/shared/contract/queue.ts';
import { useCommand } from '../../api/commands.ts';
import { Button } from '../../components/Button.tsx';
import { Panel } from '../../components/DeskFrame.tsx';
import { Fields } from '../../components/Fields.tsx';
import { formatNumber, formatTime } from '../../components/format.ts';
import { NumberInput, TextInput } from '../../components/inputs.tsx';
import { KeyCap } from '../../components/KeyCap.tsx';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';

/** 另叫一位: somebody else than the next one, with a reason that stands in the day's report. */
export function OutOfOrderPanel({
  board,
  numberRef,
}: {
  board: Board;
  numberRef: RefObject<HTMLInputElement | null>;
}) {
  const [number, setNumber] = useState<number>();
  const [reason, setReason] = useState('');
  const command = useCommand('queue.callOutOfOrder');
  const tell = useTell();
  const ticket: BoardTicket | undefined = board.waiting.find((one) => one.number === number);
  const ready = ticket !== undefined && reason.trim() !== '';
  const call = async () => {
    if (!ticket || !ready) return;
    const room = board.clinicId === null ? {} : { clinicId: board.clinicId };
    const called = await command.run({ ticketId: ticket.ticketId, reason: reason.trim(), ...room });
    if (!called) return;
    tell(`${formatNumber(called.number)} ${called.name} 已另叫，到${called.room}`);
    setNumber(undefined);
    setReason('');
    // The hand is back at the line: F12, ↑ and ↓.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };
  const last = board.outOfOrder[0];
  return (
    <Panel title="另叫一位" note="不按次序叫，须写原因，列入当日报告" end={<KeyCap of="Alt+K" />}>
      <Fields className="hand" onLast={call}>
        <NumberInput
          aria-label="号"
          inputRef={numberRef}
          value={number}
          placeholder="号"
          bad={number !== undefined && !ticket}
          onChange={setNumber}
        />
        <TextInput
          aria-label="原因"
          value={reason}
          maxLength={100}
          placeholder="原因：病情变化、化验结果危急、车在等……"
          onChange={setReason}
        />
        <Button onPress={call} enabled={ready}>
          {ticket ? `叫 ${ticket.name}` : '叫这一位'}
        </Button>
      </Fields>
      <Told error={command.error} what="没有叫成" />
      {last ? (
        <div className="hist">
          <b>今日 {board.outOfOrder.length} 次</b>
          <span>
            {formatTime(last.at)} 叫 {formatNumber(last.number)} {last.name}
          </span>
          <span className="cut">原因：{last.reason}</span>
          <span className="end">{last.by}</span>
        </div>
      ) : null}
    </Panel>
  );
}
