import { useState } from 'react';
import type { BoardTicket } from '../../../../electron/shared/contract/queue.ts';
import type { WindowEnd } from '../../../../electron/shared/domain/window-stay.ts';
import { useCommand } from '../../../api/commands.ts';
import { useQueryCall } from '../../../api/queries.ts';
import { formatNumber, formatTime } from '../../../components/format.ts';
import { ReasonDialog } from '../../../components/ReasonDialog.tsx';
import { Segmented } from '../../../components/Segmented.tsx';
import { useTell } from '../../../components/told-line.tsx';
import type { Calling } from './use-calling.ts';
import { nameOf } from './who-words.ts';

interface EndWords {
  readonly label: string;
  readonly what: string;
  readonly reasons: readonly string[];
}

const WORDS: Readonly<Record<WindowEnd, EndWords>> = {
  missed: {
    label: '人走了，作过号',
    what: '记一次过号。回来了按 Alt B，照过号的规矩排。',
    reasons: ['办到一半走了', '等不及走了', '有事先走'],
  },
  back: {
    label: '人还在，排回队里',
    what: '回到原来的位次，接着等，不算过号。',
    reasons: ['窗口的人走开了', '医生出诊', '换班'],
  },
  done: {
    label: '已经办完',
    what: '这里没有要办的了，往下一处去。',
    reasons: ['办完忘了结束', '项目取消了'],
  },
  void: {
    label: '不挂了，作废',
    what: '这个号作废，不再使用。',
    reasons: ['不看了', '改天再来'],
  },
};

/** The form over whichever desk asked to end somebody's stay at its window. */
export function EndStay({ calling: { ending, askEnd } }: { calling: Calling }) {
  if (!ending) return null;
  return <EndStayDialog key={ending.ticketId} ticket={ending} onClose={() => askEnd(undefined)} />;
}

/** 结束: how somebody leaves a window where nobody serves him any more, and why. */
function EndStayDialog({ ticket, onClose }: { ticket: BoardTicket; onClose: () => void }) {
  const { ticketId } = ticket;
  const ends = useQueryCall('queue.listWindowEnds', { ticketId }, { topics: ['queue', 'consultation'] });
  const [chosen, setChosen] = useState<WindowEnd>();
  const command = useCommand('queue.endStay', ticketId);
  const tell = useTell();
  const allowed = ends.data ?? [];
  const end = chosen !== undefined && allowed.includes(chosen) ? chosen : allowed[0];
  const who = `${formatNumber(ticket.number)} ${nameOf(ticket)}`;
  const confirm = async (reason: string) => {
    if (end === undefined) return;
    const done = await command.run({ ticketId, end, reason });
    if (!done) return;
    tell(`${who} ${toldWords(end, done)}`);
    onClose();
  };
  const since = ticket.servingSince === null ? '' : `，${formatTime(ticket.servingSince)} 起在窗口`;
  return (
    <ReasonDialog
      title={`结束 ${who}${since}`}
      what={end === undefined ? '' : WORDS[end].what}
      action="结束"
      reasons={end === undefined ? [] : WORDS[end].reasons}
      error={command.error ?? ends.error}
      busy={command.busy}
      onConfirm={(reason) => void confirm(reason)}
      onClose={onClose}
    >
      <Segmented
        label="怎样结束"
        value={end}
        options={allowed.map((value) => ({ value, label: WORDS[value].label }))}
        onChange={setChosen}
        autoFocus
      />
    </ReasonDialog>
  );
}

function toldWords(end: WindowEnd, done: { position: number | null; givenUp: boolean }): string {
  if (end === 'back') return `已排回队里，第 ${done.position ?? 1} 位`;
  if (end === 'missed') return done.givenUp ? '过号次数满了，已弃号' : '已作过号';
  return end === 'done' ? '已办完' : '的号已作废';
}
