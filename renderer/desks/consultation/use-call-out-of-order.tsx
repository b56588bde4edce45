import { type ReactNode, useState } from 'react';
import type { BoardTicket } from '../../../electron/shared/contract/queue.ts';
import type { ClinicId } from '../../../electron/shared/values/ids.ts';
import { useCommand } from '../../api/commands.ts';
import { formatNumber } from '../../components/format.ts';
import { useKeys } from '../../components/keys.tsx';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';
import { useTell } from '../../components/told-line.tsx';
import type { PatientAtDesk } from './use-patient-at-desk.ts';

/** Alt+K 另选: somebody else than the next one, with a reason. @returns its dialog, to be rendered. */
export function useCallOutOfOrder(
  { ticket, choose }: PatientAtDesk,
  clinicId: ClinicId | undefined,
): ReactNode {
  const [asked, setAsked] = useState<BoardTicket>();
  const { run, error, busy, clear } = useCommand('queue.callOutOfOrder');
  const tell = useTell();
  useKeys([
    {
      keys: 'Alt+K',
      label: '另选',
      run: () => setAsked(ticket),
      enabled: ticket?.status === 'waiting',
      shown: false,
    },
  ]);
  if (!asked) return null;
  const call = async (reason: string) => {
    const { ticketId } = asked;
    const called = await run({ ticketId, reason, ...(clinicId === undefined ? {} : { clinicId }) });
    if (!called) return;
    choose(called);
    tell(called.announcement);
    setAsked(undefined);
  };
  return (
    <ReasonDialog
      title={`先叫 ${formatNumber(asked.number)} ${asked.name}`}
      what="不按规则叫号，原因记在当天的报表里。"
      action="呼叫"
      reasons={['病情变化', '检查结果急', '行动不便']}
      error={error}
      busy={busy}
      onClose={() => {
        clear();
        setAsked(undefined);
      }}
      onConfirm={(reason) => void call(reason)}
    />
  );
}
