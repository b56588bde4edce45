import { useState } from 'react';
import type { Board, BoardTicket } from '../../../electron/shared/contract/queue.ts';
import type { ClinicId } from '../../../electron/shared/values/ids.ts';
import { useCommand } from '../../api/commands.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Fields } from '../../components/Fields.tsx';
import { formatNumber } from '../../components/format.ts';
import { Field, TextInput } from '../../components/inputs.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
import { nameOf } from './calling/who-words.ts';

type Whom = 'one' | 'all';

/** 移人: the one who is chosen, or everybody who waits for this room because the doctor leaves. */
export function MoveDialog({
  board,
  ticket,
  onClose,
}: {
  board: Board;
  /** Who is chosen and waits here, or was missed; undefined = nobody is. */
  ticket: BoardTicket | undefined;
  onClose: () => void;
}) {
  const from = board.rooms.find((room) => room.clinicId === board.clinicId);
  const others = board.rooms.filter((room) => room.clinicId !== board.clinicId);
  const [whom, setWhom] = useState<Whom>(ticket ? 'one' : 'all');
  const [to, setTo] = useState<ClinicId | undefined>(others[0]?.clinicId);
  const [reason, setReason] = useState('');
  const move = useMove();
  const bound = from?.bound ?? 0;
  const ready = to !== undefined && (whom === 'one' ? ticket !== undefined : bound > 0);
  const save = async () => {
    if (to === undefined || !from || !ready) return;
    const done =
      whom === 'one' && ticket
        ? await move.one(ticket, to, reason.trim())
        : await move.all(from.clinicId, to, reason.trim());
    if (done) onClose();
  };
  return (
    <Dialog
      title="移人到别的窗口"
      note={ticket ? `选中 ${formatNumber(ticket.number)} ${nameOf(ticket)}` : '按到达先后保留位置，优先照旧'}
      onClose={onClose}
      width={620}
    >
      <Fields className="dialog-body form one" onLast={() => void save()}>
        <Field label="移谁">
          <Segmented
            label="移谁"
            value={whom}
            autoFocus
            options={[
              {
                value: 'one',
                label: ticket ? `${formatNumber(ticket.number)} 一位` : '没有选人',
                disabled: ticket === undefined,
              },
              { value: 'all', label: `${from?.name ?? ''}的 ${bound} 人`, disabled: bound === 0 },
            ]}
            onChange={setWhom}
          />
        </Field>
        <Field label="到哪里">
          <Segmented
            label="到哪里"
            value={to}
            options={others.map((room) => ({
              value: room.clinicId,
              label: `${room.name}，候 ${room.waiting} 人`,
            }))}
            onChange={setTo}
          />
        </Field>
        <Field label="原因">
          <TextInput
            value={reason}
            maxLength={100}
            placeholder={whom === 'all' ? '如：医生外出' : '可不写'}
            onChange={setReason}
          />
        </Field>
        <Told error={move.error} what="没有移成" />
      </Fields>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction
          label="移过去"
          {...(others.length === 0 ? { hint: '只有一个窗口' } : ready ? {} : { hint: '没有可移的人' })}
          ready={ready}
          busy={move.busy}
          onPress={() => void save()}
        />
      </div>
    </Dialog>
  );
}

function useMove() {
  const ticketMove = useCommand('queue.moveTicket');
  const lineMove = useCommand('queue.moveWaiting');
  const tell = useTell();
  return {
    error: ticketMove.error ?? lineMove.error,
    busy: ticketMove.busy || lineMove.busy,
    one: async (ticket: BoardTicket, clinicId: ClinicId, reason: string) => {
      const done = await ticketMove.run({ ticketId: ticket.ticketId, clinicId, reason });
      if (done)
        tell(`${formatNumber(done.number)} ${nameOf(ticket)} 移到${done.room}，排第 ${done.position}`);
      return done !== undefined;
    },
    all: async (fromClinicId: ClinicId, toClinicId: ClinicId, reason: string) => {
      const done = await lineMove.run({ fromClinicId, toClinicId, reason });
      if (done) tell(`${done.moved} 人移到${done.room}`);
      return done !== undefined;
    },
  };
}
